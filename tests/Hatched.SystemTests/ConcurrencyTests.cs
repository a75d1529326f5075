using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Many requests at once end as if they had come one after another.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task A_hundred_parallel_credits_and_twenty_racing_spends_end_exact()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();

        var credits = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => buddy.CreditAsync(7)));
        Assert.All(credits, credit => credit.Expect(200));
        Assert.Equal(100, credits.Select(credit => credit.Json.Id("ledger_id")).Distinct().Count());
        Assert.Equal(700, await buddy.CoinsAsync());

        // Seven of them can be paid.
        var spends = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => buddy.SpendAsync(100)));
        Assert.Equal(7, spends.Count(spend => spend.Status is 200));
        Assert.All(spends.Where(spend => spend.Status is not 200), refused =>
            Assert.Equal((100, 0), (refused.ExpectError(400, "insufficient_balance").Details.Num("required"), refused.Details.Num("available") % 100)));

        Assert.Equal(0, await buddy.CoinsAsync());
        await buddy.HasAChainAsync(rows: 107, balance: 0);
    }

    [Fact]
    public async Task Credits_and_spends_that_race_never_make_a_balance_negative_nor_lose_one()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        (await buddy.CreditAsync(50)).Expect(200);

        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(async n => (Credit: n % 2 is 0, Answer: await (n % 2 is 0 ? buddy.CreditAsync(10) : buddy.SpendAsync(15)))));

        Assert.All(answers, answer => answer.Answer.Expect(answer.Credit ? [200] : [200, 400]));
        var spent = answers.Count(answer => answer is { Credit: false, Answer.Status: 200 });
        Assert.Equal(50 + (40 * 10) - (spent * 15), await buddy.CoinsAsync());
        await buddy.HasAChainAsync(rows: 41 + spent, balance: 450 - (spent * 15));
    }

    [Fact]
    public async Task One_event_sent_twenty_times_in_parallel_has_one_effect_and_equal_answers()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var body = new { event_id = "the-same", user_id = buddy.UserId, type = "lesson_completed", properties = new { score = 95 } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tenant.SendEventAsync(body)));

        Assert.All(answers, answer => Assert.Equal(answers[0].Text, answer.Expect(200).Text));
        Assert.Equal(55, answers[0].Json.At("effects").Num("coins"));
        Assert.Equal(answers[0].Text, (await tenant.SendEventAsync(body)).Expect(200).Text);
        var state = await buddy.ReadAsync();
        Assert.Equal((55, 10), (state.Num("coins"), state.At("skills").Num("vocabulary")));
        Assert.Equal(55, (await buddy.LedgerAsync()).Where(row => row.Str("token_key") is "stars").Sum(row => row.Num("amount")));
        Assert.Single((await tenant.Api.GetAsync("/events?limit=200")).Expect(200).Json.List("data"));
    }

    [Fact]
    public async Task Large_events_that_wait_together_are_applied_although_their_set_is_larger_than_a_request_may_be()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var properties = new { note = new string('x', 30_000) };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(batch => tenant.Api.PostAsync("/events/batch", new
        {
            events = Enumerable.Range(0, 25).Select(n => new { event_id = $"large-{batch}-{n}", user_id = buddy.UserId, type = "note_taken", properties }),
        })));

        Assert.All(answers, answer => Assert.All(answer.Expect(200).Json.List("results"), result => Assert.True(result.At("effects").ValueKind is System.Text.Json.JsonValueKind.Object)));
        Assert.Equal(200, (await buddy.ReadAsync()).At("progression").At("custom_counters").Num("note_taken"));
    }

    [Fact]
    public async Task A_repeated_event_id_with_another_body_is_answered_as_the_first_time_and_changes_nothing()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var first = await buddy.SendAsync("lesson_completed", eventId: "kept");

        var other = await buddy.SendAsync("quiz_passed", eventId: "kept");

        Assert.Equal(first.ToString(), other.ToString());
        Assert.Equal("lesson_completed", (await tenant.Api.GetAsync("/events/kept")).Expect(200).Json.Str("type"));
        Assert.Equal(first.Num("coins"), await buddy.CoinsAsync());
    }

    [Fact]
    public async Task Many_events_of_one_user_in_parallel_are_each_applied_once()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (await tenant.Api.PostAsync("/coin-rules", new { name = "Each", event_type = "each", amount = 3 })).Expect(201);
        await tenant.PublishAsync(migrate: true);

        var singles = Enumerable.Range(0, 60).Select(n => tenant.SendEventAsync(new { event_id = $"single-{n}", user_id = buddy.UserId, type = "each" }));
        var batch = tenant.Api.PostAsync("/events/batch", new
        {
            events = Enumerable.Range(0, 200).Select(n => new { event_id = $"batch-{n % 150}", user_id = buddy.UserId, type = "each" }),
        });
        var answers = await Task.WhenAll(singles);

        Assert.All(answers, answer => Assert.Equal(3, answer.Expect(200).Json.At("effects").Num("coins")));
        var results = (await batch).Expect(200).Json.List("results");
        Assert.Equal(Enumerable.Range(0, 200).Select(n => $"batch-{n % 150}"), results.Select(result => result.Str("event_id")));
        Assert.All(results, result => Assert.Equal(3, result.At("effects").Num("coins")));
        Assert.Equal(210 * 3, await buddy.CoinsAsync());
        await buddy.HasAChainAsync(rows: 210, balance: 630);
    }

    [Fact]
    public async Task Parallel_first_runs_with_ensure_make_one_egg()
    {
        var tenant = await Tenant.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => tenant.Api.PostAsync("/eggs?ensure=true", new { user_id = "first-run" })));

        Assert.Single(answers, answer => answer.Expect(200, 201).Status is 201);
        Assert.Single(answers.Select(answer => answer.Json.Id("egg_id")).Distinct());
        Assert.Equal(1, (await tenant.Api.GetAsync("/eggs?user_id=first-run")).Expect(200).Json.At("meta").Num("total"));
    }

    [Fact]
    public async Task Parallel_eggs_stop_at_the_users_limit_and_the_refusal_names_the_active_ones()
    {
        var tenant = await Tenant.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tenant.Api.PostAsync("/eggs", new { user_id = "greedy" })));

        var made = answers.Where(answer => answer.Status is 201).Select(answer => answer.Json.Id("egg_id")).ToHashSet();
        Assert.Equal(3, made.Count);
        Assert.All(answers.Where(answer => answer.Status is not 201), refused =>
        {
            var details = refused.ExpectError(409, "active_egg_limit").Details;
            Assert.Equal(3, details.Num("max"));
            Assert.Equal(made, details.List("active").Select(egg => egg.Id("egg_id")).ToHashSet());
            Assert.All(details.List("active"), egg => Assert.True(egg.Str("status") is "waiting" && egg.Has("created_at")));
        });

        (await tenant.Api.PatchAsync($"/eggs/{made.First()}/status", new { status = "cancelled" })).Expect(200);
        (await tenant.Api.PostAsync("/eggs", new { user_id = "greedy" })).Expect(201);
    }

    [Fact]
    public async Task One_egg_that_is_hatched_many_times_at_once_gives_one_buddy()
    {
        var tenant = await Tenant.CreateAsync();
        var egg = (await tenant.Api.PostAsync("/eggs", new { user_id = "eager" })).Expect(201).Json.Id("egg_id");
        (await tenant.Api.PatchAsync($"/eggs/{egg}/status", new { status = "ready" })).Expect(200);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tenant.Api.PostAsync($"/eggs/{egg}/hatch")));

        var accepted = Assert.Single(answers, answer => answer.Status is 202);
        Assert.All(answers.Where(answer => answer != accepted), refused => refused.ExpectError(409, "conflict"));
        await tenant.CompletedAsync(accepted.Json.Id("operation_id"));
        Assert.Equal(1, (await tenant.Api.GetAsync("/buddies?user_id=eager")).Expect(200).Json.At("meta").Num("total"));
    }

    [Fact]
    public async Task An_item_bought_many_times_at_once_is_paid_once()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (await buddy.CreditAsync(1_000)).Expect(200);
        var marketplace = (await tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        var scarf = (await tenant.Api.GetAsync($"/marketplaces/{marketplace}/items")).Expect(200).Json.List("data").Single(item => item.Str("key") is "cozy_scarf");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = scarf.Id() })));

        Assert.Single(answers, answer => answer.Status is 200);
        Assert.All(answers.Where(answer => answer.Status is not 200), refused => refused.ExpectError(409, "conflict"));
        Assert.Equal(1_000 - scarf.At("price").Num("coins"), await buddy.CoinsAsync());
    }
}
