using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hatched.Rules;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.State;

namespace Hatched.Progression.Tests;

/// <summary>
/// The rules, a second time and slowly: it forgets nothing and counts everything anew from the whole history at each
/// event. It shares no code with the evaluator.
/// </summary>
internal sealed class NaiveModel(ConfigDocument config, string audience)
{
    private const int DaysRemembered = 4;
    private const int WeeksRemembered = 2;

    private readonly List<(InboundEvent Event, JsonNode? Properties)> _history = [];
    private readonly List<(string Rule, DateTime At, long Amount)> _grants = [];
    private readonly List<(string Token, long Amount)> _credits = [];
    private readonly Dictionary<string, List<DateTime>> _ticks = [];
    private readonly Dictionary<string, int> _longest = [];
    private readonly HashSet<(string Streak, int Count)> _milestones = [];
    private readonly Dictionary<string, long> _skills = [];
    private readonly HashSet<string> _done = [];
    private int _announced = 1;

    public int Freezes { get; init; }

    public HashSet<string> Badges { get; } = [];

    public HashSet<string> Ready { get; } = [];

    public HashSet<string> OpenGates { get; } = [];

    public HashSet<Guid> Items { get; } = [];

    public Dictionary<string, (long Net, long Earned)> Outside { get; } = [];

    public int Stage { get; set; } = 1;

    /// <summary>What the customer's plan leaves out; it may change between calls.</summary>
    public Capabilities Lacking { get; set; }

    /// <summary>Everything that must agree, as readable lines: cleared with each call.</summary>
    public List<string> Lines { get; } = [];

    public IReadOnlyDictionary<string, long> SkillValues => _skills;

    private string CoinKey => config.Tokens.FirstOrDefault(t => t.Kind == TokenKind.Primary)?.TokenKey ?? "coins";

    public void Apply(InboundEvent e)
    {
        Lines.Clear();
        var at = e.OccurredAt.UtcDateTime;
        var properties = e.Properties.ValueKind == System.Text.Json.JsonValueKind.Undefined ? null : JsonNode.Parse(e.Properties.GetRawText());
        _history.Add((e, properties));
        foreach (var streak in config.StreakDefinitions.Where(s => s.EventType == e.Type))
        {
            Reason("streak", streak.Id, Tick(streak, at, properties));
        }

        foreach (var rule in config.SkillRules.Where(r => r.EventType == e.Type))
        {
            Reason("skill_rule", rule.Id, Grow(rule, at, properties));
        }

        foreach (var rule in config.CoinRules.Where(r => r.EventType == e.Type))
        {
            Reason("coin_rule", rule.Id, Pay(rule, e, at, properties));
        }

        foreach (var token in config.Tokens)
        {
            foreach (var type in token.EarnRules.GroupBy(r => r.EventType).Where(g => g.Key == e.Type))
            {
                var number = 0;
                foreach (var rule in type)
                {
                    var id = number == 0 ? $"{token.TokenKey}:{e.Type}" : $"{token.TokenKey}:{e.Type}:{number}";
                    number++;
                    var reason = Lacks(Capabilities.Tokens) ? "capability_off" : !token.IsActive ? "inactive" : !Matches(rule.Where, properties) ? "condition_not_met"
                        : Grant(token.TokenKey, id, $"token_rule:{id}", rule.Amount, at, rule.DailyCap, rule.WeeklyCap, null, null);
                    Lines.Add($"token_rule {id} {reason}");
                }
            }
        }

        Settle();
    }

    /// <summary>Badges and path until nothing changes, then readiness.</summary>
    public void Settle()
    {
        while (AwardBadges() | WalkPath())
        {
        }

        var next = config.Evolution.Stages.FirstOrDefault(s => s.Stage == Stage + 1);
        var ready = !Lacks(Capabilities.Evolution) && next is not null && next.Requirements.All(Holds);
        Lines.Add($"evolution_ready {ready}");
        if (ready && _announced < Stage + 1)
        {
            _announced = Stage + 1;
            Lines.Add($"announce {_announced}");
        }
    }

