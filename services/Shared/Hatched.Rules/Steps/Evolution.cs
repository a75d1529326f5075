using Hatched.Rules.Explanations;
using Hatched.Rules.Results;

namespace Hatched.Rules.Steps;

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
