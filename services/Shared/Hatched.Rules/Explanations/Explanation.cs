using Hatched.Contracts.Internal;

namespace Hatched.Rules.Explanations;

/// <summary>Why a rule did or did not act. <c>reason</c> is one of <see cref="Reasons"/>.</summary>
public sealed record Explanation(string RuleType, string RuleId, string Key, ExplanationOutcome Outcome, string Reason);

[System.Text.Json.Serialization.JsonConverter(typeof(SnakeCaseEnumConverter<ExplanationOutcome>))]
public enum ExplanationOutcome
{
    Fired,
    Skipped,
}
