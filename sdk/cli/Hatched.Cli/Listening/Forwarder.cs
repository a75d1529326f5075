using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hatched.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hatched.Cli.Listening;

/// <summary>Takes deliveries at a local port, passes each on as it came, and gives the answer back, so that Hatched retries as it would without it.</summary>
internal sealed class Forwarder : IAsyncDisposable
{
    /// <summary>As long as Hatched itself waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] OfTheConnection = ["Host", "Content-Length", "Connection", "Transfer-Encoding", "Expect"];
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
    private readonly Terminal terminal;
    private readonly Uri? target;
    private readonly WebApplication app;

    private Forwarder(Terminal terminal, Uri? target, int port)
    {
        (this.terminal, this.target) = (terminal, target);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.Run(TakeAsync);
    }

    public string Url => $"{app.Urls.Single()}/hatched";

    /// <summary>Set before the first delivery can come. Whatever is not signed with it is somebody else's.</summary>
    public string? Secret { get; set; }

    public static async Task<Forwarder> StartAsync(Terminal terminal, Uri? target, int port, CancellationToken ct)
    {
        var forwarder = new Forwarder(terminal, target, port);
        try
        {
            await forwarder.app.StartAsync(ct);
            return forwarder;
        }
        catch (IOException e)
        {
            await forwarder.DisposeAsync();
            throw new CommandException($"Port {port} cannot be listened at: {e.Message}", Shared.Usage);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var read = new MemoryStream();
        await context.Request.Body.CopyToAsync(read, context.RequestAborted);
        var body = read.ToArray();
        var verification = WebhookVerifier.Verify(body, name => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null, Secret);
        if (!verification.IsValid)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var began = Stopwatch.GetTimestamp();
        var (status, answer, failure) = target is null ? (StatusCodes.Status200OK, [], null) : await PassOnAsync(context.Request, body);
        Show(verification.Event, body, status, failure, Stopwatch.GetElapsedTime(began));
        context.Response.StatusCode = status;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private async Task<(int Status, byte[] Answer, string? Failure)> PassOnAsync(HttpRequest taken, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in taken.Headers.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        try
        {
            using var response = await http.SendAsync(request, taken.HttpContext.RequestAborted);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(taken.HttpContext.RequestAborted), null);
        }
        catch (HttpRequestException e)
        {
            return (StatusCodes.Status502BadGateway, [], e.Message);
        }
        catch (TaskCanceledException)
        {
            return (StatusCodes.Status504GatewayTimeout, [], $"no answer within {Patience.TotalSeconds:0} s");
        }
    }

    private void Show(WebhookEvent e, byte[] body, int status, string? failure, TimeSpan took)
    {
        if (terminal.Json)
        {
            terminal.Value(new { Event = e.Name, e.DeliveryId, e.RequestId, e.Payload, Status = status, Error = failure, DurationMs = (int)took.TotalMilliseconds });
            return;
        }

        var answer = failure is not null ? terminal.Red($"{status}, {Text.Plain(failure)}")
            : target is null ? terminal.Green("taken")
            : status is >= 200 and < 300 ? terminal.Green($"{status}")
            : terminal.Red($"{status}");
        var time = TimeProvider.System.GetLocalNow();
        // In one write: deliveries come several at a time.
        terminal.Line($"{terminal.Dim($"{time:HH:mm:ss}")}  {terminal.Bold(Text.Plain(e.Name))}  → {answer} {terminal.Dim($"{took.TotalMilliseconds:0} ms  {e.DeliveryId}")}\n"
            + terminal.Dim($"          {Text.Short(Text.Plain(Encoding.UTF8.GetString(body)), 400)}"));
    }
}
