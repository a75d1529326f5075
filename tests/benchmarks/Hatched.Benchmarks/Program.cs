using Hatched.Benchmarks;

// ./hatched bench starts a system of its own and calls this program with what it needs in the environment.
var settings = Settings.Read(args);
using var api = new Api(settings);
var report = new Report(settings);

Console.WriteLine("PostgreSQL alone");
var postgres = new PostgresYardstick(settings);
await postgres.PrepareAsync();
report.OneACommit = await postgres.RunAsync("one.sql", eventsPerTransaction: 1);
report.HundredACommit = await postgres.RunAsync("hundred.sql", eventsPerTransaction: 100);

Console.WriteLine("The gateway's floor");
report.OwnFloor = await Load.RunAsync(settings, connections: 64, (http, _, ct) => http.GetAsync("/api/v1/health/live", ct));
report.ProxiedFloor = await api.ProxiedFloorAsync();

Console.WriteLine("200 users hatch");
var users = await api.HatchAsync(200);

Console.WriteLine("Events");
report.Calm = await api.SendSinglesAsync(connections: 4, users);
report.Singles = await api.SendSinglesAsync(connections: 64, users);
report.Batches = await api.SendBatchesAsync(connections: 8, users);
report.OneBuddy = await api.SendSinglesAsync(connections: 64, [users[0]]);
report.WidgetState = await api.PollStateAsync(users[1]);
report.MemoryMiB = Memory.OfServices(settings);
report.SumsExact = await api.SumIsExactAsync(users[0]);

report.Print();
if (!settings.Quick)
{
    report.Write();
}

return report.SumsExact ? 0 : 1;
