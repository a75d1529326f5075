using Hatched.Rules.Document;

namespace Hatched.Rules.Validation;

/// <summary>Skill sets, badges, streaks and evolution.</summary>
internal static partial class ConfigValidator
{
    private static void SkillSet(Problems at, SkillSet set, ConfigDocument document)
    {
        Limits.Key(at.At("key"), set.Key);
        Limits.Text(at.At("name"), set.Name, 120);
        Unique(at.At("key"), set, document.SkillSets, s => s.Key, s => s.Id);
        at.At("skills").Unless(set.Skills.Count is > 0 and <= 50, "must have between 1 and 50 skills");
        var elsewhere = document.SkillSets.Where(s => s.Id != set.Id).SelectMany(s => s.Skills).Select(s => s.Key).ToHashSet();
        Each(at, "skills", set.Skills, (skill, s) =>
        {
            Limits.Key(skill.At("key"), s.Key);
            skill.At("key").Unless(
                !elsewhere.Contains(s.Key) && set.Skills.Count(other => other.Key == s.Key) == 1, $"'{s.Key}' is already taken");
            Limits.Text(skill.At("label"), s.Label, 120);
            Limits.Text(skill.At("icon"), s.Icon, 2048, required: false);
            Limits.Text(skill.At("color"), s.Color, 40, required: false);
            Limits.Amount(skill.At("max_value"), s.MaxValue);
            Limits.Amount(skill.At("points_per_level"), s.PointsPerLevel);
        });
    }

    private static void Badge(Problems at, BadgeDefinition badge, ConfigDocument document, KnownKeys known)
    {
        Limits.Key(at.At("key"), badge.Key);
        Unique(at.At("key"), badge, document.BadgeDefinitions, b => b.Key, b => b.Id);
        Limits.Text(at.At("label"), badge.Label, 120);
        Limits.Text(at.At("description"), badge.Description, 1000, required: false);
        Limits.Text(at.At("icon_url"), badge.IconUrl, 2048, required: false);
        known.Audience(at.At("audience"), badge.Audience);
        at.At("condition").Unless(badge.AwardMode == AwardMode.Manual || badge.Condition is not null, "is required for award_mode auto");
        ConditionCheck.Check(at, "condition", badge.Condition, known);
        if (badge.Reward is { } reward)
        {
            Reward(at.At("reward"), reward.Coins, reward.TokenKey, reward.TokenAmount, known);
        }
    }

    private static void Streak(Problems at, StreakDefinition streak, ConfigDocument document, KnownKeys known)
    {
        Limits.Key(at.At("key"), streak.Key);
        Unique(at.At("key"), streak, document.StreakDefinitions, s => s.Key, s => s.Id);
        Limits.Text(at.At("label"), streak.Label, 120);
        Limits.Text(at.At("icon"), streak.Icon, 2048, required: false);
        Limits.EventType(at.At("event_type"), streak.EventType);
        WhereCheck.Check(at, "where", streak.Where);
        Limits.Range(at.At("max_row_icons"), streak.MaxRowIcons, 1, 31);
        Limits.Amount(at.At("tick_bonus_coins"), streak.TickBonusCoins);
        known.Audience(at.At("audience"), streak.Audience);
        if (streak.Freeze is { } freeze)
        {
            Limits.Range(at.At("freeze.max_held"), freeze.MaxHeld, 1, 100);
            Limits.AmountOrZero(at.At("freeze.cost_coins"), freeze.CostCoins);
        }

        at.At("milestones").Unless(streak.Milestones.Count <= Limits.MaxListed, $"must have at most {Limits.MaxListed} milestones");
        Each(at, "milestones", streak.Milestones, (milestone, m) =>
        {
            Limits.Range(milestone.At("count"), m.Count, 1, 100_000);
            Reward(milestone, m.Coins, m.TokenKey, m.TokenAmount, known);
            known.Badge(milestone.At("badge_key"), m.BadgeKey);
        });
        for (var i = 1; i < streak.Milestones.Count; i++)
        {
            at.At("milestones", i).At("count").Unless(
                streak.Milestones[i].Count > streak.Milestones[i - 1].Count, "must be above the milestone before");
        }
    }

    private static void Evolution(Problems at, EvolutionConfig evolution, KnownKeys known)
    {
        Each(at, "stages", evolution.Stages, (stage, s) =>
        {
            stage.At("stage").Unless(s.Stage is >= 2 and <= 5, "must be between 2 and 5");
            stage.At("stage").Unless(evolution.Stages.Count(other => other.Stage == s.Stage) == 1, $"stage {s.Stage} is there twice");
            stage.At("stage").Unless(
                s.Stage <= 2 || evolution.Stages.Any(other => other.Stage == s.Stage - 1), $"stage {s.Stage - 1} is missing");
            Limits.Text(stage.At("name"), s.Name, 60);
            stage.At("requirements").Unless(s.Requirements.Count > 0, "must have at least one condition");
            ConditionCheck.CheckAll(stage, "requirements", s.Requirements, known);
        });
    }

    private static void Reward(Problems at, long? coins, string? tokenKey, long? tokenAmount, KnownKeys known)
    {
        Limits.Amount(at.At("coins"), coins);
        Limits.Amount(at.At("token_amount"), tokenAmount);
        known.Token(at.At("token_key"), tokenKey);
        at.At("token_amount").Unless(tokenKey is null == tokenAmount is null, "token_key and token_amount go together");
    }
}
