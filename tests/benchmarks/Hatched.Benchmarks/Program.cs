using Hatched.Benchmarks;

// ./hatched bench starts a system of its own, with an empty database, and calls this program with what it needs in the environment.
var settings = Settings.Read(args);
using var api = new Api(settings);
var report = new Report(settings);

Console.WriteLine("PostgreSQL alone");
var postgres = new Postgres(settings);
await postgres.PrepareYardstickAsync();
report.OneACommit = await postgres.YardstickAsync("one.sql", eventsPerTransaction: 1);
report.HundredACommit = await postgres.YardstickAsync("hundred.sql", eventsPerTransaction: 100);

Console.WriteLine("200 users hatch, and everything warms up");
await api.PublishRulesAsync();
var users = await api.HatchAsync(200);
await api.WarmUpAsync(users);

Console.WriteLine("The gateway's floor");
report.OwnFloor = api.OwnFloor();
report.ProxiedFloor = await api.ProxiedFloorAsync();

Console.WriteLine("Events");
report.Singles = api.SendSingles(connections: 64, users);
report.Batches = api.SendBatches(connections: 8, users);
report.OneBuddy = api.SendSingles(connections: 64, [users[0]]);
report.WidgetState = await api.PollStateAsync(users[1]);
report.Calm = api.SendSingles(connections: 4, users); // last: right after the warm-up it would be that of processes that still compile
report.Memory = Memory.OfServices(settings);
report.SumsExact = await api.SumIsExactAsync(users[0]);
if (!settings.Quick)
{
    await report.WriteAsync(); // and once more at the end, with the rest
    Console.WriteLine("Ten million events, outcomes and ledger rows are loaded (some minutes)");
    await postgres.LoadTenMillionAsync(await api.CustomerIdAsync());
    report.SinglesOnFull = api.SendSingles(connections: 64, users);
}

report.Print();
if (!settings.Quick)
{
    await report.WriteAsync();
}

return report.SumsExact ? 0 : 1;
