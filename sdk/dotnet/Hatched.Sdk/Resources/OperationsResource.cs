using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Operations: work that takes a while, such as a picture.</summary>
public sealed class OperationsResource
{
    private readonly Transport transport;

    internal OperationsResource(Transport transport) => this.transport = transport;

    /// <summary>Reads an operation.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>As it stands.</returns>
    public Task<Operation> GetAsync(string operationId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get($"/operations/{ApiRequest.Segment(operationId)}"), HatchedJson.Default.Operation, cancellationToken);

    /// <summary>Looks at an operation again and again until it has ended. Look at its <see cref="Operation.Status"/>: it may have failed.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="options">How long, and how often.</param>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    /// <returns>As it ended.</returns>
    /// <exception cref="OperationTimeoutException">It has not ended in time. It goes on all the same.</exception>
    public async Task<Operation> WaitAsync(string operationId, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var began = transport.Clock.GetTimestamp();
        while (true)
        {
            var operation = await GetAsync(operationId, cancellationToken).ConfigureAwait(false);
            if (operation.HasEnded)
            {
                return operation;
            }

            var left = options.Timeout - transport.Clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                throw new OperationTimeoutException(operationId, options.Timeout);
            }

            await Task.Delay(left < options.Interval ? left : options.Interval, transport.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same as <see cref="WaitAsync"/>, under an earlier name.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="timeout">In all; 30 seconds when absent.</param>
    /// <param name="interval">Between two looks; 2 seconds when absent.</param>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    /// <returns>As it ended.</returns>
    [Obsolete("Use WaitAsync.")]
    public Task<Operation> WaitForCompletionAsync(string operationId, TimeSpan? timeout = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var standard = new WaitOptions();
        return WaitAsync(operationId, new WaitOptions { Timeout = timeout ?? standard.Timeout, Interval = interval ?? standard.Interval }, cancellationToken);
    }
}
