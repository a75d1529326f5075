using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Hatched.Cli;

/// <summary>Options whose values are more than text, with what is wrong with them in words.</summary>
internal static class Parsing
{
    public static Option<T> Between<T>(this Option<T> option, T least, T most, T standard)
        where T : struct, INumber<T>
    {
        option.DefaultValueFactory = _ => standard;
        option.CustomParser = result => T.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : result.Wrong<T>(FormattableString.Invariant($"{option.Name} must be between {least} and {most}."));
        return option;
    }

    public static Option<Uri?> Web(this Option<Uri?> option)
    {
        option.CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : result.Wrong<Uri?>($"{option.Name} must be an http or https address.");
        return option;
    }

    private static T? Wrong<T>(this ArgumentResult result, string fault)
    {
        result.AddError(fault);
        return default;
    }
}
