using System.Globalization;
using Hatched.ServiceDefaults.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Hatched.ServiceDefaults.Telemetry;

/// <summary>One readable line an entry: <c>2026-11-30 10:30:00.000 warn EventPipe [request id] message</c>, in UTC. An exception follows, indented.</summary>
internal sealed class LogLines(TimeProvider clock) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "hatched";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        textWriter.Write(Level(logEntry.LogLevel));
        textWriter.Write(' ');
        textWriter.Write(logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..]);
        if (RequestIds.Current is { } request)
        {
            textWriter.Write(" [");
            textWriter.Write(request);
            textWriter.Write(']');
        }

        textWriter.Write(' ');
        textWriter.WriteLine(logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" "));
        if (logEntry.Exception is { } exception)
        {
            textWriter.Write("    ");
            textWriter.WriteLine(exception.ToString().ReplaceLineEndings(Environment.NewLine + "    "));
        }
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
