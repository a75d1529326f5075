using System.Text.Json.Serialization;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>What kind of credential a request came with.</summary>
public enum PrincipalKind
{
    /// <summary>No credential; only anonymous routes answer.</summary>
    Anonymous,

    /// <summary>A customer's server.</summary>
    SecretKey,

    /// <summary>A customer's page, within the key's scopes.</summary>
    PublishableKey,

    /// <summary>One buddy's widgets, interactive.</summary>
    WidgetSession,

    /// <summary>One buddy's widgets, read-only.</summary>
    EmbedToken,

    /// <summary>A person at the customer's dashboard; may do what a secret key may.</summary>
    Dashboard,

    /// <summary>Another Hatched service, on behalf of <see cref="Principal.CustomerId"/>.</summary>
    Service,
}

/// <summary>Who is calling: resolved once at the gateway, passed on signed, trusted by every service.</summary>
public sealed record Principal
{
    public required PrincipalKind Kind { get; init; }

    /// <summary>The tenant; <see cref="Guid.Empty"/> only for <see cref="PrincipalKind.Anonymous"/>.</summary>
    public Guid CustomerId { get; init; }

    /// <summary>The API key, widget session or login behind the call.</summary>
    public Guid? CredentialId { get; init; }

    /// <summary><c>test</c> or <c>live</c>.</summary>
    public string Mode { get; init; } = "test";

    /// <summary><c>starter</c>, <c>growth</c>, <c>pro</c> or <c>enterprise</c>.</summary>
    public string Plan { get; init; } = "starter";

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Capabilities that the plan includes and the customer has switched off.</summary>
    public IReadOnlyList<string> DisabledCapabilities { get; init; } = [];

    /// <summary>The customer's audience keys, at least <c>default</c>.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = ["default"];

    /// <summary>Waiting and ready eggs that one user may have at once.</summary>
    public int MaxActiveEggs { get; init; } = 3;

    /// <summary>Events a month that an enterprise contract names; null takes the plan's.</summary>
    public long? EventQuota { get; init; }

    /// <summary>The one buddy of a widget or embed token.</summary>
    public Guid? BuddyId { get; init; }

    /// <summary>The one user of a widget or embed token.</summary>
    public string? UserId { get; init; }

    /// <summary>The login behind a dashboard token.</summary>
    public string? Email { get; init; }

    /// <summary>The dashboard token itself: signing out ends this one and no other.</summary>
    public Guid? TokenId { get; init; }

    /// <summary>When the signed form stops being accepted, unix seconds.</summary>
    public long ExpiresAt { get; init; }

    /// <summary>May act for the whole customer: secret key, dashboard, or one of our own services.</summary>
    [JsonIgnore]
    public bool ActsForCustomer => Kind is PrincipalKind.SecretKey or PrincipalKind.Dashboard or PrincipalKind.Service;

    public static Principal Anonymous { get; } = new() { Kind = PrincipalKind.Anonymous };
}
