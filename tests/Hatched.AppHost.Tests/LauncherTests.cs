using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Hatched.AppHost.Local;
using Xunit;

namespace Hatched.AppHost.Tests;

/// <summary>The AppHost over a system of one Redis: small, but a real process with a real port.</summary>
public sealed class LauncherTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Directory.CreateTempSubdirectory("hatched-").FullName;

    public void Dispose()
    {
        foreach (var state in new[] { folder, Path.Combine(folder, "one"), Path.Combine(folder, "two") }.Select(path => new StateFolder(path)))
        {
            state.Empty(logs: false, data: true);
        }

        Directory.Delete(folder, recursive: true);
    }

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
        Assert.Equal("+PONG", await PingAsync(state));
    }

    [Fact]
    public async Task Stopping_ends_the_processes_and_forgets_the_run()
    {
        var state = new StateFolder(folder);
        var launcher = await StartAsync(state);
        var redis = Redis(state);
        Assert.True(redis.Process!.IsAlive);

        await launcher.DisposeAsync();

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
            var launcher = await StartAsync(state, isQuiet: false);
            await launcher.DisposeAsync();
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
        var first = await StartAsync(one);
        await using var second = await StartAsync(two);

        Assert.NotEqual(Redis(one).Port, Redis(two).Port);
        Assert.NotEqual(one.Key, two.Key);
        await first.DisposeAsync();
        Assert.Equal("+PONG", await PingAsync(two));
    }

    [Fact]
    public async Task A_second_launcher_on_the_same_folder_is_refused_and_harms_nothing()
    {
        var state = new StateFolder(folder);
        await using var launcher = await StartAsync(state);

        await Assert.ThrowsAsync<LaunchException>(() => StartAsync(state));

        Assert.Equal("+PONG", await PingAsync(state));
    }

    [Fact]
    public async Task Nobody_but_its_owner_can_enter_the_state_folder_or_read_what_lies_in_it()
    {
        var state = new StateFolder(folder);
        await using var launcher = await StartAsync(state);

        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(state.LogOf("redis"), files);
        Assert.All(files.Where(file => !file.StartsWith(state.Data, StringComparison.Ordinal)), file => Assert.Equal((file, Owner), (file, File.GetUnixFileMode(file))));
        Assert.True(SystemUser.IsOther("redis") == !state.Data.StartsWith(folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_password_stands_in_a_log_or_on_a_command_line()
    {
        var state = new StateFolder(folder);
        await using var launcher = await StartAsync(state);
        var password = new Secrets(state.File("secrets.json")).Password("redis-password");

        Assert.All(Directory.GetFiles(state.Logs), log => Assert.DoesNotContain(password, File.ReadAllText(log), StringComparison.Ordinal));
        var commandLine = File.ReadAllText($"/proc/{Redis(state).Process!.Pid}/cmdline");
        Assert.Contains("redis-server", commandLine, StringComparison.Ordinal);
        Assert.DoesNotContain(password, commandLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_answers_nobody_without_its_password()
    {
        var state = new StateFolder(folder);
        await using var launcher = await StartAsync(state);

        Assert.Equal("-NOAU", await AskAsync(Redis(state).Port, "PING\r\n"));
    }

    [Fact]
    public async Task The_logs_of_earlier_runs_are_kept()
    {
        var state = new StateFolder(folder);
        state.Create();
        await File.WriteAllTextAsync(state.LogOf("redis"), "what was before\n");
        await using var launcher = await StartAsync(state);

        Assert.StartsWith("what was before\n", await File.ReadAllTextAsync(state.LogOf("redis")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_secrets_file_is_named_and_nothing_is_started()
    {
        var state = new StateFolder(folder);
        state.Create();
        await File.WriteAllTextAsync(state.File("secrets.json"), "{\"redis-password\": \"abc");

        var refused = await Assert.ThrowsAsync<LaunchException>(() => StartAsync(state));

        Assert.Contains("secrets.json is broken", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(state.RunFile));
        File.Delete(state.File("secrets.json"));
        await using var launcher = await StartAsync(state); // the folder was let go of
    }

    [Fact]
    public async Task Data_of_a_PostgreSQL_that_is_not_installed_is_named_and_left_alone()
    {
        var state = new StateFolder(folder);
        state.Create();
        await state.PrepareDataAsync(freshSecrets: true);
        var cluster = Directory.CreateDirectory(Path.Combine(state.Data, "postgres", "cluster"));
        await File.WriteAllTextAsync(Path.Combine(cluster.FullName, "PG_VERSION"), "9.1\n");
        _ = new Secrets(state.File("secrets.json")).Password("postgres-password");

        var refused = await Assert.ThrowsAsync<LaunchException>(() => LocalSystem.PrepareAsync(Options(state), here => here.AddPostgres("postgres")));

        Assert.Contains("PostgreSQL 9.1", refused.Message, StringComparison.Ordinal);
        Assert.True(cluster.Exists);
    }

    [Fact]
    public async Task Replicas_of_what_there_is_not_are_refused()
    {
        var options = Options(new StateFolder(folder)) with { Replicas = new Dictionary<string, int> { ["nobody"] = 2 } };

        var refused = await Assert.ThrowsAsync<LaunchException>(() => LocalSystem.PrepareAsync(options, OnlyRedis));

        Assert.Contains("there is no nobody", refused.Message, StringComparison.Ordinal);
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
        var options = Options(new StateFolder(folder)) with { Port = port };

        var refused = await Assert.ThrowsAsync<LaunchException>(() => LocalSystem.PrepareAsync(options, OnlyRedis));

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
        await using var launcher = await LocalSystem.PrepareAsync(Options(state), here => here.AddServer(
            new ServerPlan("doomed", here.Ports.Take("doomed"), Environment.UserName, ["sh", "-c", "echo no such luck; exit 7"], _ => Task.FromResult(false)),
            ReferenceExpression.Empty));

        var failure = await Assert.ThrowsAsync<LaunchException>(() => launcher.StartAsync(quiet: true, CancellationToken.None));

        Assert.Contains("exit code 7", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such luck", failure.Message, StringComparison.Ordinal);
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

    private static void OnlyRedis(Installation here) => here.AddRedis("redis");

    private static LaunchOptions Options(StateFolder state) => new() { State = state, Dashboard = false };

    private static async Task<LocalSystem> StartAsync(StateFolder state, bool isQuiet = true)
    {
        var system = await LocalSystem.PrepareAsync(Options(state), OnlyRedis);
        await system.StartAsync(isQuiet, CancellationToken.None);
        return system;
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

    private static Task<string> PingAsync(StateFolder state) =>
        AskAsync(Redis(state).Port, $"*2\r\n$4\r\nAUTH\r\n$32\r\n{new Secrets(state.File("secrets.json")).Password("redis-password")}\r\nPING\r\n", "+OK\r\n");

    private static async Task<string> AskAsync(int port, string question, string preamble = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(question));
        var answer = new byte[preamble.Length + 5];
        await client.GetStream().ReadExactlyAsync(answer);
        return Encoding.ASCII.GetString(answer)[preamble.Length..];
    }
}
