using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Fuzz;

/// <summary>A request as a command that repeats it against any system, with the variables of the API's pages for what is a customer's own.</summary>
internal static class Curl
{
    private const int MostInLine = 2_000;

    /// <param name="own">The caller's variables.</param>
    /// <param name="foreign">The other customer's: <c>$OTHER_…</c>.</param>
    public static string Of(RawRequest request, IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> foreign)
    {
        var command = new StringBuilder($"curl -si -X {request.Method} --path-as-is --request-target {Quoted(request.Target)} \"$HATCHED_BASE_URL\"");
        foreach (var (name, value) in request.Headers)
        {
            command.Append(CultureInfo.InvariantCulture, $" \\\n  -H {Quoted($"{name}: {value}")}");
        }

        if (request.Body is { } body)
        {
            command.Append(request.Headers.Any(header => header.Name is "Content-Type") ? "" : " \\\n  -H 'Content-Type:'");
            command.Append(" \\\n  --data-binary ").Append(body.Length > MostInLine || body.Contains((byte)0) ? "@" + Kept(body) : Quoted(body));
        }

        var text = command.ToString();
        foreach (var (prefix, variables) in new[] { ("", own), ("OTHER_", foreign) })
        {
            // Only what is unlike anything else.
            text = variables.Where(variable => variable.Value.Length >= 30).Aggregate(text, (shown, variable) => shown.Replace(variable.Value, $"'\"${prefix}{variable.Key}\"'", StringComparison.Ordinal));
        }

        return text;
    }

    private static string Quoted(string text) => Quoted(Encoding.UTF8.GetBytes(text));

    private static string Quoted(byte[] bytes)
    {
        if (bytes.All(b => b is >= 0x20 and < 0x7F and not (byte)'\''))
        {
            return $"'{Encoding.ASCII.GetString(bytes)}'";
        }

        // Quoted piece by piece, so that a variable between two of them stands as in plain quotes.
        var quoted = new StringBuilder();
        foreach (var run in Runs(bytes))
        {
            quoted.Append(run[0] is >= 0x20 and < 0x7F and not (byte)'\'' ? $"'{Encoding.ASCII.GetString(run)}'" : $"$'{string.Concat(run.Select(b => $"\\x{b:x2}"))}'");
        }

        return quoted.ToString();
    }

    private static IEnumerable<byte[]> Runs(byte[] bytes)
    {
        var start = 0;
        for (var i = 1; i <= bytes.Length; i++)
        {
            if (i == bytes.Length || IsPlain(bytes[i]) != IsPlain(bytes[start]))
            {
                yield return bytes[start..i];
                start = i;
            }
        }
    }

    private static bool IsPlain(byte b) => b is >= 0x20 and < 0x7F and not (byte)'\'';

    private static string Kept(byte[] body)
    {
        var file = TestSystem.StateFile($"fuzz/{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}.body");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, body);
        return file;
    }
}
