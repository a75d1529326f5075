using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.Rules.State;

namespace Hatched.Progression.Tests;

/// <summary>A buddy that lives through events, its state stored and read back between them.</summary>
internal sealed class Player(ConfigDocument config, string audience = "default")
{
    public Ruleset Rules { get; set; } = Ruleset.Compile(config);

    public BuddyState State { get; set; } = new();

    public EvaluationResult Last { get; private set; } = null!;

    public EvaluationResult Send(InboundEvent e) => Keep(Evaluator.Evaluate(Rules, State, e));

    public EvaluationResult Send(string type = "lesson", DateTimeOffset? at = null, object? properties = null, string? id = null) =>
        Send(Given.Event(type, at, properties, audience, id));

    public EvaluationResult Keep(EvaluationResult result)
    {
        State = BuddyStateJson.Read(BuddyStateJson.Write(result.State));
        return Last = result;
    }

    public string Why(string ruleType, string key) =>
        Last.Explanations.Single(e => e.RuleType == ruleType && e.Key == key).Reason;
}
