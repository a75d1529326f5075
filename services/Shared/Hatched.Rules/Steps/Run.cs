using System.Globalization;
using Hatched.Contracts.Internal;
using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;

namespace Hatched.Rules.Steps;

/// <summary>One evaluation under way: the state being changed and what comes out of it.</summary>
internal sealed class Run(Ruleset rules, AudiencePlan plan, BuddyState state, DateTimeOffset at)
{
    private static readonly Explanation[] NoExplanations = [];

    private readonly List<Explanation> _explanations = new(24);
    private List<Posting>? _postings;
    private List<Happening>? _happenings;
    private List<string>? _badges;
    private List<string>? _ready;
    private List<int>? _milestones;
    private List<StreakUpdate>? _streaks;
    private List<PathUpdate>? _paths;
    private List<(string Key, long Amount)>? _tokens;
    private long _coins;
    private bool _hasActed;
    private int _closings;

    public Ruleset Rules { get; } = rules;

    public AudiencePlan Plan { get; } = plan;

    public BuddyState State { get; } = state;

    public DateTimeOffset At { get; } = at;

    public long AtMs { get; } = at.ToUnixTimeMilliseconds();

    /// <summary>When the event was told; null where no event is, or it is not known.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The zone in force for the event; null: UTC.</summary>
    public string? TimeZone { get; set; }

    public Touched Touched { get; } = new(rules.FactCount);

    public bool EvolutionReady { get; set; }

    /// <summary>Badges that milestones or steps gave or tried to give: to be explained whatever their condition.</summary>
    public List<CompiledBadge> GivenBadges { get; } = [];

    /// <summary>The event's type is named by a streak, a rule or a condition; null where no event is evaluated.</summary>
    public bool? IsTypeKnown { get; set; }

    /// <summary>What has been told so far is the clock's doing, not the event's.</summary>
    public void EndClosing() => _closings = _happenings?.Count ?? 0;

    public void Explain(Explained rule, Reason reason)
    {
        _hasActed |= reason is Reason.Fired or Reason.Capped;
        _explanations.Add(rule[reason]);
    }

    public void Tell(Happening happening) => (_happenings ??= []).Add(happening);

    public void AddBadge(string key) => (_badges ??= []).Add(key);

    public void AddReady(string key) => (_ready ??= []).Add(key);

    public void AddMilestone(int count) => (_milestones ??= []).Add(count);

    public void AddStreak(StreakUpdate update) => (_streaks ??= []).Add(update);

    public void AddPath(PathUpdate update) => (_paths ??= []).Add(update);

    /// <summary>Adds what a completion completed above it to the update that told of it.</summary>
    public void AmendPath(Func<PathUpdate, PathUpdate> amend) => _paths![^1] = amend(_paths[^1]);

    /// <summary>How much of an amount the wallet still takes.</summary>
    public long Room(CompiledToken token, long amount) => token.MaxBalance is { } max
        ? Math.Clamp(max - State.Wallets.GetValueOrDefault(token.WalletKey).Balance, 0, Math.Min(amount, CompiledToken.MaxCredit))
        : Math.Min(amount, CompiledToken.MaxCredit);

    /// <summary>Credits what the wallet takes of the amount.</summary>
    public void Credit(CompiledToken token, long amount, string kind, string reason, string? referenceType, string? referenceId, bool isLucky = false)
    {
        var granted = Room(token, amount);
        if (granted <= 0)
        {
            return;
        }

        State.Wallets[token.WalletKey] = State.Wallets.GetValueOrDefault(token.WalletKey).Credit(granted);
        Touched.Add(token.Fact);
        (_postings ??= []).Add(new Posting(token.Key, granted, kind, reason, referenceType, referenceId, isLucky));
        if (token.IsCoins)
        {
            _coins += granted;
        }
        else
        {
            AddToken(token.Key, granted);
        }
    }

    public EvaluationResult Finish() => new()
    {
        State = State,
        TimeZone = TimeZone,
        StreaksDueAt = Streaks.DueAt(Plan, State),
        Effects = new EventEffects
        {
            Coins = _coins,
            BadgesAwarded = _badges ?? EventEffects.None.BadgesAwarded,
            BadgesReady = _ready ?? EventEffects.None.BadgesReady,
            Tokens = _tokens is null
                ? EventEffects.None.Tokens
                : [.. _tokens.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}:{t.Amount}"))],
            EvolutionReady = EvolutionReady,
            StreakMilestones = _milestones ?? EventEffects.None.StreakMilestones,
            StreakUpdates = _streaks ?? EventEffects.None.StreakUpdates,
            PathUpdates = _paths ?? EventEffects.None.PathUpdates,
            Hint = Hint(),
        },
        Postings = _postings ?? (IReadOnlyList<Posting>)[],
        Explanations = _explanations.Count == 0 ? NoExplanations : _explanations,
        Happenings = _happenings ?? (IReadOnlyList<Happening>)[],
    };

    private string? Hint() => IsTypeKnown switch
    {
        _ when _hasActed || EvolutionReady || _happenings?.Count > _closings => null,
        true => EventHint.NoRuleActed,
        false => EventHint.NoRuleForType,
        null => null,
    };

    private void AddToken(string key, long amount)
    {
        _tokens ??= [];
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Key == key)
            {
                _tokens[i] = (key, _tokens[i].Amount + amount);
                return;
            }
        }

        _tokens.Add((key, amount));
    }
}
