using Hatched.BuildingBlocks.Data;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Widget.Features.Ceremonies;

/// <summary>Whose hatching has been seen, for many buddies at once.</summary>
internal sealed class HeldCeremonies(NpgsqlDataSource database)
{
    public async Task<IReadOnlySet<Guid>> FindAsync(IReadOnlyList<Guid> buddies, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT buddy_id FROM ceremonies WHERE buddy_id = ANY ($1) AND kind = $2");
        command.Parameters.Add(SqlArray.Array(buddies, NpgsqlDbType.Uuid));
        command.Parameters.Add(new() { Value = Ceremony.Hatch });
        var held = new HashSet<Guid>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            held.Add(rows.GetGuid(0));
        }

        return held;
    }
}
