using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hatched.AppHost.Local;
using Xunit;

namespace Hatched.AppHost.Tests;

/// <summary>The local launcher over a system of one Redis: small, but a real process with a real port.</summary>
public sealed class LauncherTests : IDisposable
{
    private static readonly TopologyModel OnlyRedis = new()
    {
        Parameters = [],
        Servers = [.. Topology.Draw().Servers.Where(s => s.Name == "redis")],
        Backends = [],
    };

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Public = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string folder = Directory.CreateTempSubdirectory("hatched-").FullName;

    // A temporary folder is private to its maker; a checkout usually is not.
    public LauncherTests() => File.SetUnixFileMode(folder, Public);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_killed_process_comes_back_on_the_same_port_with_another_process_id()
    {
        var state = new StateFolder(folder);
        await using var launcher = await StartAsync(state);
        var before = Redis(state);

        before.Process!.Signal(ProcessIdentity.Kill);
        await UntilAsync(() => Redis(state) is { State: "ready", Restarts: 1 });

        var after = Redis(state);
        Assert.Equal(before.Port, after.Port);
        Assert.NotEqual(before.Process, after.Process);
        Assert.Equal("+PONG", await PingAsync(after.Port));
    }

    [Fact]
    public async Task Stopping_ends_the_processes_and_forgets_the_run()
    {
        var state = new StateFolder(folder);
        await using var launcher = await StartAsync(state);
        var redis = Redis(state);
        Assert.True(redis.Process!.IsAlive);

        await launcher.StopAsync();

        Assert.False(redis.Process.IsAlive);
        Assert.False(File.Exists(state.RunFile));
        Assert.True(Ports.IsFree(redis.Port));
    }

    [Fact]
    public async Task What_a_server_says_while_it_starts_and_ends_is_in_its_log_and_not_on_the_console()
    {
        var state = new StateFolder(folder);
        var before = Console.Out;
        await using var console = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(console));
        try
        {
            await using var launcher = await StartAsync(state, isQuiet: false);
            await launcher.StopAsync();
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Contains("redis is ready", console.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("redis  ", console.ToString(), StringComparison.Ordinal); // its name before a line of its own
        var log = await File.ReadAllTextAsync(state.LogOf("redis"));
        Assert.Contains("Redis is starting", log, StringComparison.Ordinal);
        Assert.Contains("User requested shutdown", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_state_folders_run_side_by_side()
    {
        var one = new StateFolder(Path.Combine(folder, "one"));
        var two = new StateFolder(Path.Combine(folder, "two"));
        await using var first = await StartAsync(one);
        await using var second = await StartAsync(two);

        Assert.NotEqual(Redis(one).Port, Redis(two).Port);
        Assert.NotEqual(one.Key, two.Key);
        await first.StopAsync();
        Assert.Equal("+PONG", await PingAsync(Redis(two).Port));
    }

    [Fact]
    public async Task A_second_launcher_on_the_same_folder_is_refused_and_harms_nothing()
    {
        var state = new StateFolder(folder);
        await using var launcher = await StartAsync(state);

        await Assert.ThrowsAsync<LaunchException>(() => StartAsync(state));

        Assert.Equal("+PONG", await PingAsync(Redis(state).Port));
    }

    [Fact]
    public async Task Data_of_a_checkout_that_the_servers_users_cannot_enter_lies_where_they_can()
    {
        File.SetUnixFileMode(folder, Private);
        var state = new StateFolder(folder);
        var note = await state.PrepareAsync(freshSecrets: true);

        Assert.True(await SystemUser.CanEnterAsync(PostgresServer.User, state.Data));
        Assert.Equal(Environment.IsPrivilegedProcess, note is not null && note.Contains(state.Data, StringComparison.Ordinal));
        Directory.Delete(state.Data);
    }

    [Fact]
    public async Task A_restart_finds_everything_on_the_ports_of_before()
    {
        var state = new StateFolder(folder);
        int port;
        await using (await StartAsync(state))
        {
            port = Redis(state).Port;
        }

        await using var again = await StartAsync(state);
        Assert.Equal(port, Redis(state).Port);
    }

    [Fact]
    public async Task A_taken_public_port_is_an_error_that_names_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var options = new LaunchOptions { State = new StateFolder(folder), Port = port, Quiet = true };
        await using var launcher = new LocalLauncher(OnlyRedis, options);

        var refused = await Assert.ThrowsAsync<LaunchException>(() => launcher.StartAsync(CancellationToken.None));

        Assert.Contains($"Port {port} is taken", refused.Message, StringComparison.Ordinal);
        Assert.Contains("HATCHED_PORT=", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_vanished_launcher_left_behind_is_ended_and_a_stranger_with_its_process_id_is_not()
    {
        using var orphan = Process.Start("sleep", "300");
        using var stranger = Process.Start("sleep", "300");
        var state = new StateFolder(folder);
        var mine = ProcessIdentity.Of(orphan.Id)!;
        var reused = ProcessIdentity.Of(stranger.Id)! with { Started = 1 };
        new RunFile
        {
            Launcher = ProcessIdentity.Self with { Started = 1 },
            State = "ready",
            BaseUrl = "",
            Resources = new Dictionary<string, RunningResource> { ["mine"] = Resource(mine), ["reused"] = Resource(reused) },
            ConnectionStrings = new Dictionary<string, string>(),
        }.Write(state);

        Assert.Null(RunFile.ReadRunning(state));
        Assert.Equal(["mine"], await RunFile.EndOrphansAsync(state));

        Assert.False(mine.IsAlive);
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_process_that_ends_again_and_again_before_it_is_ready_fails_with_the_end_of_its_log()
    {
        var state = new StateFolder(folder);
        Directory.CreateDirectory(state.Logs);
        var console = new LogStream(10, quiet: true);
        var log = console.Open("doomed", state.LogOf("doomed"));
        var plan = new ProcessPlan("doomed", ["sh", "-c", "echo no such luck; exit 7"], 1, _ => Task.FromResult(false));
        using var doomed = new Supervised(plan, console, log, () => { });

        var failure = await Assert.ThrowsAsync<LaunchException>(doomed.StartAsync);

        Assert.Contains("exit code 7", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such luck", LogFiles.Tail(state.LogOf("doomed"), 5), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_stay_the_same_and_only_their_owner_may_read_them()
    {
        var file = Path.Combine(folder, "secrets.json");
        var first = new Secrets(file).Credential("key", "hatch_test_");

        Assert.Equal(first, new Secrets(file).Credential("key", "hatch_test_"));
        Assert.Matches("^hatch_test_[0-9A-Za-z]{32}$", first);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private static async Task<LocalLauncher> StartAsync(StateFolder state, bool isQuiet = true)
    {
        var launcher = new LocalLauncher(OnlyRedis, new LaunchOptions { State = state, Port = null, Quiet = isQuiet });
        await launcher.StartAsync(CancellationToken.None);
        return launcher;
    }

    private static RunningResource Redis(StateFolder state) => RunFile.Read(state)!.Resources["redis"];

    private static RunningResource Resource(ProcessIdentity process) => new("ready", process, 0, null, 0, "", ProcessIdentity.Terminate);

    private static async Task UntilAsync(Func<bool> holds)
    {
        var began = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "It did not come to pass within 20 s.");
            await Task.Delay(50);
        }
    }

    private static async Task<string> PingAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
        var answer = new byte[5];
        await client.GetStream().ReadExactlyAsync(answer);
        return Encoding.ASCII.GetString(answer);
    }
}
