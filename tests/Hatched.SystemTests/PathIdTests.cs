using Hatched.SystemTests.Contract.Fuzz;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Ids are the customer's, whatever they hold: what can be sent can be read and erased, and nobody else is meant by it.</summary>
public sealed class PathIdTests
{
    private static readonly string[] Users = ["x/y", "x%2Fy", "x%252Fy", "100%", ".", "..", "-", "ä ?#;=+&"];

    [Fact]
    public async Task Users_whose_ids_look_alike_when_decoded_are_told_apart_by_every_route_that_names_one()
    {
        var tenant = await Tenant.CreateAsync();
        await Task.WhenAll(Users.Select(user => SendAsync(tenant, user)));
        foreach (var user in Users)
        {
            (await tenant.Api.PostAsync("/eggs", new { user_id = user })).Expect(201);
        }

        foreach (var user in Users)
        {
            Assert.Equal(user, (await tenant.Api.GetAsync(Of("/customers/me/users/{}/summary", "user_id", user))).Expect(200).Json.Str("user_id"));
            Assert.Equal(user, (await tenant.Api.GetAsync(Of("/buddies/users/{}/summary", "user_id", user))).Expect(200).Json.Str("user_id"));
            Assert.Equal(user, (await tenant.Api.GetAsync(Of("/events/{}", "id", user))).Expect(200).Json.Str("event_id"));
        }

        foreach (var (user, i) in Users.Select((user, i) => (user, i)))
        {
            await Wait.UntilAsync($"{user} is erased", async () =>
                (await tenant.Api.DeleteAsync(Of("/customers/me/users/{}/data", "user_id", user))).Expect(202).Json.Str("status") is "completed");
            Assert.Equal(
                Users[(i + 1)..].Order(StringComparer.Ordinal),
                (await tenant.Api.ListAsync("/events")).Select(e => e.Str("user_id")).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_id_in_the_query_counts_only_where_the_path_says_so()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await Task.WhenAll(new[] { "one", "other" }.Select(user => SendAsync(tenant, user)));

        Assert.Equal("one", (await tenant.Api.GetAsync("/events/one?id=other")).Expect(200).Json.Str("event_id"));
        Assert.Equal("other", (await tenant.Api.GetAsync("/events/-?id=other")).Expect(200).Json.Str("event_id"));
        (await tenant.Api.GetAsync("/events/-?id=")).ExpectError(404, "resource_not_found");
    }

    [Theory]
    [InlineData("/api/v1/events/%252E%252E/%252E%252E/internal/customers")]
    [InlineData("/api/v1/events/%25%32%45%25%32%45/x")]
    [InlineData("/api/v1/events/a%255C..%255C..%255Cinternal")]
    [InlineData("/api/v1/events/%25/../../../internal/customers/{id}/plan")]
    [InlineData("/api/v1/events/%25/%2e%2e/%2e%2e/%2e%2e/%2e%2e/internal/customers/{id}/plan")]
    [InlineData("/api/v1/events/%25%2F..%2F..%2F..%2Finternal%2Fcustomers%2F{id}%2Fplan")]
    public async Task No_way_of_writing_a_path_leads_past_the_public_routes(string path)
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        using var connection = new RawConnection(new Uri(TestSystem.BaseUrl));
        var request = new RawRequest("GET", path.Replace("{id}", tenant.Id.ToString(), StringComparison.Ordinal), [("Authorization", $"Bearer {tenant.Api.Credential}")], null);

        var answer = await connection.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(404, answer.Status);
        Assert.Contains("resource_not_found", System.Text.Encoding.UTF8.GetString(answer.Body), StringComparison.Ordinal);
    }

    private static Task<Answer> SendAsync(Tenant tenant, string id) => tenant.SendEventAsync(new { event_id = id, user_id = id, type = "seen" });

    private static string Of(string route, string name, string id) => id is "." or ".."
        ? $"{route.Replace("{}", "-", StringComparison.Ordinal)}?{name}={Uri.EscapeDataString(id)}"
        : route.Replace("{}", Uri.EscapeDataString(id), StringComparison.Ordinal);
}
