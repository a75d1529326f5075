using System.Text.Json;
using Hatched.SystemTests.Contract;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Acknowledgement;

/// <summary>Routes that answer before their work is done: what they acknowledge is stored by then.</summary>
[Collection(Alone.Name)]
public sealed class EarlyAnswerTests
{
    /// <summary>Each such operation, where what it has acknowledged must stand when its answer is out, and the answer's member that names it.</summary>
    private static readonly Dictionary<string, StoredAnswer> Early = new(StringComparer.Ordinal)
    {
        ["SendEvent"] = new("ingestion", "SELECT count(*) FROM events WHERE event_id = $1 AND customer_id = $2", "event_id"),
        ["SendEventBatch"] = new("ingestion", "SELECT count(*) FROM events WHERE event_id = $1 AND customer_id = $2", "results.0.event_id"),
        ["TriggerEvent"] = new("ingestion", "SELECT count(*) FROM events WHERE event_id = $1 AND customer_id = $2", "event_id"),
        ["TrackWidgetEvent"] = new("ingestion", "SELECT count(*) FROM events WHERE event_id = $1 AND customer_id = $2", "event_id"),
        ["HatchEgg"] = Operation("operation_id"),
        ["EvolveBuddy"] = Operation("operation_id"),
        ["EquipItems"] = Operation("operation_id"),
        ["EquipWidgetItems"] = Operation("operation_id"),
        ["RerenderAppearance"] = Operation("operation_id"),
        ["RerenderWidgetAppearance"] = Operation("operation_id"),
        ["EraseUserData"] = new("accounts", "SELECT count(*) FROM erasures WHERE id::text = $1 AND customer_id = $2", "request_id"),
        ["TestWebhook"] = new("webhook", "SELECT count(*) FROM deliveries WHERE id::text = $1 AND customer_id = $2", "id"),
        ["RedeliverWebhook"] = new("webhook", "SELECT count(*) FROM deliveries WHERE id::text = $1 AND customer_id = $2", "id"),
    };

    [Fact]
    public async Task The_document_knows_no_other_route_that_answers_early()
    {
        var document = await OpenApi.ReadAsync();
        // The batch says of each event by itself whether its effects are there yet.
        var early = document.Operations.Where(operation => operation.Json.At("responses").Has("202")).Select(operation => operation.Id).Append("SendEventBatch").ToArray();

        Assert.NotEmpty(early);
        Assert.Equal(Early.Keys.Order(StringComparer.Ordinal), early.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_they_acknowledge_is_stored_and_without_a_store_they_acknowledge_nothing()
    {
        var (document, workspace) = (await OpenApi.ReadAsync(), await Workspace.BuildAsync());
        List<Request> requests = [];
        foreach (var operation in Early.Keys.Select(id => document[id]))
        {
            requests.Add(await PrepareAsync(operation, workspace));
        }

        // The database stands still for longer than anybody's patience for it.
        (string Id, Answer? Answer)[] without;
        using (ProcessControl.Suspend("postgres"))
        {
            without = await Task.WhenAll(requests.Select(async request => (request.Operation.Id, Answer: await TrySendAsync(request))));
        }

        var acknowledged = without.Where(one => one.Answer is { Status: < 500 }).ToArray();
        Assert.True(acknowledged is [], $"Nothing could be stored, and yet: {string.Join('\n', acknowledged.Select(one => $"{one.Id}: {one.Answer}"))}");

        foreach (var request in requests)
        {
            // A conflict is one with what another of them has begun: it passes.
            var answer = await Wait.ForAsync(
                $"{request.Operation.Id} is answered", async () => await TrySendAsync(request) is { Status: < 500 and not 409 } given ? given : null, TimeSpan.FromSeconds(60));
            var stored = Early[request.Operation.Id];
            var id = Member(answer.Expect(200, 202).Json, stored.Member);
            if (id is not null) // an equip that was done from what is drawn already has no operation
            {
                Assert.True(await Database.ReadAsync<long>(stored.Service, stored.Count, id, workspace.Tenant.Id) is 1, $"Not stored: {answer}");
            }
        }
    }

    private static StoredAnswer Operation(string member) => new("progression", "SELECT count(*) FROM operations WHERE id::text = $1 AND customer_id = $2", member);

    private static async Task<Request> PrepareAsync(Operation operation, Workspace workspace)
    {
        var variables = workspace.With(await Preparations.MakeAsync(workspace, operation));
        var example = ExampleRequest.Of(operation);
        return new Request(
            operation,
            new Api(variables[example.Credential!]),
            ExampleRequest.Fill(example.Target, variables),
            example.BodyText is { } text ? ExampleRequest.Fill(text, variables) : null,
            Guid.CreateVersion7().ToString());
    }

    /// <summary>Null: no answer, which is none that could be taken for a yes.</summary>
    private static async Task<Answer?> TrySendAsync(Request request)
    {
        try
        {
            return await request.Api.SendAsync(request.Operation.Method, request.Target, request.Body, ("Idempotency-Key", request.Key));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static string? Member(JsonElement json, string path) => path.Split('.')
        .Aggregate(json, (at, name) => at.ValueKind is JsonValueKind.Array ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at.At(name)).GetString();

    private sealed record StoredAnswer(string Service, string Count, string Member);

    private sealed record Request(Operation Operation, Api Api, string Target, string? Body, string Key);
}
