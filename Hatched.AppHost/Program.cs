using Hatched.AppHost;
using Hatched.AppHost.Local;

// ./hatched is the way in; it builds this program and calls it with one of these commands.
try
{
    var command = args.FirstOrDefault("aspire");
    var rest = args.Skip(1);
    return command switch
    {
        "up" => await UpCommand.RunAsync(LaunchOptions.Parse(rest)),
        "down" => await RunCommands.DownAsync(LaunchOptions.Parse(rest)),
        "status" => await RunCommands.StatusAsync(LaunchOptions.Parse(rest)),
        "restart" => await RunCommands.RestartAsync(LaunchOptions.Parse(rest)),
        "logs" => await RunCommands.LogsAsync(LaunchOptions.Parse(rest)),
        "running" => RunFile.ReadRunning(LaunchOptions.Parse(rest).State) is null ? 1 : 0,
        "test" => await TestCommand.RunAsync(LaunchOptions.Parse(rest)),
        "bench" => await BenchCommand.RunAsync(rest.ToArray()),
        "manifest" => WriteManifest(),
#if USE_ASPIRE
        _ => await AspireLauncher.RunAsync(args),
#else
        _ => throw new LaunchException($"Unknown command {command}. See ./hatched help"),
#endif
    };
}
catch (LaunchException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static int WriteManifest()
{
    File.WriteAllText(Path.Combine(Checkout.Root, "aspire-manifest.json"), Manifest.Write(Topology.Draw()));
    return 0;
}