    private string Tick(StreakDefinition streak, DateTime at, JsonNode? properties)
    {
        if (Lacks(Capabilities.Streaks))
        {
            return "capability_off";
        }

        if (Blocked(streak.IsActive, streak.Audience) is { } blocked)
        {
            return blocked;
        }

        if (!Matches(streak.Where, properties))
        {
            return "condition_not_met";
        }

        var start = PeriodStart(streak.Period, at);
        if (!_ticks.TryGetValue(streak.Key, out var ticks))
        {
            _ticks[streak.Key] = ticks = [];
        }

        if (ticks.Count > 0 && start <= ticks[^1])
        {
            return start == ticks[^1] ? "already_ticked" : "late_event";
        }

        ticks.Add(start);
        var current = Length(streak, start);
        var longest = _longest[streak.Key] = Math.Max(_longest.GetValueOrDefault(streak.Key), current);
        if (streak.TickBonusCoins is { } bonus)
        {
            Credit(CoinKey, bonus, $"streak:{streak.Key}:tick");
        }

        var milestone = streak.Milestones.FirstOrDefault(m => m.Count == current);
        var hit = milestone is not null && _milestones.Add((streak.Key, current));
        Lines.Add($"streak {streak.Key} {current}/{longest} {(hit ? current : 0)}");
        if (hit)
        {
            Credit(CoinKey, milestone!.Coins ?? 0, $"streak:{streak.Key}:milestone:{current}");
            CreditToken(milestone.TokenKey, milestone.TokenAmount ?? 0, $"streak:{streak.Key}:milestone:{current}:{milestone.TokenKey}");
            Give(milestone.BadgeKey);
        }

        return "fired";
    }

    /// <summary>The length at the end of the period that starts at <paramref name="until"/>, 0 when it has lapsed by then.</summary>
    private int Length(StreakDefinition streak, DateTime until)
    {
        var ticks = _ticks.GetValueOrDefault(streak.Key) ?? [];
        var (length, freezes) = (0, Freezes);
        if (ticks.Count == 0)
        {
            return 0;
        }

        // A period that has not ended yet is not missed: the walk stops before it unless it ticked.
        until = until < ticks[^1] ? ticks[^1] : until;
        for (var period = ticks[0]; period <= until; period = NextPeriod(streak.Period, period))
        {
            if (ticks.Contains(period))
            {
                length++;
            }
            else if (period < until && length > 0 && freezes-- <= 0)
            {
                length = 0;
                freezes = 0;
            }
        }

        return length;
    }

    private string Grow(SkillRule rule, DateTime at, JsonNode? properties)
    {
        var set = config.SkillSets.Single(s => s.Skills.Any(k => k.Key == rule.SkillKey));
        if (Blocked(rule.IsActive && set.IsActive, rule.Audience) is { } blocked)
        {
            return blocked;
        }

        if (!Matches(rule.Where, properties))
        {
            return "condition_not_met";
        }

        var skill = set.Skills.Single(k => k.Key == rule.SkillKey);
        var value = _skills.GetValueOrDefault(skill.Key);
        if (value == skill.MaxValue)
        {
            return "max_value_reached";
        }

        var (allowed, refusal) = Allowed($"skill {rule.Id}", rule.Amount, at, rule.DailyCap, null, null, null);
        if (refusal is not null)
        {
            return refusal;
        }

        var gained = Math.Min(allowed, skill.MaxValue - value);
        _grants.Add(($"skill {rule.Id}", at, gained));
        _skills[skill.Key] = value + gained;
        if ((value + gained) / skill.PointsPerLevel > value / skill.PointsPerLevel)
        {
            Lines.Add($"level {skill.Key} {value / skill.PointsPerLevel}->{(value + gained) / skill.PointsPerLevel}");
        }

        return gained == rule.Amount ? "fired" : "capped";
    }

