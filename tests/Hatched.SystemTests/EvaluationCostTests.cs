using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Rules that would keep the machine busy for one event are refused before they meet one.</summary>
public sealed class EvaluationCostTests
{
    [Fact]
    public async Task Rules_that_search_long_texts_too_often_can_neither_be_published_nor_tried()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("essay_sent");
        var published = (await tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Count(version => version.Str("status") is "published");
        for (var rule = 0; rule < 51; rule++)
        {
            var where = Enumerable.Range(0, 20).Select(i => new { property = "text", @operator = "contains", value = $"{new string('x', 400)}{rule}-{i}" });
            (await tenant.Api.PostAsync("/coin-rules", new { name = $"Essay {rule}", event_type = "essay_sent", amount = 1, where })).Expect(201);
        }

        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200, 201).Json.Str("id");
        var refused = (await tenant.Api.PostAsync($"/config-versions/{draft}/publish")).Expect(422);
        var impact = (await tenant.Api.GetAsync($"/config-versions/{draft}/impact")).Expect(422);

        Assert.All([refused, impact], answer =>
        {
            Assert.Contains("'essay_sent'", answer.Text, StringComparison.Ordinal);
            Assert.Contains("Use eq or in", answer.Text, StringComparison.Ordinal);
        });
        Assert.Equal(published, (await tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Count(version => version.Str("status") is "published"));
        await buddy.SendAsync("essay_sent");
    }
}
