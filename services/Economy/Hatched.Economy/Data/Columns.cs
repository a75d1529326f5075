using System.Text.Json;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Data;

/// <summary>How words and lists lie in columns: as they stand on the wire.</summary>
internal static class Columns
{
    public static PropertyBuilder<T> StoredAsWord<T>(this PropertyBuilder<T> property)
        where T : struct, Enum => property
            .HasConversion(value => HatchedJson.Name(value.ToString()), word => Enum.Parse<T>(word.Replace("_", ""), true))
            .HasMaxLength(20);

    public static PropertyBuilder<T> StoredAsJson<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, HatchedJson.Options),
            text => JsonSerializer.Deserialize<T>(text, HatchedJson.Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, HatchedJson.Options) == JsonSerializer.Serialize(b, HatchedJson.Options),
                value => JsonSerializer.Serialize(value, HatchedJson.Options).GetHashCode(StringComparison.Ordinal)));
        return property.HasColumnType("jsonb");
    }
}
