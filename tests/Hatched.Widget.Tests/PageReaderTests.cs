using System.Diagnostics;
using Hatched.Widget.Features.Installations;
using Xunit;

namespace Hatched.Widget.Tests;

public sealed class PageReaderTests
{
    [Theory]
    [InlineData("""<script src="https://cdn.hatched.live/widget.js" data-session-token="abc" defer></script>""", "session", "abc")]
    [InlineData("""<SCRIPT DATA-EMBED-TOKEN='abc' SRC='/assets/v/0.4.2/widget.js?x=1'></SCRIPT>""", "embed", "abc")]
    [InlineData("""<script src=widget.js data-embed-token=abc>""", "embed", "abc")]
    [InlineData("""<script data-theme-vars='{"--hw-bg":"a>b"}' src="/widget.js" data-embed-token="a&amp;b"></script>""", "embed", "a&b")]
    [InlineData("""<script src="/widget.js"></script>""", null, null)]
    [InlineData("""<script src="/widget.js" data-session-token="  "></script>""", null, null)]
    [InlineData("""<script src="/widget.js"></script><script src="/widget.js" data-embed-token="abc"></script>""", "embed", "abc")]
    public void A_loader_is_found_with_its_token(string html, string? kind, string? token)
    {
        var loader = PageReader.Read($"<!doctype html><html><head><title>a < b</title>{html}</head></html>").Loader;

        Assert.NotNull(loader);
        Assert.Equal((kind, token), (loader.TokenKind, loader.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<script src="/my-widget.js" data-embed-token="abc"></script>""")]
    [InlineData("""<script src="/widget.js.map" data-embed-token="abc"></script>""")]
    [InlineData("""<!-- <script src="/widget.js" data-embed-token="abc"></script> -->""")]
    [InlineData("""<!-- <script src="/widget.js" data-embed-token="abc"></script>""")]
    [InlineData("""<script>document.write('<script src="/widget.js" data-embed-token="abc"><\/script>')</script>""")]
    [InlineData("""<textarea><script src="/widget.js" data-embed-token="abc"></script></textarea>""")]
    [InlineData("""<a href="/widget.js" data-embed-token="abc">the loader</a>""")]
    [InlineData("""<script src="/widget.js" data-embed-token="abc""")]
    public void What_a_browser_does_not_load_is_no_loader(string html) => Assert.Null(PageReader.Read(html).Loader);

    [Fact]
    public void Mounts_are_listed_once_in_their_order()
    {
        const string html = """<div data-hatched-mount="buddy"></div><span data-hatched-mount=streak data-streak-key="daily"></span><p DATA-HATCHED-MOUNT='buddy'><i data-hatched-mount="">""";

        Assert.Equal(["buddy", "streak"], PageReader.Read(html).Mounts);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<a ")]
    [InlineData("<a \"")]
    [InlineData("<a '\"")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<script src=")]
    [InlineData("<b data-hatched-mount=x>")]
    [InlineData("<b =\"'>")]
    public void A_page_of_half_a_megabyte_is_read_in_no_time_whatever_it_is_made_of(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 512 * 1024 / piece.Length));
        var began = Stopwatch.GetTimestamp();

        Assert.Null(PageReader.Read(html).Loader);
        Assert.Null(PageReader.Read("<a \"" + html).Loader);

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 5);
    }
}
