using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Icons are drawn for anybody, so one address alone may not have all the drawing.</summary>
public sealed class IconFloodTests(LimitingGateway limiting) : IClassFixture<LimitingGateway>
{
    [Fact]
    public async Task A_flood_of_icons_that_nobody_has_asked_for_before_is_cut_and_others_get_theirs_meanwhile()
    {
        Task<Answer> DrawAsync(string address) =>
            new Api(null, limiting.Url).GetAsync($"//images/badges/b{Guid.CreateVersion7():N}.png", ("X-Forwarded-For", address));

        var flood = Task.WhenAll(Enumerable.Range(0, 300).Select(_ => DrawAsync("10.66.0.1")));
        var honest = await DrawAsync("10.66.0.2");
        var answers = await flood;

        honest.Expect(200);
        Assert.All(answers, answer => answer.Expect(200, 429));
        Assert.True(answers.Count(answer => answer.Status is 429) > 100, $"only {answers.Count(answer => answer.Status is 429)} were refused");
        await Wait.UntilAsync("the address may draw again", async () => (await DrawAsync("10.66.0.1")).Status is 200);
    }
}
