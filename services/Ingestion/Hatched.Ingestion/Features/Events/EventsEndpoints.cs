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
    internal static readonly EventResult NotYet = new(null);
    internal static readonly ApiError Busy = new(503, "service_unavailable", "More events wait than can be taken right now. Retry shortly; nothing of this request was stored.");

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

        var e = EventRules.Inbound(request, caller, clock.GetUtcNow(), context.TraceIdentifier);
        if (!pipe.TrySend(e, out var outcome))
        {
            context.Response.Headers.RetryAfter = "1";
            return Busy;
        }

        await WithinPatienceAsync(outcome, ct);
        var result = outcome.IsCompleted ? await outcome : NotYet;
        await quotas.WriteAsync(context, caller, ct);
        return result.Refusal ?? (IResult)new RawAnswer(result.Effects is null ? 202 : 200, writer => WriteEntry(writer, request.EventId, result.Effects));
    }

    private static async Task<IResult> SendBatch(
        SendBatchRequest request, Principal caller, EventPipe pipe, QuotaHeaders quotas, TimeProvider clock, HttpContext context, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var entries = request.Events.Select(body => Submit(body, caller, pipe, now, context.TraceIdentifier)).ToArray();
        await WithinPatienceAsync(Task.WhenAll(entries.Select(entry => entry.Outcome)), ct);
        var results = System.Array.ConvertAll(entries, entry => entry.Refusal is { } refused ? new EventResult(null, refused)
            : entry.Outcome.IsCompleted ? entry.Outcome.GetAwaiter().GetResult() : NotYet);
        if (System.Array.Exists(entries, entry => entry.Refusal == Busy))
        {
            context.Response.Headers.RetryAfter = "1";
        }

        await quotas.WriteAsync(context, caller, ct);
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

    private static (string? Id, ApiError? Refusal, Task<EventResult> Outcome) Submit(
        JsonElement body, Principal caller, EventPipe pipe, DateTimeOffset now, string requestId)
    {
        var (e, refused) = EventRules.Parse(body, caller, now, requestId);
        return e is null ? (EventRules.IdOf(body), refused, Task.FromResult(NotYet))
            : pipe.TrySend(e, out var outcome) ? (e.Event.EventId, null, outcome) : (e.Event.EventId, Busy, outcome);
    }

    internal static async Task WithinPatienceAsync(Task outcome, CancellationToken ct)
    {
        try
        {
            await outcome.WaitAsync(Patience, ct);
        }
        catch (TimeoutException) when (!outcome.IsCompleted)
        {
            // Accepted, or about to be: the sender repeats it or asks GET /events/{id}.
        }
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
