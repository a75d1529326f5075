namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>Says what a free piece of JSON holds: a schema of the merged document by its name, also another service's; without a name, any object.</summary>
/// <remarks>Services share no code but Contracts; what one passes on from another keeps that one's schema this way.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HoldsAttribute(string? schema = null) : Attribute
{
    public string? Schema { get; } = schema;

    /// <summary>The JSON is a list of it.</summary>
    public bool Many { get; init; }
}

/// <summary>A success whose body another service made, to whom a mutation's <c>Idempotency-Key</c> is passed on too.</summary>
/// <param name="Schema">The name of its schema.</param>
public sealed record PassedOn(int Status, string Schema);
