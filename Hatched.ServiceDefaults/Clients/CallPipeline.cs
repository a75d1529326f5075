using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Hatched.ServiceDefaults.Clients;

/// <summary>What an internal call goes through: what failed at once is tried again, who does not answer is not asked, it ends in time.</summary>
/// <remarks>
/// From outside in: retry, circuit breaker, timeout. The timeout is innermost, so that the breaker sees a peer that hangs as the failure
/// that it is; it is what is left of the whole call's time, so that tries do not add up.
/// </remarks>
internal static class CallPipeline
{
    internal static readonly ResiliencePropertyKey<bool> MayRepeat = new("hatched.repeatable");

    /// <summary>When the call began, by <see cref="Environment.TickCount64"/>.</summary>
    internal static readonly ResiliencePropertyKey<long> BeganAt = new("hatched.began_at");

    /// <param name="total">For everything: all tries, connecting, headers and body.</param>
    /// <param name="client">Who calls whom, for the metric of the circuit's state.</param>
    public static ResiliencePipeline<HttpResponseMessage> Create(TimeSpan total, string client)
    {
        var state = new CircuitBreakerStateProvider();
        CircuitStates.Watch(client, state);
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(100),
                ShouldHandle = static attempt => ValueTask.FromResult(
                    attempt.Context.Properties.GetValue(MayRepeat, false)
                    && (attempt.Outcome.Exception is HttpRequestException
                        || attempt.Outcome.Result?.StatusCode is HttpStatusCode.ServiceUnavailable)),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.8,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(5),
                BreakDuration = TimeSpan.FromSeconds(1), // a restarted service is back within a second or two
                StateProvider = state,
                ShouldHandle = attempt => ValueTask.FromResult(IsFailure(attempt.Outcome.Exception, state.CircuitState)),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = attempt => ValueTask.FromResult(Left(total, attempt.Context)) })
            .Build();
    }

    // Whose caller has gone says nothing of the peer. But of the one call that tries a half-open circuit an answer is the only proof.
    private static bool IsFailure(Exception? exception, CircuitState state) =>
        exception is HttpRequestException or TimeoutRejectedException || (exception is not null && state is CircuitState.HalfOpen);

    // Never zero: that would be no limit.
    private static TimeSpan Left(TimeSpan total, ResilienceContext call)
    {
        var elapsed = TimeSpan.FromMilliseconds(Environment.TickCount64 - call.Properties.GetValue(BeganAt, Environment.TickCount64));
        return total - elapsed > TimeSpan.FromMilliseconds(10) ? total - elapsed : TimeSpan.FromMilliseconds(10);
    }
}
