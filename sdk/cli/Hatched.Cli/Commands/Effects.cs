using Hatched.Sdk;

namespace Hatched.Cli.Commands;

/// <summary>What an event gave, in words.</summary>
internal static class Effects
{
    /// <summary>One node for each thing.</summary>
    public static IReadOnlyList<Node> Nodes(Terminal terminal, EventEffects effects) => [.. Words(effects).Select(word => new Node(word.Good ? terminal.Green(word.Text) : word.Text))];

    /// <summary>All in one line.</summary>
    public static string Line(EventEffects effects) => string.Join(", ", Words(effects).Select(word => word.Text));

    /// <summary>Why nothing happened, in words; null where the server did not say.</summary>
    public static string? Hint(EventEffects effects) => effects.Hint switch
    {
        EventHint.NoPublishedConfig => "no config is published yet",
        EventHint.NoBuddy => "the user has no buddy",
        EventHint.NoRuleForType => "no rule listens to this type",
        EventHint.NoRuleActed => "every rule for it was skipped",
        { } other => Text.Plain(other),
        null => null,
    };

    private static IEnumerable<(string Text, bool Good)> Words(EventEffects effects)
    {
        if (effects.Coins != 0)
        {
            yield return ($"+{effects.Coins} coins", true);
        }

        foreach (var token in effects.Tokens)
        {
            yield return (token.Split(':') is [var key, var amount] ? $"+{amount} {Text.Plain(key)}" : Text.Plain(token), true);
        }

        foreach (var badge in effects.BadgesAwarded)
        {
            yield return ($"badge {Text.Plain(badge)}", true);
        }

        foreach (var badge in effects.BadgesReady)
        {
            yield return ($"badge {Text.Plain(badge)} to be awarded by hand", true);
        }

        foreach (var streak in effects.StreakUpdates)
        {
            yield return ($"streak {Text.Plain(streak.DefinitionKey)} at {streak.Current}{(streak.MilestoneHit is { } hit ? $", milestone {hit}" : "")}", streak.MilestoneHit is not null);
        }

        foreach (var path in effects.PathUpdates)
        {
            if (path.SubStepCompleted is { } subStep)
            {
                yield return ($"path {Text.Plain(path.PathKey)}: {Text.Plain(subStep.StepKey)}/{Text.Plain(subStep.SubStepKey)} done", true);
            }

            if (path.StepCompleted is { } step)
            {
                yield return ($"path {Text.Plain(path.PathKey)}: step {Text.Plain(step.StepKey)} done", true);
            }

            if (path.PathCompleted is not null)
            {
                yield return ($"path {Text.Plain(path.PathKey)} done", true);
            }
        }

        if (effects.EvolutionReady)
        {
            yield return ("ready to evolve", true);
        }
    }
}
