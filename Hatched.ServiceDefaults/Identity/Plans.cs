using System.Collections.Frozen;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>A plan and what it grants.</summary>
/// <param name="Key">As on the wire.</param>
/// <param name="Name">As customers know it.</param>
/// <param name="EventsPerMonth">Null: by contract.</param>
/// <param name="RequestsPerMinute">Rate limit of a secret key.</param>
/// <param name="RequestsPerDay">Null: none.</param>
/// <param name="MaxAudiences">Null: unlimited.</param>
/// <param name="Capabilities">Everything that the plan includes, the lower plans' included.</param>
public sealed record Plan(string Key, string Name, long? EventsPerMonth, int RequestsPerMinute, int? RequestsPerDay, int? MaxAudiences, FrozenSet<string> Capabilities);

/// <summary>The one table of plans and capabilities; quotas, limits and gates derive from it.</summary>
/// <remarks>Source: the specification of the platform, sections "Plans" and "Capabilities", and of the API, "Rate limits" and "Quotas".</remarks>
public static class Plans
{
    private static readonly string[] Starter =
    [
        "badges", "streaks", "tokens", "kudos", "teams", "seesaw_bump", "cause_counter", "gamification_planner", "webhooks", "leaderboards",
    ];

    private static readonly string[] Growth =
    [
        .. Starter, "marketplace", "evolution", "evolution_generative", "generative_media", "mystery_box", "boosters", "group_quest", "leagues",
        "lottery", "hosted_surface", "profile_pages",
    ];

    private static readonly string[] Pro = [.. Growth, "paths", "multi_audience", "advanced_analytics", "mentorship", "founding_cohort"];

    private static readonly string[] Enterprise = [.. Pro, "council"];

    public static IReadOnlyList<Plan> All { get; } =
    [
        new("starter", "Free", 10_000, 100, 5_000, 1, [.. Starter]),
        new("growth", "Growth", 500_000, 1_000, 50_000, 1, [.. Growth]),
        new("pro", "Pro", 5_000_000, 5_000, 250_000, 3, [.. Pro]),
        new("enterprise", "Enterprise", null, 50_000, null, null, [.. Enterprise]),
    ];

    public static Plan Get(string key) => All.First(plan => plan.Key == key);

    /// <summary>The cheapest plan that includes <paramref name="capability"/>.</summary>
    public static Plan Requiring(string capability) => All.First(plan => plan.Capabilities.Contains(capability));

    /// <summary>What a customer on <paramref name="plan"/> may use, less what it has switched off.</summary>
    public static IReadOnlyList<string> Enabled(string plan, IReadOnlyList<string> disabled) =>
        [.. Get(plan).Capabilities.Except(disabled, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
