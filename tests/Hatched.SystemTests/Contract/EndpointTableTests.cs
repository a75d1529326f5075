using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>The table of the core's routes and the served document, held against each other.</summary>
public sealed class EndpointTableTests
{
    [Fact]
    public async Task Every_row_of_the_table_is_served_by_its_owner()
    {
        Assert.Equal(171, CoreTable.Rows.Count);
        var routes = CoreTable.Rows.Select(row => row.Route).ToHashSet();
        Assert.Equal(CoreTable.Rows.Count, routes.Count);
        Assert.All(CoreTable.Moved.Keys, route => Assert.Contains(route, routes));

        Assert.Empty(routes.Except((await OpenApi.ReadAsync()).Operations.Select(CoreTable.RouteOf)));
        var described = await DescribedAsync();
        Assert.All(CoreTable.Rows, row =>
        {
            var owner = CoreTable.Moved.TryGetValue(row.Route, out var moved) ? moved.Service : row.Service;
            Assert.Equal([owner], described.Where(service => service.Value.Contains(row.Route)).Select(service => service.Key).DefaultIfEmpty("gateway"));
        });
    }

    [Fact]
    public async Task Nothing_is_served_that_the_table_lacks()
    {
        var rows = CoreTable.Rows.Select(row => row.Route).ToHashSet();
        var beyond = (await OpenApi.ReadAsync()).Operations.Select(CoreTable.RouteOf).Where(route => !rows.Contains(route)).ToList();

        Assert.Equal(CoreTable.Beyond.Keys.Order(StringComparer.Ordinal), beyond.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_lists_the_errors_that_its_kind_can_have()
    {
        var document = await OpenApi.ReadAsync();
        Assert.NotEmpty(document.Operations);
        Assert.All(document.Operations, operation =>
        {
            var listed = operation.Responses.Where(response => response.Value.Has("content") && response.Value.At("content").Has("application/json"))
                .Select(response => response.Value.At("content").At("application/json")).Where(media => media.Has("examples"))
                .SelectMany(media => media.At("examples").EnumerateObject().Select(example => example.Name)).ToHashSet();
            Assert.All(Expected(document, operation), code => Assert.True(listed.Contains(code), $"{operation.Id} does not list {code}."));
        });
    }

    private static IEnumerable<string> Expected(OpenApi document, Operation operation)
    {
        var ownHealth = operation.Tag is "Health";
        IEnumerable<string> codes = ["internal_error"];
        codes = ownHealth ? codes : codes.Concat(["service_unavailable", "upstream_timeout", "rate_limited", "unauthorized", "validation_failed"]);
        codes = operation.Access.Count is 0 ? codes : codes.Append("forbidden");
        codes = operation.Access.Contains("publishable_key") || operation.Access.Contains("secret_key") ? codes.Append("publishable_key_scope") : codes;
        codes = operation.Access.Contains("widget_session") && !operation.Access.Contains("secret_key") ? codes.Append("resource_not_found") : codes;
        codes = operation.Capability is null ? codes : codes.Concat(["plan_feature_locked", "capability_disabled"]);
        codes = operation.Parameters.Count is 0 ? codes : codes.Append("resource_not_found");
        codes = document.ParametersIn(operation, "query").Any(query => query.Str("name") is "cursor") ? codes.Append("bad_request") : codes;
        codes = operation.Body is null ? codes : codes.Concat(["bad_request", "unsupported_media_type"]);
        return operation.IsRead ? codes : codes.Concat(["conflict", "idempotency_key_conflict", "payload_too_large"]);
    }

    // Each service describes itself; what the merged document has and none of them, the gateway answers.
    private static async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> DescribedAsync()
    {
        using var http = new HttpClient();
        var described = new Dictionary<string, IReadOnlySet<string>>();
        foreach (var service in TestSystem.Processes().Values.Where(running => running.Url?.StartsWith("http", StringComparison.Ordinal) is true && running.Name is not "gateway"))
        {
            var own = new OpenApi(JsonElement.Parse(await http.GetStringAsync(new Uri(TestSystem.UrlOf(service.Name), OpenApi.Address))));
            Assert.NotEmpty(own.Operations);
            described[service.Name] = own.Operations.Select(CoreTable.RouteOf).ToHashSet();
        }

        Assert.Equal(7, described.Count);
        return described;
    }
}
