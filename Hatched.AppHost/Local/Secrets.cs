using System.Security.Cryptography;
using System.Text.Json;

namespace Hatched.AppHost.Local;

/// <summary>Passwords and keys of this installation, generated at first set-up and kept in <c>secrets.json</c> (readable by its owner only).</summary>
internal sealed class Secrets
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly string? file;
    private readonly Dictionary<string, string> values;

    /// <param name="file">null: they are not kept.</param>
    public Secrets(string? file)
    {
        this.file = file;
        Fresh = !File.Exists(file);
        try
        {
            values = Fresh ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file!)) ?? [];
        }
        catch (JsonException)
        {
            throw new LaunchException(
                $"{file} is broken. It holds the passwords of the data beside it: bring it back from a backup, or start empty with\n  mv {file} {file}.broken");
        }
    }

    /// <summary>Whether this is the first set-up.</summary>
    public bool Fresh { get; }

    public string Password(string name, int length = 32) => Keep(name, () => RandomNumberGenerator.GetString(Base62, length));

    /// <summary>A prefix and 32 base62 characters, the form of all our public credentials.</summary>
    public string Credential(string name, string prefix) => Keep(name, () => prefix + RandomNumberGenerator.GetString(Base62, 32));

    public string Base64Key(string name) => Keep(name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    private string Keep(string name, Func<string> make)
    {
        if (!values.TryGetValue(name, out var value))
        {
            values[name] = value = make();
            if (file is not null)
            {
                StateFolder.WritePrivate(file, JsonSerializer.Serialize(values, RunFile.Format));
            }
        }

        return value;
    }
}
