using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hatched.AppHost.Local;

/// <summary>Asks a process whether it is ready.</summary>
internal static class Probe
{
    public static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public static Func<CancellationToken, Task<bool>> HttpOk(string url) => async ct =>
    {
        using var answer = await Http.GetAsync(new Uri(url), ct);
        return answer.IsSuccessStatusCode;
    };

    public static Func<CancellationToken, Task<bool>> Accepts(int port) => async ct =>
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, ct);
        return true;
    };

    /// <summary>Says something over TCP and looks whether the answer begins as expected.</summary>
    public static Func<CancellationToken, Task<bool>> Answers(int port, string say, string expect) => async ct =>
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, ct);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(say), ct);
        var answer = new byte[expect.Length];
        await stream.ReadExactlyAsync(answer, ct);
        return Encoding.Latin1.GetString(answer) == expect;
    };

    public static async Task UntilAsync(Func<CancellationToken, Task<bool>> probe, CancellationToken ct)
    {
        while (!await TryAsync(probe, ct))
        {
            await Task.Delay(100, ct);
        }
    }

    /// <summary>False also when nobody listens yet.</summary>
    public static async Task<bool> TryAsync(Func<CancellationToken, Task<bool>> probe, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            return await probe(patience.Token);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
