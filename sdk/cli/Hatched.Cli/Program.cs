using Hatched.Cli;
using Hatched.Cli.Commands;

// ./hatched is the way in: it builds this program and calls it with one of these commands.
var root = new System.CommandLine.RootCommand("The commands an integrator of Hatched lives in.")
{
    ListenCommand.Create(),
    TriggerCommand.Create(),
    ExplainCommand.Create(),
    ReplayCommand.Create(),
    TailCommand.Create(),
};
Shared.AddTo(root);
return await Shared.RunAsync(root, args);
