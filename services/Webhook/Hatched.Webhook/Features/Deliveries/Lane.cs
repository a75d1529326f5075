namespace Hatched.Webhook.Features.Deliveries;

/// <summary>What this process holds of one endpoint: a queue, and at most <see cref="Width"/> deliveries on their way.</summary>
internal sealed class Lane
{
    /// <summary>In flight at once.</summary>
    public const int Width = 4;

    /// <summary>Claimed at once; a queue of so many is worth a trip to the database.</summary>
    public const int Load = 32;

    /// <summary>With fewer than this waiting, more are claimed.</summary>
    public const int LowWater = 8;

    public Queue<ClaimedDelivery> Waiting { get; } = new();

    public int InFlight { get; set; }

    public int Held => Waiting.Count + InFlight;
}
