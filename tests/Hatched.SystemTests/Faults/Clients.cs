using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>Clients as they should be: each repeats what was not acknowledged, under the same id, until it is; sometimes it is hasty and sends copies at once.</summary>
internal sealed class Clients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly FaultPlan plan;
    private readonly Journal journal;
    // All events are of one day: caps and streaks go by it.
    private readonly DateTimeOffset occurredAt = TimeProvider.System.GetUtcNow();
    private volatile bool ended;
    private int drawers;

    public Clients(IEnumerable<Customer> customers, FaultPlan plan, Journal journal)
    {
        (this.plan, this.journal) = (plan, journal);
        Running = Task.WhenAll(customers.SelectMany(customer => new[]
        {
            RunAsync(customer, SendSingleAsync), RunAsync(customer, SendSingleAsync), RunAsync(customer, SendBatchAsync),
            RunAsync(customer, MoveCoinsAsync), RunAsync(customer, MoveCoinsAsync), RunAsync(customer, HatchAsync),
        }));
    }

    public Task Running { get; }

    /// <summary>No new requests; those under way are seen through.</summary>
    public Task EndAsync()
    {
        ended = true;
        return Running;
    }

    private Task RunAsync(Customer customer, Func<Customer, Random, string, Task> act)
    {
        var drawer = Interlocked.Increment(ref drawers);
        return Task.Run(async () =>
        {
            var random = plan.Chance(drawer);
            for (var n = 0; !ended; n++)
            {
                await act(customer, random, string.Create(CultureInfo.InvariantCulture, $"{drawer}-{n}"));
                await Task.Delay(plan.Pause * (0.5 + random.NextDouble()));
            }
        });
    }

    private async Task SendSingleAsync(Customer customer, Random random, string id)
    {
        var e = Draw(customer, random, id);
        await InCopiesAsync(random, async () =>
        {
            var answer = await UntilAsync(answer => answer.Status is 200, () => customer.Tenant.Api.PostAsync("/events", e.Body));
            journal.Add(id, new AppliedEvent(e.Buddy, e.Type, answer.Json.At("effects").GetRawText()));
        });
    }

    private async Task SendBatchAsync(Customer customer, Random random, string id)
    {
        var batch = Enumerable.Range(0, random.Next(4, 20)).Select(n => string.Create(CultureInfo.InvariantCulture, $"{id}-{n}"))
            .ToDictionary(eventId => eventId, eventId => Draw(customer, random, eventId));
        await InCopiesAsync(random, async () =>
        {
            // The last one twice: of copies in one batch, too, one acts.
            for (var open = batch.Keys.Append(batch.Keys.Last()).ToList(); open.Count > 0;)
            {
                var answer = await UntilAsync(answer => answer.Status is 200, () => customer.Tenant.Api.PostAsync("/events/batch", new { events = open.Select(one => batch[one].Body) }));
                open = [.. open.Zip(answer.Json.List("results"), (eventId, result) => IsApplied(eventId, result) ? null : eventId).OfType<string>()];
                await Task.Delay(open.Count > 0 ? 100 : 0);
            }
        });

        bool IsApplied(string eventId, JsonElement result)
        {
            if (result.Flag("accepted") && result.At("effects") is { ValueKind: JsonValueKind.Object } effects)
            {
                journal.Add(eventId, new AppliedEvent(batch[eventId].Buddy, batch[eventId].Type, effects.GetRawText()));
                return true;
            }

            journal.Trouble(result.Flag("accepted") ? "202 in a batch" : $"{result.At("error").Str("code")} in a batch");
            return false;
        }
    }

    private async Task MoveCoinsAsync(Customer customer, Random random, string id)
    {
        var buddy = customer.Buddies[random.Next(customer.Buddies.Count)];
        var amount = random.Next(1, 20);
        var (kind, worth, path, body, item) = random.Next(10) switch
        {
            < 4 => ("grant", amount, "coins", (object)new { amount, reason = "test" }, (Guid?)null),
            < 7 => ("spend", -amount, "coins/spend", new { amount, reason = "test" }, null),
            < 9 => ("purchase", -7, "purchase-item", new { item_id = customer.Item }, customer.Item),
            _ => ("purchase", -3, "purchase-item", new { item_id = customer.RareItem }, customer.RareItem),
        };
        await InCopiesAsync(random, async () =>
        {
            var answer = await UntilAsync(
                answer => answer.Status is 200 or (>= 400 and < 500), () => customer.Tenant.Api.PostAsync($"/buddies/{buddy.Id}/{path}", body, ("Idempotency-Key", id)));
            if (answer.Status is 200)
            {
                journal.Add(answer.Json.Id("ledger_id"), new Movement(buddy, kind, worth, item));
            }
            else if (answer.Code is not "insufficient_balance" && !answer.Text.Contains("sold_out", StringComparison.Ordinal))
            {
                journal.Contradict($"{answer}");
            }
        });
    }

    private async Task HatchAsync(Customer customer, Random random, string id)
    {
        var (api, user) = (customer.Tenant.Api, $"born-{id}");
        (string, string) Key(string step) => ("Idempotency-Key", $"{step}-{id}");
        var egg = (await UntilAsync(answer => answer.Status is 201, () => api.PostAsync("/eggs", new { user_id = user }, Key("lay")))).Json.Id("egg_id");
        await UntilAsync(answer => answer.Status is 200, () => api.PatchAsync($"/eggs/{egg}/status", new { status = "ready" }, Key("warm")));
        await InCopiesAsync(random, async () =>
        {
            var operation = (await UntilAsync(answer => answer.Status is 202, () => api.PostAsync($"/eggs/{egg}/hatch", null, Key("hatch")))).Json.Id("operation_id");
            var born = await UntilAsync(
                answer => answer.Status is 200 && answer.Json.Str("status") is not ("pending" or "processing"), () => api.SendAsync(HttpMethod.Get, $"/operations/{operation}", null));
            journal.Add(customer.Tenant, user, born.Json.At("result").Id("buddy_id"));
        });
    }

    private (Buddy Buddy, string Type, object Body) Draw(Customer customer, Random random, string eventId)
    {
        var buddy = customer.Buddies[random.Next(customer.Buddies.Count)];
        var type = random.Next(5) is 0 ? "noise" : "tick";
        return (buddy, type, new { event_id = eventId, user_id = buddy.UserId, type, occurred_at = occurredAt });
    }

    // Most requests once, some twice or three times at the same moment.
    private static Task InCopiesAsync(Random random, Func<Task> send) =>
        Task.WhenAll(Enumerable.Range(0, random.Next(10) switch { 0 => 3, 1 or 2 => 2, _ => 1 }).Select(_ => send()));

    private async Task<Answer> UntilAsync(Func<Answer, bool> isAcknowledged, Func<Task<Answer>> send)
    {
        var (began, last) = (Stopwatch.GetTimestamp(), "nothing");
        while (true)
        {
            try
            {
                var answer = await send();
                if (isAcknowledged(answer))
                {
                    return answer;
                }

                last = answer.ToString();
                journal.Trouble(answer.Status is 200 ? "not yet" : $"{answer.Status} {answer.Code}".Trim());
                if (answer.Status is not (200 or 202 or 429 or >= 500))
                {
                    journal.Contradict(last);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                last = e.Message;
                journal.Trouble(e is TaskCanceledException ? "no answer in time" : "no connection");
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"For {Patience.TotalSeconds} s a request was not acknowledged; last: {last}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
