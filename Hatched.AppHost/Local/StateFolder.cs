using System.Security.Cryptography;
using System.Text;

namespace Hatched.AppHost.Local;

/// <summary>Everything one local system keeps: <c>.hatched/</c> of the checkout, or what <c>--state-dir</c> names.</summary>
internal sealed class StateFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

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

    public string Logs => Path.Combine(Root, "logs");

    public string RunFile => Path.Combine(Root, "run.json");

    public string LauncherLog => LogOf("launcher");

    public string LogOf(string resource) => Path.Combine(Logs, resource + ".log");

    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Makes the folders. Answers a note for the user when the servers' data cannot lie in the checkout.</summary>
    public async Task<string?> PrepareAsync(bool freshSecrets)
    {
        Directory.CreateDirectory(Logs);
        Directory.CreateDirectory(Data);
        if (await SystemUser.CanEnterAsync(PostgresServer.User, Data) && await SystemUser.CanEnterAsync(RabbitMqServer.User, Data))
        {
            return null;
        }

        // Root's checkout in a private home: PostgreSQL and RabbitMQ run as their own users and cannot reach it.
        Data = Path.Combine("/var/lib/hatched", Key);
        if (freshSecrets && Directory.Exists(Data))
        {
            // Left by a checkout that stood at this path before: its passwords are gone, so nobody can read it any more.
            Directory.Delete(Data, recursive: true);
        }

        Directory.CreateDirectory(Data);
        return $"The users postgres and rabbitmq cannot enter {Root}: their data is kept in {Data}.";
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
