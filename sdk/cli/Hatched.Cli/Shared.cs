using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Hatched.Sdk;

namespace Hatched.Cli;

/// <summary>What every command has: the credential, the form of its output, and its exit codes.</summary>
internal static class Shared
{
    public const int Ok = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Unreachable = 3;
    public const int NotFound = 4;
    public const int NotOffered = 5;

    private const string ExitCodes = """

        Exit codes:
          0  done
          1  the server refused
          2  the command line is wrong, or there is no credential
          3  the server cannot be reached
          4  there is no such thing
          5  this server does not offer it

        Credential: HATCHED_BASE_URL and HATCHED_API_KEY in the environment, else in .hatched/dev.env, which ./hatched up writes.
        """;

    private static readonly Option<bool> AsJson = new("--json") { Description = "Write JSON, one value a line.", Recursive = true };
    private static readonly Option<Uri?> BaseUrl = new Option<Uri?>("--base-url") { Description = "Where the API is.", HelpName = "url", Recursive = true }.Web();
    private static readonly Option<string?> ApiKey = new("--api-key")
    {
        Description = "A secret key. Better in the environment: other users of a machine see command lines.",
        HelpName = "key",
        Recursive = true,
    };


    public static void AddTo(RootCommand root)
    {
        root.Add(AsJson);
        root.Add(BaseUrl);
        root.Add(ApiKey);
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExitCodes();
    }

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction wrong)
        {
            wrong.ShowHelp = false;
            await parsed.InvokeAsync();
            return Fail($"See ./hatched {(parsed.CommandResult.Command == root ? "help" : $"{parsed.CommandResult.Command.Name} --help")}", Usage);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
        }
        catch (CommandException e)
        {
            return Fail(e.Message, e.ExitCode);
        }
        catch (ConnectionException e)
        {
            return Fail(e.Message, Unreachable);
        }
        catch (NotFoundException e)
        {
            return Fail(e.Message, NotFound);
        }
        catch (HatchedException e)
        {
            var faults = e is ValidationException invalid ? string.Concat(invalid.Fields.Select(fault => $"\n  {fault.Message}")) : "";
            return Fail($"{e.Message} ({e.Code}, request {e.RequestId}){faults}", Refused);
        }
        catch (OperationCanceledException)
        {
            return Ok; // Ctrl+C
        }
    }

    public static Terminal Terminal(this ParseResult parsed) => new(Console.Out, parsed.GetValue(AsJson));

    public static HatchedClient Client(this ParseResult parsed)
    {
        var settings = Settings.Read(parsed.GetValue(BaseUrl), parsed.GetValue(ApiKey));
        try
        {
            return new HatchedClient(new HatchedClientOptions { ApiKey = settings.ApiKey, BaseUrl = settings.BaseUrl });
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message, Usage);
        }
    }

    private static int Fail(string message, int exitCode)
    {
        var terminal = new Terminal(Console.Error, json: false);
        terminal.Line(terminal.Red(message));
        return exitCode;
    }

    private sealed class HelpWithExitCodes : SynchronousCommandLineAction
    {
        private readonly HelpAction help = new();

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            Console.WriteLine(ExitCodes.TrimStart('\n'));
            return Ok;
        }
    }
}

/// <summary>Why a command cannot be carried out, in words for its user.</summary>
internal sealed class CommandException(string message, int exitCode) : Exception(message)
{
    public int ExitCode => exitCode;
}
