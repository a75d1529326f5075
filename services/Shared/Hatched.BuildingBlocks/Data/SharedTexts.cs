using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Texts that very many rows have in common, each stored once under its own hash (table <c>shared_texts</c>).</summary>
/// <remarks>Rows are never changed nor deleted, so what was seen committed can be taken as known for good.</remarks>
public sealed class SharedTexts
{
    /// <summary>For the migration of a service that keeps such texts.</summary>
    public const string CreateTable = "CREATE TABLE shared_texts (id uuid PRIMARY KEY, text text NOT NULL);";

    /// <summary>For a migration: moves what a table holds in a text column to shared texts.</summary>
    public static string MoveFrom(string table, string column, string idColumn) => $"""
        INSERT INTO shared_texts (id, text)
        SELECT DISTINCT ON (1) encode(substring(sha256(convert_to({column}, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid, {column} FROM {table} WHERE {column} IS NOT NULL
        ON CONFLICT DO NOTHING;
        UPDATE {table} SET {idColumn} = encode(substring(sha256(convert_to({column}, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid WHERE {column} IS NOT NULL;
        """;

    private const int Remembered = 20_000;
    private readonly ConcurrentDictionary<Guid, bool> _stored = new();

    public static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true);

    /// <summary>Those of the ids that this process has not yet seen stored.</summary>
    public Guid[] Unknown(IEnumerable<Guid> ids) => [.. ids.Where(id => !_stored.ContainsKey(id)).Distinct().Order()];

    /// <summary>An INSERT of texts that may be there already. Its transaction must wait for the disk.</summary>
    /// <param name="ids">In order, so that two sets never wait for each other in a circle.</param>
    public static NpgsqlBatchCommand Insert(Guid[] ids, Func<Guid, string> text) =>
        new("INSERT INTO shared_texts (id, text) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING")
        {
            Parameters = { SqlArray.Array(ids, NpgsqlDbType.Uuid), SqlArray.Array(ids.Select(text), NpgsqlDbType.Text) },
        };

    /// <summary>To be called once they are committed.</summary>
    public void Remember(Guid[] ids)
    {
        if (_stored.Count > Remembered)
        {
            _stored.Clear(); // costs one idle INSERT each
        }

        foreach (var id in ids)
        {
            _stored[id] = true;
        }
    }
}
