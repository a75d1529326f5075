using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Telemetry;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hatched.BuildingBlocks.Messaging;

/// <summary>MassTransit over RabbitMQ, the same in every service.</summary>
public static class Bus
{
    // Longer than the half hour after which RabbitMQ itself takes a message back and gives it to somebody else.
    private static readonly TimeSpan[] OutageWaits =
        [.. Enumerable.Range(0, 1_200).Select(attempt => TimeSpan.FromMilliseconds(Math.Min(100 << Math.Min(attempt, 5), 3_000)))];

    /// <summary>Registers the bus. Consumers are added one by one in <paramref name="consumers"/>: scanning skips internal ones.</summary>
    public static IHostApplicationBuilder AddHatchedBus(this IHostApplicationBuilder builder, string service, Action<IBusRegistrationConfigurator>? consumers = null)
    {
        builder.Services.AddSingleton<PoisonCounter>();
        builder.Services.AddConsumeObserver<PoisonCounter>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // Hatched calls nobody that it was not told to call
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            consumers?.Invoke(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(builder.Configuration.GetConnectionString("rabbitmq")
                    ?? throw new InvalidOperationException("ConnectionStrings__rabbitmq is not set: where is the broker?")));
                rabbit.PrefetchCount = 32;
                // Nothing is consumed before there are tables for it: a message that comes earlier is held until then.
                var ready = context.GetRequiredService<DatabaseReady>();
                rabbit.UseExecuteAsync(consume => ready.WaitAsync(consume.CancellationToken));
                // A dependency that is away is waited for, the message in hand: it must not end in the error queue. So is a schema that is
                // still to be migrated, by a newer replica for instance. What fails for another reason is poison and goes to <queue>_error
                // after three tries.
                rabbit.UseMessageRetry(retry =>
                {
                    retry.Handle<Exception>(exception => Outages.IsOutage(exception) || Outages.IsMissingSchema(exception));
                    retry.Intervals(OutageWaits);
                });
                rabbit.UseMessageRetry(retry =>
                {
                    retry.Ignore<Exception>(exception => Outages.IsOutage(exception) || Outages.IsMissingSchema(exception));
                    retry.Intervals(100, 500);
                });
                rabbit.UseConsumeFilter(typeof(RequestIdFilter<>), context);
                rabbit.ConfigureEndpoints(context);
            });
        });
        return builder;
    }

    /// <summary>Counts the messages that went to an error queue.</summary>
    private sealed class PoisonCounter : IConsumeObserver
    {
        private static readonly Counter<long> Poison =
            HatchedTelemetry.Meter.CreateCounter<long>("hatched.messages.poison", description: "Messages moved to an error queue after all tries.");

        public Task PreConsume<T>(ConsumeContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
            where T : class
        {
            Poison.Add(1, new KeyValuePair<string, object?>("message", typeof(T).Name));
            return Task.CompletedTask;
        }
    }
}

/// <summary>Tells an outage, which passes, from a fault, which does not.</summary>
public static class Outages
{
    public static bool IsOutage(Exception exception) =>
        exception is HttpRequestException or TimeoutException or System.Net.Sockets.SocketException or Polly.ExecutionRejectedException
        || exception is System.Data.Common.DbException { IsTransient: true }
        || (exception.InnerException is { } inner && IsOutage(inner));

    /// <summary>A table, a column or the database itself is not there, or not yet.</summary>
    public static bool IsMissingSchema(Exception exception) =>
        exception is System.Data.Common.DbException { SqlState: "42P01" or "42703" or "3D000" or "3F000" }
        || (exception.InnerException is { } inner && IsMissingSchema(inner));
}
