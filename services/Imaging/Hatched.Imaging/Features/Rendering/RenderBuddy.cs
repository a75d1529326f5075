using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Messages;
using Hatched.Imaging.Data;
using Hatched.Imaging.Features.Procedural;
using Hatched.Imaging.Features.Procedural.Rendering;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>Draws a buddy bare and dressed, stores what is not there yet, and reports, in one transaction.</summary>
internal sealed class RenderBuddy(ImagingDb db, PublicUrl urls, TimeProvider clock, ILogger<RenderBuddy> log)
{
    private const string Sorry = "The picture could not be drawn.";

    private static readonly Histogram<double> Duration =
        HatchedTelemetry.Meter.CreateHistogram<double>(
            "hatched.imaging.render.duration", "s", "Drawing one look in both sizes.",
            advice: new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    /// <summary>A request that was done before is not drawn again but reported again: whoever asks a second time may not have heard.</summary>
    public async Task RunAsync(RenderRequested request, CancellationToken ct)
    {
        if (await db.RenderJobs.AsNoTracking().FirstOrDefaultAsync(job => job.OperationId == request.OperationId, ct) is { } done)
        {
            Send(done);
            await db.SaveChangesAsync(ct);
            return;
        }

        try
        {
            await CompleteAsync(request, rehearsal: false, ct);
        }
        catch (Exception exception) when (Rasterizer.IsUnusable(exception))
        {
            log.LogError(exception, "Operation {OperationId} gets no picture", request.OperationId);
            await ReportAsync(RenderJob.Of(request, clock.GetUtcNow()) with { Error = Sorry }, [], rehearsal: false, ct);
        }
    }

    /// <summary>Does everything once and commits nothing: the first buddy must not wait until all is loaded and compiled.</summary>
    public async Task RehearseAsync(CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        _ = await db.RenderJobs.AnyAsync(job => job.OperationId == id, ct);
        await CompleteAsync(new RenderRequested(id, id, id, "rehearsal", 1, "cute", 5, [new WornItem(id, "cap", "head", 70)]), rehearsal: true, ct);
    }

    private async Task CompleteAsync(RenderRequested request, bool rehearsal, CancellationToken ct)
    {
        var dressed = new BuddyLook(request.Seed, request.Variant, request.CreatureStyle, request.Stage, request.Items);
        var bare = dressed with { Items = [] };
        var (key, baseKey) = (dressed.ContentKey(), bare.ContentKey());
        var there = await db.Pictures.Where(picture => picture.Key == key || picture.Key == baseKey).Select(picture => picture.Key).ToListAsync(ct);

        // Before the transaction: no lock is held while a processor is busy.
        List<Picture> drawn = [.. new[] { (Key: key, Look: dressed), (Key: baseKey, Look: bare) }
            .DistinctBy(picture => picture.Key).Where(picture => !there.Contains(picture.Key)).Select(picture => Draw(picture.Key, picture.Look))];

        await ReportAsync(RenderJob.Of(request, clock.GetUtcNow()) with { Key = key, BaseKey = baseKey, Drawn = drawn.Count }, drawn, rehearsal, ct);
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

    private async Task ReportAsync(RenderJob job, List<Picture> drawn, bool rehearsal, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Someone else may have drawn the same look meanwhile; in key order, so that two such meet without a deadlock.
        foreach (var picture in drawn.OrderBy(picture => picture.Key, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO pictures (key, "full", thumb, created_at) VALUES ({picture.Key}, {picture.Full}, {picture.Thumb}, {picture.CreatedAt})
                ON CONFLICT (key) DO NOTHING
                """, ct);
        }

        var first = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO render_jobs (operation_id, customer_id, buddy_id, base_key, key, error, drawn, created_at)
            VALUES ({job.OperationId}, {job.CustomerId}, {job.BuddyId}, {job.BaseKey}, {job.Key}, {job.Error}, {job.Drawn}, {job.CreatedAt})
            ON CONFLICT (operation_id) DO NOTHING
            """, ct) == 1;
        if (!first)
        {
            return; // Two deliveries at once: the other one reports.
        }

        Send(job);
        await db.SaveChangesAsync(ct);
        if (!rehearsal)
        {
            await transaction.CommitAsync(ct);
        }
    }

    private void Send(RenderJob job)
    {
        if (job is { Key: { } key, BaseKey: { } baseKey })
        {
            db.Send(
                new RenderCompleted(job.OperationId, job.CustomerId, urls.To(Picture.Url(baseKey)), urls.To(Picture.Url(key)), urls.To(Picture.ThumbUrl(key))), job.BuddyId);
        }
        else
        {
            db.Send(new RenderFailed(job.OperationId, job.CustomerId, job.Error!), job.BuddyId);
        }
    }
}
