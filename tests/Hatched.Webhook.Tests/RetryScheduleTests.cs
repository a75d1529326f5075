using Hatched.Webhook.Features.Sending;
using Xunit;

namespace Hatched.Webhook.Tests;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 5), InlineData(2, 30), InlineData(3, 300), InlineData(4, 1_800), InlineData(5, 7_200), InlineData(6, 18_000), InlineData(7, 36_000)]
    public void A_server_error_is_retried_after_the_wait_of_its_attempt(int attempt, int seconds) =>
        Assert.Equal(seconds, RetrySchedule.After(attempt, 500, null, 0.5)!.Value.TotalSeconds, 3);

    [Theory]
    [InlineData(500), InlineData(302), InlineData(null)]
    public void The_eighth_failure_is_the_last(int? status)
    {
        Assert.NotNull(RetrySchedule.After(7, status, null, 0.5));
        Assert.Null(RetrySchedule.After(8, status, null, 0.5));
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(404), InlineData(408), InlineData(429), InlineData(499)]
    public void A_refusal_uses_the_first_four_attempts_only(int status)
    {
        Assert.NotNull(RetrySchedule.After(3, status, null, 0.5));
        Assert.Null(RetrySchedule.After(4, status, null, 0.5));
        Assert.Null(RetrySchedule.After(6, status, TimeSpan.FromSeconds(1), 0.5));
    }

    [Fact]
    public void Gone_is_never_retried() => Assert.Null(RetrySchedule.After(1, 410, TimeSpan.FromSeconds(1), 0.5));

    [Theory]
    [InlineData(0.0, 0.9), InlineData(0.5, 1.0), InlineData(1.0, 1.1)]
    public void Jitter_moves_a_wait_by_a_tenth_at_most(double chance, double factor) =>
        Assert.Equal(300 * factor, RetrySchedule.After(3, 503, null, chance)!.Value.TotalSeconds, 3);

    [Theory]
    [InlineData(120, 120), InlineData(3_600, 3_600), InlineData(7_200, 3_600), InlineData(1, 5), InlineData(-60, 5)]
    public void A_retry_after_is_honoured_up_to_an_hour_and_never_shortens_the_wait(int asked, int waited) =>
        Assert.Equal(waited, RetrySchedule.After(1, 503, TimeSpan.FromSeconds(asked), 0.5)!.Value.TotalSeconds, 3);
}
