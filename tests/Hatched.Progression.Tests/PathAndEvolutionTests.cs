using Hatched.Contracts.Internal;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.Rules.Views;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class PathAndEvolutionTests
{
    private static Player PlayerOn(params PathStep[] steps) => new(Given.Config with
    {
        PathDefinitions = [Given.Path("road", steps)],
        BadgeDefinitions = [Given.Badge("walker", null) with { Reward = new Reward { Coins = 7 } }],
    });

    private static EvaluationResult Complete(Player player, string key) =>
        Evaluator.CompleteSubStep(player.Rules, player.State, "default", Given.Monday, "road", key).Result!;

    private static PathRuntimePayload Runtime(Player player) => Evaluator.DescribePath(player.Rules, player.State, "default", "road")!;

    private static string[] Statuses(PathRuntimePayload path) =>
        [.. path.Steps.SelectMany(step => step.SubSteps).Select(subStep => $"{subStep.Key} {subStep.Status}".ToLowerInvariant())];

    [Fact]
    public void Sub_steps_complete_in_order_and_complete_step_and_path()
    {
        var player = PlayerOn(
            Given.Step("one", Given.SubStep("a", Given.Count(1)) with { RewardCoins = 1 }, Given.SubStep("b", Given.Count(1, "quiz")) with { RewardCoins = 2 }),
            Given.Step("two", Given.SubStep("c", Given.Count(2, "quiz"))) with { RewardCoins = 4, RewardBadgeKey = "walker" });

        var a = player.Send("lesson");
        Assert.Equal(new PathUpdate("road") { SubStepCompleted = new("road", "one", "a", 1, null) }, Assert.Single(a.Effects.PathUpdates));
        Assert.Equal("path:road:one:a", Assert.Single(a.Postings).Kind);

        var b = Assert.Single(player.Send("quiz").Effects.PathUpdates);
        Assert.Equal(("b", "one", null), (b.SubStepCompleted!.SubStepKey, b.StepCompleted!.StepKey, b.PathCompleted));

        var c = player.Send("quiz");
        var last = Assert.Single(c.Effects.PathUpdates);
        Assert.Equal(("c", "two", "road"), (last.SubStepCompleted!.SubStepKey, last.StepCompleted!.StepKey, last.PathCompleted!.PathKey));
        Assert.Equal(11, c.Effects.Coins);
        Assert.Equal(["walker"], c.Effects.BadgesAwarded);
        Assert.Contains(new Happening.PathStepCompleted("road", "two"), c.Happenings);
        Assert.Contains(new Happening.PathCompleted("road"), c.Happenings);
        Assert.Empty(player.Send("quiz").Effects.PathUpdates);
    }

    [Fact]
    public void What_is_not_open_yet_is_locked_unless_it_may_be_skipped_to()
    {
        var player = PlayerOn(
            Given.Step("one", Given.SubStep("a", Given.Count(1)), Given.SubStep("b", Given.Count(1, "quiz"))),
            Given.Step("two", Given.SubStep("c", Given.Count(1, "quiz"))));
        Assert.Empty(player.Send("quiz").Effects.PathUpdates);
        Assert.Equal("locked", player.Why("path_sub_step", "b"));
        Assert.Equal("locked", player.Why("path_sub_step", "c"));

        Assert.Equal(["a", "b", "c"], player.Send("lesson").Effects.PathUpdates.Select(u => u.SubStepCompleted!.SubStepKey));

        var skipping = PlayerOn(Given.Step("one", Given.SubStep("a", Given.Count(1)), Given.SubStep("b", Given.Count(1, "quiz")) with { AllowSkipAhead = true }));
        Assert.Equal(["b"], skipping.Send("quiz").Effects.PathUpdates.Select(u => u.SubStepCompleted!.SubStepKey));
    }

    [Fact]
    public void A_steps_own_condition_completes_what_is_left()
    {
        var player = PlayerOn(Given.Step("one", Given.SubStep("a"), Given.SubStep("b") with { RewardCoins = 3 }) with { CompletionCondition = Given.Count(1) });

        var result = player.Send();

        Assert.Equal(["a", "b"], result.Effects.PathUpdates.Select(u => u.SubStepCompleted!.SubStepKey));
        Assert.NotNull(result.Effects.PathUpdates[1].PathCompleted);
        Assert.Equal(3, result.Effects.Coins);
    }

    [Fact]
    public void An_unlock_condition_stands_in_place_of_the_order()
    {
        var player = PlayerOn(
            Given.Step("one", Given.SubStep("a")),
            Given.Step("two", Given.SubStep("b", Given.Count(1))) with { UnlockCondition = Given.Count(2) });

        Assert.Empty(player.Send().Effects.PathUpdates);
        Assert.Equal(["b"], player.Send().Effects.PathUpdates.Select(u => u.SubStepCompleted!.SubStepKey));
    }

    [Fact]
    public void A_sub_step_is_completed_by_hand_once_when_it_is_open()
    {
        var player = PlayerOn(Given.Step("one", Given.SubStep("a") with { RewardCoins = 5 }, Given.SubStep("b", Given.Count(1)), Given.SubStep("c")));
        (SubStepOutcome Outcome, EvaluationResult? Result) Complete(string key) =>
            Evaluator.CompleteSubStep(player.Rules, player.State, "default", Given.Monday, "road", key);

        Assert.Equal(SubStepOutcome.Locked, Complete("c").Outcome);
        Assert.Equal(5, player.Keep(Complete("a").Result!).Effects.Coins);
        Assert.Equal(SubStepOutcome.AlreadyCompleted, Complete("a").Outcome);
        Assert.Equal(SubStepOutcome.NotManual, Complete("b").Outcome);
        Assert.Equal(SubStepOutcome.Unknown, Complete("z").Outcome);
        player.Send();
        Assert.NotNull(player.Keep(Complete("c").Result!).Effects.PathUpdates.Single().PathCompleted);
    }

    [Fact]
    public void A_step_is_paid_once_though_a_sub_step_is_added_to_it_later()
    {
        var (a, b) = (Given.SubStep("a"), Given.SubStep("b") with { RewardCoins = 3 });
        var player = PlayerOn(Given.Step("one", a) with { RewardCoins = 100 });
        Assert.Equal(100, player.Keep(Complete(player, "a")).Effects.Coins);
        player.Rules = PlayerOn(Given.Step("one", a, b) with { RewardCoins = 100 }).Rules;

        var added = player.Keep(Complete(player, "b"));

        Assert.Equal(3, added.Effects.Coins);
        Assert.Equal(new PathUpdate("road") { SubStepCompleted = new("road", "one", "b", 3, null) }, Assert.Single(added.Effects.PathUpdates));
        Assert.Empty(added.Happenings);
    }

    [Fact]
    public void The_runtime_says_what_is_done_what_is_open_and_what_is_locked()
    {
        var player = PlayerOn(
            Given.Step("one", Given.SubStep("a"), Given.SubStep("b"), Given.SubStep("c") with { AllowSkipAhead = true }, Given.SubStep("off") with { IsActive = false }),
            Given.Step("two", Given.SubStep("d")),
            Given.Step("aside", Given.SubStep("e")) with { UnlockCondition = Given.Count(1) },
            Given.Step("gone", Given.SubStep("f")) with { IsActive = false });
        player.Keep(Complete(player, "a"));

        var before = Runtime(player);
        Assert.Equal(("one", false, null), (before.CurrentStepKey, before.Completed, before.CompletedAt));
        Assert.Equal([("one", true), ("two", false), ("aside", false)], before.Steps.Select(step => (step.Key, step.Unlocked)));
        Assert.Equal(["a completed", "b available", "c available", "d locked", "e locked"], Statuses(before));
        Assert.Equal([Given.Monday, null, null], before.Steps[0].SubSteps.Select(subStep => subStep.CompletedAt));

        player.Send();
        Assert.Equal("e available", Statuses(Runtime(player))[4]);
        foreach (var key in new[] { "b", "c", "e", "d" })
        {
            player.Keep(Complete(player, key));
        }

        var after = Runtime(player);
        Assert.Equal((null, true, Given.Monday), (after.CurrentStepKey, after.Completed, after.CompletedAt));
        Assert.All(after.Steps, step => Assert.True(step is { Unlocked: true, Completed: true }));
        Assert.Null(Evaluator.DescribePath(player.Rules, player.State, "default", "another"));
        Assert.Null(Evaluator.DescribePath(player.Rules, player.State, "teachers", "road"));
    }

    [Fact]
    public void A_path_of_another_audience_does_not_move()
    {
        var config = Given.Config with { PathDefinitions = [Given.Path("road", Given.Step("one", Given.SubStep("a", Given.Count(1)))) with { Audience = "teachers" }] };

        Assert.Empty(new Player(config).Send().Effects.PathUpdates);
        Assert.NotEmpty(new Player(config, "teachers").Send().Effects.PathUpdates);
    }

    [Fact]
    public void Readiness_shows_while_it_lasts_and_is_announced_once_a_stage()
    {
        var player = new Player(Given.Config with
        {
            Evolution = ConfigDocument.Empty.Evolution with { Stages = [Given.Stage(2, Given.Count(2), Given.AtStage(1)), Given.Stage(3, Given.Count(3))] },
        });

        Assert.False(player.Send().Effects.EvolutionReady);
        Assert.Equal("condition_not_met", player.Why("evolution", "stage_2"));
        Assert.Equal(new Happening.EvolutionReady(2), Assert.Single(player.Send().Happenings));
        Assert.True(player.Send().Effects.EvolutionReady);
        Assert.Empty(player.Last.Happenings);

        var evolved = player.Keep(Evaluator.CompleteEvolution(player.Rules, player.State, "default", Given.Monday));
        Assert.Equal(2, player.State.Stage);
        Assert.Equal(new Happening.EvolutionReady(3), Assert.Single(evolved.Happenings));
        player.Keep(Evaluator.CompleteEvolution(player.Rules, player.State, "default", Given.Monday));
        Assert.False(player.Send().Effects.EvolutionReady);
    }

    [Fact]
    public void The_status_names_every_requirement_with_where_it_stands()
    {
        var player = new Player(Given.Config with
        {
            SkillRules = [Given.Growth("reading", 20)],
            Evolution = ConfigDocument.Empty.Evolution with { Stages = [Given.Stage(2, Given.Count(1), Given.Level("reading", 5))] },
        });
        player.Send();

        var status = Evaluator.Describe(player.Rules, player.State);

        Assert.Equal((1, "Hatchling", 2, "Stage 2", false), (status.Stage, status.StageName, status.NextStage, status.NextStageName, status.Ready));
        Assert.Equal([(1, 1, true), (2, 5, false)], status.Requirements.Select(r => (r.Current, r.Target, r.Met)));
    }

    [Fact]
    public void There_is_no_stage_after_the_last()
    {
        var player = new Player(Given.Config) { State = new BuddyState { Stage = 5 } };

        Assert.Null(Evaluator.Describe(player.Rules, player.State).NextStage);
        Assert.Throws<InvalidOperationException>(() => Evaluator.CompleteEvolution(player.Rules, player.State, "default", Given.Monday));
    }
}
