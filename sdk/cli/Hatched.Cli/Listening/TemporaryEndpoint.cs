using System.Text.Json;
using Hatched.Sdk;

namespace Hatched.Cli.Listening;

/// <summary>The webhook endpoint of one <c>listen</c>.</summary>
/// <remarks>
/// The server alone makes secrets and shows each once, so an endpoint that is to have the same secret the next time must stay: at the end it is paused, what
/// was shown is kept in <c>.hatched/listen.json</c>, and the next time it is switched on again. A second <c>listen</c> beside the first, or <c>--delete</c>, has one that is deleted at the end.
/// </remarks>
internal sealed class TemporaryEndpoint : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly HatchedClient client;
    private readonly FileStream? memory;
    private readonly bool delete;

    private TemporaryEndpoint(HatchedClient client, string id, string secret, FileStream? memory, bool delete)
    {
        (this.client, Id, Secret, this.memory, this.delete) = (client, id, secret, memory, delete);
    }

    public string Id { get; }

    public string Secret { get; }

    public bool IsKept => memory is not null && !delete;

    public static async Task<TemporaryEndpoint> OpenAsync(HatchedClient client, string url, IReadOnlyList<string> events, bool delete, CancellationToken ct)
    {
        var held = Hold();
        try
        {
            var owner = $"{client.BaseUrl} {(await client.RequestAsync(HttpMethod.Get, "/auth/api-keys/whoami", null, ct)).GetProperty("customer_id").GetString()}";
            var kept = held is null ? [] : Read(held);
            if (kept.GetValueOrDefault(owner) is { } earlier && await ReuseAsync(client, earlier.EndpointId, url, events, ct))
            {
                return new(client, earlier.EndpointId, earlier.Secret, held, delete);
            }

            var made = await client.Webhooks.CreateAsync(new() { Url = url, Events = events, Description = $"./hatched listen on {Environment.MachineName}" }, ct);
            if (held is not null)
            {
                kept[owner] = new Kept(made.Id, made.Secret!);
                Write(held, kept);
            }

            return new(client, made.Id, made.Secret!, held, delete);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (IsKept)
            {
                await client.Webhooks.UpdateAsync(Id, new() { Active = false }, patience.Token);
            }
            else
            {
                await client.Webhooks.DeleteAsync(Id, patience.Token);
            }
        }
        catch (Exception e) when (e is HatchedException or OperationCanceledException)
        {
            // The server is gone, or the endpoint: the next time it is used again or made anew.
        }

        memory?.Dispose();
    }

    private static async Task<bool> ReuseAsync(HatchedClient client, string id, string url, IReadOnlyList<string> events, CancellationToken ct)
    {
        try
        {
            await client.Webhooks.UpdateAsync(id, new() { Url = url, Events = events, Active = true }, ct);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    /// <summary>The file of what is kept, for this process alone; null when another has it.</summary>
    private static FileStream? Hold()
    {
        Directory.CreateDirectory(Settings.StateFolder);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(Path.Combine(Settings.StateFolder, "listen.json"), options);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Dictionary<string, Kept> Read(FileStream file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Kept>>(file) ?? [];
        }
        catch (JsonException)
        {
            return []; // new, or written half: nothing is lost but a secret
        }
    }

    private static void Write(FileStream file, Dictionary<string, Kept> kept)
    {
        file.SetLength(0);
        JsonSerializer.Serialize(file, kept);
        file.Flush(flushToDisk: true);
    }

    private sealed record Kept(string EndpointId, string Secret);
}
