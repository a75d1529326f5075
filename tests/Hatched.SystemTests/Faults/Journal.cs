using System.Collections.Concurrent;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>An event that was acknowledged with its effects.</summary>
/// <param name="Effects">As they were answered, to the letter.</param>
internal sealed record AppliedEvent(Buddy Buddy, string Type, string Effects);

/// <summary>A credit or debit that was acknowledged.</summary>
/// <param name="Kind"><c>grant</c>, <c>spend</c> or <c>purchase</c>.</param>
/// <param name="Amount">Below zero a debit.</param>
/// <param name="Item">Of a purchase.</param>
internal sealed record Movement(Buddy Buddy, string Kind, long Amount, Guid? Item);

/// <summary>What the system has acknowledged to its clients, and whatever it said that cannot be true.</summary>
internal sealed class Journal
{
    private readonly ConcurrentDictionary<(Guid Customer, string Id), AppliedEvent> events = new();
    private readonly ConcurrentDictionary<Guid, Movement> movements = new();
    private readonly ConcurrentDictionary<(Guid Customer, string User), Guid> hatched = new();
    private readonly ConcurrentQueue<string> contradictions = new();
    private readonly ConcurrentDictionary<string, int> troubles = new();
    private int acknowledged;

    /// <summary>How many requests were acknowledged, repeats among them.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    public IReadOnlyDictionary<(Guid Customer, string Id), AppliedEvent> Events => events;

    /// <summary>By the id of the ledger's row.</summary>
    public IReadOnlyDictionary<Guid, Movement> Movements => movements;

    /// <summary>Buddies by their user.</summary>
    public IReadOnlyDictionary<(Guid Customer, string User), Guid> Hatched => hatched;

    public IReadOnlyCollection<string> Contradictions => contradictions;

    /// <summary>How often clients heard what, and had to try again.</summary>
    public string Troubles => string.Join(", ", troubles.OrderByDescending(trouble => trouble.Value).Select(trouble => $"{trouble.Value} × {trouble.Key}"));

    public void Trouble(string what) => troubles.AddOrUpdate(what, 1, (_, count) => count + 1);

    public void Contradict(string what) => contradictions.Enqueue(what);

    public void Add(string eventId, AppliedEvent applied) => Add(events, (applied.Buddy.Tenant.Id, eventId), applied);

    public void Add(Guid ledgerId, Movement movement) => Add(movements, ledgerId, movement);

    public void Add(Tenant tenant, string user, Guid buddy) => Add(hatched, (tenant.Id, user), buddy);

    private void Add<TKey, TValue>(ConcurrentDictionary<TKey, TValue> book, TKey key, TValue value)
        where TKey : notnull
        where TValue : notnull
    {
        Interlocked.Increment(ref acknowledged);
        if (!value.Equals(book.GetOrAdd(key, value)))
        {
            Contradict($"{key} was first acknowledged as {book[key]} and then as {value}");
        }
    }
}
