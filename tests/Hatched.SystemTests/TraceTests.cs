using System.Collections.Concurrent;
using System.Text;
using Hatched.ServiceDefaults.Identity;
using Hatched.SystemTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Hatched.SystemTests;

/// <summary>What whoever reads traces gets to see.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task A_request_is_traced_to_its_statements_and_what_runs_for_nobody_is_no_trace()
    {
        var spans = new ConcurrentQueue<string>();
        await using var collector = await CollectAsync(spans);
        await using var widget = SecondProcess.Start(
            "widget",
            ("ConnectionStrings__widget", TestSystem.ConnectionString("widget")),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "widget"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add(PrincipalSigner.Header, Tenant.Sign(new Principal { Kind = PrincipalKind.Service }));

        await Wait.UntilAsync("the request's statement is traced", async () =>
        {
            try
            {
                using var health = await http.GetAsync(new Uri(widget.Url, "/health/ready"), TestContext.Current.CancellationToken);
                using var session = await http.GetAsync(new Uri(widget.Url, $"/internal/sessions/{Guid.CreateVersion7()}"), TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException)
            {
                widget.AssertRuns();
            }

            return Traced("FROM widget_sessions");
        }, TimeSpan.FromSeconds(60)); // a process that starts beside everything else that starts

        // Meanwhile it migrates, and asks every two seconds whether it is its turn to relay the outbox.
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.False(Traced("advisory_lock"), "The relay's look is a trace.");
        Assert.False(Traced("outbox_notify"), "A migration is a trace.");
        Assert.False(Traced("/health/ready") || Traced("SELECT 1"), "A probe is a trace.");

        bool Traced(string text) => spans.Any(batch => batch.Contains(text, StringComparison.Ordinal));
    }

    /// <summary>Takes spans as OTLP over HTTP, each batch as the text that is in it.</summary>
    private static Task<WebApplication> CollectAsync(ConcurrentQueue<string> spans) => Loopback.ServeAsync(app => app.MapPost("/v1/traces", async (HttpRequest request) =>
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        spans.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
    }));
}
