using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>What the command line asks of the launcher.</summary>
internal sealed record LaunchOptions
{
    public required StateFolder State { get; init; }

    /// <summary>The gateway's port; null picks a free one.</summary>
    public int? Port { get; init; }

    public bool Detach { get; init; }

    /// <summary>Only the launcher's own messages on the console, not the processes' logs.</summary>
    public bool Quiet { get; init; }

    public bool Dashboard { get; init; }

    public IReadOnlyDictionary<string, int> Replicas { get; init; } = new Dictionary<string, int>();

    /// <summary>Words that belong to the command, such as a service's name.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public string? Filter { get; init; }

    public string? Project { get; init; }

    /// <summary>The fuzz suite alone, and thoroughly.</summary>
    public bool Fuzz { get; init; }

    /// <summary>Only the long form of the fault suite.</summary>
    public bool Faults { get; init; }

    public int Lines { get; init; } = 100;

    public bool Follow { get; init; } = !Console.IsOutputRedirected;

    public static LaunchOptions Parse(IEnumerable<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        var replicas = new Dictionary<string, int>();
        var words = new List<string>();
        var options = new LaunchOptions { State = new StateFolder(Path.Combine(Checkout.Root, ".hatched")), Port = PublicPort() };
        while (rest.TryDequeue(out var word))
        {
            string Value() => rest.TryDequeue(out var value) ? value : throw new LaunchException($"{word} needs a value.");
            int Number(string value) => int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0
                ? number
                : throw new LaunchException($"{word} needs a number, not {value}.");
            switch (word)
            {
                case "--state-dir": options = options with { State = new StateFolder(Value()) }; break;
                case "--detach" or "-d": options = options with { Detach = true }; break;
                case "--quiet": options = options with { Quiet = true }; break;
                case "--dashboard": options = options with { Dashboard = true }; break;
                case "--filter": options = options with { Filter = Value() }; break;
                case "--fuzz": options = options with { Fuzz = true, Project = "Hatched.SystemTests", Filter = "Fuzz" }; break;
                case "--project": options = options with { Project = Value() }; break;
                case "--faults": options = options with { Faults = true, Project = "Hatched.SystemTests", Filter = "FaultTests." }; break;
                case "--lines" or "-n": options = options with { Lines = Number(Value()) }; break;
                case "--follow" or "-f": options = options with { Follow = true }; break;
                case "--no-follow": options = options with { Follow = false }; break;
                case "--replicas":
                    var parts = Value().Split('=');
                    replicas[parts[0]] = parts.Length == 2 ? Math.Max(1, Number(parts[1])) : throw new LaunchException("--replicas needs service=count.");
                    break;
                case var unknown when unknown.StartsWith('-'):
                    throw new LaunchException($"Unknown option {unknown}. See ./hatched help");
                default: words.Add(word); break;
            }
        }

        return options with { Replicas = replicas, Words = words };
    }

    private static int PublicPort() => Environment.GetEnvironmentVariable("HATCHED_PORT") switch
    {
        null or "" => 8080,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65_536 => port,
        var text => throw new LaunchException($"HATCHED_PORT is {text}, which is no port number."),
    };
}
