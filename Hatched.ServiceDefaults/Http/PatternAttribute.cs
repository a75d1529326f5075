using System.ComponentModel.DataAnnotations;

namespace Hatched.ServiceDefaults.Http;

/// <summary>A regular expression that text must match whole; unlike its base, it does not wave the empty text through.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class PatternAttribute(string pattern) : RegularExpressionAttribute(pattern)
{
    public override bool IsValid(object? value) => value is not "" && base.IsValid(value);
}
