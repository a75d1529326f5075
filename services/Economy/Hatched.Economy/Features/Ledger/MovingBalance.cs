namespace Hatched.Economy.Features.Ledger;

/// <summary>A balance that a <see cref="Book"/> moves, and how far it has.</summary>
internal sealed class MovingBalance
{
    public required long Amount { get; set; }

    public required long LifetimeEarned { get; set; }

    public required long LifetimeSpent { get; set; }

    public required long ExternalNet { get; set; }

    public required long ExternalEarned { get; set; }

    public required long Version { get; set; }

    /// <summary>Movements that are not committed yet.</summary>
    public int Moves { get; private set; }

    /// <summary>The version of the row that they began with.</summary>
    public long VersionBefore => Version - Moves;

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
        Moves++;
        if (tellAs is not null)
        {
            ExternalNet += amount;
            ExternalEarned += earned;
            TellAs = tellAs;
        }

        return true;
    }

    /// <summary>The same once its moves are committed.</summary>
    public MovingBalance Settled() => new()
    {
        Amount = Amount,
        LifetimeEarned = LifetimeEarned,
        LifetimeSpent = LifetimeSpent,
        ExternalNet = ExternalNet,
        ExternalEarned = ExternalEarned,
        Version = Version,
    };
}
