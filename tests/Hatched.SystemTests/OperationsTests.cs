using Hatched.ServiceDefaults.Http;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>What people who run the system look at: health, metrics, request ids, the document.</summary>
public sealed class OperationsTests
{
    private static readonly string[] Services = ["accounts", "economy", "imaging", "ingestion", "progression", "webhook", "widget"];

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("//readyz")]
    public async Task Ready_names_every_dependency(string path)
    {
        var ready = (await Api.Anonymous.GetAsync(path)).Expect(200).Json;

        var checks = ready.At("checks").EnumerateObject().ToDictionary(check => check.Name, check => check.Value.GetString());
        Assert.All(Services.SelectMany(service => new[] { service, $"database:{service}", $"broker:{service}" }).Append("redis"), name => Assert.Equal("ok", checks[name]));
        Assert.Equal("ok", ready.Str("status"));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/version")]
    [InlineData("//healthz")]
    [InlineData("//version")]
    public async Task The_other_health_routes_answer_without_a_credential(string path) => (await Api.Anonymous.GetAsync(path)).Expect(200);

    [Theory]
    [InlineData("/metrics")]
    [InlineData("//metrics")]
    public async Task The_metrics_are_Prometheus_text(string path)
    {
        (await Api.Anonymous.GetAsync("/no-such-thing")).Expect(404);

        var metrics = (await Api.Anonymous.GetAsync(path)).Expect(200);

        Assert.Equal("text/plain", metrics.ContentType?.MediaType);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", metrics.Text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^http_server_request_duration_seconds_count\{.*\} [1-9]", metrics.Text);
    }

    [Fact]
    public async Task Every_service_has_metrics_of_its_own()
    {
        using var http = new HttpClient();
        foreach (var service in Services)
        {
            Assert.Contains("# TYPE", await http.GetStringAsync(new Uri(TestSystem.UrlOf(service), "/metrics")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_id_is_echoed_by_services_and_by_the_gateway_itself()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        foreach (var path in new[] { "/buddies", "/auth/me", "/events", "/no-such-thing", "/health" })
        {
            Assert.Equal("my.own-Request_1", (await tenant.Api.GetAsync(path, ("X-Request-Id", "my.own-Request_1"))).Header("X-Request-Id"));
        }
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("<script>")]
    [InlineData("überlang")]
    public async Task A_request_id_that_is_none_is_replaced(string sent)
    {
        var answer = await Api.Anonymous.GetAsync("/no-such-thing", ("X-Request-Id", sent));

        Assert.True(Guid.TryParse(answer.ExpectError(404, "resource_not_found").Header("X-Request-Id"), out _));
    }

    [Fact]
    public async Task Authenticated_answers_carry_credits_and_event_answers_the_quota()
    {
        var tenant = await Tenant.CreateAsync();
        var me = await tenant.Api.GetAsync("/auth/me");
        Assert.Equal(("20", "20", "0", "0"), (
            me.Header("X-Credits-Remaining"), me.Header("X-Credits-Welcome-Remaining"), me.Header("X-Credits-Paid-Remaining"), me.Header("X-Credits-Promo-Remaining")));

        var body = new { event_id = "counted", user_id = "u", type = "x" };
        var first = await tenant.SendEventAsync(body);
        var again = await tenant.SendEventAsync(body);
        Assert.Equal(("5000000", "1"), (first.Header("X-Event-Quota-Limit"), first.Header("X-Event-Quota-Used")));
        Assert.Equal("1", again.Header("X-Event-Quota-Used"));
        Assert.NotNull(first.Header("X-Event-Quota-Reset"));
    }

    [Fact]
    public async Task The_document_is_OpenAPI_3_1_with_unique_operations_whose_errors_are_all_in_the_catalogue()
    {
        var document = await OpenApi.ReadAsync();

        Assert.StartsWith("3.1", document.Document.Str("openapi"), StringComparison.Ordinal);
        Assert.Equal(document.Operations.Count, document.Operations.Select(operation => operation.Id).Distinct().Count());
        var responses = document.Document.At("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .SelectMany(operation => operation.Value.At("responses").EnumerateObject()).ToList();
        var errors = responses.Where(response => response.Name[0] is '4' or '5')
            .SelectMany(response => response.Value.Str("description").Split(", ").Select(code => (Status: int.Parse(response.Name), Code: code.Trim('`')))).Distinct().ToList();
        Assert.True(errors.Count > 15, $"Only {errors.Count} errors are documented.");
        Assert.All(errors, error => Assert.Equal(error.Status, ErrorCatalogue.StatusByCode[error.Code]));
        Assert.All(
            document.Document.At("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.True(operation.Value.Str("summary").Length > 0, operation.Value.ToString()));
    }

    [Fact]
    public async Task The_docs_page_needs_nothing_from_elsewhere()
    {
        var page = (await Api.Anonymous.GetAsync("//docs")).Expect(200, 301, 302);
        if (page.Status is not 200)
        {
            page = (await Api.Anonymous.GetAsync("/" + new Uri(new Uri(TestSystem.BaseUrl), page.Headers.Location!).PathAndQuery)).Expect(200);
        }

        Assert.Equal("text/html", page.ContentType?.MediaType);
        Assert.DoesNotMatch("(src|href)=[\"'](https?:)?//", page.Text);
    }
}
