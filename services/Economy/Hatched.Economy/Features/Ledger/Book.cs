using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Npgsql;

namespace Hatched.Economy.Features.Ledger;

/// <summary>Some balances, locked, and what is about to be written to them: the only way to move a balance.</summary>
/// <remarks>
/// Within one transaction: <see cref="OpenAsync"/> or <see cref="BeginAsync"/> locks (one round trip), <see cref="TryMove"/> decides in memory, and <see cref="Close"/>
/// gives the statements that write ledger, balances and outbox (a second round trip, whatever their number). Or all in one: a book opened from memory
/// (<see cref="OfRemembered"/>) locks nothing, and <see cref="TryWriteAsync"/> locks, compares and writes in a single statement.
/// </remarks>
internal sealed class Book
{
    private readonly DateTimeOffset _now;
    private readonly Dictionary<WalletKey, MovingBalance> _balances;
    private readonly HashSet<MovementSource> _standing;
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<OutboxMessage> _news = [];

    private Book(DateTimeOffset now, Dictionary<WalletKey, MovingBalance> balances, HashSet<MovementSource> standing) =>
        (_now, _balances, _standing) = (now, balances, standing);

    public bool HasEntries => _entries.Count > 0;

    /// <summary>What Progression must hear of the wallet; null when it was not moved by Economy's own decision.</summary>
    public WalletMoved? NewsOf(WalletKey wallet) => _balances[wallet] is { TellAs: { } tokenKey } balance
        ? new(wallet.CustomerId, wallet.BuddyId, tokenKey, balance.ExternalNet, balance.ExternalEarned, balance.Version, wallet.IsCoins)
        : null;

