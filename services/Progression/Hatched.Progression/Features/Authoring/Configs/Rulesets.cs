using System.Collections.Concurrent;
using Hatched.BuildingBlocks.Data;
using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>Config versions compiled for evaluation, kept by id: what is published never changes.</summary>
/// <remarks>
/// A version that is not known is read once for all who ask meanwhile, on a connection of its own outside of the pool: those who ask hold one of
/// the pool's already, and if all of them were to wait for a second one, nobody would get it.
/// </remarks>
internal sealed class Rulesets(SessionConnections connections) : IDisposable
{
    private const int Kept = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly MemoryCache _compiled = new(new MemoryCacheOptions { SizeLimit = Kept });
    private readonly ConcurrentDictionary<Guid, Lazy<Task<Compiled>>> _underWay = new();
    private readonly SemaphoreSlim _turns = new(4); // connections that misses may open at once

    /// <summary>The rules of a version; its document is <see cref="Ruleset.Document"/>.</summary>
    /// <remarks>A draft is compiled afresh each time. The version must be committed: it is read outside the caller's transaction.</remarks>
    public ValueTask<Ruleset> GetAsync(Guid configVersionId, CancellationToken ct) =>
        _compiled.TryGetValue(configVersionId, out Ruleset? known) ? new(known!) : new(CompileAsync(configVersionId, ct));

    public void Dispose()
    {
        _compiled.Dispose();
        _turns.Dispose();
    }

    private async Task<Ruleset> CompileAsync(Guid id, CancellationToken ct)
    {
        var mine = new Lazy<Task<Compiled>>(() => Task.Run(() => ReadAsync(id), CancellationToken.None));
        var shared = _underWay.GetOrAdd(id, mine);
        try
        {
            var compiled = await shared.Value.WaitAsync(ct);
            // A draft may have been changed since that reading began.
            return compiled.IsDraft && shared != mine ? (await ReadAsync(id).WaitAsync(ct)).Ruleset : compiled.Ruleset;
        }
        finally
        {
            _underWay.TryRemove(KeyValuePair.Create(id, shared));
        }
    }

    private async Task<Compiled> ReadAsync(Guid id)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (!await _turns.WaitAsync(Patience, CancellationToken.None)) // shared by all who wait for this version
        {
            throw new TimeoutException($"Config version {id} could not be read: too many others are being read.");
        }

        try
        {
            await using var connection = await connections.OpenAsync(patience.Token);
            await using var command = new NpgsqlCommand("SELECT document::text, status FROM config_versions WHERE id = $1", connection)
            {
                Parameters = { new() { Value = id } },
            };
            await using var reader = await command.ExecuteReaderAsync(patience.Token);
            if (!await reader.ReadAsync(patience.Token))
            {
                throw new InvalidOperationException($"There is no config version {id}.");
            }

            var ruleset = Ruleset.Compile(ConfigJson.Read(reader.GetString(0)));
            var isDraft = reader.GetString(1) is "draft";
            if (!isDraft)
            {
                _compiled.Set(id, ruleset, new MemoryCacheEntryOptions { Size = 1 });
            }

            return new Compiled(ruleset, isDraft);
        }
        catch (OperationCanceledException tooLong) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"Config version {id} could not be read within {Patience.TotalSeconds:0} s.", tooLong);
        }
        finally
        {
            _turns.Release();
        }
    }

    private sealed record Compiled(Ruleset Ruleset, bool IsDraft);
}
