using System.Text.Json;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Accounts.Features.Customers;

/// <summary>A tenant: who it is, what it pays for, whom it serves and how it has set Hatched up.</summary>
internal sealed class Customer
{
    public const int WelcomeCredits = 20;

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string? Company { get; set; }

    public required string Email { get; init; }

    /// <summary>A key of <see cref="Plans"/>.</summary>
    public required string Plan { get; set; }

    /// <summary><c>active</c> or <c>suspended</c>; a suspended customer's credentials are refused.</summary>
    public string Status { get; init; } = "active";

    /// <summary>At least <c>default</c>.</summary>
    public IReadOnlyList<Audience> Audiences { get; private set; } = [Audience.Default];

    /// <summary>A JSON object, as the customer wrote it.</summary>
    public string Settings { get; private set; } = "{}";

    /// <summary>Taken from <see cref="Settings"/> when they change: every request of the customer needs it.</summary>
    public int MaxActiveEggs { get; private set; } = CustomerSettings.DefaultMaxActiveEggs;

    /// <inheritdoc cref="MaxActiveEggs"/>
    public IReadOnlyList<string> DisabledCapabilities { get; private set; } = [];

    /// <inheritdoc cref="MaxActiveEggs"/>
    public string? DefaultTimeZone { get; private set; }

    /// <summary>Events a month by contract; null takes the plan's.</summary>
    public long? EventQuota { get; init; }

    public long WelcomeCreditsLeft { get; init; } = WelcomeCredits;

    public long PaidCredits { get; init; }

    public long PromoCredits { get; init; }

    /// <summary>Dashboard tokens of an older version are void; a changed password raises it.</summary>
    public int TokenVersion { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public void EndSessions() => TokenVersion++;

    public void Replace(IReadOnlyList<Audience> audiences) => Audiences = audiences;

    public void Replace(JsonElement settings)
    {
        Settings = settings.GetRawText();
        MaxActiveEggs = CustomerSettings.MaxActiveEggs(settings);
        DefaultTimeZone = CustomerSettings.DefaultTimeZone(settings);
        DisabledCapabilities = CustomerSettings.DisabledCapabilities(settings);
    }
}

/// <summary>A group of users that a customer serves in its own way.</summary>
/// <param name="Brief">A paragraph on who they are, for generated copy and pictures.</param>
internal sealed record Audience(string Key, string Label, string Brief)
{
    public const string DefaultKey = "default";

    public static Audience Default { get; } = new(DefaultKey, "Default", "");
}
