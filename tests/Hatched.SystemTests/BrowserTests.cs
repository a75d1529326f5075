using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The widgets as a page of somebody else's has them: in the system's Chromium, against the gateway, with a customer of their own.</summary>
public sealed class BrowserTests
{
    private static readonly NodePackage Widgets = new("widgets");

    [Fact]
    public Task The_widgets_sources_are_clean_and_their_parts_do_what_they_say() => Widgets.RunAsync(["npm", "run", "--silent", "check"]);

    [Fact]
    public async Task Every_mount_works_in_a_page_of_another_origin()
    {
        var tenant = await Tenant.CreateAsync();
        await Widgets.RunAsync(["npm", "run", "--silent", "test:browser"], ("HATCHED_API_KEY", tenant.Api.Credential!), ("HATCHED_BASE_URL", TestSystem.BaseUrl));
    }
}
