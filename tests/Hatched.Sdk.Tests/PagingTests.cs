using System.Globalization;
using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

public sealed class PagingTests
{
    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Eggs(int page, int total, params string[] ids)
    {
        var eggs = string.Join(',', ids.Select(id => $$"""{"egg_id":"{{id}}"}"""));
        return Script.Answer(200, $$$"""{"data":[{{{eggs}}}],"meta":{"page":{{{page}}},"limit":2,"total":{{{total}}} } }""");
    }

    [Fact]
    public async Task A_numbered_list_is_read_page_by_page_to_its_end()
    {
        var script = new Script(Eggs(1, 5, "a", "b"), Eggs(2, 5, "c", "d"), Eggs(3, 5, "e"));
        var ids = new List<string>();
        await foreach (var egg in script.Client().Eggs.ListAllAsync(new() { UserId = "u 1", Status = EggStatus.Ready, Limit = 2 }))
        {
            ids.Add(egg.EggId);
        }

        Assert.Equal(["a", "b", "c", "d", "e"], ids);
        Assert.Equal(
            [1, 2, 3], script.Sent.Select(request => int.Parse(System.Web.HttpUtility.ParseQueryString(request.Uri.Query)["page"]!, CultureInfo.InvariantCulture)));
        Assert.All(script.Sent, request => Assert.StartsWith("?user_id=u%201&status=ready&", request.Uri.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_is_asked_for_when_its_first_entry_is_and_not_before()
    {
        var script = new Script(Eggs(1, 5, "a", "b"), Eggs(2, 5, "c", "d"));
        await foreach (var egg in script.Client().Eggs.ListAllAsync())
        {
            if (egg.EggId is "b")
            {
                break;
            }
        }

        Assert.Single(script.Sent);
    }

    [Fact]
    public async Task A_numbered_list_that_is_empty_or_shrinks_ends()
    {
        var script = new Script(Eggs(1, 5, "a", "b"), Eggs(2, 5));
        var count = 0;
        await foreach (var egg in script.Client().Eggs.ListAllAsync())
        {
            count++;
        }

        Assert.Equal((2, 2), (count, script.Sent.Count));
    }

    [Fact]
    public async Task A_list_by_cursor_is_read_on_from_each_pages_cursor()
    {
        var script = new Script(
            Script.Answer(200, """{"data":[{"event_id":"a"}],"pagination":{"nextCursor":"c-1","hasMore":true,"limit":1}}"""),
            Script.Answer(200, """{"data":[{"event_id":"b"}],"pagination":{"nextCursor":null,"hasMore":false,"limit":1}}"""));
        var ids = new List<string>();
        await foreach (var e in script.Client().Events.ListAllAsync(new() { Type = "t", Limit = 1 }))
        {
            ids.Add(e.EventId);
        }

        Assert.Equal(["a", "b"], ids);
        Assert.Equal(["?type=t&limit=1", "?type=t&cursor=c-1&limit=1"], script.Sent.Select(request => request.Uri.Query));
    }

    [Fact]
    public async Task Reading_on_stops_when_it_is_given_up()
    {
        using var cancel = new CancellationTokenSource();
        var script = new Script(Script.Answer(200, """{"data":[{"id":"a"}],"nextCursor":"c"}"""));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var delivery in script.Client().Webhooks.ListAllDeliveriesAsync(new() { EndpointId = "w" }).WithCancellation(cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
        Assert.Single(script.Sent);
    }
}
