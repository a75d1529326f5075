using System.Security.Cryptography;
using System.Text;

namespace Hatched.AppHost.Local;

/// <summary>Everything one local system keeps: <c>.hatched/</c> of the checkout, or what <c>--state-dir</c> names.</summary>
internal sealed class StateFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Passable = Owners | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Owners = Private | UnixFileMode.UserExecute;

    public StateFolder(string root)
    {
        Root = Path.GetFullPath(root);
        Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..10];
        Data = Path.Combine(Root, "data");
    }

    public string Root { get; }

    /// <summary>Short and unique to this folder's path: names what must differ between two systems on one machine.</summary>
    public string Key { get; }

    /// <summary>Data of the servers: one folder each.</summary>
    public string Data { get; private set; }

    private string Elsewhere => Path.Combine("/var/lib/hatched", Key);

    public string Logs => Path.Combine(Root, "logs");

    public string RunFile => Path.Combine(Root, "run.json");

    public string LauncherLog => LogOf("launcher");

    public string LogOf(string resource) => Path.Combine(Logs, resource + ".log");

    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Makes the folder, which only its owner may enter.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Root, Owners);
        System.IO.File.SetUnixFileMode(Root, Owners);
        Directory.CreateDirectory(Logs, Owners);
        System.IO.File.SetUnixFileMode(Logs, Owners);
        foreach (var log in Directory.GetFiles(Logs))
        {
            System.IO.File.SetUnixFileMode(log, Private); // an earlier version left them open
        }
    }

    /// <summary>Forgets what an earlier run wrote: nothing of it shall be taken for this one's.</summary>
    public void Empty(bool logs, bool data)
    {
        foreach (var folder in new[] { logs ? Logs : "", data ? Data : "", data ? Elsewhere : "" }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One launcher at a time.</summary>
    public FileStream TakeLease()
    {
        try
        {
            return new FileStream(File("launcher.lock"), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = Private,
            });
        }
        catch (IOException)
        {
            throw new LaunchException($"Another launcher is at work on {Root}.");
        }
    }

    /// <summary>Makes the folder for the servers' data. Answers a note for the user when it cannot lie in the state folder.</summary>
    public async Task<string?> PrepareDataAsync(bool freshSecrets)
    {
        if (!SystemUser.IsOther(PostgresServer.User))
        {
            Directory.CreateDirectory(Data);
            return null;
        }

        // Root's servers run as users of their own, who may not enter root's folders.
        var earlier = Data;
        Data = Elsewhere;
        if (freshSecrets && Directory.Exists(Data))
        {
            // Left by a checkout that stood at this path before: its passwords are gone, so nobody can read it any more.
            Directory.Delete(Data, recursive: true);
        }

        if (Directory.Exists(Data))
        {
            return null;
        }

        var parent = Directory.CreateDirectory(Path.GetDirectoryName(Data)!);
        parent.UnixFileMode = Passable;
        if (Directory.Exists(earlier))
        {
            await SystemUser.RunAsync(["mv", earlier, Data]);
        }

        Directory.CreateDirectory(Data).UnixFileMode = Passable;
        return $"The servers run as users of their own, who may not enter {Root}: their data lies in {Data}.";
    }

    /// <summary>Writes a file that only its owner can read, whole or not at all.</summary>
    public static void WritePrivate(string path, string text)
    {
        var draft = path + ".new";
        using (var stream = new FileStream(draft, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private }))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        System.IO.File.Move(draft, path, overwrite: true);
    }
}
