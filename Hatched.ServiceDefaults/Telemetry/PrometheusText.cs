using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace Hatched.ServiceDefaults.Telemetry;

/// <summary>Keeps the process's instruments and writes them in Prometheus' text format.</summary>
/// <remarks>The Prometheus exporter package does not restore. Histograms are written as count and sum.</remarks>
internal sealed class PrometheusText : IHostedService, IDisposable
{
    private static readonly string[] Meters =
        [HatchedTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", "MassTransit"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> _series = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    public string Render()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _series.GroupBy(series => series.Key.Instrument).OrderBy(family => family.Key.Name, StringComparer.Ordinal))
        {
            var instrument = family.Key;
            var histogram = IsHistogram(instrument);
            var counter = IsCounter(instrument);
            var name = Sanitise(instrument.Name) + (counter ? "_total" : "");
            text.Append("# HELP ").Append(name).Append(' ').Append(instrument.Description?.ReplaceLineEndings(" ") ?? instrument.Name).Append('\n')
                .Append("# TYPE ").Append(name).Append(histogram ? " summary\n" : counter ? " counter\n" : " gauge\n");
            foreach (var ((_, labels), series) in family)
            {
                if (histogram)
                {
                    Line(text, name + "_count", labels, series.Count);
                    Line(text, name + "_sum", labels, series.Sum);
                }
                else
                {
                    Line(text, name, labels, instrument is ObservableInstrument<long> or ObservableInstrument<double> or ObservableInstrument<int> ? series.Last : series.Sum);
                }
            }
        }

        return text.ToString();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = _series.GetOrAdd((instrument, Labels(tags)), static _ => new Series());
        lock (series)
        {
            series.Count++;
            series.Sum += value;
            series.Last = value;
        }
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length is 0)
        {
            return "";
        }

        var text = new StringBuilder("{");
        foreach (var (key, value) in tags)
        {
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
            text.Append(text.Length > 1 ? "," : "").Append(Sanitise(key)).Append("=\"").Append(escaped).Append('"');
        }

        return text.Append('}').ToString();
    }

    private static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append(labels).Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');

    private static bool IsHistogram(Instrument instrument) => instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal);

    private static bool IsCounter(Instrument instrument) =>
        instrument.GetType().Name is { } name && (name.StartsWith("Counter", StringComparison.Ordinal) || name.StartsWith("ObservableCounter", StringComparison.Ordinal));

    private static string Sanitise(string name) => string.Create(name.Length, name, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
        }
    });

    private sealed class Series
    {
        public long Count { get; set; }

        public double Sum { get; set; }

        public double Last { get; set; }
    }
}
