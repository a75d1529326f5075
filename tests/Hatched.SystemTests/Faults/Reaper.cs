using System.Diagnostics;
using System.Globalization;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>Kills processes of the system at random, or has them stand still for a while, one to three at a time, now and then before the last ones are back.</summary>
internal sealed class Reaper(FaultPlan plan, Journal journal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What a killed dispatcher, or a killed database, leaves of deliveries is taken up again when its leases have run out: those come first.
    private static readonly string[] SlowToHeal = ["webhook", "postgres"];
    private static readonly string[] Quick = ["gateway", "accounts", "ingestion", "progression", "economy", "imaging", "widget", "rabbitmq", "redis"];
    private static readonly string[] All = [.. SlowToHeal, .. Quick];

    private readonly Random random = plan.Chance(0);
    private readonly Dictionary<string, RunningProcess> struck = [];
    private readonly Dictionary<string, int> kills = [];
    private readonly List<(string Name, Task Thawed)> frozen = [];

    public int Kills => kills.Values.Sum();

    public int Freezes { get; private set; }

    public long LastReady { get; private set; }

    public string Tally => string.Join(", ", kills.OrderBy(kill => kill.Key, StringComparer.Ordinal).Select(kill => $"{kill.Key} {kill.Value}"));

    /// <summary>Until as many were killed, and as many events acknowledged, as the plan says.</summary>
    /// <param name="clients">Fault when a client gives up.</param>
    public async Task RunAsync(Task clients)
    {
        var (began, told) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        var firstRound = new Queue<string>([.. SlowToHeal, .. Shuffled(Quick)]);
        while ((Kills < plan.Kills || Freezes < plan.Freezes || journal.Events.Count < plan.Events) && !clients.IsFaulted)
        {
            Assert.True(
                Stopwatch.GetElapsedTime(began) < plan.Within, $"After {plan.Within.TotalMinutes} min: {Kills} kills ({Tally}), {Freezes} freezes, {journal.Events.Count} events. {journal.Troubles}");
            if (firstRound.Count is 0 && Freezes * plan.Kills < Kills * plan.Freezes)
            {
                Freeze(All[random.Next(All.Length)]);
            }

            Strike([.. Enumerable.Range(0, random.Next(10) switch { < 6 => 1, < 9 => 2, _ => 3 }).Select(_ => firstRound.TryDequeue(out var next) ? next : All[random.Next(All.Length)])]);
            if (random.Next(4) is 0)
            {
                await Task.Delay(random.Next(2_000)); // the next blow falls while these are still coming back
                continue;
            }

            await HealAsync(clients);
            await Task.Delay(random.Next(500));
            if (Stopwatch.GetElapsedTime(told) > TimeSpan.FromSeconds(30))
            {
                told = Stopwatch.GetTimestamp();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {Kills} kills, {Freezes} freezes, {journal.Events.Count} events, {journal.Movements.Count} movements, {journal.Hatched.Count} hatched"));
            }
        }

        await HealAsync(clients);
    }

    private void Strike(HashSet<string> names)
    {
        var processes = TestSystem.Processes();
        foreach (var victim in names.Select(name => processes[name]).Where(victim => victim.TryKill()))
        {
            struck[victim.Name] = victim;
            kills[victim.Name] = kills.GetValueOrDefault(victim.Name) + 1;
        }
    }

    private void Freeze(string name)
    {
        if (frozen.Exists(one => one.Name == name && !one.Thawed.IsCompleted) || TestSystem.Processes()[name].TrySuspend() is not { } suspension)
        {
            return;
        }

        Freezes++;
        frozen.Add((name, ThawAsync(suspension, plan.LongestFreeze * (1 + (random.NextDouble() * 5)) / 6)));
    }

    private static async Task ThawAsync(IDisposable suspension, TimeSpan after)
    {
        await Task.Delay(after);
        suspension.Dispose();
    }

    /// <summary>Until everything is ready again, and clients get through again.</summary>
    private async Task HealAsync(Task clients)
    {
        await Task.WhenAll(frozen.Select(one => one.Thawed));
        frozen.Clear();
        await Task.WhenAll(struck.Values.Select(victim => victim.ReadyAgainAsync(Patience)));
        LastReady = Stopwatch.GetTimestamp();
        var before = journal.Acknowledged;
        await Wait.UntilAsync($"requests get through after {string.Join(", ", struck.Keys)}", () => clients.IsCompleted || journal.Acknowledged > before + 10, Patience);
        struck.Clear();
    }

    private string[] Shuffled(string[] names)
    {
        var shuffled = names.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
