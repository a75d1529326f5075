using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Hatched.MicroBenchmarks;

// ./hatched bench --micro; no system need run. Other words go to BenchmarkDotNet: --filter '*Read*'.
var log = new AccumulationLogger();
var config = ManualConfig.CreateEmpty()
    // In this process: the numbers are the same within a few percent, and no second build is needed.
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
    .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
    .AddColumn(StatisticColumn.OperationsPerSecond)
    .AddLogger(log)
    .WithOptions(ConfigOptions.JoinSummary)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "hatched-micro-benchmarks"));

Console.WriteLine("One core, an event or a state at a time. This takes about two minutes.");
var summaries = BenchmarkSwitcher.FromAssembly(typeof(RuleBenchmarks).Assembly).Run(args is [] ? ["--filter", "*"] : args, config).ToList();
if (summaries.Count is 0 || summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)))
{
    Console.Error.WriteLine(log.GetLog());
    return 1;
}

summaries.ForEach(summary => MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default));
return 0;
