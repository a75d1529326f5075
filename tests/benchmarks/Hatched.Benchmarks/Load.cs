using System.Diagnostics;

namespace Hatched.Benchmarks;

/// <summary>What one scenario gave: requests a second and how long they took, milliseconds.</summary>
internal sealed record Measured(double PerSecond, double P50, double P99, int Errors);

/// <summary>Closed-loop load over real connections: each sends its next request when the one before is answered.</summary>
internal static class Load
{
    /// <summary>One warm-up, then the median of the measured runs by throughput.</summary>
    public static async Task<Measured> RunAsync(Settings settings, int connections, Func<HttpClient, int, CancellationToken, Task<HttpResponseMessage>> send)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false }) { BaseAddress = settings.BaseUrl };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {settings.ApiKey}");
        await OnceAsync(http, connections, TimeSpan.FromSeconds(settings.Quick ? 2 : 5), send);
        List<Measured> runs = [];
        for (var run = 0; run < settings.Runs; run++)
        {
            runs.Add(await OnceAsync(http, connections, settings.Duration, send));
        }

        var median = runs.OrderBy(run => run.PerSecond).ElementAt(runs.Count / 2);
        Console.WriteLine($"  {connections} connections: {median.PerSecond:N0}/s, p50 {median.P50:F1} ms, p99 {median.P99:F1} ms{(median.Errors > 0 ? $", {median.Errors} errors" : "")}");
        return median;
    }

    private static async Task<Measured> OnceAsync(
        HttpClient http, int connections, TimeSpan duration, Func<HttpClient, int, CancellationToken, Task<HttpResponseMessage>> send)
    {
        using var end = new CancellationTokenSource(duration);
        var errors = 0;
        var begin = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(async () =>
        {
            List<double> mine = [];
            while (!end.IsCancellationRequested)
            {
                var sent = Stopwatch.GetTimestamp();
                using var response = await send(http, connection, CancellationToken.None);
                mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if ((int)response.StatusCode >= 400 || (int)response.StatusCode == 202)
                {
                    Interlocked.Increment(ref errors);
                }
            }

            return mine;
        })));
        var all = latencies.SelectMany(mine => mine).Order().ToArray();
        return new Measured(all.Length / Stopwatch.GetElapsedTime(begin).TotalSeconds, all[all.Length / 2], all[Math.Min(all.Length - 1, (int)(all.Length * 0.99))], errors);
    }
}
