using System.Text.Json;
using Hatched.BuildingBlocks.Themes;
using Xunit;

namespace Hatched.Accounts.Tests;

/// <summary>What of a look may be set.</summary>
public sealed class WidgetLookTests
{
    [Theory]
    [InlineData("""{"theme":"dark","axes":{"surface":"glass"},"vars":{"--hw-accent":"#123456"},"locale":"pt-BR","messages":{"de":{"retry":"Nochmal"}}}""", null)]
    [InlineData("""{"theme":"black"}""", "w.theme")]
    [InlineData("""{"axes":{"surface":"velvet"}}""", "w.axes.surface")]
    [InlineData("""{"axes":{"shape":"round"}}""", "w.axes.shape")]
    [InlineData("""{"vars":{"color":"red"}}""", "w.vars.color")]
    [InlineData("""{"vars":{"--hw-a":"red;}"}}""", "w.vars.--hw-a")]
    [InlineData("""{"vars_dark":{"--hw-a":"URL(x)"}}""", "w.vars_dark.--hw-a")]
    [InlineData("""{"vars":{"--hw-a":5}}""", "w.vars.--hw-a")]
    [InlineData("""{"messages":{"de":{"retry":5}}}""", "w.messages.de.retry")]
    [InlineData("""{"locale":"<b>"}""", "w.locale")]
    [InlineData("""{"colour":"red"}""", "w.colour")]
    public void A_look_is_refused_by_the_path_of_what_is_wrong(string config, string? path) =>
        Assert.Equal(path is null ? [] : [path], WidgetLook.Faults(JsonElement.Parse(config), "w").Select(fault => fault.Field));

    [Theory]
    [InlineData(".hw-card { color: red; background: url(data:image/png;base64,AAAA) }", true)]
    [InlineData("@import 'x'", false)]
    [InlineData("@IMPORT url(x)", false)]
    [InlineData(@"\69mport 'x'", false)]
    [InlineData("@/**/import 'x'", false)]
    [InlineData("@font-face { src: local(x) }", false)]
    [InlineData("a { background: url( 'https://example.com' ) }", false)]
    [InlineData("a { background: url(data:text/html,x) }", false)]
    [InlineData("a { background: image-set('https://example.com' 1x) }", false)]
    [InlineData("</style><script>", false)]
    public void A_style_sheet_fetches_nothing_and_ends_nothing(string css, bool accepted) => Assert.Equal(accepted, WidgetLook.CssFault(css) is null);
}
