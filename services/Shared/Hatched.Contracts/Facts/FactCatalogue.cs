namespace Hatched.Contracts.Facts;

/// <summary>One kind of fact, as <c>GET /webhook-configs/events</c> shows it.</summary>
/// <param name="Sample">A fact of this kind; what is sent has the same shape, by construction.</param>
public sealed record FactKind(string Description, Fact Sample)
{
    public string Name => Sample.FactName;
}

/// <summary>Every fact that Hatched announces.</summary>
public static class FactCatalogue
{
    private const string User = "user_42";
    private static readonly Guid Buddy = Guid.Parse("01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e11");
    private static readonly Guid Egg = Guid.Parse("01960f3e-6a10-7c44-8f3d-2b9a7e6c1d05");
    private static readonly Guid Ledger = Guid.Parse("01960f40-11f2-7e0a-a6c3-90d4b7e8f612");
    private static readonly Guid Thing = Guid.Parse("01960f41-2b3c-7a55-b0d9-1e7f6c5a4b33");
    private static readonly DateTimeOffset At = new(2026, 4, 8, 10, 30, 0, TimeSpan.Zero);

    public static IReadOnlyList<FactKind> All { get; } =
    [
        new("An egg hatched into a buddy.", new BuddyHatched(Buddy, Egg, User, "Pip", "https://…/image.png", "https://…/thumb.png", 1)),
        new("A buddy evolved to its next stage.", new BuddyEvolved(Buddy, User, 1, 2, "https://…/image.png")),
        new("A buddy was archived.", new BuddyArchived(Buddy, User)),
        new("Coins were credited.", new CoinsEarned(Buddy, User, 10, 120, "lesson_completed", "evt_789", Ledger, false, MovementSources.Event, "evt_789")),
        new("Coins were debited.", new CoinsSpent(Buddy, User, 40, 80, "purchase", Thing.ToString(), Ledger, false, MovementSources.Purchase, null)),
        new("A progression token was credited.", new TokenEarned(Buddy, User, "progression", "xp", 5, 55, "lesson_completed", "evt_789", Ledger, MovementSources.Event, "evt_789")),
        new("A token other than coins was debited.", new TokenSpent(Buddy, User, "primary", "gems", 5, 50, "gate", "vip", Ledger, MovementSources.Purchase, null)),
        new("A skill crossed a level.", new SkillLeveled(Buddy, User, "grammar", 1, 2, 40)),
        new("A skill lost points to a decay rule.", new SkillDecayed(Buddy, User, "grammar", 40, 35, Thing)),
        new("A manual badge may be awarded.", new BadgeReady(Buddy, User, "mentor", Thing, null)),
        new("A badge was awarded.", new BadgeAwarded(Buddy, User, "first_lesson", Thing, At)),
        new("A streak grew by one period.", new StreakTicked(Buddy, User, "daily", 6, null)),
        new("A streak reached a milestone.", new StreakMilestone(Buddy, User, "daily", 7, 7)),
        new("A streak was lost to a missed period.", new StreakBurned(Buddy, User, "daily", 7, null)),
        new("A step of a path was completed.", new PathStepCompleted(Buddy, User, "first_steps", "warm_up")),
        new("A path was completed.", new PathCompleted(Buddy, User, "first_steps")),
        new("A buddy may evolve.", new EvolutionReady(Buddy, User, 2, false)),
        new("An item was bought.", new MarketplacePurchased(Buddy, User, Thing, new Price(40, null, null))),
        new("What a buddy wears changed.", new MarketplaceEquipped(Buddy, User, [Thing])),
        new("A gate was opened.", new GateUnlocked(Buddy, User, "vip_lounge", "coins", 100)),
        new("An image operation ended well.", new OperationCompleted(Thing, "hatch", Buddy, Egg)),
        new("An image operation failed.", new OperationFailed(Thing, "hatch", null, Egg, "The picture could not be drawn.")),
        new("The month's events passed 80 % of the quota.", new UsageThresholdReached("events", 80, 8_000, 10_000, At)),
        new("A config version went live.", new ConfigPublished(Thing, 3, At)),
        new("A test delivery.", new WebhookTest(Thing, "Hello from Hatched.")),
    ];

    /// <summary>The names a customer may subscribe to.</summary>
    public static IReadOnlySet<string> Names { get; } = All.Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);
}
