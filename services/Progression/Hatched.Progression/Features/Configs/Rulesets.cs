using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Hatched.Progression.Features.Configs;

/// <summary>Config versions compiled for evaluation, kept by id: what is published never changes.</summary>
internal sealed class Rulesets(NpgsqlDataSource database) : IDisposable
{
    private const int Kept = 500;
    private readonly MemoryCache _compiled = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <summary>The rules of a version; its document is <see cref="Ruleset.Document"/>.</summary>
    /// <remarks>A draft is compiled afresh each time. The version must be committed: it is read outside the caller's transaction.</remarks>
    public ValueTask<Ruleset> GetAsync(Guid configVersionId, CancellationToken ct) =>
        _compiled.TryGetValue(configVersionId, out Ruleset? known) ? new(known!) : new(CompileAsync(configVersionId, ct));

    public void Dispose() => _compiled.Dispose();

    private async Task<Ruleset> CompileAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT document::text, status FROM config_versions WHERE id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            throw new InvalidOperationException($"There is no config version {id}.");
        }

        var ruleset = Ruleset.Compile(ConfigJson.Read(reader.GetString(0)));
        if (reader.GetString(1) is not "draft")
        {
            _compiled.Set(id, ruleset, new MemoryCacheEntryOptions { Size = 1 });
        }

        return ruleset;
    }
}
