namespace Hatched.SystemTests.Support;

/// <summary>A second gateway of the system that keeps the limits, which the first one lifts for the tests; both count in the same Redis.</summary>
public sealed class LimitingGateway : IAsyncLifetime
{
    private SecondProcess? process;

    internal string Url => process!.Url.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        process = SecondProcess.Start(
            "gateway",
            ("HATCHED_RATE_LIMITS", null),
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")); // the tests say from which address they call
        using var http = new HttpClient();
        await Wait.UntilAsync("the second gateway is ready", async () =>
        {
            try
            {
                return (await http.GetAsync($"{Url}/readyz")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
