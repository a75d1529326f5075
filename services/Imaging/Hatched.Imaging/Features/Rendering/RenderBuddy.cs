using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hatched.Contracts.Messages;
using Hatched.Imaging.Data;
using Hatched.Imaging.Features.Procedural;
using Hatched.Imaging.Features.Procedural.Rendering;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>Draws a buddy bare and dressed, stores what is not there yet, and reports, in one transaction.</summary>
internal sealed class RenderBuddy(ImagingDb db, TimeProvider clock, ILogger<RenderBuddy> log)
{
    private const string Sorry = "The picture could not be drawn.";

    private static readonly Histogram<double> Duration =
        HatchedTelemetry.Meter.CreateHistogram<double>("hatched.imaging.render.duration", "s", "Drawing one look in both sizes.");

    /// <summary>A second delivery of the same request changes nothing: the first one's report is in the outbox or was sent.</summary>
    public async Task RunAsync(RenderRequested request, CancellationToken ct)
    {
        if (await db.RenderJobs.AnyAsync(job => job.OperationId == request.OperationId, ct))
        {
            return;
        }

        var dressed = new BuddyLook(request.Seed, request.Variant, request.CreatureStyle, request.Stage, request.Items);
        var bare = dressed with { Items = [] };
        var (key, baseKey) = (dressed.ContentKey(), bare.ContentKey());
        var there = await db.Pictures.Where(picture => picture.Key == key || picture.Key == baseKey).Select(picture => picture.Key).ToListAsync(ct);
        List<Picture> drawn;
        try
        {
            // Before the transaction: no lock is held while a processor is busy.
            drawn = [.. new[] { (key, dressed), (baseKey, bare) }.DistinctBy(look => look.Item1).Where(look => !there.Contains(look.Item1)).Select(look => Draw(look.Item1, look.Item2))];
        }
        catch (Exception exception) when (exception is RasterizationException or DllNotFoundException)
        {
            log.LogError(exception, "Operation {OperationId} gets no picture", request.OperationId);
            await ReportAsync(request, Job(request, null, null, Sorry, 0), [], new RenderFailed(request.OperationId, request.CustomerId, Sorry), ct);
            return;
        }

        var report = new RenderCompleted(request.OperationId, request.CustomerId, Picture.Url(baseKey), Picture.Url(key), Picture.ThumbUrl(key));
        await ReportAsync(request, Job(request, key, baseKey, null, drawn.Count), drawn, report, ct);
    }

    private Picture Draw(string key, BuddyLook look)
    {
        var begin = Stopwatch.GetTimestamp();
        var svg = ProceduralArtist.Draw(look);
        var picture = new Picture
        {
            Key = key,
            Full = Rasterizer.ToPng(svg, Picture.Size),
            Thumb = Rasterizer.ToPng(svg, Picture.ThumbSize),
            CreatedAt = clock.GetUtcNow(),
        };
        Duration.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        return picture;
    }

    private RenderJob Job(RenderRequested request, string? key, string? baseKey, string? error, int drawn) => new()
    {
        OperationId = request.OperationId,
        CustomerId = request.CustomerId,
        BuddyId = request.BuddyId,
        Key = key,
        BaseKey = baseKey,
        Error = error,
        Drawn = drawn,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task ReportAsync<TReport>(RenderRequested request, RenderJob job, List<Picture> drawn, TReport report, CancellationToken ct)
        where TReport : class
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var picture in drawn.OrderBy(picture => picture.Key, StringComparer.Ordinal))
        {
            // Someone else may have drawn the same look meanwhile; in key order, so that two such meet without a deadlock.
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO pictures (key, "full", thumb, created_at) VALUES ({picture.Key}, {picture.Full}, {picture.Thumb}, {picture.CreatedAt})
                ON CONFLICT (key) DO NOTHING
                """, ct);
        }

        db.RenderJobs.Add(job);
        db.Send(report, request.BuddyId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
