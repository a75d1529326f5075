namespace Hatched.Gateway.Limits;

/// <summary>How full a bucket's two windows are after a request, this one included if it was let in.</summary>
internal readonly record struct Usage(bool MinuteFull, bool DayFull, long Minute, long Day)
{
    public bool Refused => MinuteFull || DayFull;
}

/// <summary>A sliding window cut into slots of a hundredth of its length.</summary>
/// <remarks>
/// A slot leaves the window when its beginning does, so a window is at most 1 % shorter than it says and whoever waits the whole length is let in.
/// Two weighted slots would be cheaper, but after a burst they are off by as much as the limit itself.
/// </remarks>
internal static class WindowShape
{
    public const int Slots = 100;
    public const int MinuteSeconds = 60;
    public const int DaySeconds = 86_400;
    public const long MinuteSlotMs = MinuteSeconds * 1000L / Slots;
    public const long DaySlotMs = DaySeconds * 1000L / Slots;
}
