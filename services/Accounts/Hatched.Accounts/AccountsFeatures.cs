using Hatched.Accounts.Clients;
using Hatched.Accounts.Features.ApiKeys;
using Hatched.Accounts.Features.Customers;
using Hatched.Accounts.Features.Demo;
using Hatched.Accounts.Features.Erasures;
using Hatched.Accounts.Features.Logins;
using Hatched.Accounts.Features.Mail;
using Hatched.BuildingBlocks;
using Hatched.ServiceDefaults;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;
using MassTransit;

namespace Hatched.Accounts;

/// <summary>The table of contents of Accounts.</summary>
internal static class AccountsFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ErasureConfirmedConsumer>();
        bus.AddConsumer<PasswordResetRequestedConsumer>();
    }

    public static void AddAccountsFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Deployment.From(builder.Configuration, builder.Environment));
        builder.Services.NeedsSecret("TokenKey");
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddScoped<Sessions>();
        builder.Services.AddScoped<OneTimeTokens>();
        builder.Services.AddSingleton<Profiles>();
        builder.AddInternalClient<IngestionClient>("ingestion", TimeSpan.FromSeconds(1));
        builder.AddInternalClient<ProgressionClient>("progression");
        builder.Services.AddHostedService<ErasureReminder>();
        builder.AddMail();
        builder.AddDemoSeed();
    }

    public static void MapAccountsFeatures(this WebApplication app)
    {
        var api = app.MapPublicApi();
        api.MapLogins();
        api.MapPasswords();
        api.MapEmailVerification();
        api.MapApiKeys();
        api.MapWhoAmI();
        api.MapCustomers();
        api.MapErasures();

        var internals = app.MapGroup("/internal").RequireInternal();
        internals.MapProfiles();
        if (app.Services.GetRequiredService<DevelopmentSwitches>().SwitchPlans)
        {
            internals.MapPlanSwitch();
        }
    }
}
