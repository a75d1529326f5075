using Hatched.Rules.Document;

namespace Hatched.Rules.Validation;

/// <summary>Paths with their steps.</summary>
internal static partial class ConfigValidator
{
    private static void Path(Problems at, PathDefinition path, ConfigDocument document, KnownKeys known)
    {
        Limits.Key(at.At("key"), path.Key);
        Unique(at.At("key"), path, document.PathDefinitions, p => p.Key, p => p.Id);
        Limits.Text(at.At("label"), path.Label, 120);
        Limits.Text(at.At("description"), path.Description, 1000, required: false);
        Limits.Text(at.At("accent_color"), path.AccentColor, 40, required: false);
        known.Audience(at.At("audience"), path.Audience);
        at.At("is_active").Unless(
            !path.IsActive || !document.PathDefinitions.Any(p => p.IsActive && p.Audience == path.Audience && p.Id != path.Id),
            "another path of this audience is active");
        at.At("steps").Unless(!known.IsWhole || !path.IsActive || path.Steps.Any(s => s.IsActive), "an active path needs an active step");
        at.At("steps").Unless(path.Steps.Count <= Limits.MaxListed, $"must have at most {Limits.MaxListed} steps");
        Each(at, "steps", path.Steps, (step, s) => Step(step, s, path, known));
    }

    private static void Step(Problems at, PathStep step, PathDefinition path, KnownKeys known)
    {
        Limits.Key(at.At("key"), step.Key);
        at.At("key").Unless(path.Steps.Count(s => s.Key == step.Key) == 1, $"'{step.Key}' is already taken");
        Limits.Text(at.At("label"), step.Label, 120);
        Limits.Text(at.At("description"), step.Description, 1000, required: false);
        Limits.Text(at.At("icon"), step.Icon, 2048, required: false);
        Limits.Range(at.At("ordinal"), step.Ordinal, 0, Limits.MaxOrdinal);
        at.At("ordinal").Unless(path.Steps.Count(s => s.Ordinal == step.Ordinal) == 1, "is already taken");
        at.At("path_definition_id").Unless(step.PathDefinitionId == path.Id, "must be the id of the path");
        ConditionCheck.Check(at, "unlock_condition", step.UnlockCondition, known);
        ConditionCheck.Check(at, "completion_condition", step.CompletionCondition, known);
        Limits.AmountOrZero(at.At("reward_coins"), step.RewardCoins);
        known.Badge(at.At("reward_badge_key"), step.RewardBadgeKey);
        at.At("sub_steps").Unless(
            !known.IsWhole || !path.IsActive || !step.IsActive || step.CanComplete,
            "an active step needs an active sub-step or a completion_condition");
        at.At("sub_steps").Unless(step.SubSteps.Count <= Limits.MaxListed, $"must have at most {Limits.MaxListed} sub-steps");
        Each(at, "sub_steps", step.SubSteps, (sub, s) => SubStep(sub, s, step, path, known));
    }

    private static void SubStep(Problems at, PathSubStep subStep, PathStep step, PathDefinition path, KnownKeys known)
    {
        Limits.Key(at.At("key"), subStep.Key);
        at.At("key").Unless(path.Steps.SelectMany(s => s.SubSteps).Count(s => s.Key == subStep.Key) == 1, $"'{subStep.Key}' is already taken");
        Limits.Text(at.At("label"), subStep.Label, 120);
        Limits.Text(at.At("description"), subStep.Description, 1000, required: false);
        Limits.Text(at.At("content_url"), subStep.ContentUrl, 2048, required: false);
        Limits.Text(at.At("cta_label"), subStep.CtaLabel, 120, required: false);
        Limits.Range(at.At("ordinal"), subStep.Ordinal, 0, Limits.MaxOrdinal);
        at.At("ordinal").Unless(step.SubSteps.Count(s => s.Ordinal == subStep.Ordinal) == 1, "is already taken");
        at.At("path_step_id").Unless(subStep.PathStepId == step.Id, "must be the id of the step");
        ConditionCheck.Check(at, "completion_condition", subStep.CompletionCondition, known);
        at.At("allow_manual_complete").Unless(
            subStep.AllowManualComplete || subStep.CompletionCondition is not null || step.CompletionCondition is not null,
            "nothing else could complete this sub-step");
        Limits.AmountOrZero(at.At("reward_coins"), subStep.RewardCoins);
        known.Badge(at.At("reward_badge_key"), subStep.RewardBadgeKey);
    }
}
