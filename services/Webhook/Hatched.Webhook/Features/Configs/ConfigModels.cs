using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.BuildingBlocks.Outbound;
using Hatched.Contracts.Facts;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Webhook.Features.Sending;

namespace Hatched.Webhook.Features.Configs;

/// <summary>An endpoint to send news to.</summary>
/// <param name="Url">https, at most 2,048 characters, without credentials.</param>
/// <param name="Events">Names of the catalogue, or <c>*</c>.</param>
/// <param name="Active">False creates it paused.</param>
public sealed record CreateWebhookConfigRequest(
    [Required, StringLength(TargetUrl.MaxLength, MinimumLength = 1)] string Url,
    [Required, EventNames] IReadOnlyList<string> Events,
    [StringLength(500)] string? Description = null,
    bool? Active = null);

/// <summary>What is absent stays as it is.</summary>
/// <param name="Active">True also switches a disabled endpoint on again.</param>
public sealed record UpdateWebhookConfigRequest(
    [StringLength(TargetUrl.MaxLength, MinimumLength = 1)] string? Url = null,
    [EventNames] IReadOnlyList<string>? Events = null,
    [StringLength(500)] string? Description = null,
    bool? Active = null);

/// <summary>An endpoint that news is sent to.</summary>
/// <param name="Status"><c>active</c>, <c>paused</c> or <c>disabled</c> (by us; <c>GET /webhook-configs/health</c> says why).</param>
/// <param name="Secret">Whole, and only in the answer that made it.</param>
/// <param name="RetrySchedule">Seconds to wait before each attempt, ±10 %.</param>
public sealed record WebhookConfigResponse(
    Guid Id,
    string Url,
    IReadOnlyList<string> Events,
    string? Description,
    bool Active,
    [property: AllowedValues("active", "paused", "disabled")] string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret,
    string MaskedSecret,
    IReadOnlyList<int> RetrySchedule,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    private static readonly int[] Waits = [.. Sending.RetrySchedule.Waits.Select(wait => (int)wait.TotalSeconds)];

    internal static WebhookConfigResponse Of(WebhookEndpoint endpoint, string? secret = null) => new(
        endpoint.Id, endpoint.Url, endpoint.Events, endpoint.Description, endpoint.Status is WebhookEndpoint.Active, endpoint.Status,
        secret, WebhookSecrets.Mask(endpoint.SecretHint), Waits, endpoint.CreatedAt, endpoint.UpdatedAt);
}

/// <summary>A kind of news that an endpoint may subscribe to.</summary>
/// <param name="Sample">An example body; what is sent has this shape.</param>
public sealed record WebhookEventResponse(string Name, string Description, [property: Holds] JsonElement Sample)
{
    /// <summary>The catalogue as it is shown; samples are written as deliveries are.</summary>
    internal static IReadOnlyList<WebhookEventResponse> All { get; } = [.. FactCatalogue.All.Select(kind => new WebhookEventResponse(
        kind.Name, kind.Description, JsonSerializer.SerializeToElement(kind.Sample, kind.Sample.GetType(), HatchedJson.Options)))];
}

/// <summary>A list of event names of the catalogue, or <c>*</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EventNamesAttribute : ValidationAttribute
{
    private const int Most = 100;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var field = HatchedJson.Name(validationContext.MemberName ?? "events");
        var fault = value switch
        {
            null => null,
            IReadOnlyList<string> { Count: 0 or > Most } => $"{field} must hold 1 to {Most} names",
            IReadOnlyList<string> names when names.FirstOrDefault(Unknown) is var unknown and not null =>
                $"{field} must hold names of GET /webhook-configs/events, or *: \"{(unknown.Length > 64 ? unknown[..64] + "…" : unknown)}\" is not one",
            IReadOnlyList<string> names when names.Any(name => name is null) => $"{field} must hold names only",
            _ => null,
        };
        return fault is null ? ValidationResult.Success : new ValidationResult(fault, [validationContext.MemberName ?? ""]);
    }

    private static bool Unknown(string name) => name is not null and not WebhookEndpoint.Everything && !FactCatalogue.Names.Contains(name);
}
