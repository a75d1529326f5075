using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>The secrets that a process is given, all looked at before it starts: outside Development it does not run with an unsound one.</summary>
public static class RequiredSecrets
{
    private const int LeastBytes = 32;
    private const int LeastCharacters = 8; // different ones: 32 times the same letter is no secret

    private static readonly string[] Placeholders = ["change", "default", "example", "password", "placeholder", "secret"];

    private sealed record Required(string Name, bool IsKey);

    /// <param name="services">Of the process.</param>
    /// <param name="name">Of the setting under <c>Hatched</c>.</param>
    /// <param name="isKey">Exactly 32 bytes in base64, rather than text.</param>
    public static void NeedsSecret(this IServiceCollection services, string name, bool isKey = false) => services.AddSingleton(new Required(name, isKey));

    /// <summary>What is wrong with a secret; null when it is sound.</summary>
    public static string? FaultOf(string? value, bool isKey)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "is not set";
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        if (isKey)
        {
            bytes = new byte[value.Length];
            if (!Convert.TryFromBase64String(value, bytes, out var length) || length is not LeastBytes)
            {
                return "must be 32 bytes in base64";
            }

            bytes = bytes[..length];
        }
        else if (bytes.Length < LeastBytes)
        {
            return $"has {bytes.Length} bytes, and must have at least {LeastBytes}";
        }

        return bytes.Distinct().Count() < LeastCharacters || Array.Exists(Placeholders, word => value.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? "is a placeholder, not a secret"
            : null;
    }

    /// <summary>Throws with the name of every secret that is unsound, and without their values.</summary>
    internal static void CheckSecrets(this IHost app)
    {
        if (app.Services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            return;
        }

        var configuration = app.Services.GetRequiredService<IConfiguration>();
        var faults = app.Services.GetServices<Required>().Distinct()
            .Select(secret => (secret.Name, Fault: FaultOf(configuration[$"Hatched:{secret.Name}"], secret.IsKey)))
            .Where(secret => secret.Fault is not null)
            .Select(secret => $"Hatched__{secret.Name} {secret.Fault}")
            .ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException($"Hatched does not start: {string.Join("; ", faults)}.");
        }
    }
}