    /// <summary>Locks the wallets in the caller's transaction, makes those that are missing, and looks which of the sources have moved something already.</summary>
    public static async Task<Book> OpenAsync(
        NpgsqlConnection connection, IEnumerable<WalletKey> wallets, IReadOnlyList<MovementSource> sources, DateTimeOffset now, CancellationToken ct)
    {
        var keys = InLockOrder(wallets);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { LedgerSql.InsertMissing(keys), LedgerSql.Lock(keys), LedgerSql.FindStanding(sources) } };
        return await ReadAsync(batch, keys, sources, now, ct);
    }

    /// <summary>The same in a transaction that it begins itself, in the same round trip.</summary>
    public static async Task<Book> BeginAsync(
        NpgsqlConnection connection, IEnumerable<WalletKey> wallets, IReadOnlyList<MovementSource> sources, DateTimeOffset now, CancellationToken ct)
    {
        var keys = InLockOrder(wallets);
        while (true)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("BEGIN"), LedgerSql.Lock(keys), LedgerSql.FindStanding(sources) } };
            var book = await ReadAsync(batch, keys, sources, now, ct);
            if (book._balances.Count == keys.Length)
            {
                return book;
            }

            // A buddy's first credit. With locks in hand a missing row could only be made out of order, so we let go of them and start again.
            await using var make = new NpgsqlBatch(connection) { BatchCommands = { new("ROLLBACK"), LedgerSql.InsertMissing(keys) } };
            await make.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Balances as memory has them, none of them locked and no source looked for: to be written by <see cref="TryWriteAsync"/> alone.</summary>
    public static Book OfRemembered(Dictionary<WalletKey, MovingBalance> balances, DateTimeOffset now) => new(now, balances, []);

    private static WalletKey[] InLockOrder(IEnumerable<WalletKey> wallets) => [.. wallets.Distinct().Order(WalletKey.LockOrder)];

    private static async Task<Book> ReadAsync(
        NpgsqlBatch batch, WalletKey[] keys, IReadOnlyList<MovementSource> sources, DateTimeOffset now, CancellationToken ct)
    {
        await using var reader = await batch.ExecuteReaderAsync(ct);
        Dictionary<WalletKey, MovingBalance> balances = [];
        while (await reader.ReadAsync(ct))
        {
            balances.Add(keys[reader.GetInt64(0) - 1], new MovingBalance
            {
                Amount = reader.GetInt64(1),
                LifetimeEarned = reader.GetInt64(2),
                LifetimeSpent = reader.GetInt64(3),
                ExternalNet = reader.GetInt64(4),
                ExternalEarned = reader.GetInt64(5),
                Version = reader.GetInt64(6),
            });
        }

        HashSet<MovementSource> standing = [];
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            standing.Add(sources[(int)reader.GetInt64(0) - 1]);
        }

        return new Book(now, balances, standing);
    }

    public long BalanceOf(WalletKey wallet) => _balances[wallet].Amount;

    /// <summary>False when this source has done this before, here or in an earlier transaction.</summary>
    public bool IsFirst(MovementSource source) => _standing.Add(source);

    /// <summary>Moves a balance; null, and nothing changed, when it cannot cover the amount.</summary>
    public LedgerEntry? TryMove(Movement movement)
    {
        var balance = _balances[movement.Wallet];
        if (!balance.TryMove(movement.Amount, movement.TellAs))
        {
            return null;
        }

        var entry = new LedgerEntry
        {
            Id = OrderedId.Next(_now), // lists show the entries of one moment in their order
            CustomerId = movement.Wallet.CustomerId,
            BuddyId = movement.Wallet.BuddyId,
            TokenKey = movement.Wallet.TokenKey,
            Direction = movement.Amount > 0 ? LedgerEntry.Credit : LedgerEntry.Debit,
            Amount = Math.Abs(movement.Amount),
            BalanceAfter = balance.Amount,
            Reason = movement.Reason,
            ReferenceType = movement.ReferenceType,
            ReferenceId = movement.ReferenceId,
            SourceId = movement.SourceId,
            FromEvent = movement.FromEvent,
            Kind = movement.Kind,
            IsLucky = movement.IsLucky,
            CreatedAt = _now,
        };
        _entries.Add(entry);
        _news.Add(OutboxMessage.Of(FactOf(movement, entry), entry.CustomerId, entry.BuddyId, movement.RequestId));
        return entry;
    }

    /// <summary>The statements that write everything that was moved, to be run in the transaction that opened the book.</summary>
    public IEnumerable<NpgsqlBatchCommand> Close()
    {
        if (!HasEntries)
        {
            yield break;
        }

        yield return LedgerSql.Append(_entries);
        yield return LedgerSql.Update(MovedInLockOrder());
        yield return OutboxSql.Insert(AllNews());
    }

    /// <summary>Runs <see cref="Close"/> in the open transaction of <paramref name="connection"/>.</summary>
    public async Task CloseAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Close())
        {
            batch.BatchCommands.Add(statement);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Writes what was moved in one statement, which is its own transaction, provided that the balances still stand as this book has them.</summary>
    /// <returns>False, with nothing written, when one of them does not, or when a source has moved something already.</returns>
    public async Task<bool> TryWriteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = LedgerSql.WriteIfUnmoved(connection, MovedInLockOrder(), _entries, AllNews());
        try
        {
            return (bool)(await command.ExecuteScalarAsync(ct))!;
        }
        catch (PostgresException refused) when (refused.IsConflict())
        {
            return false;
        }
    }

    /// <summary>The balances as they stand once what was moved is committed.</summary>
    public IEnumerable<KeyValuePair<WalletKey, MovingBalance>> Settled() =>
        _balances.Select(balance => KeyValuePair.Create(balance.Key, balance.Value.Settled()));

    private KeyValuePair<WalletKey, MovingBalance>[] MovedInLockOrder() =>
        [.. _balances.Where(balance => balance.Value.Moves > 0).OrderBy(balance => balance.Key, WalletKey.LockOrder)];

    private List<OutboxMessage> AllNews() =>
        [.. _news, .. _balances.Keys.Select(wallet => NewsOf(wallet) is { } moved ? OutboxMessage.Of(moved, wallet.BuddyId) : null).OfType<OutboxMessage>()];

    // Only the primary token can be spent, so a debit is always one of coins.
    private static Fact FactOf(Movement movement, LedgerEntry entry) => (movement.Wallet.IsCoins, movement.Amount > 0) switch
    {
        (true, true) => new CoinsEarned(
            entry.BuddyId, movement.UserId, entry.Amount, entry.BalanceAfter, entry.Reason, entry.ReferenceId, entry.Id, entry.IsLucky,
            SourceOf(entry), EventOf(entry)),
        (true, false) => new CoinsSpent(
            entry.BuddyId, movement.UserId, entry.Amount, entry.BalanceAfter, entry.Reason, entry.ReferenceId, entry.Id, entry.IsLucky,
            SourceOf(entry), EventOf(entry)),
        (false, true) => new TokenEarned(
            entry.BuddyId, movement.UserId, "progression", entry.TokenKey, entry.Amount, entry.BalanceAfter, entry.Reason, entry.ReferenceId, entry.Id,
            SourceOf(entry), EventOf(entry)),
        (false, false) => throw new InvalidOperationException($"{entry.TokenKey} is a progression token and cannot be spent."),
    };

    private static string SourceOf(LedgerEntry entry) => entry switch
    {
        { FromEvent: true } => MovementSources.Event,
        { Kind: "purchase" or "gate" } => MovementSources.Purchase,
        { SourceId: not null } => MovementSources.Grant,
        _ => MovementSources.Manual,
    };

    private static string? EventOf(LedgerEntry entry) => entry.FromEvent ? entry.SourceId : null;
}
