using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Contracts.Messages;
using Hatched.Imaging.Data;
using Hatched.Imaging.Features.Pictures;
using Hatched.Imaging.Features.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Imaging.Features.Erasures;

/// <summary>Erases the render jobs of buddies, and the pictures that show no other buddy: those of jobs, and of older ones that were still shown.</summary>
internal sealed class EraseTracesConsumer(ImagingDb db, PictureCache cache, SecretBox box) : TracesEraser(db, "imaging", box)
{
    protected override async Task EraseAsync(EraseTraces traces, CancellationToken ct)
    {
        var jobs = db.RenderJobs.Where(job => job.CustomerId == traces.CustomerId && traces.BuddyIds.Contains(job.BuddyId));
        var drawn = await jobs.Select(job => new { job.Key, job.BaseKey }).ToListAsync(ct);
        string[] keys =
        [
            .. drawn.SelectMany(job => new[] { job.Key, job.BaseKey }).Concat(traces.ImageUrls.Select(Picture.KeyIn)).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        await jobs.ExecuteDeleteAsync(ct);
        await db.Pictures.Where(picture => keys.Contains(picture.Key) && !db.RenderJobs.Any(job => job.Key == picture.Key || job.BaseKey == picture.Key))
            .ExecuteDeleteAsync(ct);
        cache.Forget(keys.SelectMany(key => new[] { key, $"{key}_{Picture.ThumbSize}" }));
    }
}
