using System.Globalization;

namespace Hatched.Benchmarks;

/// <summary>Resident memory of the .NET processes right after the load.</summary>
internal static class Memory
{
    private static readonly string[] Servers = ["postgres", "redis", "rabbitmq", "rabbitmq-epmd"];

    public static double OfServices(Settings settings) => settings.Resources.EnumerateObject()
        .Where(resource => !Servers.Contains(resource.Name))
        .Sum(resource => ResidentKiB(resource.Value.GetProperty("process").GetProperty("pid").GetInt32())) / 1024.0;

    private static long ResidentKiB(int pid) =>
        long.Parse(File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