    private string Pay(CoinRule rule, InboundEvent e, DateTime at, JsonNode? properties)
    {
        if (Blocked(rule.IsActive, rule.Audience) is { } blocked)
        {
            return blocked;
        }

        if (!Matches(rule.Where, properties))
        {
            return "condition_not_met";
        }

        decimal amount = rule.Amount;
        if (rule.Multiplier is { } multiplier)
        {
            var streak = config.StreakDefinitions.Single(s => s.Key == multiplier.StreakKey);
            var factor = 1 + (multiplier.PerTick * Length(streak, PeriodStart(streak.Period, at)));
            amount = Math.Truncate(amount * (factor > multiplier.Max ? multiplier.Max : factor));
        }

        if (rule.Lucky is { } luck && Draw(e, rule) < luck.Chance)
        {
            amount += luck.Bonus;
        }

        return Grant(CoinKey, $"coin {rule.Id}", $"coin_rule:{rule.Id}", (long)amount, at, rule.DailyCap, rule.WeeklyCap, rule.TotalLimit, rule.CooldownSeconds);
    }

    private static double Draw(InboundEvent e, CoinRule rule)
    {
        byte[] seed = [.. e.CustomerId.ToByteArray(bigEndian: true), .. rule.Id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(e.EventId)];
        var hash = Convert.ToHexString(SHA256.HashData(seed));
        return (Convert.ToUInt64(hash[..16], 16) >> 11) / Math.Pow(2, 53);
    }

    private string Grant(string token, string rule, string kind, long worth, DateTime at, long? daily, long? weekly, long? limit, long? cooldown)
    {
        var (allowed, refusal) = Allowed(rule, worth, at, daily, weekly, limit, cooldown);
        if (refusal is not null)
        {
            return refusal;
        }

        var granted = Credit(token, allowed, kind);
        if (granted == 0)
        {
            return "max_balance_reached";
        }

        _grants.Add((rule, at, granted));
        return granted == worth ? "fired" : "capped";
    }

    private (long Allowed, string? Refusal) Allowed(string rule, long wanted, DateTime at, long? daily, long? weekly, long? limit, long? cooldown)
    {
        var mine = _grants.Where(g => g.Rule == rule).ToList();
        if (mine.Count >= limit)
        {
            return (0, "total_limit_reached");
        }

        if (cooldown is not null && mine.Count > 0 && (Milliseconds(at) - mine.Max(g => Milliseconds(g.At))) < cooldown * 1000)
        {
            return (0, "cooldown");
        }

        if (daily is not null)
        {
            var days = mine.Select(g => g.At.Date).Distinct().OrderDescending().Take(DaysRemembered).ToList();
            if (days.Count == DaysRemembered && at.Date < days[^1])
            {
                return (0, "late_event");
            }

            wanted = Math.Min(wanted, daily.Value - mine.Where(g => g.At.Date == at.Date).Sum(g => g.Amount));
            if (wanted <= 0)
            {
                return (0, "daily_cap_reached");
            }
        }

        if (weekly is not null)
        {
            var week = PeriodStart(Period.Weekly, at);
            var weeks = mine.Select(g => PeriodStart(Period.Weekly, g.At)).Distinct().OrderDescending().Take(WeeksRemembered).ToList();
            if (weeks.Count == WeeksRemembered && week < weeks[^1])
            {
                return (0, "late_event");
            }

            wanted = Math.Min(wanted, weekly.Value - mine.Where(g => PeriodStart(Period.Weekly, g.At) == week).Sum(g => g.Amount));
            if (wanted <= 0)
            {
                return (0, "weekly_cap_reached");
            }
        }

        return (wanted, null);
    }

    private long Credit(string? token, long amount, string kind)
    {
        if (token is null || amount <= 0)
        {
            return 0;
        }

        var max = config.Tokens.FirstOrDefault(t => t.TokenKey == token)?.MaxBalance;
        var granted = max is null ? amount : Math.Max(0, Math.Min(amount, max.Value - Balance(token)));
        if (granted > 0)
        {
            _credits.Add((token, granted));
            Lines.Add($"credit {token} {granted} {kind}");
        }

        return granted;
    }

    // The primary token is the coins under a name of the customer's own: every plan has those.
    private void CreditToken(string? token, long amount, string kind)
    {
        if (token == CoinKey || !Lacks(Capabilities.Tokens))
        {
            Credit(token, amount, kind);
        }
    }

