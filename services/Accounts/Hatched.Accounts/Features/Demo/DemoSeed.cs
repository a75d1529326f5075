using System.ComponentModel.DataAnnotations;
using Hatched.Accounts.Data;
using Hatched.Accounts.Features.ApiKeys;
using Hatched.Accounts.Features.Customers;
using Hatched.Accounts.Features.Logins;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hatched.Accounts.Features.Demo;

/// <summary>The demo customer of local development, from <c>Hatched:DemoSeed</c>.</summary>
internal sealed class DemoOptions
{
    public required Guid CustomerId { get; init; }

    [Required]
    public required string ApiKey { get; init; }

    [Required]
    public required string PublishableKey { get; init; }

    [Required]
    public required string Email { get; init; }

    [Required]
    public required string Password { get; init; }
}

/// <summary>Makes the demo customer, its login and its keys exist as configured; ready means that they do.</summary>
internal sealed class DemoSeed(
    IServiceScopeFactory scopes, DatabaseReady ready, IOptions<DemoOptions> options, Passwords passwords, Deployment deployment, TimeProvider clock,
    ILogger<DemoSeed> log)
    : StartupTask(ready, clock, log)
{
    protected override string Obstacle => "seeding";

    protected override Task RunAsync(CancellationToken ct) => SeedAsync(options.Value, ct);

    private async Task SeedAsync(DemoOptions demo, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('demo-seed', 7))", ct); // one replica at a time
        var (now, email) = (Clock.GetUtcNow(), Login.Normalise(demo.Email));
        if (!await db.Customers.AnyAsync(c => c.Id == demo.CustomerId, ct))
        {
            db.Add(new Customer { Id = demo.CustomerId, Name = "Hatched Demo", Company = null, Email = email, Plan = "pro", CreatedAt = now, UpdatedAt = now });
        }

        if (await db.Logins.FirstOrDefaultAsync(l => l.Email == email, ct) is not { } login)
        {
            db.Add(new Login
            {
                Id = Guid.CreateVersion7(),
                CustomerId = demo.CustomerId,
                Email = email,
                PasswordHash = passwords.Hash(demo.Password),
                EmailVerifiedAt = now,
                CreatedAt = now,
            });
        }
        else if (!passwords.Matches(login.PasswordHash, demo.Password))
        {
            login.PasswordHash = passwords.Hash(demo.Password);
        }

        await AddKeyAsync(demo.ApiKey, ApiKey.Secret, "Demo key", []);
        await AddKeyAsync(demo.PublishableKey, ApiKey.Publishable, "Demo publishable key", CreatePublishableKeyRequest.Every);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        async Task AddKeyAsync(string key, string kind, string label, IReadOnlyList<string> scopesOfKey)
        {
            var hash = ApiKey.Hash(key);
            if (!await db.ApiKeys.AnyAsync(k => k.KeyHash == hash, ct))
            {
                db.Add(ApiKey.Of(key, kind, demo.CustomerId, deployment.Mode, label, scopesOfKey, now));
            }
        }
    }
}

/// <summary>What the demo needs of the host.</summary>
internal static class DemoFeature
{
    public static void AddDemoSeed(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Hatched:DemoSeed");
        if (DevelopmentSwitches.Of(builder).DemoCustomer is null)
        {
            return;
        }

        builder.Services.AddOptions<DemoOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DemoSeed>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DemoSeed>());
        builder.Services.AddHealthChecks().AddCheck<DemoSeed>("demo-seed");
    }
}
