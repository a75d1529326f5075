namespace Hatched.Contracts.Internal;

/// <summary>Asks a service whether it holds anything of a user, by the customer's own id.</summary>
public sealed record FindUser(string UserId);

/// <summary>Whether there is such a user.</summary>
public sealed record UserFound(bool Known);

/// <summary>Ingestion asks Progression to forget what it noted of events that are being erased.</summary>
public sealed record ForgetEvents(Guid CustomerId, IReadOnlyList<string> EventIds);
