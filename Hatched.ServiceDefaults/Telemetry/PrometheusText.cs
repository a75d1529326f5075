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
    private readonly ConcurrentDictionary<Instrument, SeriesSet> _families = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, static _ => new SeriesSet()));
            }
        };
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, set) => ((SeriesSet)set!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, set) => ((SeriesSet)set!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, set) => ((SeriesSet)set!).Record(value, tags));
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    public string Render()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (instrument, set) in _families.Where(family => !family.Value.IsEmpty).OrderBy(family => family.Key.Name, StringComparer.Ordinal))
        {
            var histogram = IsHistogram(instrument);
            var counter = IsCounter(instrument);
            var name = Sanitise(instrument.Name) + (counter ? "_total" : "");
            text.Append("# HELP ").Append(name).Append(' ').Append(instrument.Description?.ReplaceLineEndings(" ") ?? instrument.Name).Append('\n')
                .Append("# TYPE ").Append(name).Append(histogram ? " summary\n" : counter ? " counter\n" : " gauge\n");
            foreach (var series in set.All)
            {
                var labels = Labels(series.Tags);
                if (histogram)
                {
                    Line(text, name + "_count", labels, series.Count);
                    Line(text, name + "_sum", labels, series.Sum);
                }
                else
                {
                    Line(text, name, labels, TellsItsValue(instrument) ? series.Last : series.Sum);
                }
            }
        }

        return text.ToString();
    }

    private static string Labels(KeyValuePair<string, object?>[] tags)
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

    /// <summary>A gauge and whatever is asked for tell the value that stands; of the others each measurement is a change.</summary>
    private static bool TellsItsValue(Instrument instrument) =>
        instrument is ObservableInstrument<long> or ObservableInstrument<double> or ObservableInstrument<int>
        || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal);

    private static string Sanitise(string name) => string.Create(name.Length, name, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
        }
    });

    /// <summary>The series of one instrument, by their tags. Recording happens several times a request, so a known series is found without making anything.</summary>
    private sealed class SeriesSet
    {
        private readonly ConcurrentDictionary<int, Series> _byHash = new();

        public bool IsEmpty => _byHash.IsEmpty;

        public IEnumerable<Series> All => _byHash.Values.SelectMany(static first => first.Chain());

        public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var hash = new HashCode();
            foreach (var (key, tag) in tags)
            {
                hash.Add(key);
                hash.Add(tag);
            }

            var series = _byHash.TryGetValue(hash.ToHashCode(), out var first) && first.Find(tags) is { } known ? known : Add(hash.ToHashCode(), tags);
            lock (series)
            {
                series.Count++;
                series.Sum += value;
                series.Last = value;
            }
        }

        private Series Add(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (_byHash)
            {
                var first = _byHash.GetValueOrDefault(hash);
                return first?.Find(tags) ?? (_byHash[hash] = new Series(tags.ToArray(), first));
            }
        }
    }

    private sealed class Series(KeyValuePair<string, object?>[] tags, Series? next)
    {
        public KeyValuePair<string, object?>[] Tags => tags;

        public long Count { get; set; }

        public double Sum { get; set; }

        public double Last { get; set; }

        /// <summary>This one and those whose tags have the same hash.</summary>
        public IEnumerable<Series> Chain()
        {
            for (var series = this; series is not null; series = series.Next)
            {
                yield return series;
            }
        }

        public Series? Find(ReadOnlySpan<KeyValuePair<string, object?>> wanted)
        {
            for (var series = this; series is not null; series = series.Next)
            {
                if (series.Has(wanted))
                {
                    return series;
                }
            }

            return null;
        }

        private Series? Next => next;

        private bool Has(ReadOnlySpan<KeyValuePair<string, object?>> wanted)
        {
            if (tags.Length != wanted.Length)
            {
                return false;
            }

            for (var i = 0; i < tags.Length; i++)
            {
                if (!string.Equals(tags[i].Key, wanted[i].Key, StringComparison.Ordinal) || !Equals(tags[i].Value, wanted[i].Value))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
