using Hatched.Contracts.Messages;
using Hatched.Progression.Features.Evaluation;
using MassTransit;

namespace Hatched.Progression.Features.Mirror;

/// <summary>Keeps the mirror of a balance; the version makes old and repeated news harmless.</summary>
internal sealed class WalletMovedConsumer(ReevaluateBuddy reevaluate) : IConsumer<WalletMoved>
{
    public Task Consume(ConsumeContext<WalletMoved> context)
    {
        var moved = context.Message;
        return reevaluate.ApplyAsync(
            moved.CustomerId,
            moved.BuddyId,
            state => state.WithExternal(moved.IsPrimary ? BuddyState.CoinsWallet : moved.TokenKey, moved.ExternalNet, moved.ExternalEarned, moved.Version),
            $"wallet:{moved.TokenKey}:{moved.Version}",
            context.CancellationToken);
    }
}
