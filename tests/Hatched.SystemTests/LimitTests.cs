using System.Globalization;
using System.Net;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Limits are what the plan says, and shared by all gateways.</summary>
public sealed class LimitTests(LimitingGateway limiting) : IClassFixture<LimitingGateway>
{
    [Fact]
    public async Task A_starter_key_gets_its_hundred_a_minute_over_both_gateways_and_then_429()
    {
        var (tenant, answers) = await CountedTogetherAsync(async () =>
        {
            var customer = await Tenant.CreateAsync(plan: "starter", preset: null);
            var elsewhere = await customer.Api.GetAsync("/auth/me");
            // Signing up made the key with a dashboard token: the key itself has not been used yet.
            Assert.Equal(("100", "99"), (elsewhere.Header("X-RateLimit-Limit"), elsewhere.Header("X-RateLimit-Remaining")));
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 59).Select(_ => customer.Api.GetAsync("/auth/me"))), answer => answer.Expect(200));
            await Task.Delay(1_000); // what a gateway lets in far from the limit it reports to the others a moment later
            return (customer, await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => new Api(customer.Api.Credential, limiting.Url).GetAsync("/auth/me"))));
        });
        var limited = new Api(tenant.Api.Credential, limiting.Url);

        Assert.Equal((40, 20), (answers.Count(answer => answer.Status is 200), answers.Count(answer => answer.Status is 429)));
        var refused = (await limited.GetAsync("/buddies")).ExpectError(429, "rate_limited");
        Assert.Equal(("60", "100", "0"), (refused.Header("Retry-After"), refused.Header("X-RateLimit-Limit"), refused.Header("X-RateLimit-Remaining")));
        var reset = long.Parse(refused.Header("X-RateLimit-Reset")!, CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange(reset, 50, 61);

        // Nobody else pays for it, what is free stays free, and widgets have a bucket of their own.
        (await new Api(tenant.Dashboard.Credential, limiting.Url).GetAsync("/auth/me")).Expect(200);
        (await limited.GetAsync("/health")).Expect(200);
        Assert.Equal("300", (await limited.PostAsync("/widget-sessions", new { })).Expect(422).Header("X-RateLimit-Limit"));
    }

    [Fact]
    public async Task Of_a_flood_from_a_new_key_exactly_the_limit_is_let_in_and_each_answer_says_what_remains()
    {
        var answers = await CountedTogetherAsync(async () =>
        {
            var api = new Api((await Tenant.CreateAsync(plan: "starter", preset: null)).Api.Credential, limiting.Url);
            var calmly = new List<Answer>();
            for (var n = 0; n < 20; n++)
            {
                calmly.Add(await api.GetAsync("/auth/me"));
            }

            return calmly.Concat((await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
            {
                var own = new List<Answer>();
                for (var n = 0; n < 10; n++)
                {
                    own.Add(await api.GetAsync("/auth/me"));
                }

                return own;
            }))).SelectMany(own => own)).ToArray();
        });

        var remaining = answers.Where(answer => answer.Status is 200).Select(answer => int.Parse(answer.Header("X-RateLimit-Remaining")!, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(Enumerable.Range(80, 20).Reverse(), remaining[..20]);
        Assert.Equal(Enumerable.Range(0, 100), remaining.Order());
        Assert.Equal(240, answers.Count(answer => answer.Status is 429));
    }

    [Fact]
    public async Task Signing_in_is_limited_to_ten_a_minute_for_one_address()
    {
        var guesses = await CountedTogetherAsync(() =>
        {
            var address = Address();
            return Task.WhenAll(Enumerable.Range(0, 15).Select(_ => GuessAsync(address, Stranger())));
        });

        Assert.All(guesses, guess => guess.Expect(401, 429));
        Assert.Equal((10, 5), (guesses.Count(guess => guess.Status is 401), guesses.Count(guess => guess.Status is 429)));
        (await GuessAsync(Address(), Stranger())).Expect(401);
    }

    [Fact]
    public async Task Guesses_on_one_account_are_limited_to_ten_a_minute_from_whatever_addresses_they_come_known_or_not()
    {
        var known = (await Tenant.CreateAsync(preset: null)).Email;
        foreach (var account in new[] { known, Stranger() })
        {
            var guesses = await CountedTogetherAsync(() => Task.WhenAll(Enumerable.Range(0, 14).Select(i => GuessAsync(Address(), i % 2 is 0 ? account : $" {account.ToUpperInvariant()}"))));

            Assert.Equal((10, 4), (guesses.Count(guess => guess.Status is 401), guesses.Count(guess => guess.Status is 429)));
        }
    }

    [Fact]
    public async Task Mails_to_one_recipient_are_limited_to_three_a_minute_from_whatever_addresses_they_are_asked_for()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        foreach (var recipient in new[] { tenant.Email, Stranger() })
        {
            var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
                new Api(null, limiting.Url).PostAsync("/auth/password/reset/request", new { email = recipient }, ("X-Forwarded-For", Address()))));
            Assert.All(asked, answer => answer.Expect(200, 429));
            Assert.InRange(asked.Count(answer => answer.Status is 200), 2, 3); // signing up sends one too
        }

        (await new Api(tenant.Dashboard.Credential, limiting.Url).PostAsync("/auth/email/verification/request")).ExpectError(429, "rate_limited");
    }

    [Fact]
    public async Task A_body_that_hides_whose_account_it_is_about_is_refused()
    {
        var padded = new string(' ', 20_000) + System.Text.Json.JsonSerializer.Serialize(new { email = Stranger(), password = "a guess at a password" });

        (await new Api(null, limiting.Url).PostAsync("/auth/login", padded, ("X-Forwarded-For", Address()))).ExpectError(413, "payload_too_large");
    }

    [Fact]
    public async Task More_keys_give_at_most_twice_the_rate_of_one()
    {
        var tenant = await Tenant.CreateAsync(plan: "starter", preset: null);
        var keys = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            keys.Add((await tenant.Dashboard.PostAsync("/auth/api-keys", new { label = "more" })).Expect(201).Json.Str("key"));
        }

        var answers = await Task.WhenAll(keys.SelectMany(key => Enumerable.Range(0, 60).Select(_ => new Api(key, limiting.Url).GetAsync("/auth/me"))));

        Assert.Equal((200, 40), (answers.Count(answer => answer.Status is 200), answers.Count(answer => answer.Status is 429)));
    }

    [Fact]
    public async Task Keys_that_nobody_has_seen_are_counted_before_Accounts_is_asked()
    {
        var address = Address();
        async Task<Answer> GuessKeyAsync() => await new Api($"hatch_test_{Guid.CreateVersion7():N}", limiting.Url).GetAsync("/auth/me", ("X-Forwarded-For", address));

        var guesses = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => GuessKeyAsync()));

        Assert.Equal(20, guesses.Count(guess => guess.Status is 401));
        Assert.Equal("60", (await GuessKeyAsync()).ExpectError(429, "rate_limited").Header("X-RateLimit-Limit")); // that of new keys: nobody is asked any more
    }

    [Fact]
    public async Task A_visitor_of_share_pages_has_sixty_a_minute_for_one_address_whoever_it_is()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        var visits = await CountedTogetherAsync(() =>
        {
            var address = Address();
            return Task.WhenAll(Enumerable.Range(0, 65).Select(n => new Api(n % 2 is 0 ? null : tenant.Api.Credential, limiting.Url)
                .PostAsync("/public/b/nobody/events", new { @event = "viewed" }, ("X-Forwarded-For", address))));
        });

        Assert.Equal((60, 5), (visits.Count(visit => visit.Status is 404), visits.Count(visit => visit.Status is 429)));
        Assert.Equal("60", visits[0].Header("X-RateLimit-Limit"));
    }

    [Fact]
    public async Task A_publishable_key_has_two_hundred_a_minute_whatever_the_plan()
    {
        var publishable = await (await Tenant.CreateAsync(preset: null)).PublishableAsync("read:buddies");

        var answer = await new Api(publishable.Credential, limiting.Url).GetAsync("/buddies");

        Assert.Equal(("200", "199"), (answer.Expect(200).Header("X-RateLimit-Limit"), answer.Header("X-RateLimit-Remaining")));
    }

    [Fact]
    public async Task Without_a_credential_an_address_has_twenty_a_minute()
    {
        var answers = await CountedTogetherAsync(() =>
        {
            var (stranger, address) = (new Api(null, limiting.Url), Address());
            return Task.WhenAll(Enumerable.Range(0, 25).Select(_ => stranger.GetAsync("/buddies", ("X-Forwarded-For", address))));
        });

        Assert.Equal((20, 5), (answers.Count(answer => answer.Status is 401), answers.Count(answer => answer.Status is 429)));
    }

    /// <summary>A gateway that Redis does not answer in time goes on with windows of its own, and says so in a metric: then the count begins anew.</summary>
    private async Task<T> CountedTogetherAsync<T>(Func<Task<T>> calls)
    {
        while (true)
        {
            var before = await CountedApartAsync();
            var answers = await calls();
            if (await CountedApartAsync() == before)
            {
                return answers;
            }
        }
    }

    private async Task<string> CountedApartAsync() => string.Concat((await Task.WhenAll(new[] { limiting.Url, TestSystem.BaseUrl }
            .Select(url => new Api(null, url).GetAsync("//metrics"))))
        .SelectMany(metrics => metrics.Text.Split('\n')).Where(line => line.StartsWith("hatched_rate_limit_counted_locally_total", StringComparison.Ordinal)));

    // One that nobody has called from in the minute before.
    private static string Address() => new IPAddress([10, .. System.Security.Cryptography.RandomNumberGenerator.GetBytes(3)]).ToString();

    // A bucket is an account's too, whether there is one or not.
    private static string Stranger() => $"test-{Guid.CreateVersion7():N}@example.com";

    private Task<Answer> GuessAsync(string address, string email) =>
        new Api(null, limiting.Url).PostAsync("/auth/login", new { email, password = "a guess at a password" }, ("X-Forwarded-For", address));
}
