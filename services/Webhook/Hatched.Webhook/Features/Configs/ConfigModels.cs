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
/// <param name="Format"><c>bare</c>: the body is the payload. <c>standard</c>: it lies in <c>data</c> of Standard Webhooks' <c>{type, timestamp, data}</c>. Default <c>bare</c>.</param>
public sealed record CreateWebhookConfigRequest(
    [Required, StringLength(TargetUrl.MaxLength, MinimumLength = 1)] string Url,
    [Required, EventNames] IReadOnlyList<string> Events,
    [StringLength(500)] string? Description = null,
    bool? Active = null,
    [AllowedValues(null, WebhookEndpoint.Bare, WebhookEndpoint.Standard, ErrorMessage = "format must be bare or standard")] string? Format = null);

/// <summary>What is absent stays as it is.</summary>
/// <param name="Active">True also switches a disabled endpoint on again.</param>
/// <param name="Format">For what is sent from now on, retries included.</param>
public sealed record UpdateWebhookConfigRequest(
    [StringLength(TargetUrl.MaxLength, MinimumLength = 1)] string? Url = null,
    [EventNames] IReadOnlyList<string>? Events = null,
    [StringLength(500)] string? Description = null,
    bool? Active = null,
    [AllowedValues(null, WebhookEndpoint.Bare, WebhookEndpoint.Standard, ErrorMessage = "format must be bare or standard")] string? Format = null);

/// <summary>An endpoint that news is sent to.</summary>
/// <param name="Status"><c>active</c>, <c>paused</c> or <c>disabled</c> (by us; <c>GET /webhook-configs/health</c> says why).</param>
/// <param name="Secret">Whole, and only in the answer that made it.</param>
/// <param name="Format">What bodies look like: <c>bare</c> or <c>standard</c>.</param>
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
    [property: AllowedValues(WebhookEndpoint.Bare, WebhookEndpoint.Standard)] string Format,
    IReadOnlyList<int> RetrySchedule,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    private static readonly int[] Waits = [.. Sending.RetrySchedule.Waits.Select(wait => (int)wait.TotalSeconds)];

    internal static WebhookConfigResponse Of(WebhookEndpoint endpoint, string? secret = null) => new(
        endpoint.Id, endpoint.Url, endpoint.Events, endpoint.Description, endpoint.Status is WebhookEndpoint.Active, endpoint.Status,
        secret, WebhookSecrets.Mask(endpoint.SecretHint), endpoint.Format, Waits, endpoint.CreatedAt, endpoint.UpdatedAt);
}

/// <summary>A kind of news that an endpoint may subscribe to.</summary>
/// <param name="Sample">An example body; what is sent has this shape.</param>
public sealed record WebhookEventResponse(string Name, string Description, [property: Holds] JsonElement Sample)
{
    private static readonly Guid SampleFactId = Guid.Parse("01960f42-3c4d-7b66-91ea-2f8e7d6b5c44");
    private static readonly DateTimeOffset SampleTime = new(2026, 4, 8, 10, 30, 0, TimeSpan.Zero);

    /// <summary>The catalogue as it is shown; samples are written as deliveries are.</summary>
    internal static IReadOnlyList<WebhookEventResponse> All { get; } =
        [.. FactCatalogue.All.Select(kind => new WebhookEventResponse(kind.Name, kind.Description, JsonElement.Parse(SampleOf(kind))))];

    private static string SampleOf(FactKind kind)
    {
        var payload = JsonSerializer.SerializeToElement(kind.Sample, kind.Sample.GetType(), HatchedJson.Options);
        var isOfBuddy = payload.TryGetProperty("buddy_id", out var buddy) && buddy.ValueKind is JsonValueKind.String;
        return FactBody.Of(payload.GetRawText(), SampleFactId, SampleTime, isOfBuddy ? 4_711 : null);
    }
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
