namespace Hatched.AppHost.Local;

/// <summary>What Aspire's own tools start: <c>--operation publish …</c> describes the system, anything else runs it as <c>up</c> does.</summary>
internal static class AspireTools
{
    public static async Task<int> RunAsync(string[] arguments, Action<Installation> draw)
    {
        var options = new LaunchOptions { State = new StateFolder(Path.Combine(Checkout.Root, ".hatched")), Port = CommandLine.PublicPort(), Quiet = true };
        if (!arguments.Contains("--operation"))
        {
            return await UpCommand.RunAsync(options, draw, detach: false);
        }

        var builder = DistributedApplication.CreateBuilder(arguments);
        draw(new Installation(builder, options, new Secrets(null), new Ports(null)));
        await builder.Build().RunAsync();
        return 0;
    }
}
