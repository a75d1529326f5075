using System.Globalization;

namespace Hatched.Benchmarks;

/// <summary>Resident memory of the .NET processes right after the load.</summary>
internal static class Memory
{
    private static readonly string[] Servers = ["postgres", "redis", "rabbitmq", "rabbitmq-epmd"];

    /// <returns>MiB: the sum of what each process has resident, and the same with a page that several have counted once (<c>Rss</c> and <c>Pss</c> of the kernel).</returns>
    public static (double Resident, double Proportional) OfServices(Settings settings)
    {
        var processes = settings.Resources.EnumerateObject().Where(resource => !Servers.Contains(resource.Name))
            .Select(resource => File.ReadAllLines($"/proc/{resource.Value.GetProperty("process").GetProperty("pid").GetInt32()}/smaps_rollup")).ToArray();
        return (processes.Sum(lines => MiB(lines, "Rss:")), processes.Sum(lines => MiB(lines, "Pss:")));
    }

    private static double MiB(string[] lines, string name) =>
        double.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
