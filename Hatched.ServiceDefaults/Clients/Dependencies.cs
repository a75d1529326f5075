using System.Data.Common;

namespace Hatched.ServiceDefaults.Clients;

/// <summary>Which dependency a failure is about, for whoever reads the log.</summary>
internal static class Dependencies
{
    private const string Key = "hatched.dependency";

    /// <summary>Notes the service that was called. For exception filters: always false, so that nothing is caught.</summary>
    public static bool Name(Exception failure, string service)
    {
        failure.Data[Key] = service;
        return false;
    }

    /// <summary>The service, server or address that did not answer.</summary>
    public static string Of(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (at.Data[Key] is string service)
            {
                return service;
            }

            if (at is DbException)
            {
                return "postgres";
            }

            if (at.GetType().Namespace is { } library && (library.StartsWith("StackExchange", StringComparison.Ordinal)
                || library.StartsWith("RabbitMQ", StringComparison.Ordinal) || library.StartsWith("MassTransit", StringComparison.Ordinal)))
            {
                return library.StartsWith("StackExchange", StringComparison.Ordinal) ? "redis" : "rabbitmq";
            }
        }

        return "unknown";
    }
}
