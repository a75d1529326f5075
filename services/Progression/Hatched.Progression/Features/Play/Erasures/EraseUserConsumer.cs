using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.Progression.Features.Play.Erasures;

/// <summary>Forgets a user with all buddies, and tells those who hold traces of them.</summary>
internal sealed class EraseUserConsumer(EraseBuddies erase) : IConsumer<EraseUser>
{
    public Task Consume(ConsumeContext<EraseUser> context) => erase.RunAsync(context.Message, context.CancellationToken);
}
