using System.Buffers;
using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Features.Quotas;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Where events come in: one, or up to 500 together.</summary>
internal static class EventsEndpoints
{
    /// <summary>How long a request waits for its effects before it hears 202.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);
    private static readonly ApiError Busy = new(
        503, "service_unavailable", "More events wait than can be taken right now. Retry shortly; this event was not stored.");

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").WithTags("Events").RequireSecret();
        events.MapPost("/", Send).WithName("SendEvent").WithSummary("Ingest event")
            .Produces<EventAnswer>().Produces<EventAnswer>(StatusCodes.Status202Accepted)
            .Refuses("missing_audience", "unknown_audience", "event_quota_exceeded");
        events.MapPost("/batch", SendBatch).WithName("SendEventBatch").WithSummary("Ingest event batch").Produces<BatchAnswer>();
    }

    private static async Task<IResult> Send(
        SendEventRequest request, Principal caller, EventPipe pipe, QuotaHeaders quotas, TimeProvider clock, HttpContext context, CancellationToken ct)
    {
        if (EventRules.Refuse(request, caller, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        var result = await SendAsync(EventRules.Inbound(request, caller, clock.GetUtcNow(), context.TraceIdentifier), pipe, context, ct);
        await quotas.WriteAsync(context, caller, ct);
        return result.Refusal ?? (IResult)new RawAnswer(
            result.Effects is null ? 202 : 200, writer => WriteEntry(writer, request.EventId, result.Effects));
    }

    /// <summary>Sends one event through the pipe: its effects, none yet when it is stored, or why it is not known to be.</summary>
    internal static async Task<EventResult> SendAsync(InboundEvent e, EventPipe pipe, HttpContext context, CancellationToken ct)
    {
        var result = pipe.TrySend(e) is { } pending ? await pending.WithinAsync(Patience, ct) : new EventResult(null, Busy);
        AskToRetry(context, result.Refusal);
        return result;
    }

    private static void AskToRetry(HttpContext context, ApiError? refusal)
    {
        if (refusal is { StatusCode: StatusCodes.Status503ServiceUnavailable })
        {
            context.Response.Headers.RetryAfter = "1";
        }
    }

    private static async Task<IResult> SendBatch(
        SendBatchRequest request, Principal caller, EventPipe pipe, QuotaHeaders quotas, TimeProvider clock, HttpContext context, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var entries = request.Events.Select(body => Submit(body, caller, pipe, now, context.TraceIdentifier)).ToArray();
        PendingEvent[] pending = [.. entries.Select(entry => entry.Pending).OfType<PendingEvent>()];
        var answered = new Queue<EventResult>(await PendingEvent.WithinAsync(pending, Patience, ct));
        var results = System.Array.ConvertAll(
            entries, entry => entry.Pending is null ? new EventResult(null, entry.Refusal) : answered.Dequeue());
        foreach (var result in results)
        {
            AskToRetry(context, result.Refusal);
        }

        await quotas.WriteAsync(context, caller, ct);
        if (results is [{ Refusal: { } first }, ..]
            && System.Array.TrueForAll(results, result => result.Refusal?.StatusCode is StatusCodes.Status503ServiceUnavailable))
        {
            return first;
        }

        return new RawAnswer(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("results");
            for (var i = 0; i < results.Length; i++)
            {
                if (results[i].Refusal is { } refused)
                {
                    WriteRefused(writer, entries[i].Id, refused);
                }
                else
                {
                    WriteEntry(writer, entries[i].Id!, results[i].Effects);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static (string? Id, ApiError? Refusal, PendingEvent? Pending) Submit(
        JsonElement body, Principal caller, EventPipe pipe, DateTimeOffset now, string requestId)
    {
        var (e, refused) = EventRules.Parse(body, caller, now, requestId);
        return e is null ? (EventRules.IdOf(body), refused, null) : (e.Event.EventId, Busy, pipe.TrySend(e));
    }

    // Effects are written as they are stored: every copy of an event is answered with the same bytes.
    private static void WriteEntry(Utf8JsonWriter writer, string eventId, string? effects)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("accepted", true);
        writer.WriteString("event_id", eventId);
        writer.WritePropertyName("effects");
        writer.WriteRawValue(effects ?? "null", skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static void WriteRefused(Utf8JsonWriter writer, string? eventId, ApiError refused)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("accepted", false);
        writer.WriteString("event_id", eventId);
        writer.WriteStartObject("error");
        writer.WriteString("code", refused.Code);
        writer.WriteString("message", refused.Message);
        if (refused.Details is { } details)
        {
            writer.WritePropertyName("details");
            JsonSerializer.Serialize(writer, details, details.GetType(), HatchedJson.Options);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private sealed class RawAnswer(int status, Action<Utf8JsonWriter> write) : IResult
    {
        private static readonly JsonWriterOptions Options = new() { Encoder = HatchedJson.Options.Encoder };

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            // Whole, with its length: one write instead of a chunked stream on every hop.
            var body = new ArrayBufferWriter<byte>(1024);
            await using (var writer = new Utf8JsonWriter(body, Options))
            {
                write(writer);
            }

            httpContext.Response.ContentLength = body.WrittenCount;
            await httpContext.Response.Body.WriteAsync(body.WrittenMemory, httpContext.RequestAborted);
        }
    }
}
