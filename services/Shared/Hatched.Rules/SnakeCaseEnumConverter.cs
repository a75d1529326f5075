using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hatched.Rules;

/// <summary>An enum as a snake_case string; numbers are refused.</summary>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
