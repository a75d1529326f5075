using System.Diagnostics;

namespace Hatched.SystemTests.Support;

/// <summary>Waiting for what comes by itself: asked again and again until it is there, with a deadline.</summary>
internal static class Wait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="what">What is waited for, for the failure's message.</param>
    /// <param name="probe">Null: not yet.</param>
    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> probe, TimeSpan? within = null)
        where T : class
    {
        var (began, patience) = (Stopwatch.GetTimestamp(), within ?? Patience);
        while (true)
        {
            if (await probe() is { } found)
            {
                return found;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < patience, $"Within {patience.TotalSeconds:0} s it did not come to pass: {what}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(string what, Func<bool> holds, TimeSpan? within = null) =>
        ForAsync(what, () => Task.FromResult(holds() ? what : null), within);

    public static Task UntilAsync(string what, Func<Task<bool>> holds, TimeSpan? within = null) =>
        ForAsync(what, async () => await holds() ? what : null, within);
}
