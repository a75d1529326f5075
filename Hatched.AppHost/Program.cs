using Hatched.AppHost.Local;

return await CommandLine.RunAsync(args, Draw);

// The whole system on one page. What runs, aspire-manifest.json and the dashboard are all drawn from it.
static void Draw(Installation here)
{
    // What an installation chooses for itself.
    var internalKey = here.Secret("internal-key", 48);       // signs the principal that the gateway passes on
    var tokenKey = here.Secret("token-key", 48);             // signs dashboard, widget and embed tokens
    var encryptionKey = here.Key("encryption-key");          // secrets at rest: 32 bytes in base64, so it is given, not generated
    var mode = here.Setting("mode", published: "live", local: "test");
    var publicUrl = here.Setting("public-url", published: null, local: here.BaseUrl);

    // Servers: containers, or the system's own programs where no container engine answers.
    var postgres = here.AddPostgres("postgres");
    var rabbitmq = here.AddRabbitMq("rabbitmq");
    var redis = here.AddRedis("redis");                      // rate-limit windows only: nothing worth keeping

    // Services: each owns one database, hears and speaks on the broker.
    var accounts = here.AddService<Projects.Hatched_Accounts>("accounts").With(tokenKey).SeedsDemo().Nursery(4);
    var ingestion = here.AddService<Projects.Hatched_Ingestion>("ingestion").InlineSockets().Nursery(12);
    var progression = here.AddService<Projects.Hatched_Progression>("progression").InlineSockets().SeedsDemo();
    var economy = here.AddService<Projects.Hatched_Economy>("economy").InlineSockets();
    var imaging = here.AddService<Projects.Hatched_Imaging>("imaging").Nursery(4);   // has little to do while events come in
    var widget = here.AddService<Projects.Hatched_Widget>("widget").With(tokenKey).InlineSockets().SeedsDemo();
    var webhook = here.AddService<Projects.Hatched_Webhook>("webhook").SeedsDemo();

    // The only public door.
    var gateway = here.AddGateway<Projects.Hatched_Gateway>("gateway").With(tokenKey).Needs(redis).InlineSockets().Nursery(12);

    foreach (var service in new[] { accounts, ingestion, progression, economy, imaging, widget, webhook })
    {
        service.OwnsDatabaseOn(postgres).Needs(rabbitmq).With(encryptionKey);
        gateway.Calls(service);
    }

    foreach (var process in here.Services)
    {
        process.With(mode, publicUrl, internalKey);
    }

    // Who asks whom.
    accounts.Calls(ingestion, progression);
    ingestion.Calls(progression, widget);
    progression.Calls(economy, ingestion);
    economy.Calls(progression);
    widget.Calls(accounts, ingestion, progression, economy);
}
