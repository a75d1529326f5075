using System.Globalization;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>A customer with one of everything, as the variables of the document's examples.</summary>
internal sealed class Workspace
{
    /// <summary>The user of the document's examples.</summary>
    private const string User = "user_42";

    private readonly Dictionary<string, string> _variables;

    private Workspace(Estate estate, Dictionary<string, string> variables) => (Estate, _variables) = (estate, variables);

    public Estate Estate { get; }

    public Tenant Tenant => Estate.Tenant;

    public Api Api => Tenant.Api;

    public IReadOnlyDictionary<string, string> Variables => _variables;

    public static async Task<Workspace> BuildAsync()
    {
        var document = await OpenApi.ReadAsync();
        var estate = await Estate.BuildAsync(User);
        var shareCode = Guid.CreateVersion7().ToString("N")[12..];
        await Database.RunAsync("widget", "INSERT INTO share_codes (code, customer_id, buddy_id, created_at) VALUES ($1, $2, $3, now())", shareCode, estate.Tenant.Id, estate.Buddy.Id); // no route makes one yet
        var picture = (await estate.Buddy.ReadAsync()).Str("image_url");
        var variables = new Dictionary<string, string>
        {
            ["HATCHED_BASE_URL"] = TestSystem.BaseUrl,
            ["HATCHED_API_KEY"] = estate.Tenant.Api.Credential!,
            ["HATCHED_DASHBOARD_EMAIL"] = estate.Tenant.Email,
            ["HATCHED_DASHBOARD_PASSWORD"] = estate.Tenant.Password,
            ["DASHBOARD_TOKEN"] = estate.Tenant.Dashboard.Credential!,
            ["WIDGET_TOKEN"] = estate.Widget.Credential!,
            ["RANDOM"] = Random.Shared.Next().ToString(CultureInfo.InvariantCulture),
            ["MAIL_TOKEN"] = "a-token-that-no-mail-has-brought",
            ["SHARE_CODE"] = shareCode,
            ["PRESET_KEY"] = Tenant.Preset,
            ["IMAGE_NAME"] = Path.GetFileNameWithoutExtension(new Uri(picture).AbsolutePath),
            ["BADGE_KEY"] = "first_lesson",
            ["VARIANT"] = "3",
            ["CATEGORY"] = "head",
            ["ITEM_KEY"] = "wizard_hat",
        };
        foreach (var (collection, name) in document.Operations.SelectMany(operation => operation.Parameters))
        {
            if (estate.Ids.TryGetValue(name, out var id) || estate.Ids.TryGetValue(collection, out id))
            {
                variables.TryAdd(ExampleRequest.Variable(collection, name), id);
            }
        }

        return new Workspace(estate, variables);
    }

    /// <summary>The variables with others in their places.</summary>
    public Dictionary<string, string> With(IEnumerable<(string Name, object Value)> others)
    {
        var all = new Dictionary<string, string>(_variables);
        foreach (var (name, value) in others)
        {
            all[name] = value.ToString()!;
        }

        return all;
    }

    /// <summary>What was just created is what the examples go on with, where it has an address of its own.</summary>
    public void Remember(OpenApi document, Operation operation, JsonElement created)
    {
        if (!document.Operations.Any(other => other.Path.StartsWith(operation.Path + "/{", StringComparison.Ordinal)))
        {
            return;
        }

        var collection = operation.Path.Split('/')[^1];
        var variable = ExampleRequest.Variable(collection, "id");
        foreach (var name in new[] { "id", variable.ToLowerInvariant(), "session_id" }.Where(name => created.Has(name) && _variables.ContainsKey(variable)))
        {
            _variables[variable] = created.Str(name);
            return;
        }
    }

    public async Task<Guid> EggAsync(bool ready)
    {
        var egg = (await Api.PostAsync("/eggs", new { user_id = $"user-{Guid.CreateVersion7():N}" })).Expect(201).Json.Id("egg_id");
        if (ready)
        {
            (await Api.PatchAsync($"/eggs/{egg}/status", new { status = "ready" })).Expect(200);
        }

        return egg;
    }

    /// <summary>An item that nobody owns yet, for a coin.</summary>
    public async Task<Guid> ItemAsync() => (await Api.PostAsync(
        $"/marketplaces/{Estate.Ids["marketplaces"]}/items", new { key = $"item_{Guid.CreateVersion7():N}", name = "An item", category = "accessory", price = new { coins = 1 } })).Expect(201).Json.Id();

    /// <summary>An item that the buddy owns.</summary>
    public async Task<Guid> OwnedItemAsync()
    {
        var item = await ItemAsync();
        (await Api.PostAsync($"/buddies/{Estate.Buddy.Id}/unlock-item", new { item_id = item })).Expect(200);
        return item;
    }

    /// <summary>A marketplace with one item in it.</summary>
    public async Task<(Guid Shop, Guid Item)> ShopAsync()
    {
        var shop = (await Api.PostAsync("/marketplaces", new { key = $"shop_{Guid.CreateVersion7():N}", name = "A shop" })).Expect(201).Json.Id();
        return (shop, (await Api.PostAsync($"/marketplaces/{shop}/items", new { key = "hat", name = "A hat", category = "head", price = new { coins = 1 } })).Expect(201).Json.Id());
    }

    public async Task<Guid> DraftAsync() => (await Api.PostAsync("/config-versions")).Expect(200, 201).Json.Id();

    public static async Task<Guid> PublishedAsync(Tenant tenant) =>
        (await tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Single(version => version.Str("status") is "published").Id();

    /// <summary>A buddy that may evolve: the preset asks for three lessons.</summary>
    public async Task<Guid> ReadyBuddyAsync()
    {
        var buddy = await Tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed");
        await buddy.SendAsync("lesson_completed");
        Assert.True((await buddy.SendAsync("lesson_completed")).Flag("evolution_ready"));
        return buddy.Id;
    }

    /// <summary>An operation that has not ended yet when this returns.</summary>
    public async Task<Guid> PendingOperationAsync() => (await Api.PostAsync($"/eggs/{await EggAsync(ready: true)}/hatch")).Expect(202).Json.Id("operation_id");
}
