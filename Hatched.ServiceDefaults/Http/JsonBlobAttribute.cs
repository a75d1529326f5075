using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Hatched.ServiceDefaults.Http;

/// <summary>A free JSON object that a client hands us to keep: bounded in size and depth, and storable.</summary>
/// <remarks>At most 32 KiB as sent and 8 levels deep; no NUL characters or lone surrogates; numbers within a double's range.</remarks>
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
        _ => Walk(element, MaxDepth),
    };

    private static string? Walk(JsonElement element, int levels)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when levels is 0:
                return $"must be at most {MaxDepth} levels deep";
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if ((TextFault(property) ?? Walk(property.Value, levels - 1)) is { } fault)
                    {
                        return fault;
                    }
                }

                return null;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (Walk(item, levels - 1) is { } fault)
                    {
                        return fault;
                    }
                }

                return null;
            case JsonValueKind.String:
                return Clean(() => element.GetString());
            case JsonValueKind.Number:
                return element.TryGetDouble(out var number) && double.IsFinite(number) ? null : "must not contain numbers beyond a double's range";
            default:
                return null;
        }
    }

    private static string? TextFault(JsonProperty property) => Clean(() => property.Name);

    private static string? Clean(Func<string?> read)
    {
        try
        {
            return read() is { } text && text.Contains('\0') ? CleanStringConverter.NulMessage : null;
        }
        catch (InvalidOperationException)
        {
            return "must be well-formed Unicode";
        }
    }
}
