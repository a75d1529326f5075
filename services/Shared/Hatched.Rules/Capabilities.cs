namespace Hatched.Rules;

/// <summary>The parts of an evaluation that a plan includes or not and that a customer can switch off.</summary>
[Flags]
internal enum Capabilities
{
    None = 0,
    Badges = 1,
    Streaks = 2,
    Tokens = 4,
    Paths = 8,
    Evolution = 16,
}
