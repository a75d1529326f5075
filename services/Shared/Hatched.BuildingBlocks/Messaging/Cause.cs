using System.Diagnostics;
using MassTransit;

namespace Hatched.BuildingBlocks.Messaging;

/// <summary>The request behind what is being done: here, or in the service that sent the message at hand.</summary>
public static class Cause
{
    private const string Header = "hatched-request-id";
    private static readonly AsyncLocal<string?> OfMessage = new();

    public static string? RequestId => OfMessage.Value ?? Activity.Current?.GetTagItem("hatched.request_id") as string;

    internal static void Tell(PublishContext message, string? requestId)
    {
        if (requestId is not null)
        {
            message.Headers.Set(Header, requestId);
        }
    }

    internal static void Hear(ConsumeContext message) => OfMessage.Value = message.Headers.Get<string>(Header);
}
