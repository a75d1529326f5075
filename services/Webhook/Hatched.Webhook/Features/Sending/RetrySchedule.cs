namespace Hatched.Webhook.Features.Sending;

/// <summary>When a failed delivery is tried again, if it is.</summary>
internal static class RetrySchedule
{
    /// <summary>A 4xx is the receiver's considered answer: it is asked this often and no more.</summary>
    public const int AttemptsAfterRefusal = 4;

    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private const double Jitter = 0.1;

    /// <summary>The wait before each attempt, the first one included.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
    ];

    /// <summary>How long to wait after attempt <paramref name="attempt"/> (1…) has failed; null: it was the last.</summary>
    /// <param name="status">The answer's status; null when there was none.</param>
    /// <param name="retryAfter">What the receiver asked for; a shorter wait than the schedule's is not granted.</param>
    /// <param name="chance">0…1, for the jitter.</param>
    public static TimeSpan? After(int attempt, int? status, TimeSpan? retryAfter, double chance)
    {
        if (attempt >= Waits.Count || status is 410 || (status is >= 400 and < 500 && attempt >= AttemptsAfterRefusal))
        {
            return null;
        }

        var wait = Waits[attempt] * (1 - Jitter + 2 * Jitter * chance);
        var asked = retryAfter > LongestRetryAfter ? LongestRetryAfter : retryAfter;
        return asked > wait ? asked : wait;
    }
}