    private bool AwardBadges()
    {
        var any = false;
        foreach (var badge in Lacks(Capabilities.Badges) ? [] : config.BadgeDefinitions)
        {
            if (Blocked(badge.IsActive, badge.Audience) is not null || Badges.Contains(badge.Key) || badge.Condition is null || !Holds(badge.Condition))
            {
                continue;
            }

            if (badge.AwardMode == AwardMode.Auto)
            {
                Give(badge.Key);
                any = true;
            }
            else if (Ready.Add(badge.Key))
            {
                Lines.Add($"ready {badge.Key}");
            }
        }

        return any;
    }

    private void Give(string? key)
    {
        var badge = config.BadgeDefinitions.FirstOrDefault(b => b.Key == key);
        if (badge is null || Lacks(Capabilities.Badges) || Blocked(badge.IsActive, badge.Audience) is not null || !Badges.Add(badge.Key))
        {
            return;
        }

        Ready.Remove(badge.Key);
        Lines.Add($"badge {badge.Key}");
        Credit(CoinKey, badge.Reward?.Coins ?? 0, $"badge:{badge.Key}");
        CreditToken(badge.Reward?.TokenKey, badge.Reward?.TokenAmount ?? 0, $"badge:{badge.Key}:{badge.Reward?.TokenKey}");
    }

    private bool WalkPath()
    {
        var path = config.PathDefinitions.FirstOrDefault(p => p.IsActive && p.Audience == audience);
        if (path is null || Lacks(Capabilities.Paths))
        {
            return false;
        }

        var before = _done.Count;
        var steps = path.Steps.Where(s => s.IsActive).OrderBy(s => s.Ordinal).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var open = steps[i].UnlockCondition is { } unlock ? Holds(unlock) : i == 0 || _done.Contains(steps[i - 1].Key);
            if (open && !_done.Contains(steps[i].Key))
            {
                WalkStep(steps[i]);
            }
        }

        if (steps.TrueForAll(s => _done.Contains(s.Key)) && _done.Add("the path"))
        {
            Lines.Add("done the path");
        }

