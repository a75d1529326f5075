using Hatched.Contracts.Internal;
using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.Results;
using Hatched.Rules.State;

namespace Hatched.Rules.Steps;

/// <summary>Moves a buddy along its audience's path.</summary>
/// <remarks>
/// A step is open when the one before is done, or by its own unlock condition. In an open step, a sub-step completes when
/// it is available and its condition holds; the step's own condition completes all that are left, with their rewards.
/// </remarks>
internal static class Paths
{
    /// <summary>True when something was completed, so that badges may follow.</summary>
    public static bool Advance(Run run)
    {
        if (run.Plan.Path is not { } path || run.Rules.Lacks(Capabilities.Paths))
        {
            return false;
        }

        var moved = false;
        var previousDone = true;
        foreach (var step in path.Steps)
        {
            if (!step.IsDone(run.State) && step.IsUnlocked(run.State, previousDone))
            {
                moved |= Advance(run, path, step);
            }

            previousDone = step.IsDone(run.State);
        }

        return Finish(run, path, moved) || moved;
    }

    /// <summary>Marks a sub-step done, pays it, and completes its step and path when they are.</summary>
    /// <remarks>The step may be done already, by its own condition or before a config added the sub-step: it is paid once all the same.</remarks>
    public static void Complete(Run run, CompiledPath path, CompiledStep step, CompiledSubStep subStep)
    {
        Mark(run, path, step, subStep);
        if (!step.IsDone(run.State) && step.AllSubStepsDone(run.State))
        {
            Finish(run, path, step, told: true);
        }

        Finish(run, path, told: true);
    }

    /// <summary>Says of everything that reads something changed why it was not completed. Call when all is done.</summary>
    public static void ExplainRest(Run run, BuddyState before)
    {
        foreach (var part in run.Plan.IdlePathParts)
        {
            if (run.Touched.Any(part.Facts))
            {
                run.Explain(part.Explained, run.Rules.Lacks(Capabilities.Paths) ? Reason.CapabilityOff : part.Reason);
            }
        }

        var previousDone = true;
        foreach (var step in run.Plan.Path?.Steps ?? [])
        {
            var unlocked = step.IsUnlocked(run.State, previousDone);
            ExplainRest(run, before, step, unlocked);
            previousDone = step.IsDone(run.State);
        }
    }

    private static bool Advance(Run run, CompiledPath path, CompiledStep step)
    {
        var all = step.Completion is { } completion && completion.Holds(run.State);
        var moved = false;
        var previousDone = true;
        foreach (var subStep in step.SubSteps)
        {
            if (!subStep.IsDone(run.State)
                && (all || (subStep.IsAvailable(previousDone) && subStep.Completion is { } condition && condition.Holds(run.State))))
            {
                Mark(run, path, step, subStep);
                moved = true;
            }

            previousDone = subStep.IsDone(run.State);
        }

        return all || step.AllSubStepsDone(run.State) ? Finish(run, path, step, told: moved) : moved;
    }

    private static void Mark(Run run, CompiledPath path, CompiledStep step, CompiledSubStep subStep)
    {
        var definition = subStep.Definition;
        run.State.PathsDone[subStep.DoneKey] = run.AtMs;
        run.AddPath(new PathUpdate(path.Key)
        {
            SubStepCompleted = new SubStepCompletion(path.Key, step.Key, subStep.Key, definition.RewardCoins, definition.RewardBadgeKey),
        });
        run.Explain(subStep.Explained, Reason.Fired);
        Payment.Pay(run, subStep.Reward);
        Badges.Give(run, definition.RewardBadgeKey);
    }

    private static bool Finish(Run run, CompiledPath path, CompiledStep step, bool told)
    {
        var definition = step.Definition;
        var completed = new StepCompletion(path.Key, step.Key, definition.RewardCoins, definition.RewardBadgeKey);
        run.State.PathsDone[step.DoneKey] = run.AtMs;
        if (told)
        {
            run.AmendPath(update => update with { StepCompleted = completed });
        }
        else
        {
            run.AddPath(new PathUpdate(path.Key) { StepCompleted = completed });
        }

        run.Tell(new Happening.PathStepCompleted(path.Key, step.Key));
        run.Explain(step.Explained, Reason.Fired);
        Payment.Pay(run, step.Reward);
        Badges.Give(run, definition.RewardBadgeKey);
        return true;
    }

    private static bool Finish(Run run, CompiledPath path, bool told)
    {
        if (path.Steps.Length == 0 || run.State.PathsDone.ContainsKey(path.Key) || !Array.TrueForAll(path.Steps, s => s.IsDone(run.State)))
        {
            return false;
        }

        run.State.PathsDone[path.Key] = run.AtMs;
        if (told)
        {
            run.AmendPath(update => update with { PathCompleted = new PathCompletion(path.Key) });
        }
        else
        {
            run.AddPath(new PathUpdate(path.Key) { PathCompleted = new PathCompletion(path.Key) });
        }

        run.Tell(new Happening.PathCompleted(path.Key));
        return true;
    }

    private static void ExplainRest(Run run, BuddyState before, CompiledStep step, bool unlocked)
    {
        var stepWasDone = step.IsDone(before);
        if (Reads(step.Completion) || (!unlocked && Reads(step.Unlock)))
        {
            Explain(step.Explained, stepWasDone, step.IsDone(run.State), unlocked);
        }

        var previousDone = true;
        foreach (var subStep in step.SubSteps)
        {
            var done = subStep.IsDone(run.State);
            if (Reads(subStep.Completion))
            {
                // What a step that was done has left is completed by hand or not at all.
                var wasDone = subStep.IsDone(before);
                Explain(subStep.Explained, wasDone || (stepWasDone && !done), done, unlocked && subStep.IsAvailable(previousDone));
            }

            previousDone = done;
        }

        bool Reads(CompiledCondition? condition) => condition is not null && run.Touched.Any(condition.Facts);

        // What was completed just now has been explained already.
        void Explain(Explained explained, bool wasDone, bool isDone, bool isOpen)
        {
            if (wasDone || !isDone)
            {
                run.Explain(explained, run.Rules.Lacks(Capabilities.Paths) ? Reason.CapabilityOff
                    : wasDone ? Reason.AlreadyCompleted
                    : isOpen ? Reason.ConditionNotMet
                    : Reason.Locked);
            }
        }
    }
}
