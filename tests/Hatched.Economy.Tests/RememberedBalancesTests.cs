using Hatched.Economy.Features.Ledger;
using Xunit;

namespace Hatched.Economy.Tests;

public sealed class RememberedBalancesTests
{
    private static readonly WalletKey Coins = new(Guid.CreateVersion7(), Guid.CreateVersion7(), WalletKey.Coins);
    private static readonly WalletKey Gems = Coins with { TokenKey = "gems" };
    private readonly RememberedBalances _balances = new();

    [Fact]
    public void What_is_taken_is_gone_until_it_is_kept_again()
    {
        Keep(Coins, version: 1);

        Assert.Equal(1, _balances.TryTake([Coins, Coins])![Coins].Version);
        Assert.Null(_balances.TryTake([Coins]));
    }

    [Fact]
    public void A_set_is_taken_whole_or_not_at_all_and_is_forgotten_either_way()
    {
        Keep(Coins, version: 1);

        Assert.Null(_balances.TryTake([Coins, Gems]));
        Keep(Gems, version: 1);

        Assert.Null(_balances.TryTake([Coins, Gems]));
    }

    [Fact]
    public void Of_two_commits_the_later_is_kept_whichever_is_told_first()
    {
        Keep(Coins, version: 2);
        Keep(Coins, version: 1);

        Assert.Equal(2, _balances.TryTake([Coins])![Coins].Version);
    }

    [Fact]
    public void After_lost_bets_in_a_row_ever_more_sets_do_without_and_a_won_one_ends_that()
    {
        foreach (var pause in new[] { 0, 1, 3, 7, 15, 31, 31 })
        {
            Assert.Equal(pause, SetsWithout());
            _balances.Learn(wasRight: false);
        }

        Assert.Equal(31, SetsWithout());
        _balances.Learn(wasRight: true);
        Assert.Equal(0, SetsWithout());
    }

    [Fact]
    public void A_balance_knows_the_version_of_its_row_until_its_moves_are_committed()
    {
        var balance = Balance(version: 5);

        Assert.True(balance.TryMove(10, null));
        Assert.False(balance.TryMove(-11, null));
        Assert.True(balance.TryMove(-4, "stars"));

        Assert.Equal((5, 7, 6, 10, 4, -4), (balance.VersionBefore, balance.Version, balance.Amount, balance.LifetimeEarned, balance.LifetimeSpent, balance.ExternalNet));
        var settled = balance.Settled();
        Assert.Equal((7, 7, 6, 10, 4, -4, null), (settled.VersionBefore, settled.Version, settled.Amount, settled.LifetimeEarned, settled.LifetimeSpent, settled.ExternalNet, settled.TellAs));
    }

    private int SetsWithout()
    {
        for (var sets = 0; ; sets++)
        {
            Keep(Coins, version: 1);
            if (_balances.TryTake([Coins]) is not null)
            {
                return sets;
            }
        }
    }

    private void Keep(WalletKey wallet, long version) => _balances.Keep([KeyValuePair.Create(wallet, Balance(version))]);

    private static MovingBalance Balance(long version) =>
        new() { Amount = 0, LifetimeEarned = 0, LifetimeSpent = 0, ExternalNet = 0, ExternalEarned = 0, Version = version };
}
