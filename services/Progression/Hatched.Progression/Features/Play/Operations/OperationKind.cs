using Hatched.Contracts.Messages;

namespace Hatched.Progression.Features.Play.Operations;

/// <summary>What one kind of operation changes when its picture is there, and what it puts back when there will be none. Each has a <c>Begin</c> of its own.</summary>
internal abstract class OperationKind
{
    public abstract OperationType Type { get; }

    /// <summary>Makes the change that waited for the picture.</summary>
    public abstract Task EndAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct);

    /// <summary>Puts back what the start of a failed or cancelled operation had changed.</summary>
    public abstract Task UndoAsync(Operation operation, string reason, DateTimeOffset now, CancellationToken ct);
}

internal static class OperationKindRegistration
{
    /// <summary>Makes a kind known to <see cref="EndOperation"/> and to those who begin it.</summary>
    public static IServiceCollection AddOperationKind<T>(this IServiceCollection services)
        where T : OperationKind =>
        services.AddScoped<T>().AddScoped<OperationKind>(provider => provider.GetRequiredService<T>());
}
