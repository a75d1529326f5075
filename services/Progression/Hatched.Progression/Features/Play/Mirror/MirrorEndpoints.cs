using Hatched.Contracts.Internal;
using Hatched.Contracts.Messages;
using Hatched.Rules.State;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Play.Mirror;

/// <summary>News of a buddy's wallet, items and gates straight from Economy, so that whoever caused them finds them in the next read.</summary>
internal static class MirrorEndpoints
{
    public static void MapMirror(this IEndpointRouteBuilder internals) => internals.MapPost("/buddies/mirror", Mirror);

    private static async Task<NoContent> Mirror(MirrorBuddy news, ReevaluateBuddy reevaluate, CancellationToken ct)
    {
        await reevaluate.ApplyAsync(
            news.CustomerId,
            news.BuddyId,
            state => state.With(news.Wallet).With(news.Item).With(news.Gate),
            news.Item?.SourceId() ?? news.Gate?.SourceId() ?? news.Wallet!.SourceId(),
            ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What a piece of news makes of a buddy's state: the same state when it is old news.</summary>
internal static class MirrorNews
{
    public static BuddyState With(this BuddyState state, WalletMoved? moved) => moved is null ? state : state.WithExternal(
        moved.IsPrimary ? BuddyState.CoinsWallet : moved.TokenKey, moved.ExternalNet, moved.ExternalEarned, moved.Version);

    public static BuddyState With(this BuddyState state, ItemAcquired? item) =>
        item is null || state.Items.Contains(item.ItemId) ? state : state.WithItem(item.ItemId);

    public static BuddyState With(this BuddyState state, GateOpened? gate) =>
        gate is null || state.Gates.Contains(gate.GateKey) ? state : state.WithGate(gate.GateKey);

    /// <summary>Names the news for the rewards that follow from it.</summary>
    public static string SourceId(this WalletMoved moved) => $"wallet:{moved.TokenKey}:{moved.Version}";

    public static string SourceId(this ItemAcquired item) => $"item:{item.ItemId}";

    public static string SourceId(this GateOpened gate) => $"gate:{gate.GateKey}";
}
