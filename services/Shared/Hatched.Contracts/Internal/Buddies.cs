using System.Text.Json;

namespace Hatched.Contracts.Internal;

/// <summary>Asks Progression for many buddies at once; unknown and foreign ones are absent from the answer.</summary>
public sealed record FindBuddies(Guid CustomerId, IReadOnlyList<Guid> BuddyIds);

/// <summary>What other services need to know of a buddy.</summary>
/// <param name="Status"><c>active</c> or <c>archived</c>.</param>
public sealed record BuddyBrief(Guid BuddyId, string UserId, string Audience, string Name, string Status, Guid ConfigVersionId, int EvolutionStage);

public sealed record BuddyBriefs(IReadOnlyList<BuddyBrief> Found);

/// <summary>Asks whether a buddy sees the items whose visibility conditions stand in its pinned version; conditions are Progression's to decide.</summary>
/// <param name="Conditions">By item, the item's live <c>visibility</c> list.</param>
public sealed record JudgeVisibility(Guid CustomerId, Guid BuddyId, IReadOnlyDictionary<Guid, JsonElement> Conditions);

/// <summary>The items of the question that the buddy may see.</summary>
public sealed record Visible(IReadOnlyList<Guid> ItemIds);

/// <summary>Everything of Progression that one buddy's widgets show, in the shapes of the public routes.</summary>
/// <param name="Buddy">As <c>GET /buddies/{id}</c>.</param>
/// <param name="Badges">Every badge of the pinned version with <c>earned</c>, <c>awarded_at</c> and progress.</param>
/// <param name="Streaks">Every streak of the pinned version with the buddy's counts.</param>
/// <param name="Evolution">As <c>GET /buddies/{id}/evolution</c>.</param>
/// <param name="Operations">Pending and processing operations of the buddy.</param>
/// <param name="Version">Grows with every change to what is shown.</param>
public sealed record WidgetView(JsonElement Buddy, JsonElement Badges, JsonElement Streaks, JsonElement Skills, JsonElement Evolution, JsonElement Operations, string Version);

/// <summary>Whether a widget session still stands.</summary>
public sealed record SessionState(Guid SessionId, bool Revoked, DateTimeOffset ExpiresAt);

/// <summary>The audiences that a buddy of the customer is in, archived buddies included.</summary>
public sealed record AudiencesInUse(IReadOnlyList<string> Keys);
