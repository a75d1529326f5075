namespace Hatched.Rules.Explanations;

/// <summary>Every reason that an explanation can give. <c>fired</c> and <c>capped</c> acted, the others did not.</summary>
internal enum Reason
{
    None,
    Fired,

    /// <summary>Acted, but a cap, a maximum or a full wallet cut the grant.</summary>
    Capped,

    ConditionNotMet,
    DailyCapReached,
    WeeklyCapReached,
    TotalLimitReached,
    Cooldown,
    AudienceMismatch,
    Inactive,
    AlreadyAwarded,
    AlreadyReady,

    /// <summary>A step or sub-step of a path that was done before.</summary>
    AlreadyCompleted,

    AlreadyTicked,
    LateEvent,
    MaxBalanceReached,
    MaxValueReached,

    /// <summary>The customer's plan does not include it, or the customer has switched it off.</summary>
    CapabilityOff,

    Locked,
}

/// <summary>The wire names of <see cref="Reason"/>.</summary>
internal static class Reasons
{
    private static readonly string[] Names =
        [.. Enum.GetNames<Reason>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string Name(Reason reason) => Names[(int)reason];

    /// <summary>Why a definition is out of the question for an audience, if it is.</summary>
    public static Reason Blocked(bool isActive, string? ruleAudience, string? audience) =>
        !isActive ? Reason.Inactive
        : ruleAudience is not null && ruleAudience != audience ? Reason.AudienceMismatch
        : Reason.None;
}

/// <summary>The explanations of one rule, each made once: an event that many rules consider allocates none.</summary>
internal sealed class Explained(string ruleType, string ruleId, string key)
{
    private readonly Explanation?[] _made = new Explanation?[(int)Reason.Locked + 1];

    public Explanation this[Reason reason] => _made[(int)reason] ??= new Explanation(
        ruleType,
        ruleId,
        key,
        reason is Reason.Fired or Reason.Capped ? ExplanationOutcome.Fired : ExplanationOutcome.Skipped,
        Reasons.Name(reason));
}
