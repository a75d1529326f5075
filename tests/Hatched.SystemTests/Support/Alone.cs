namespace Hatched.SystemTests.Support;

/// <summary>Tests that take the system apart or fill it to the brim: one after another, when all others have ended.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
