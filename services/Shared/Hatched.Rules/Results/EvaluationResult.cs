using Hatched.Contracts.Internal;
using Hatched.Rules.Explanations;
using Hatched.Rules.State;

namespace Hatched.Rules.Results;

/// <summary>What an event, or an override, does to a buddy. Nothing has happened yet: the caller writes it down.</summary>
internal sealed record EvaluationResult
{
    /// <summary>The state afterwards; the one given is untouched.</summary>
    public required BuddyState State { get; init; }

    /// <summary>The zone that the event was judged by; null: UTC, for none is set.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When the clock has the next thing to do with the buddy's streaks; null: none runs.</summary>
    public DateTimeOffset? StreaksDueAt { get; init; }

    public required EventEffects Effects { get; init; }

    /// <summary>Credits for the economy, whose sum is what <see cref="Effects"/> says.</summary>
    public required IReadOnlyList<Posting> Postings { get; init; }

    public required IReadOnlyList<Explanation> Explanations { get; init; }

    public required IReadOnlyList<Happening> Happenings { get; init; }
}

/// <summary>
/// A credit. <see cref="Kind"/> is unique within one source (event or override) and buddy. <see cref="Reason"/> says what
/// paid: <c>coin_rule</c>, <c>token_rule</c>, <c>badge</c>, <c>streak_tick</c>, <c>streak_milestone</c>, <c>path_sub_step</c>, <c>path_step</c>.
/// </summary>
internal sealed record Posting(
    string TokenKey, long Amount, string Kind, string Reason, string? ReferenceType, string? ReferenceId, bool IsLucky);
