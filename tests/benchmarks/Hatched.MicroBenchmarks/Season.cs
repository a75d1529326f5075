using System.Globalization;
using System.Text.Json;
using Hatched.Progression.Features.Authoring.Presets;
using Hatched.Rules.Compiled;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;

namespace Hatched.MicroBenchmarks;

/// <summary>A season of a preset's users, the same in every run: what each event met and what came of it.</summary>
internal sealed class Season
{
    /// <summary>How many events are kept, spread over the season.</summary>
    public const int Kept = 1_000;

    private const int Users = 40;
    private const int Days = 90;
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);
    private static readonly Guid Customer = new("0195a000-0000-7000-8000-000000000001");

    private readonly Random _random = new(4711);
    private readonly BuddyState[] _buddies = [.. Enumerable.Range(0, Users).Select(_ => new BuddyState())];
    private readonly ConfigDocument _document;
    private readonly string[] _types;
    private readonly string _usual;

    private Season(string preset)
    {
        _document = PresetLibrary.Find(preset)!.Document;
        _usual = _document.StreakDefinitions.First(streak => streak.Hero).EventType;
        _types =
        [
            .. _document.CoinRules.Select(rule => rule.EventType)
                .Concat(_document.SkillRules.Select(rule => rule.EventType))
                .Concat(_document.Tokens.SelectMany(token => token.EarnRules).Select(rule => rule.EventType))
                .Concat(_document.BadgeDefinitions.Select(badge => badge.Condition).OfType<EventCountCondition>().Select(condition => condition.Config.EventType))
                .Distinct(),
            "app_opened", // no rule knows it
        ];
        Rules = Ruleset.Compile(_document);
    }

    public Ruleset Rules { get; }

    /// <summary>Events with the states that they met, read back from storage as they are before each event.</summary>
    public (BuddyState State, InboundEvent Event)[] Moments { get; private set; } = [];

    public static Season Of(string preset)
    {
        var season = new Season(preset);
        List<(BuddyState, InboundEvent)> all = [];
        for (var day = 0; day < Days; day++)
        {
            for (var user = 0; user < Users; user++)
            {
                if (season._random.Next(10) < 6)
                {
                    season.Live(user, Begin.AddDays(day), all);
                }
            }
        }

        var every = all.Count / Kept;
        season.Moments = [.. Enumerable.Range(0, Kept).Select(i => all[i * every]).Select(one => (BuddyStateJson.Read(BuddyStateJson.Write(one.Item1)), one.Item2))];
        return season;
    }

    private void Live(int user, DateTimeOffset day, List<(BuddyState, InboundEvent)> all)
    {
        var at = day.AddMinutes(_random.Next(600));
        for (var i = _random.Next(1, 9); i > 0; i--)
        {
            at = at.AddSeconds(_random.Next(20, 1_500));
            var type = _random.Next(2) is 0 ? _usual : _types[_random.Next(_types.Length)];
            var e = new InboundEvent(
                Customer, string.Create(CultureInfo.InvariantCulture, $"event-{all.Count}"), $"user-{user}", type, "default", at, Properties());
            all.Add((_buddies[user], e));
            _buddies[user] = Evaluator.Evaluate(Rules, _buddies[user], e).State;
        }

        // Between the days: something is bought, a step done by hand, the next stage entered.
        var buddy = _buddies[user];
        if (_random.Next(4) is 0)
        {
            var wallet = buddy.Wallets.GetValueOrDefault(BuddyState.CoinsWallet);
            buddy = buddy.WithExternal(BuddyState.CoinsWallet, wallet.ExternalNet - (wallet.Balance / 2), 0, wallet.ExternalVersion + 1);
        }

        foreach (var path in _document.PathDefinitions)
        {
            foreach (var subStep in path.Steps.SelectMany(step => step.SubSteps).Where(subStep => subStep.AllowManualComplete))
            {
                buddy = Evaluator.CompleteSubStep(Rules, buddy, "default", at, path.Key, subStep.Key).Result?.State ?? buddy;
            }
        }

        _buddies[user] = Evaluator.Describe(Rules, buddy).Ready && _random.Next(3) is 0 ? Evaluator.CompleteEvolution(Rules, buddy, "default", at).State : buddy;
    }

    private JsonElement Properties() => JsonSerializer.SerializeToElement(new Dictionary<string, object>
    {
        ["score"] = _random.Next(40, 101),
        ["skill"] = Pick("listening", "speaking", "pronunciation", "reading"),
        ["kind"] = Pick("yoga", "run", "strength"),
        ["duration_minutes"] = _random.Next(5, 90),
        ["distance_km"] = _random.Next(1, 22),
        ["priority"] = Pick("high", "low"),
        ["shared"] = _random.Next(3) is 0,
        ["course"] = "spanish-1",
    });

    private string Pick(params string[] values) => values[_random.Next(values.Length)];
}
