using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Hatched.Rules.Matching;

namespace Hatched.Rules.State;

/// <summary>The whole progression of one buddy. Stored as one JSON value; names are short because it is written with every event.</summary>
/// <remarks>
/// The evaluator never changes the state that it is given. Read with setters deliberately: a property that an older
/// version did not write keeps its default.
/// </remarks>
internal sealed class BuddyState
{
    /// <summary>The primary token's wallet. Its public name may change with the config; what a buddy has must not.</summary>
    public const string CoinsWallet = "coins";

    /// <summary>Skill key to value.</summary>
    [JsonPropertyName("sk")]
    public Dictionary<string, long> Skills { get; set; } = [];

    /// <summary>Skill key to the day (see <see cref="Calendar"/>) on which it last grew, or would have if it were not full: what is in use does not decay.</summary>
    [JsonPropertyName("su")]
    public Dictionary<string, long> SkillsUsed { get; set; } = [];

    /// <summary>Event type to how many have come: <c>custom_counters</c>.</summary>
    [JsonPropertyName("cc")]
    public Dictionary<string, long> Counters { get; set; } = [];

    /// <summary>Counts of events that passed a <c>where</c>, by <see cref="Where.CounterKey"/>. They start when a config that asks for them is pinned.</summary>
    [JsonPropertyName("fc")]
    public Dictionary<string, long> FilteredCounters { get; set; } = [];

    /// <summary>What limited rules have paid so far.</summary>
    [JsonPropertyName("cap")]
    public Dictionary<string, CapState> Caps { get; set; } = [];

    [JsonPropertyName("st")]
    public Dictionary<string, StreakState> Streaks { get; set; } = [];

    /// <summary>Badge key to when it was awarded (unix ms).</summary>
    [JsonPropertyName("bd")]
    public Dictionary<string, long> Badges { get; set; } = [];

    /// <summary>Manual badges whose condition has been met and that nobody has awarded yet, to when (unix ms).</summary>
    [JsonPropertyName("br")]
    public Dictionary<string, long> BadgesReady { get; set; } = [];

    /// <summary>Completed <c>path</c>, <c>path/step</c> and <c>path/step/sub-step</c>, to when (unix ms).</summary>
    [JsonPropertyName("pd")]
    public Dictionary<string, long> PathsDone { get; set; } = [];

    [JsonPropertyName("es")]
    public int Stage { get; set; } = 1;

    /// <summary>The highest stage whose readiness has been announced.</summary>
    [JsonPropertyName("er")]
    public int StageAnnounced { get; set; } = 1;

    /// <summary>Token key to what events and the outside have moved; the primary token is under <see cref="CoinsWallet"/>, whatever it is called.</summary>
    [JsonPropertyName("wa")]
    public Dictionary<string, Wallet> Wallets { get; set; } = [];

    /// <summary>Owned marketplace items. Replaced, never changed in place.</summary>
    [JsonPropertyName("it")]
    public HashSet<Guid> Items { get; set; } = [];

    /// <summary>Open gates. Replaced, never changed in place.</summary>
    [JsonPropertyName("ga")]
    public HashSet<string> Gates { get; set; } = [];

    [JsonPropertyName("te")]
    public long TotalEvents { get; set; }

    /// <summary>The user's time zone: the last one that an event brought or that was set; null: the customer's default.</summary>
    [JsonPropertyName("tz")]
    public string? TimeZone { get; set; }

    /// <summary>By whose midnight streaks go.</summary>
    [JsonPropertyName("sz")]
    public StreakZone StreakZone { get; set; }

    /// <summary>The balance of the primary token.</summary>
    [JsonIgnore]
    public long Coins => Wallets.GetValueOrDefault(CoinsWallet).Balance;

    /// <summary>A copy that can be changed without the original noticing.</summary>
    public BuddyState Clone() => new()
    {
        Skills = new(Skills),
        SkillsUsed = new(SkillsUsed),
        Counters = new(Counters),
        FilteredCounters = new(FilteredCounters),
        Caps = new(Caps),
        Streaks = new(Streaks),
        Badges = new(Badges),
        BadgesReady = new(BadgesReady),
        PathsDone = new(PathsDone),
        Stage = Stage,
        StageAnnounced = StageAnnounced,
        Wallets = new(Wallets),
        Items = Items,
        Gates = Gates,
        TotalEvents = TotalEvents,
        TimeZone = TimeZone,
        StreakZone = StreakZone,
    };

