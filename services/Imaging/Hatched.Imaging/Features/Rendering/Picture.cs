using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>A look's picture in both sizes, shared by every buddy that looks the same. It never changes.</summary>
/// <remarks>Bytes in the database, deliberately: about 100 kB each, in the same transaction as the job and the message, and in every backup.</remarks>
internal sealed class Picture
{
    public const int Size = 512;
    public const int ThumbSize = 128;

    /// <summary>The look's content key, 64 hex digits.</summary>
    public required string Key { get; init; }

    /// <summary>PNG, 512 px square.</summary>
    public required byte[] Full { get; init; }

    /// <summary>PNG, 128 px square.</summary>
    public required byte[] Thumb { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static string Url(string key) => $"/images/{key}.png";

    /// <summary>The key in the address of a picture of ours; null when it is none.</summary>
    public static string? KeyIn(string url) => url.LastIndexOf("/images/", StringComparison.Ordinal) is >= 0 and var start && url.Length >= start + 8 + 64 ? url.Substring(start + 8, 64) : null;

    public static string ThumbUrl(string key) => $"/images/{key}_{ThumbSize}.png";
}

internal sealed class PictureConfiguration : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> picture)
    {
        picture.ToTable("pictures", table => table.HasCheckConstraint("ck_pictures_key", "key ~ '^[0-9a-f]{64}$'"));
        picture.HasKey(p => p.Key);
        picture.Property(p => p.Key).HasMaxLength(64);
    }
}
