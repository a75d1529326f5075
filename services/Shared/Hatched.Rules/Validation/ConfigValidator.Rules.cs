using Hatched.Rules.Document;

namespace Hatched.Rules.Validation;

/// <summary>Coin, skill and decay rules, and tokens.</summary>
internal static partial class ConfigValidator
{
    private static void CoinRule(Problems at, CoinRule rule, KnownKeys known)
    {
        Limits.Text(at.At("name"), rule.Name, 120);
        Limits.EventType(at.At("event_type"), rule.EventType);
        Limits.Amount(at.At("amount"), rule.Amount);
        known.Audience(at.At("audience"), rule.Audience);
        WhereCheck.Check(at, "where", rule.Where);
        Limits.Amount(at.At("daily_cap"), rule.DailyCap);
        Limits.Amount(at.At("weekly_cap"), rule.WeeklyCap);
        Limits.Amount(at.At("total_limit"), rule.TotalLimit);
        Limits.Range(at.At("cooldown_seconds"), rule.CooldownSeconds, 1, 90 * 86_400);
        if (rule.Multiplier is { } multiplier)
        {
            known.Streak(at.At("multiplier.streak_key"), multiplier.StreakKey);
            at.At("multiplier.per_tick").Unless(multiplier.PerTick is > 0 and <= 10, "must be above 0 and at most 10");
            at.At("multiplier.max").Unless(multiplier.Max is >= 1 and <= 100, "must be between 1 and 100");
        }

        if (rule.Lucky is { } luck)
        {
            at.At("lucky.chance").Unless(luck.Chance is >= 0 and <= 1, "must be between 0 and 1");
            Limits.Amount(at.At("lucky.bonus"), luck.Bonus);
        }
    }

    private static void SkillRule(Problems at, SkillRule rule, KnownKeys known)
    {
        Limits.Text(at.At("name"), rule.Name, 120);
        Limits.EventType(at.At("event_type"), rule.EventType);
        known.Skill(at.At("skill_key"), rule.SkillKey);
        Limits.Amount(at.At("amount"), rule.Amount);
        known.Audience(at.At("audience"), rule.Audience);
        WhereCheck.Check(at, "where", rule.Where);
        Limits.Amount(at.At("daily_cap"), rule.DailyCap);
    }

    private static void DecayRule(Problems at, SkillDecayRule rule, KnownKeys known)
    {
        known.Skill(at.At("skill_key"), rule.SkillKey);
        Limits.Amount(at.At("amount"), rule.Amount);
        Limits.AmountOrZero(at.At("floor_level"), rule.FloorLevel);
        Limits.Range(at.At("grace_days"), rule.GraceDays, 0, 3650);
        Limits.Range(at.At("apply_only_above"), rule.ApplyOnlyAbove, 0, Limits.MaxAmount);
        known.Audience(at.At("audience"), rule.Audience);
    }

    private static void Token(Problems at, TokenConfig token, ConfigDocument document)
    {
        Limits.Key(at.At("token_key"), token.TokenKey);
        at.At("token_key").Unless(document.Tokens.Count(t => t.TokenKey == token.TokenKey) <= 1, $"'{token.TokenKey}' is already taken");
        at.At("token_key").Unless(
            token.Kind == TokenKind.Primary || token.TokenKey != "coins", "'coins' is the name of the primary token");
        at.At("kind").Unless(
            token.Kind != TokenKind.Primary || !document.Tokens.Any(t => t.Kind == TokenKind.Primary && t.TokenKey != token.TokenKey),
            "there can be only one primary token");
        Limits.Text(at.At("label"), token.Label, 120);
        Limits.Amount(at.At("max_balance"), token.MaxBalance);
        Each(at, "earn_rules", token.EarnRules, (rule, r) =>
        {
            Limits.EventType(rule.At("event_type"), r.EventType);
            Limits.Amount(rule.At("amount"), r.Amount);
            WhereCheck.Check(rule, "where", r.Where);
            Limits.Amount(rule.At("daily_cap"), r.DailyCap);
            Limits.Amount(rule.At("weekly_cap"), r.WeeklyCap);
        });
    }
}