    /// <summary>The economy's own movements of a token (grants, spends, purchases), as totals. Older versions than the known one change nothing.</summary>
    public BuddyState WithExternal(string walletKey, long net, long earned, long version)
    {
        var wallet = Wallets.GetValueOrDefault(walletKey);
        if (version <= wallet.ExternalVersion)
        {
            return this;
        }

        var next = Clone();
        next.Wallets[walletKey] = wallet with { ExternalNet = net, ExternalEarned = earned, ExternalVersion = version };
        return next;
    }

    public BuddyState WithItem(Guid itemId)
    {
        var next = Clone();
        next.Items = [.. Items, itemId];
        return next;
    }

    public BuddyState WithoutItem(Guid itemId)
    {
        var next = Clone();
        next.Items = [.. Items.Where(i => i != itemId)];
        return next;
    }

    /// <summary>The zone that streaks go by at a moment, as far as the state tells: the customer's default as the latest event met it.</summary>
    public StreakZone StreakZoneAt(DateTimeOffset at) => TimeZone is null ? StreakZone : StreakDays.Move(StreakZone, TimeZone, at);

    public BuddyState WithGate(string gateKey)
    {
        var next = Clone();
        next.Gates = [.. Gates, gateKey];
        return next;
    }
}

/// <summary>A mirror of one balance: what events paid (<c>Event…</c>) and what the economy moved by itself (<c>External…</c>).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Wallet
{
    [JsonPropertyName("en")]
    public long EventNet { get; init; }

    [JsonPropertyName("ee")]
    public long EventEarned { get; init; }

    [JsonPropertyName("xn")]
    public long ExternalNet { get; init; }

    [JsonPropertyName("xe")]
    public long ExternalEarned { get; init; }

    [JsonPropertyName("xv")]
    public long ExternalVersion { get; init; }

    [JsonIgnore]
    public long Balance => EventNet + ExternalNet;

    [JsonIgnore]
    public long Earned => EventEarned + ExternalEarned;

    public Wallet Credit(long amount) => this with { EventNet = EventNet + amount, EventEarned = EventEarned + amount };
}

/// <summary>What a limited rule has paid: amounts of its latest days and weeks, times, and when last.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CapState
{
    /// <summary>Day number, amount, day number, amount …; at most <see cref="Caps.DaysKept"/> days, the latest that paid.</summary>
    [JsonPropertyName("d")]
    public long[]? Days { get; init; }

    /// <summary>The same by ISO week, at most <see cref="Caps.WeeksKept"/>.</summary>
    [JsonPropertyName("w")]
    public long[]? Weeks { get; init; }

    [JsonPropertyName("n")]
    public long Times { get; init; }

    /// <summary>Unix ms of the latest firing.</summary>
    [JsonPropertyName("t")]
    public long? LastAt { get; init; }
}

/// <summary>The zone that streaks go by, and since when.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreakZone
{
    /// <summary>Null: UTC.</summary>
    [JsonPropertyName("n")]
    public string? Name { get; init; }

    /// <summary>Unix ms of the change to it; 0: there was none.</summary>
    [JsonPropertyName("s")]
    public long Since { get; init; }
}

/// <summary>Where a streak stands. Periods are numbers that rise by one (see <see cref="Calendar"/>).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreakState
{
    [JsonPropertyName("c")]
    public int Current { get; init; }

    [JsonPropertyName("l")]
    public int Longest { get; init; }

    /// <summary>The latest settled period: ticked, bridged by a freeze, or given up. Events of it or before come too late.</summary>
    [JsonPropertyName("p")]
    public long? Settled { get; init; }

    /// <summary>The latest period that ticked.</summary>
    [JsonPropertyName("t")]
    public long? Ticked { get; init; }

    [JsonPropertyName("f")]
    public int Freezes { get; init; }

    /// <summary>Milestones already rewarded, rising.</summary>
    [JsonPropertyName("m")]
    public int[]? Milestones { get; init; }

    /// <summary>Unix ms of the event that ticked last; 0 where an older version did not write it.</summary>
    [JsonPropertyName("a")]
    public long TickedAt { get; init; }

    /// <summary>The zone of the last tick; null: UTC.</summary>
    [JsonPropertyName("z")]
    public string? Zone { get; init; }

    /// <summary>A period that had its event too soon after a tick in another zone: it does not count as missed.</summary>
    [JsonPropertyName("h")]
    public long? Held { get; init; }

    /// <summary>Unix ms before which nothing of it closes: its last tick was told late, as an import is; 0: told in time.</summary>
    [JsonPropertyName("r")]
    public long OpenUntil { get; init; }

    /// <summary>The kind of period that the numbers count (0 daily, 1 weekly, 2 monthly): a config change may switch it.</summary>
    [JsonPropertyName("u")]
    public int Unit { get; init; }
}
