using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Npgsql;

namespace Hatched.Accounts.Features.Mail;

/// <summary>Sends the mails that wait, a few at once: each at least once, and tried ten times.</summary>
/// <remarks>
/// Several replicas share the work: a mail is this process's while its session holds the mail's advisory lock. A try is counted when the
/// server was reached: while it is away no mail uses up its tries.
/// </remarks>
internal sealed class SmtpDelivery(
    SessionConnections sessions, SecretBox box, DatabaseReady ready, SendMail send, TimeProvider clock, ILogger<SmtpDelivery> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int Width = 8;
    private const int MaxAttempts = 10;
    private static readonly TimeSpan MaxAge = OutgoingMail.MaxAge;

    private readonly FailureLog _refusals = new(log, clock);
    private readonly Dictionary<Guid, Task<MailTry>> _underWay = [];
    private NpgsqlConnection? _session;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    /// <summary>Without mail the service still serves: that none goes out is told by metric and log.</summary>
    protected override TimeSpan StuckLimit => TimeSpan.MaxValue;

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var session = _session ??= await sessions.OpenAsync(ct);
        Exception? away = null;
        foreach (var ended in _underWay.Values.Where(one => one.IsCompleted).ToList())
        {
            var tried = await ended;
            await RecordAsync(session, tried, ct);
            _underWay.Remove(tried.Id);
            away = tried.Reached ? away : tried.Failure;
        }

        if (away is not null)
        {
            throw new HttpRequestException($"The mail server is not to be had: {away.Message}", away);
        }

        foreach (var mail in await TakeAsync(session, ct))
        {
            _underWay.Add(mail.Id, send.TryAsync(mail));
        }

        return false;
    }

    protected override async Task RestAsync(CancellationToken ct)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny([.. _underWay.Values, base.RestAsync(woken.Token)]);
        await woken.CancelAsync();
    }

    protected override async ValueTask ResetAsync()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            await session.DisposeAsync();
        }
    }

    // Fewest tries first: one that the server refuses is not first in line for ever.
    private async Task<List<WaitingMail>> TakeAsync(NpgsqlConnection session, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand("""
            SELECT id, recipient, subject, body FROM (
                SELECT id, recipient, subject, body FROM outgoing_mails
                WHERE sent_at IS NULL AND attempts < $1 AND created_at > $2 AND id <> ALL ($3) ORDER BY attempts, id LIMIT $4) oldest
            WHERE pg_try_advisory_lock(hashtextextended(id::text, 29))
            """, session)
        {
            Parameters =
            {
                new() { Value = MaxAttempts },
                new() { Value = Clock.GetUtcNow() - MaxAge },
                new() { Value = _underWay.Keys.ToArray() },
                new() { Value = Width - _underWay.Count },
            },
        };
        await using var row = await take.ExecuteReaderAsync(ct);
        List<WaitingMail> mails = [];
        while (await row.ReadAsync(ct))
        {
            mails.Add(new WaitingMail(row.GetGuid(0), row.GetString(1), row.GetString(2), OutgoingMail.TextOf(row.GetString(3), row.GetGuid(0), box)));
        }

        return mails;
    }

    private async Task RecordAsync(NpgsqlConnection session, MailTry tried, CancellationToken ct)
    {
        if (tried is { Reached: true, Failure: { } refusal })
        {
            LoopMetrics.SetAside(WorkName, "refused");
            _refusals.Tell("A mail", refusal);
        }

        await using var record = new NpgsqlCommand("""
            UPDATE outgoing_mails SET attempts = attempts + $2, sent_at = $3, body = CASE WHEN $3 IS NULL THEN body END WHERE id = $1
            """, session)
        {
            Parameters =
            {
                new() { Value = tried.Id },
                new() { Value = tried.Reached ? 1 : 0 },
                new() { Value = tried.Sent ? Clock.GetUtcNow() : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz },
            },
        };
        await record.ExecuteNonQueryAsync(ct);
        await using var unlock = new NpgsqlCommand("SELECT pg_advisory_unlock(hashtextextended($1::text, 29))", session)
        {
            Parameters = { new() { Value = tried.Id } },
        };
        await unlock.ExecuteNonQueryAsync(ct);
    }
}
