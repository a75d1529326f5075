namespace Hatched.Webhook.Data;

/// <summary>PostgreSQL keeps microseconds: what the answer to a change shows must be what the next read shows.</summary>
internal static class Instants
{
    public static DateTimeOffset StorableNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
