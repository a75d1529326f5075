using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.Rules.Steps;
using Hatched.Rules.Views;

namespace Hatched.Rules.Evaluation;

/// <summary>The active path of a buddy: where it stands, and completing a sub-step by hand.</summary>
internal static partial class Evaluator
{
    /// <summary>How far the buddy is along its audience's active path; null when that path has another key. Inactive steps and sub-steps are left out.</summary>
    public static PathRuntimePayload? DescribePath(Ruleset rules, BuddyState state, string audience, string pathKey) =>
        rules.For(audience).Path is { } path && path.Key == pathKey ? Describe(path, state) : null;

    /// <summary>As a widget shows a path: the active one without a key; with one also a path that is not active, for a look at it beforehand.</summary>
    public static PathRuntimePayload? PreviewPath(Ruleset rules, BuddyState state, string audience, string? pathKey)
    {
        var active = rules.For(audience).Path;
        if (pathKey is null || active?.Key == pathKey)
        {
            return active is null ? null : Describe(active, state);
        }

        return rules.Document.PathDefinitions.FirstOrDefault(path => path.Key == pathKey && path.Audience == audience) is { } idle
            ? Describe(new CompiledPath(idle, new ConditionCompiler(rules.Skills, rules.Tokens.Coins.Key, new FactIndex(), new PropertyIndexes())), state)
            : null;
    }

    private static PathRuntimePayload Describe(CompiledPath path, BuddyState state)
    {
        List<PathStepRuntime> steps = [];
        var previousDone = true;
        foreach (var step in path.Steps)
        {
            var done = step.IsDone(state);
            steps.Add(Describe(step, state, done, unlocked: done || step.IsUnlocked(state, previousDone)));
            previousDone = done;
        }

        var definition = path.Definition;
        return new PathRuntimePayload
        {
            Definition = new(definition.Key, definition.Label, definition.Description, definition.Icon, definition.AccentColor, definition.DisplayMode),
            Steps = steps,
            CurrentStepKey = steps.Find(step => step is { Unlocked: true, Completed: false })?.Key,
            Completed = state.PathsDone.ContainsKey(path.Key),
            CompletedAt = DoneAt(state, path.Key),
        };
    }

    /// <summary>Completes a sub-step of the active path by hand. A result comes with <see cref="SubStepOutcome.Completed"/> only.</summary>
    public static (SubStepOutcome Outcome, EvaluationResult? Result) CompleteSubStep(
        Ruleset rules, BuddyState state, string audience, DateTimeOffset now, string pathKey, string subStepKey)
    {
        if (DescribePath(rules, state, audience, pathKey)?.Steps.SelectMany(step => step.SubSteps).FirstOrDefault(subStep => subStep.Key == subStepKey) is not { } found)
        {
            return (SubStepOutcome.Unknown, null);
        }

        var outcome = found.Status switch
        {
            PathSubStepStatus.Completed => SubStepOutcome.AlreadyCompleted,
            PathSubStepStatus.Locked => SubStepOutcome.Locked,
            _ => found.AllowManualComplete ? SubStepOutcome.Completed : SubStepOutcome.NotManual,
        };
        if (outcome is not SubStepOutcome.Completed)
        {
            return (outcome, null);
        }

        var run = Start(rules, state, audience, now);
        var (step, subStep) = run.Plan.Path!.Find(subStepKey)!.Value;
        Paths.Complete(run, run.Plan.Path, step, subStep);
        return (outcome, Settle(run, state));
    }

    private static PathStepRuntime Describe(CompiledStep step, BuddyState state, bool done, bool unlocked)
    {
        List<PathSubStepRuntime> subSteps = [];
        var previousDone = true;
        foreach (var subStep in step.SubSteps)
        {
            var subStepDone = subStep.IsDone(state);
            subSteps.Add(Describe(subStep.Definition, DoneAt(state, subStep.DoneKey), subStepDone ? PathSubStepStatus.Completed
                : unlocked && subStep.IsAvailable(previousDone) ? PathSubStepStatus.Available
                : PathSubStepStatus.Locked));
            previousDone = subStepDone;
        }

        var definition = step.Definition;
        return new PathStepRuntime
        {
            Id = definition.Id,
            Key = definition.Key,
            Label = definition.Label,
            Description = definition.Description,
            Icon = definition.Icon,
            Ordinal = definition.Ordinal,
            RewardCoins = definition.RewardCoins,
            RewardBadgeKey = definition.RewardBadgeKey,
            IsActive = definition.IsActive,
            Unlocked = unlocked,
            Completed = done,
            SubSteps = subSteps,
        };
    }

    private static PathSubStepRuntime Describe(PathSubStep definition, DateTimeOffset? completedAt, PathSubStepStatus status) => new()
    {
        Id = definition.Id,
        Key = definition.Key,
        Label = definition.Label,
        Description = definition.Description,
        Ordinal = definition.Ordinal,
        RewardCoins = definition.RewardCoins,
        RewardBadgeKey = definition.RewardBadgeKey,
        ContentUrl = definition.ContentUrl,
        CtaLabel = definition.CtaLabel,
        AllowManualComplete = definition.AllowManualComplete,
        AllowSkipAhead = definition.AllowSkipAhead,
        IsActive = definition.IsActive,
        Status = status,
        CompletedAt = completedAt,
    };

    private static DateTimeOffset? DoneAt(BuddyState state, string doneKey) =>
        state.PathsDone.TryGetValue(doneKey, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}

internal enum SubStepOutcome
{
    Completed,
    AlreadyCompleted,
    Locked,

    /// <summary>Only its condition completes it.</summary>
    NotManual,

    /// <summary>Not in the active path of the buddy's audience, or inactive.</summary>
    Unknown,
}
