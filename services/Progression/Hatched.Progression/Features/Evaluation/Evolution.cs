using Hatched.Progression.Features.Configs.Document;

namespace Hatched.Progression.Features.Evaluation;

/// <summary>A stage and what it asks for.</summary>
internal sealed class CompiledStage
{
    public CompiledStage(EvolutionStage stage, ConditionCompiler conditions, FactIndex facts)
    {
        Stage = stage.Stage;
        Name = stage.Name;
        Requirements = [.. stage.Requirements.Select(conditions.Compile)];
        Facts = [facts.Stage, .. Requirements.SelectMany(r => r.Facts).Distinct()];
        Explained = new Explained("evolution", $"stage:{Stage}", $"stage_{Stage}");
    }

    public int Stage { get; }

    public string Name { get; }

    public CompiledCondition[] Requirements { get; }

    public int[] Facts { get; }

    public Explained Explained { get; }

    public bool IsReady(BuddyState state)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.Holds(state))
            {
                return false;
            }
        }

        return Requirements.Length > 0;
    }
}

/// <summary>Says when the next stage is within reach; announced once a stage.</summary>
internal static class Evolution
{
    public static void Check(Run run)
    {
        if (!run.Rules.Stages.TryGetValue(run.State.Stage + 1, out var next))
        {
            return;
        }

        if (run.Rules.Lacks(Capabilities.Evolution))
        {
            if (run.Touched.Any(next.Facts))
            {
                run.Explain(next.Explained, Reason.CapabilityOff);
            }

            return;
        }

        run.EvolutionReady = next.IsReady(run.State);
        if (run.EvolutionReady && run.State.StageAnnounced < next.Stage)
        {
            run.State.StageAnnounced = next.Stage;
            run.Tell(new Happening.EvolutionReady(next.Stage));
            run.Explain(next.Explained, Reason.Fired);
        }
        else if (run.Touched.Any(next.Facts))
        {
            run.Explain(next.Explained, run.EvolutionReady ? Reason.AlreadyReady : Reason.ConditionNotMet);
        }
    }
}
