using System.Net.Http.Json;
using Hatched.ServiceDefaults.Identity;
using Microsoft.Extensions.Configuration;

namespace Hatched.SystemTests.Support;

/// <summary>A customer of its own for one test, signed up as any customer is.</summary>
internal sealed record Tenant(Guid Id, string Email, string Password, Api Dashboard, Api Api, Guid KeyId)
{
    public const string Preset = "language-learning";

    private static readonly HttpClient Internals = new();
    private static readonly PrincipalSigner Signer = new(
        new ConfigurationBuilder().AddInMemoryCollection([new("Hatched:InternalKey", TestSystem.Secret("internal-key"))]).Build(), TimeProvider.System);

    /// <summary>The header by which the gateway tells a service who is calling.</summary>
    public static string Sign(Principal principal) => Signer.Sign(principal);

    /// <param name="plan">What it is put on before anything knows it; sign-up alone gives <c>starter</c>.</param>
    /// <param name="preset">Applied and published; null leaves the customer with the empty draft of sign-up.</param>
    public static async Task<Tenant> CreateAsync(string plan = "pro", string? preset = Preset)
    {
        var (email, password) = ($"test-{Guid.CreateVersion7():N}@example.com", "a passphrase for one test");
        var registered = (await Api.Anonymous.PrepareAsync(HttpMethod.Post, "/auth/register", new { email, password, name = "A test's customer" })).Expect(201).Json;
        var id = registered.At("customer").Id();
        if (plan is not "starter")
        {
            await SwitchPlanAsync(id, plan);
        }

        var dashboard = new Api(registered.Str("token"));
        var key = (await dashboard.PrepareAsync(HttpMethod.Post, "/auth/api-keys", new { label = "test" })).Expect(201).Json;
        var tenant = new Tenant(id, email, password, dashboard, new Api(key.Str("key")), key.Id());
        if (preset is not null)
        {
            (await tenant.Api.PrepareAsync(HttpMethod.Post, "/customers/me/apply-preset", new { preset_key = preset })).Expect(200);
        }

        return tenant;
    }

    /// <summary>Plans are bought later; until then Development has an internal route that the gateway does not route.</summary>
    public static Task SwitchPlanAsync(Guid customerId, string plan) => AskAsync("accounts", HttpMethod.Put, $"/internal/customers/{customerId}/plan", new { plan }, customerId);

    /// <summary>Calls a service as another service does.</summary>
    public static async Task<Stream> AskAsync(string service, HttpMethod method, string path, object body, Guid customerId)
    {
        using var request = new HttpRequestMessage(method, new Uri(TestSystem.UrlOf(service), path)) { Content = JsonContent.Create(body) };
        request.Headers.Add(PrincipalSigner.Header, Sign(new Principal { Kind = PrincipalKind.Service, CustomerId = customerId }));
        var response = await Internals.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Publishes the draft.</summary>
    /// <param name="migrate">Moves the customer's buddies to it as well.</param>
    public async Task PublishAsync(bool migrate = false)
    {
        var draft = (await Api.PrepareAsync(HttpMethod.Post, "/config-versions")).Expect(200, 201).Json.Id();
        (await Api.PrepareAsync(HttpMethod.Post, $"/config-versions/{draft}/publish")).Expect(200);
        if (migrate)
        {
            (await Api.PrepareAsync(HttpMethod.Post, $"/config-versions/{draft}/migrate-buddies", new { all = true })).Expect(200);
        }
    }

    public async Task<Api> PublishableAsync(params string[] scopes) =>
        new((await Api.PrepareAsync(HttpMethod.Post, "/auth/publishable-keys", new { label = "test", scopes })).Expect(201).Json.Str("key"));

    /// <summary>Sends an event, as clients are told to: again while the answer is that it waits, or that a part of the system does.</summary>
    public Task<Answer> SendEventAsync(object body, params (string Name, string Value)[] headers) => Wait.ForAsync("an event is applied", async () =>
        await Api.PostAsync("/events", body, headers) is { Status: not 202, IsBusy: false } answer ? answer : null);

    /// <summary>From an egg to a buddy, as a customer's server does it.</summary>
    /// <param name="metadata">Of the egg; its audience is the buddy's.</param>
    public async Task<Buddy> HatchAsync(string? userId = null, object? metadata = null)
    {
        userId ??= $"user-{Guid.CreateVersion7():N}";
        var egg = (await Api.PrepareAsync(HttpMethod.Post, "/eggs", metadata is null ? new { user_id = userId } : new { user_id = userId, metadata })).Expect(201).Json.Id("egg_id");
        (await Api.PrepareAsync(HttpMethod.Patch, $"/eggs/{egg}/status", new { status = "ready" })).Expect(200);
        var operation = (await Api.PrepareAsync(HttpMethod.Post, $"/eggs/{egg}/hatch")).Expect(202).Json.Id("operation_id");
        var completed = await CompletedAsync(operation);
        return new Buddy(this, completed.Json.At("result").Id("buddy_id"), userId, egg, operation);
    }

    /// <summary>Polls an operation, as the SDK does, until it has ended well.</summary>
    public async Task<Answer> CompletedAsync(Guid operation)
    {
        var ended = await Wait.ForAsync($"operation {operation} ends", async () =>
            (await Api.GetAsync($"/operations/{operation}")).Expect(200) is var answer && answer.Json.Str("status") is not ("pending" or "processing") ? answer : null);
        Assert.True(ended.Json.Str("status") is "completed", ended.ToString());
        return ended;
    }
}

/// <summary>A hatched buddy of a test's tenant.</summary>
internal sealed record Buddy(Tenant Tenant, Guid Id, string UserId, Guid EggId, Guid HatchOperationId)
{
    public async Task<System.Text.Json.JsonElement> ReadAsync() => (await Tenant.Api.GetAsync($"/buddies/{Id}")).Expect(200).Json;

    /// <summary>Sends an event of the buddy's user and answers its effects.</summary>
    public async Task<System.Text.Json.JsonElement> SendAsync(string type, object? properties = null, string? eventId = null, params (string Name, string Value)[] headers)
    {
        var body = new { event_id = eventId ?? $"event-{Guid.CreateVersion7():N}", user_id = UserId, type, properties = properties ?? new { } };
        return (await Tenant.SendEventAsync(body, headers)).Expect(200).Json.At("effects");
    }

    public Task<Answer> CreditAsync(long amount, string reason = "test") => Tenant.Api.PostAsync($"/buddies/{Id}/coins", new { amount, reason });

    public Task<Answer> SpendAsync(long amount, string reason = "test") => Tenant.Api.PostAsync($"/buddies/{Id}/coins/spend", new { amount, reason });

    public async Task<long> CoinsAsync() => (await ReadAsync()).Num("coins");

    /// <summary>Every row of the buddy's ledger, oldest first.</summary>
    public async Task<IReadOnlyList<System.Text.Json.JsonElement>> LedgerAsync() => [.. (await Tenant.Api.ListAsync($"/economy/buddies/{Id}/ledger")).Reverse()];

    /// <summary>Asserts that each row's balance follows from the one before, none is negative, and the last is the balance.</summary>
    public async Task HasAChainAsync(int rows, long balance)
    {
        var ledger = await LedgerAsync();
        Assert.Equal(rows, ledger.Count);
        var running = 0L;
        foreach (var row in ledger)
        {
            running += row.Str("direction") is "credit" ? row.Num("amount") : -row.Num("amount");
            Assert.True(row.Num("balance_after") == running && running >= 0, $"{row} after a balance that should be {running}");
        }

        Assert.Equal(balance, running);
        Assert.Equal(balance, await CoinsAsync());
    }
}
