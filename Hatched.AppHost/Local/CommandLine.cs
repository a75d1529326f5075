using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>The commands of <c>./hatched</c> that concern the running system. Without one of them it is Aspire's own tools that start this program.</summary>
internal static class CommandLine
{
    private static readonly Option<string> State = new("--state-dir") { Description = "Where the system keeps its state", DefaultValueFactory = _ => Path.Combine(Checkout.Root, ".hatched") };
    private static readonly Option<int> Port = new("--port") { Description = "The public port; 0 takes a free one", DefaultValueFactory = _ => PublicPort() };
    private static readonly Option<bool> Detach = new("--detach", "-d") { Description = "Return when every service is ready" };
    private static readonly Option<bool> NoDashboard = new("--no-dashboard") { Description = "Without the Aspire dashboard; no telemetry is sent anywhere" };
    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Without the processes' logs" };
    private static readonly Option<Dictionary<string, int>> Replicas = new("--replicas")
    {
        Description = "More than one process of a service: service=n",
        CustomParser = ParseReplicas,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> Lines = new("--lines", "-n") { Description = "How many of the last lines", DefaultValueFactory = _ => 100 };
    private static readonly Option<bool> NoFollow = new("--no-follow") { Description = "Do not wait for more", DefaultValueFactory = _ => Console.IsOutputRedirected };
    private static readonly Argument<string[]> Names = new("service") { Description = "One or more processes, as status names them", Arity = ArgumentArity.ZeroOrMore };

    public static async Task<int> RunAsync(string[] arguments, Action<Installation> draw)
    {
        if (arguments is [] or [['-', ..], ..])
        {
            return await AspireTools.RunAsync(arguments, draw);
        }

        var root = new RootCommand("Hatched on this machine")
        {
            Command("up", "Start everything and show the logs; Ctrl+C stops it", [Detach, Quiet, NoDashboard, Replicas, Port],
                (parsed, options) => UpCommand.RunAsync(options, draw, parsed.GetValue(Detach))),
            Command("down", "Stop it", [], (_, options) => RunCommands.DownAsync(options.State)),
            Command("status", "What runs, and whether it is healthy", [], (_, options) => RunCommands.StatusAsync(options.State)),
            Command("restart", "End processes in good order, one after the other, until each is ready again", [Names],
                (parsed, options) => RunCommands.RestartAsync(options.State, parsed.GetValue(Names) ?? [])),
            Command("logs", "What the processes write", [Names, Lines, NoFollow],
                (parsed, options) => RunCommands.LogsAsync(options.State, parsed.GetValue(Names) ?? [], parsed.GetValue(Lines), !parsed.GetValue(NoFollow))),
            Command("running", "Exit code 0 when it runs", [], (_, options) => Task.FromResult(RunFile.ReadRunning(options.State) is null ? 1 : 0)),
            TestCommand.Create(),
            BenchCommand.Create(),
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (LaunchException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static Command Command(string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, LaunchOptions, Task<int>> run)
    {
        var command = new Command(name, description) { State };
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
            {
                command.Add(option);
            }
            else
            {
                command.Add((Argument)symbol);
            }
        }

        command.SetAction(parsed => run(parsed, new LaunchOptions
        {
            State = new StateFolder(parsed.GetValue(State)!),
            Port = parsed.GetValue(Port) is > 0 and var port ? port : null,
            Quiet = parsed.GetValue(Quiet),
            Dashboard = !parsed.GetValue(NoDashboard),
            Replicas = parsed.GetValue(Replicas) ?? [],
        }));
        return command;
    }

    public static int PublicPort() => Environment.GetEnvironmentVariable("HATCHED_PORT") switch
    {
        null or "" => 8080,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65_536 => port,
        var text => throw new LaunchException($"HATCHED_PORT is {text}, which is no port number."),
    };

    private static Dictionary<string, int> ParseReplicas(ArgumentResult result)
    {
        var replicas = new Dictionary<string, int>();
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('=') is [var service, var count] && int.TryParse(count, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                replicas[service] = number;
            }
            else
            {
                result.AddError("--replicas needs service=count.");
            }
        }

        return replicas;
    }
}
