using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.Contracts;

namespace Hatched.ServiceDefaults.Http;

/// <summary>A free JSON object that a client hands us to keep: bounded in size and depth, and storable.</summary>
/// <remarks>At most 32 KiB as sent and 8 levels deep; no NUL characters or lone surrogates; numbers as <see cref="StorableJson"/> takes them.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class JsonBlobAttribute : ValidationAttribute
{
    public const int MaxBytes = 32 * 1024;
    public const int MaxDepth = 8;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is JsonElement element && Fault(element) is { } fault
            ? new ValidationResult($"{HatchedJson.Name(validationContext.MemberName ?? "value")} {fault}", [validationContext.MemberName ?? ""])
            : ValidationResult.Success;

    /// <summary>What is wrong with <paramref name="element"/> as a kept object, or null.</summary>
    public static string? Fault(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        not JsonValueKind.Object => "must be an object",
        _ when System.Text.Encoding.UTF8.GetByteCount(element.GetRawText()) > MaxBytes => $"must be at most {MaxBytes} bytes",
        _ => StorableJson.Fault(element, MaxDepth),
    };
}
