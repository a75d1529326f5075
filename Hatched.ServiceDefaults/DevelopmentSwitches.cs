using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Hatched.ServiceDefaults;

/// <summary>
/// Everything that opens a door for developers, in one place. Outside Development each is as if it were not set, whatever is configured.
/// </summary>
public sealed class DevelopmentSwitches(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary><c>HATCHED_WEBHOOK_ALLOW_PRIVATE=true</c>: webhooks and other outbound requests may go to private addresses.</summary>
    public bool AllowPrivateAddresses => IsOn("HATCHED_WEBHOOK_ALLOW_PRIVATE", "true");

    /// <summary><c>HATCHED_RATE_LIMITS=off</c>: everything is let through, with the headers of the limits.</summary>
    public bool LiftRateLimits => IsOn("HATCHED_RATE_LIMITS", "off");

    /// <summary><c>Hatched__DemoSeed__CustomerId</c>: the demo customer, whose credentials the host has made. A known password must not reach a real system.</summary>
    public Guid? DemoCustomer => environment.IsDevelopment() && Guid.TryParse(configuration["Hatched:DemoSeed:CustomerId"], out var id) ? id : null;

    /// <summary>Mails lie in a folder for the developer, who has no mailbox.</summary>
    public bool KeepMails => environment.IsDevelopment();

    /// <summary>A customer's plan can be switched from inside, without a bill.</summary>
    public bool SwitchPlans => environment.IsDevelopment();

    private bool IsOn(string name, string value) => environment.IsDevelopment() && string.Equals(configuration[name], value, StringComparison.OrdinalIgnoreCase);

    public static DevelopmentSwitches Of(IHostApplicationBuilder builder) => new(builder.Configuration, builder.Environment);
}
