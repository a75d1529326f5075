using System.Globalization;
using System.Text.RegularExpressions;

namespace Hatched.SystemTests.Support;

/// <summary>What one process counted up to now, by its Prometheus text.</summary>
internal sealed partial class Metrics
{
    private readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _series;

    private Metrics(string text) => _series =
    [
        .. text.Split('\n').Where(line => line.Length > 0 && line[0] is not '#').Select(line => Line().Match(line)).Where(match => match.Success).Select(match => (
            match.Groups["name"].Value,
            Label().Matches(match.Groups["labels"].Value).ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value, StringComparer.Ordinal),
            double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture))),
    ];

    public IEnumerable<string> Names => _series.Select(series => series.Name).Distinct(StringComparer.Ordinal);

    public static async Task<Metrics> OfAsync(string service)
    {
        using var http = new HttpClient();
        return new Metrics(await http.GetStringAsync(new Uri(TestSystem.UrlOf(service), "/metrics"), TestContext.Current.CancellationToken));
    }

    /// <summary>The sum over all series of the name that carry these labels; 0 without any.</summary>
    public double Sum(string name, params (string Label, string Value)[] labels) => _series
        .Where(series => series.Name == name && labels.All(label => series.Labels.GetValueOrDefault(label.Label) == label.Value))
        .Sum(series => series.Value);

    [GeneratedRegex(@"^(?<name>[A-Za-z_:][A-Za-z0-9_:]*)(\{(?<labels>.*)\})? (?<value>[^ ]+)")]
    private static partial Regex Line();

    [GeneratedRegex("([A-Za-z_][A-Za-z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Label();
}
