using BenchmarkDotNet.Attributes;
using Hatched.Progression.Features.Authoring.Presets;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;

namespace Hatched.MicroBenchmarks;

/// <summary>The pure part of an event's way in Progression: what rules make of it, and the state from and to its stored form.</summary>
public class RuleBenchmarks
{
    private Season _season = null!;
    private byte[][] _stored = [];

    public static IEnumerable<string> Presets => PresetLibrary.All.Select(preset => preset.Key);

    [ParamsSource(nameof(Presets))]
    public string Preset { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _season = Season.Of(Preset);
        _stored = [.. _season.Moments.Select(moment => BuddyStateJson.Write(moment.State))];
    }

    [Benchmark(OperationsPerInvoke = Season.Kept, Description = "evaluate an event")]
    public long Evaluate()
    {
        long coins = 0;
        foreach (var (state, e) in _season.Moments)
        {
            coins += Evaluator.Evaluate(_season.Rules, state, e).Effects.Coins;
        }

        return coins;
    }

    [Benchmark(OperationsPerInvoke = Season.Kept, Description = "read a state")]
    public long Read()
    {
        long events = 0;
        foreach (var state in _stored)
        {
            events += BuddyStateJson.Read(state).TotalEvents;
        }

        return events;
    }

    [Benchmark(OperationsPerInvoke = Season.Kept, Description = "write a state")]
    public long Write()
    {
        long bytes = 0;
        foreach (var (state, _) in _season.Moments)
        {
            bytes += BuddyStateJson.Write(state).Length;
        }

        return bytes;
    }
}
