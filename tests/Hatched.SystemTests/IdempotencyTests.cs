using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>
/// A request that is sent again acts once: every situation with every way to change something. Events go by their own id instead of an
/// <c>Idempotency-Key</c>. What comes after a 5xx is in <see cref="HangTests"/> and <see cref="Faults.FaultTests"/>.
/// </summary>
public sealed class IdempotencyTests(IdempotencyTests.Customers customers) : IClassFixture<IdempotencyTests.Customers>
{
    private const string Replayed = "Idempotency-Replayed";

    private static readonly Dictionary<string, Func<Cell, Task>> Situations = new()
    {
        ["the same request again"] = async cell =>
        {
            var first = await cell.SendAsync();
            var second = await cell.SendAsync();

            Assert.Equal((cell.Status, cell.Status, first.Text), (first.Status, second.Status, second.Text));
            cell.IsReplayed(first, false);
            cell.IsReplayed(second, true);
            await cell.HasMadeAsync(1);
        },
        ["another body"] = async cell =>
        {
            var first = await cell.SendAsync();
            var second = await cell.SendAsync(variant: 1);

            first.Expect(cell.Status);
            if (cell.IsEvent)
            {
                Assert.Equal(first.Text, second.Expect(200).Text);
            }
            else
            {
                second.ExpectError(409, "idempotency_key_conflict");
            }

            await cell.HasMadeAsync(1);
        },
        ["another query"] = async cell =>
        {
            var first = await cell.SendAsync();
            var second = await cell.SendAsync(query: "?again=1");

            first.Expect(cell.Status);
            Assert.Equal(cell.IsEvent ? (200, null) : (409, "idempotency_key_conflict"), (second.Status, second.Code));
            await cell.HasMadeAsync(1);
        },
        ["eight at once"] = async cell =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cell.SendAsync()));

            Assert.All(answers, answer => Assert.Equal(answers[0].Text, answer.Expect(cell.Status).Text));
            Assert.True(cell.IsEvent || answers.Count(answer => answer.Header(Replayed) is "true") is 7);
            await cell.HasMadeAsync(1);
        },
        ["after a refusal"] = async cell =>
        {
            (await cell.SendAsync(body: new { nonsense = true })).ExpectError(422, "validation_failed");
            var first = await cell.SendAsync();
            var second = await cell.SendAsync();

            cell.IsReplayed(first.Expect(cell.Status), false);
            cell.IsReplayed(second.Expect(cell.Status), true);
            await cell.HasMadeAsync(1);
        },
        ["a day and an hour later"] = async cell =>
        {
            var first = await cell.SendAsync();
            await cell.AgeAsync(TimeSpan.FromHours(25));
            var second = await cell.SendAsync(variant: cell.IsEvent ? 0 : 1);

            first.Expect(cell.Status);
            cell.IsReplayed(second.Expect(cell.Status), false);
            await cell.HasMadeAsync(cell.IsEvent ? 1 : 2); // an event's id is good for ever
        },
        ["23 hours later"] = async cell =>
        {
            var first = await cell.SendAsync();
            await cell.AgeAsync(TimeSpan.FromHours(23));
            var second = await cell.SendAsync();

            Assert.Equal(first.Expect(cell.Status).Text, second.Expect(cell.Status).Text);
            await cell.HasMadeAsync(1);
        },
        ["another customer"] = async cell =>
        {
            var other = cell with { Buddy = cell.Other };
            var (first, second) = (await cell.SendAsync(), await other.SendAsync(variant: 1));

            first.Expect(cell.Status);
            cell.IsReplayed(second.Expect(cell.Status), false);
            await cell.HasMadeAsync(1);
            await other.HasMadeAsync(1);
        },
        ["the longest key"] = async cell =>
        {
            var key = cell.Longest();
            var (first, second) = (await cell.SendAsync(key: key), await cell.SendAsync(key: key));

            Assert.Equal(first.Expect(cell.Status).Text, second.Expect(cell.Status).Text);
            await cell.HasMadeAsync(1);
        },
        ["a longer key"] = async cell =>
        {
            Assert.Contains(cell.IsEvent ? "event_id" : "Idempotency-Key", (await cell.SendAsync(key: cell.Longest() + "x")).ExpectError(422, "validation_failed").Message, StringComparison.Ordinal);
            await cell.HasMadeAsync(0);
        },
        ["an empty key"] = async cell =>
        {
            (await cell.SendAsync(key: "")).ExpectError(422, "validation_failed");
            await cell.HasMadeAsync(0);
        },
        ["a key beyond ASCII"] = async cell =>
        {
            var (first, second) = (await cell.SendAsync(key: $"schlüssel-{cell.Key}"), await cell.SendAsync(key: $"schlüssel-{cell.Key}"));

            if (cell.IsEvent)
            {
                Assert.Equal(first.Expect(200).Text, second.Expect(200).Text); // ids of events are the customer's own, in any script
            }
            else
            {
                Assert.Contains("Idempotency-Key", first.ExpectError(422, "validation_failed").Message, StringComparison.Ordinal);
            }

            await cell.HasMadeAsync(cell.IsEvent ? 1 : 0);
        },
    };

    private static readonly string[] Ways = ["accounts", "ingestion", "progression", "economy", "widget", "webhook"];

    public static TheoryData<string, string> Cells => [.. Situations.Keys.SelectMany(situation => Ways.Select(way => (situation, way)))];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_request_acts_once(string situation, string way)
    {
        var cell = new Cell(way, customers.One, customers.Other, Guid.CreateVersion7().ToString("N"));
        await cell.StartAsync();

        await Situations[situation](cell);
    }

    [Fact]
    public async Task A_key_is_bound_to_its_path_and_a_refusal_for_want_of_coins_is_not_kept()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        Task<Answer> MoveAsync(string path, string key) => buddy.Tenant.Api.PostAsync($"/buddies/{buddy.Id}/coins{path}", new { amount = 5, reason = "test" }, ("Idempotency-Key", key));
        (await MoveAsync("/spend", "later")).ExpectError(400, "insufficient_balance");
        (await MoveAsync("", "bound")).Expect(200);

        (await MoveAsync("/spend", "bound")).ExpectError(409, "idempotency_key_conflict");
        Assert.Null((await MoveAsync("/spend", "later")).Expect(200).Header(Replayed));
        Assert.Equal("true", (await MoveAsync("/spend", "later")).Expect(200).Header(Replayed));

        Assert.Equal(0, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task Changes_and_deletions_are_replayed_as_they_were_answered_whatever_has_come_since()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        var api = buddy.Tenant.Api;
        var endpoint = (await api.PostAsync("/webhook-configs", new { url = "https://example.com/", events = new[] { "*" } })).Expect(201).Json.Id();
        Task<Answer> RenameAsync() => api.PatchAsync($"/buddies/{buddy.Id}", new { name = "First" }, ("Idempotency-Key", "rename"));
        Task<Answer> DeleteAsync() => api.DeleteAsync($"/webhook-configs/{endpoint}", ("Idempotency-Key", "delete"));
        var (renamed, deleted) = ((await RenameAsync()).Expect(200), (await DeleteAsync()).Expect(200, 204));
        (await api.PatchAsync($"/buddies/{buddy.Id}", new { name = "Second" })).Expect(200);

        var (renamedAgain, deletedAgain) = (await RenameAsync(), await DeleteAsync());

        Assert.Equal((200, renamed.Text, "true"), (renamedAgain.Status, renamedAgain.Text, renamedAgain.Header(Replayed)));
        Assert.Equal((deleted.Status, deleted.Text, "true"), (deletedAgain.Status, deletedAgain.Text, deletedAgain.Header(Replayed)));
        Assert.Equal("Second", (await buddy.ReadAsync()).Str("name"));
        (await api.DeleteAsync($"/webhook-configs/{endpoint}")).ExpectError(404, "resource_not_found");
    }

    /// <summary>Two customers for all cells: each cell has a key, and things, of its own.</summary>
    public sealed class Customers : IAsyncLifetime
    {
        internal Buddy One { get; private set; } = null!;

        internal Buddy Other { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            async Task<Buddy> HatchAsync() => await (await Tenant.CreateAsync()).HatchAsync();
            var hatched = await Task.WhenAll(HatchAsync(), HatchAsync());
            (One, Other) = (hatched[0], hatched[1]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>One way to make something, under one key.</summary>
    private sealed record Cell(string Service, Buddy Buddy, Buddy Other, string Key)
    {
        private readonly Dictionary<Buddy, long> before = [];

        public bool IsEvent => Service is "ingestion";

        public int Status => Service is "ingestion" or "economy" ? 200 : 201;

        public string Longest() => Key.PadRight(IsEvent ? 200 : 255, '~');

        public async Task StartAsync()
        {
            before[Buddy] = await CountAsync();
            before[Other] = await (this with { Buddy = Other }).CountAsync();
        }

        public Task<Answer> SendAsync(int variant = 0, string? key = null, object? body = null, string query = "") => Buddy.Tenant.Api.PostAsync(
            Path + query, body ?? Body(variant, key ?? Key), IsEvent ? [] : [("Idempotency-Key", key ?? Key)]);

        public async Task HasMadeAsync(int count) => Assert.Equal(before[Buddy] + count, await CountAsync());

        public void IsReplayed(Answer answer, bool replayed) => Assert.Equal(replayed && !IsEvent ? "true" : null, answer.Header(Replayed));

        /// <summary>As if what was kept of the key had been kept for so long.</summary>
        public async Task AgeAsync(TimeSpan age) => await Database.RunAsync(
            IsEvent ? "ingestion" : Service,
            IsEvent
                ? "UPDATE events SET received_at = received_at - $1 WHERE customer_id = $2 AND event_id = $3"
                : "UPDATE idempotency_records SET created_at = created_at - $1 WHERE customer_id = $2 AND key = $3",
            age, Buddy.Tenant.Id, Key);

        private string Path => Service switch
        {
            "accounts" => "/auth/api-keys",
            "ingestion" => "/events",
            "progression" => "/eggs",
            "economy" => $"/buddies/{Buddy.Id}/coins",
            "widget" => "/widget-sessions",
            _ => "/webhook-configs",
        };

        private object Body(int variant, string key) => Service switch
        {
            "accounts" => new { label = $"key {variant}" },
            "ingestion" => new { event_id = key, user_id = Buddy.UserId, type = $"counted_{variant}" },
            "progression" => new { user_id = $"{Key}-{variant}" },
            "economy" => new { amount = 10 + variant, reason = "test" },
            "widget" => new { buddy_id = Buddy.Id, user_id = Buddy.UserId, scopes = variant is 0 ? new[] { "read" } : ["read", "events:track"] },
            _ => new { url = $"https://example.com/{variant}", events = new[] { "*" } },
        };

        private Task<long> CountAsync() => Service switch
        {
            "accounts" => Database.ReadAsync<long>("accounts", "SELECT count(*) FROM api_keys WHERE customer_id = $1", Buddy.Tenant.Id),
            "ingestion" => Database.ReadAsync<long>("progression", "SELECT count(*) FROM event_outcomes WHERE customer_id = $1", Buddy.Tenant.Id),
            "progression" => Database.ReadAsync<long>("progression", "SELECT count(*) FROM eggs WHERE customer_id = $1", Buddy.Tenant.Id),
            "economy" => Database.ReadAsync<long>("economy", "SELECT count(*) FROM ledger WHERE customer_id = $1", Buddy.Tenant.Id),
            "widget" => Database.ReadAsync<long>("widget", "SELECT count(*) FROM widget_sessions WHERE customer_id = $1", Buddy.Tenant.Id),
            _ => Database.ReadAsync<long>("webhook", "SELECT count(*) FROM webhook_endpoints WHERE customer_id = $1", Buddy.Tenant.Id),
        };
    }
}
