using System.Text;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Messages;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.BuildingBlocks.Erasure;

/// <summary>Kept answers that tell of an erased user lose what they tell. Their keys stay taken: what was done once is not done again.</summary>
public static class ErasedAnswers
{
    private const int SetSize = 500;

    /// <summary>Within the open transaction of <paramref name="db"/>. Answers are sealed, so the customer's, of one day, are opened one by one.</summary>
    public static async Task ForgetAsync(ServiceDb db, SecretBox box, EraseTraces traces, CancellationToken ct)
    {
        var marks = traces.BuddyIds.Select(id => id.ToString())
            .Concat([JsonSerializer.Serialize(traces.UserId, HatchedJson.Options), $"/users/{traces.UserId}/"])
            .Select(Encoding.UTF8.GetBytes).ToArray();
        var after = "";
        List<IdempotencyRecord> set;
        do
        {
            set = await db.IdempotencyRecords.AsNoTracking()
                .Where(record => record.CustomerId == traces.CustomerId && record.Status > 0 && record.Key.CompareTo(after) > 0)
                .OrderBy(record => record.Key).Take(SetSize).ToListAsync(ct);
            var telling = set.Where(record => Tells(box.Open(record.Body, record.Fingerprint), marks)).Select(record => record.Key).ToArray();
            if (telling.Length > 0)
            {
                await db.IdempotencyRecords.Where(record => record.CustomerId == traces.CustomerId && telling.Contains(record.Key)).ExecuteUpdateAsync(
                    record => record.SetProperty(r => r.Status, IdempotencyRecord.Forgotten).SetProperty(r => r.Body, Array.Empty<byte>()).SetProperty(r => r.Location, (string?)null), ct);
            }

            after = set.Count > 0 ? set[^1].Key : after;
        }
        while (set.Count is SetSize);
    }

    private static bool Tells(ReadOnlySpan<byte> kept, byte[][] marks)
    {
        foreach (var mark in marks)
        {
            if (kept.IndexOf(mark) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
