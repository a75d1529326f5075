using System.Diagnostics;
using Hatched.BuildingBlocks.Batching;
using Hatched.Contracts.Internal;
using Npgsql;

namespace Hatched.Economy.Features.Ledger;

/// <summary>Posts Progression's credits, each exactly once: what waits together shares one transaction, and as a rule one statement.</summary>
/// <remarks>Two partitions: while one waits for the disk, the other forms the next set.</remarks>
internal sealed class PostingBatcher(NpgsqlDataSource database, TimeProvider clock)
    : Batcher<PostingBatcher.Asked, PostingsMade>(partitions: 2, maxBatch: 64, maxWaiting: 1024)
{
    private readonly RememberedBalances _balances = new();

    /// <summary>One caller's set, and the span that it belongs to.</summary>
    internal sealed record Asked(IReadOnlyList<PostingToMake> Postings, Activity? Cause);

    protected override async Task<IReadOnlyList<PostingsMade>> HandleAsync(IReadOnlyList<Asked> items, CancellationToken ct)
    {
        Activity.Current = items[0].Cause;
        var postings = items.SelectMany(asked => asked.Postings).ToArray();
        await using var connection = await database.OpenConnectionAsync(ct);
        return await TryPostFromMemoryAsync(connection, items, postings, ct) ?? await PostAsync(connection, items, postings, ct);
    }

    // The usual case in one round trip. Null, with nothing stored, when a balance is not what memory says or a posting stands already.
    private async Task<PostingsMade[]?> TryPostFromMemoryAsync(
        NpgsqlConnection connection, IReadOnlyList<Asked> items, PostingToMake[] postings, CancellationToken ct)
    {
        if (_balances.TryTake(postings.Select(WalletOf)) is not { } remembered)
        {
            return null;
        }

        var book = Book.OfRemembered(remembered, clock.GetUtcNow());
        var answers = MoveAll(book, items);
        var wasRight = await book.TryWriteAsync(connection, ct);
        _balances.Learn(wasRight);
        if (!wasRight)
        {
            return null;
        }

        _balances.Keep(book.Settled());
        return answers;
    }

    private async Task<PostingsMade[]> PostAsync(NpgsqlConnection connection, IReadOnlyList<Asked> items, PostingToMake[] postings, CancellationToken ct)
    {
        var book = await Book.BeginAsync(
            connection, postings.Select(WalletOf), System.Array.ConvertAll(postings, SourceOf), clock.GetUtcNow(), ct);
        var answers = MoveAll(book, items);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in book.Close().Append(new NpgsqlBatchCommand("COMMIT")))
        {
            batch.BatchCommands.Add(statement);
        }

        await batch.ExecuteNonQueryAsync(ct);
        _balances.Keep(book.Settled());
        return answers;
    }

    private static PostingsMade[] MoveAll(Book book, IReadOnlyList<Asked> items)
    {
        var answers = new PostingsMade[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            Activity.Current = items[i].Cause; // facts carry the trace of what caused them
            var fresh = items[i].Postings.Where(posting => book.IsFirst(SourceOf(posting))).ToArray();
            foreach (var posting in fresh)
            {
                book.TryMove(MovementOf(posting));
            }

            answers[i] = new PostingsMade(fresh.Length, items[i].Postings.Count - fresh.Length);
        }

        return answers;
    }

    private static WalletKey WalletOf(PostingToMake posting) =>
        new(posting.CustomerId, posting.BuddyId, posting.TokenType is "primary" ? WalletKey.Coins : posting.TokenKey);

    private static MovementSource SourceOf(PostingToMake posting) => new(posting.CustomerId, posting.SourceId, posting.BuddyId, posting.Kind);

    private static Movement MovementOf(PostingToMake posting) => new()
    {
        Wallet = WalletOf(posting),
        Amount = posting.Amount,
        UserId = posting.UserId,
        Kind = posting.Kind,
        Reason = posting.Reason,
        ReferenceType = posting.ReferenceType,
        ReferenceId = posting.ReferenceId,
        SourceId = posting.SourceId,
        FromEvent = posting.FromEvent,
        IsLucky = posting.IsLucky,
        RequestId = posting.RequestId,
    };
}
