using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.State;

namespace Hatched.Rules.Compiled;

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
