using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.OpenApi;

namespace Hatched.Accounts.Features.Customers;

/// <summary>A customer's own profile.</summary>
/// <param name="Mode">What the deployment is.</param>
/// <param name="Settings">A free object; see <c>PATCH /customers/me/settings</c> for the keys that have a meaning.</param>
public sealed record CustomerResponse(
    Guid Id, string Name, string? Company, string Email,
    [property: AllowedValues("starter", "growth", "pro", "enterprise")] string Plan,
    [property: AllowedValues("test", "live")] string Mode,
    [property: AllowedValues("active", "suspended")] string Status,
    IReadOnlyList<AudienceModel> Audiences,
    [property: Holds] JsonElement Settings, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static CustomerResponse Of(Customer customer, Deployment deployment) => new(
        customer.Id, customer.Name, customer.Company, customer.Email, customer.Plan, deployment.Mode, customer.Status,
        [.. customer.Audiences.Select(a => new AudienceModel(a.Key, a.Label, a.Brief))],
        JsonElement.Parse(customer.Settings), customer.CreatedAt, customer.UpdatedAt);
}

/// <summary>A group of the customer's users with a buddy, rules and shops of its own.</summary>
/// <param name="Key">Lower-case snake_case, at most 32 characters; what eggs, buddies, events and rules name.</param>
/// <param name="Label">For the dashboard.</param>
/// <param name="Brief">A paragraph on who they are, for generated copy and pictures.</param>
public sealed record AudienceModel(
    [property: Required, Pattern("[a-z][a-z0-9_]{0,31}", ErrorMessage = "key must be lower-case snake_case of at most 32 characters")] string Key,
    [property: StringLength(100, MinimumLength = 1)] string Label,
    [property: StringLength(2000)] string Brief = "");

/// <summary>What is absent stays as it is.</summary>
/// <param name="Company">An empty string removes it.</param>
public sealed record UpdateCustomerRequest(
    [property: StringLength(200, MinimumLength = 1), Pattern(@".*\S.*", ErrorMessage = "name must not be blank")] string? Name = null,
    [property: StringLength(200)] string? Company = null);

/// <summary>The whole list; what it leaves out is removed.</summary>
public sealed record ReplaceAudiencesRequest([property: MaxLength(100)] IReadOnlyList<AudienceModel> Audiences) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Audiences.Any(audience => audience is null))
        {
            yield return new ValidationResult("audiences must not contain null", [nameof(Audiences)]);
        }
        else if (Audiences.All(audience => audience.Key is not Audience.DefaultKey))
        {
            yield return new ValidationResult($"audiences must contain {Audience.DefaultKey}", [nameof(Audiences)]);
        }
        else if (Audiences.CountBy(audience => audience.Key).FirstOrDefault(key => key.Value > 1) is { Key: { } twice })
        {
            yield return new ValidationResult($"audiences must not repeat the key {twice}", [nameof(Audiences)]);
        }
    }
}

/// <summary>The settings that have a meaning; any other key is kept as it is.</summary>
/// <remarks>For the OpenAPI document; <see cref="CustomerSettings"/> checks them.</remarks>
/// <param name="MaxActiveEggs">Waiting and ready eggs that one user may have at once; 3 when not set.</param>
/// <param name="AutoEvolve">Evolve buddies as soon as they are ready.</param>
/// <param name="FeatureToggles">Capability → whether it is on; a capability of the plan is on unless this says false.</param>
/// <param name="WidgetThemeConfig">What <c>GET /widget/theme</c> serves.</param>
/// <param name="WidgetSize"><c>sm</c>, <c>md</c>, <c>lg</c> or <c>full</c>.</param>
/// <param name="DefaultTimeZone">By whose midnight the streaks of users go who have no time zone of their own, such as <c>Europe/Istanbul</c>; UTC when not set.</param>
internal sealed record KnownSettings(
    [property: Range(1, 20)] int? MaxActiveEggs = null, bool? AutoEvolve = null, IReadOnlyDictionary<string, bool>? FeatureToggles = null,
    IReadOnlyDictionary<string, JsonElement>? WidgetThemeConfig = null, string? WidgetCustomCss = null,
    [property: AllowedValues("sm", "md", "lg", "full")] string? WidgetSize = null, string? DefaultTimeZone = null);
