namespace Hatched.Sdk.Http;

/// <summary>How long to wait before an attempt is repeated: anything up to a bound that doubles (full jitter), so that clients do not come back in step.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1); // what a timer can do
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);

    /// <param name="attempt">How many were made before the one that failed.</param>
    public static TimeSpan Bound(int attempt) => First * Math.Pow(2, Math.Min(attempt, 10)) is var bound && bound < Most ? bound : Most;

    public static TimeSpan Of(int attempt) => Bound(attempt) * Random.Shared.NextDouble() is var wait && wait > Least ? wait : Least;
}
