using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Npgsql;

namespace Hatched.Economy.Features.Ledger;

/// <summary>Some balances, locked, and what is about to be written to them: the only way to move a balance.</summary>
/// <remarks>
/// Within one transaction: <see cref="OpenAsync"/> or <see cref="BeginAsync"/> locks (one round trip), <see cref="TryMove"/> decides in memory, and <see cref="Close"/>
/// gives the statements that write ledger, balances and outbox (a second round trip, whatever their number).
/// </remarks>
internal sealed class Book
{
    private readonly DateTimeOffset _now;
    private readonly Dictionary<WalletKey, LockedBalance> _balances;
    private readonly HashSet<MovementSource> _standing;
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<OutboxMessage> _news = [];

    private Book(DateTimeOffset now, Dictionary<WalletKey, LockedBalance> balances, HashSet<MovementSource> standing) =>
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

    private static WalletKey[] InLockOrder(IEnumerable<WalletKey> wallets) => [.. wallets.Distinct().Order(WalletKey.LockOrder)];

    private static async Task<Book> ReadAsync(
        NpgsqlBatch batch, WalletKey[] keys, IReadOnlyList<MovementSource> sources, DateTimeOffset now, CancellationToken ct)
    {
        await using var reader = await batch.ExecuteReaderAsync(ct);
        Dictionary<WalletKey, LockedBalance> balances = [];
        while (await reader.ReadAsync(ct))
        {
            balances.Add(keys[reader.GetInt64(0) - 1], new LockedBalance
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
        yield return LedgerSql.Update([.. _balances.Where(balance => balance.Value.Moved)]);
        foreach (var wallet in _balances.Keys)
        {
            if (NewsOf(wallet) is { } moved)
            {
                _news.Add(OutboxMessage.Of(moved, wallet.BuddyId));
            }
        }

        yield return OutboxSql.Insert(_news);
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

    // Only the primary token can be spent, so a debit is always one of coins.
    private static Fact FactOf(Movement movement, LedgerEntry entry) => (movement.Wallet.IsCoins, movement.Amount > 0) switch
    {
        (true, true) => new CoinsEarned(
            entry.BuddyId, movement.UserId, entry.Amount, entry.BalanceAfter, entry.Reason, entry.ReferenceId, entry.Id, entry.IsLucky),
        (true, false) => new CoinsSpent(
            entry.BuddyId, movement.UserId, entry.Amount, entry.BalanceAfter, entry.Reason, entry.ReferenceId, entry.Id, entry.IsLucky),
        (false, true) => new TokenEarned(
            entry.BuddyId, movement.UserId, "progression", entry.TokenKey, entry.Amount, entry.BalanceAfter, entry.Reason, entry.ReferenceId, entry.Id),
        (false, false) => throw new InvalidOperationException($"{entry.TokenKey} is a progression token and cannot be spent."),
    };
}

/// <summary>A balance whose row this transaction holds.</summary>
internal sealed class LockedBalance
{
    public required long Amount { get; set; }

    public required long LifetimeEarned { get; set; }

    public required long LifetimeSpent { get; set; }

    public required long ExternalNet { get; set; }

    public required long ExternalEarned { get; set; }

    public required long Version { get; set; }

    public bool Moved { get; private set; }

    /// <inheritdoc cref="Movement.TellAs"/>
    public string? TellAs { get; private set; }

    public bool TryMove(long amount, string? tellAs)
    {
        if (Amount + amount < 0)
        {
            return false;
        }

        var (earned, spent) = (Math.Max(amount, 0), Math.Max(-amount, 0));
        Amount += amount;
        LifetimeEarned += earned;
        LifetimeSpent += spent;
        Version++;
        Moved = true;
        if (tellAs is not null)
        {
            ExternalNet += amount;
            ExternalEarned += earned;
            TellAs = tellAs;
        }

        return true;
    }
}
