using System.Collections.Concurrent;

namespace Hatched.Economy.Features.Ledger;

/// <summary>Balances as this process's latest commits left them, so that a set need not ask for them first.</summary>
/// <remarks>
/// Only a bet: wallet endpoints and other replicas move balances too, each time to a next version, and whoever writes from memory compares that.
/// A set takes its balances out while it is under way. So they are forgotten whatever happens to it, and a set beside it does not bet on them as well.
/// </remarks>
internal sealed class RememberedBalances
{
    private const int Kept = 10_000;
    private const int LongestPause = 31;
    private readonly ConcurrentDictionary<WalletKey, MovingBalance> _known = new();
    private int _pause;
    private int _pausing;

    /// <summary>Takes the balances out; null when one of them is not known, or bets were lost lately.</summary>
    public Dictionary<WalletKey, MovingBalance>? TryTake(IEnumerable<WalletKey> wallets)
    {
        Dictionary<WalletKey, MovingBalance> taken = [];
        var areKnown = true;
        foreach (var wallet in wallets.Distinct())
        {
            if (_known.TryRemove(wallet, out var balance))
            {
                taken.Add(wallet, balance);
            }
            else
            {
                areKnown = false;
            }
        }

        return areKnown && Interlocked.Decrement(ref _pausing) < 0 ? taken : null;
    }

    /// <summary>To be called once they are committed.</summary>
    public void Keep(IEnumerable<KeyValuePair<WalletKey, MovingBalance>> balances)
    {
        if (_known.Count > Kept)
        {
            _known.Clear(); // costs each wallet's next set a round trip
        }

        foreach (var (wallet, balance) in balances)
        {
            _known.AddOrUpdate(wallet, balance, (_, other) => other.Version > balance.Version ? other : balance);
        }
    }

    /// <summary>Where others move the same wallets all the time a lost bet costs more than it could win: with each in a row twice as many sets do without.</summary>
    public void Learn(bool wasRight) => _pausing = _pause = wasRight ? 0 : Math.Min((_pause * 2) + 1, LongestPause);
}