        return _done.Count > before;
    }

    private void WalkStep(PathStep step)
    {
        var all = step.CompletionCondition is { } completion && Holds(completion);
        var subSteps = step.SubSteps.Where(s => s.IsActive).OrderBy(s => s.Ordinal).ToList();
        for (var i = 0; i < subSteps.Count; i++)
        {
            var subStep = subSteps[i];
            var available = i == 0 || subStep.AllowSkipAhead || _done.Contains(subSteps[i - 1].Key);
            if (!_done.Contains(subStep.Key) && (all || (available && subStep.CompletionCondition is { } condition && Holds(condition))))
            {
                Finish(subStep.Key, subStep.RewardCoins, $"path:road:{step.Key}:{subStep.Key}", subStep.RewardBadgeKey);
            }
        }

        if (all || subSteps.TrueForAll(s => _done.Contains(s.Key)))
        {
            Finish(step.Key, step.RewardCoins, $"path:road:{step.Key}", step.RewardBadgeKey);
        }
    }

    private void Finish(string key, long coins, string kind, string? badge)
    {
        _done.Add(key);
        Lines.Add($"done {key}");
        Credit(CoinKey, coins, kind);
        Give(badge);
    }

    private bool Holds(Condition condition) => condition switch
    {
        EventCountCondition { Config: var c } => Seen(c.EventType, c.Where ?? []) >= c.Count,
        CustomCondition { Config: var c } => Seen(c.EventType, c.Where) >= 1,
        MilestoneCondition { Config: var c } => Metric(c.Metric) >= c.Threshold,
        StreakCondition { Config: var c } => _longest.GetValueOrDefault(c.StreakKey) >= c.Length,
        SkillLevelCondition { Config: var c } => Level(config.SkillSets.SelectMany(s => s.Skills).Single(s => s.Key == c.SkillKey)) >= c.Level,
        CollectionCondition { Config: var c } => c.BadgeKeys is { } keys
            ? keys.Count(Badges.Contains) >= (c.Count ?? keys.Count)
            : c.ItemIds!.Count(Items.Contains) >= (c.Count ?? c.ItemIds!.Count),
        EvolutionCondition { Config: var c } => Stage >= c.Stage,
        CoinCondition { Config: var c } => (c.Basis == AmountBasis.Balance ? Balance(CoinKey) : Earned(CoinKey)) >= c.Amount,
        BadgeEarnedCondition { Config: var c } => Badges.Contains(c.BadgeKey),
        GateUnlockedCondition { Config: var c } => OpenGates.Contains(c.GateKey),
        TokenCondition { Config: var c } => (c.Basis == AmountBasis.Balance ? Balance(c.TokenKey) : Earned(c.TokenKey)) >= c.Amount,
        _ => throw new NotSupportedException(),
    };

    private long Metric(MilestoneMetric metric) => metric switch
    {
        MilestoneMetric.TotalEvents => _history.Count,
        MilestoneMetric.CoinsEarned => Earned(CoinKey),
        MilestoneMetric.TotalSkillLevel => config.SkillSets.SelectMany(s => s.Skills).Sum(Level),
        MilestoneMetric.BadgeCount => Badges.Count,
        MilestoneMetric.ItemCount => Items.Count,
        _ => Stage,
    };

    private long Level(Skill skill) => _skills.GetValueOrDefault(skill.Key) / skill.PointsPerLevel;

    private int Seen(string type, IReadOnlyList<WhereClause> where) => _history.Count(h => h.Event.Type == type && Matches(where, h.Properties));

    private long Balance(string token) => _credits.Where(c => c.Token == token).Sum(c => c.Amount) + Outside.GetValueOrDefault(token).Net;

    private long Earned(string token) => _credits.Where(c => c.Token == token).Sum(c => c.Amount) + Outside.GetValueOrDefault(token).Earned;

    private bool Lacks(Capabilities capability) => (Lacking & capability) == capability;

    private string? Blocked(bool active, string? meant) =>
        !active ? "inactive" : meant is null || meant == audience ? null : "audience_mismatch";

    private void Reason(string type, Guid id, string reason) => Lines.Add($"{type} {id} {reason}");

    private static bool Matches(IEnumerable<WhereClause> clauses, JsonNode? properties) => clauses.All(c =>
    {
        JsonNode? value = properties;
        foreach (var name in c.Property.Split('.'))
        {
            value = value is JsonObject o ? o[name] : null;
        }

        JsonNode? wanted = c.Value is { } v ? JsonNode.Parse(v.GetRawText()) : null;
        return c.Operator switch
        {
            WhereOperator.Exists => value is not null == (wanted?.GetValue<bool>() ?? true),
            WhereOperator.Eq => Same(value, wanted),
            WhereOperator.Neq => !Same(value, wanted),
            WhereOperator.In => wanted!.AsArray().Any(w => Same(value, w)),
            WhereOperator.Contains => value is JsonArray list
                ? list.Any(element => Same(element, wanted))
                : Text(value) is { } text && text.Contains(Text(wanted)!, StringComparison.Ordinal),
            _ => Number(value) is { } left && Number(wanted) is { } right && c.Operator switch
            {
                WhereOperator.Gt => left > right,
                WhereOperator.Gte => left >= right,
                WhereOperator.Lt => left < right,
                _ => left <= right,
            },
        };
    });

    private static bool Same(JsonNode? a, JsonNode? b) => a is not null && b is not null && a.ToJsonString() == b.ToJsonString();

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : null;

    private static long Milliseconds(DateTime at) => new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static DateTime PeriodStart(Period period, DateTime at) => period switch
    {
        Period.Daily => at.Date,
        Period.Weekly => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7)),
        _ => at.Date.AddDays(1 - at.Day),
    };

    private static DateTime NextPeriod(Period period, DateTime start) => period switch
    {
        Period.Daily => start.AddDays(1),
        Period.Weekly => start.AddDays(7),
        _ => start.AddMonths(1),
    };
}
