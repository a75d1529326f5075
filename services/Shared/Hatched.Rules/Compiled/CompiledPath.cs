using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.State;

namespace Hatched.Rules.Compiled;

/// <summary>The active path of an audience, its active steps in order.</summary>
internal sealed class CompiledPath
{
    public CompiledPath(PathDefinition path, ConditionCompiler conditions)
    {
        Definition = path;
        Steps = [.. path.Steps.Where(s => s.IsActive).OrderBy(s => s.Ordinal).Select(s => new CompiledStep(path.Key, s, conditions))];
    }

    public PathDefinition Definition { get; }

    public string Key => Definition.Key;

    public CompiledStep[] Steps { get; }

    /// <summary>A sub-step by its key, which is unique in the path, with the step that it is in.</summary>
    public (CompiledStep Step, CompiledSubStep SubStep)? Find(string subStepKey)
    {
        foreach (var step in Steps)
        {
            if (Array.Find(step.SubSteps, subStep => subStep.Key == subStepKey) is { } found)
            {
                return (step, found);
            }
        }

        return null;
    }
}

/// <summary>A step or sub-step that no buddy of an audience can complete: explained when something that its condition reads has changed.</summary>
internal sealed record IdlePathPart(Explained Explained, int[] Facts, Reason Reason)
{
    /// <param name="isActive">Whether it is the path that the audience's buddies are on.</param>
    public static IEnumerable<IdlePathPart> Of(PathDefinition path, bool isActive, string? audience, ConditionCompiler conditions)
    {
        var reason = isActive ? Reason.None : Reasons.Blocked(path.IsActive, path.Audience, audience) is var blocked and not Reason.None ? blocked : Reason.Inactive;
        foreach (var step in path.Steps)
        {
            var ofStep = reason is Reason.None && !step.IsActive ? Reason.Inactive : reason;
            if (ofStep is not Reason.None && step.CompletionCondition is { } completion)
            {
                yield return new(CompiledStep.ExplainedOf(step), conditions.Compile(completion).Facts, ofStep);
            }

            foreach (var subStep in step.SubSteps)
            {
                var ofSubStep = ofStep is Reason.None && !subStep.IsActive ? Reason.Inactive : ofStep;
                if (ofSubStep is not Reason.None && subStep.CompletionCondition is { } condition)
                {
                    yield return new(CompiledSubStep.ExplainedOf(subStep), conditions.Compile(condition).Facts, ofSubStep);
                }
            }
        }
    }
}

internal sealed class CompiledStep
{
    public CompiledStep(string pathKey, PathStep step, ConditionCompiler conditions)
    {
        Definition = step;
        DoneKey = $"{pathKey}/{step.Key}";
        Unlock = conditions.CompileOptional(step.UnlockCondition);
        Completion = conditions.CompileOptional(step.CompletionCondition);
        Reward = new CompiledReward("path_step", $"path:{pathKey}:{step.Key}", DoneKey, step.RewardCoins, null, null, null);
        Explained = ExplainedOf(step);
        SubSteps = [.. step.SubSteps.Where(s => s.IsActive).OrderBy(s => s.Ordinal).Select(s => new CompiledSubStep(pathKey, step.Key, s, conditions))];
    }

    public PathStep Definition { get; }

    public string Key => Definition.Key;

    /// <summary>Its name in <see cref="BuddyState.PathsDone"/>.</summary>
    public string DoneKey { get; }

    public CompiledCondition? Unlock { get; }

    public CompiledCondition? Completion { get; }

    public CompiledReward Reward { get; }

    public Explained Explained { get; }

    public CompiledSubStep[] SubSteps { get; }

    public static Explained ExplainedOf(PathStep step) => new("path_step", step.Id.ToString(), step.Key);

    public bool IsDone(BuddyState state) => state.PathsDone.ContainsKey(DoneKey);

    public bool IsUnlocked(BuddyState state, bool previousDone) => Unlock is null ? previousDone : Unlock.Holds(state);

    public bool AllSubStepsDone(BuddyState state)
    {
        foreach (var subStep in SubSteps)
        {
            if (!subStep.IsDone(state))
            {
                return false;
            }
        }

        return SubSteps.Length > 0;
    }
}

internal sealed class CompiledSubStep
{
    public CompiledSubStep(string pathKey, string stepKey, PathSubStep subStep, ConditionCompiler conditions)
    {
        Definition = subStep;
        DoneKey = $"{pathKey}/{stepKey}/{subStep.Key}";
        Completion = conditions.CompileOptional(subStep.CompletionCondition);
        Reward = new CompiledReward("path_sub_step", $"path:{pathKey}:{stepKey}:{subStep.Key}", DoneKey, subStep.RewardCoins, null, null, null);
        Explained = ExplainedOf(subStep);
    }

    public PathSubStep Definition { get; }

    public string Key => Definition.Key;

    public string DoneKey { get; }

    public CompiledCondition? Completion { get; }

    public CompiledReward Reward { get; }

    public Explained Explained { get; }

    public static Explained ExplainedOf(PathSubStep subStep) => new("path_sub_step", subStep.Id.ToString(), subStep.Key);

    public bool IsDone(BuddyState state) => state.PathsDone.ContainsKey(DoneKey);

    public bool IsAvailable(bool previousDone) => previousDone || Definition.AllowSkipAhead;
}
