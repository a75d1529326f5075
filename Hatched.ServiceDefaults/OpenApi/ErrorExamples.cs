using System.Text.Json;
using Hatched.ServiceDefaults.Http;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>One envelope a code, with the details that the code promises; every answer of the document refers to these.</summary>
internal static class ErrorExamples
{
    private const string BuddyId = "019f7a8e-3d2f-7c11-8c0e-0b8d8a9f6e21";

    public static IReadOnlyDictionary<string, OpenApiExample> All { get; } = ErrorCatalogue.StatusByCode.OrderBy(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal)
        .ToDictionary(code => code.Key, code => Example(code.Key, code.Value));

    private static OpenApiExample Example(string code, int status)
    {
        var usual = ErrorCatalogue.ForStatus(status);
        var (message, details) = Special(code) ?? (usual.Message, null);
        var envelope = new ErrorEnvelope(new ErrorBody(code, message, details, "0b6f2a52-7f1c-4a53-9a62-5d0f8f6a1c11"));
        return new OpenApiExample { Summary = $"{status} {code}", Value = JsonSerializer.SerializeToNode(envelope, HatchedJson.Options) };
    }

    private static (string Message, object? Details)? Special(string code) => code switch
    {
        "insufficient_balance" => ("The balance does not cover this.", new { Required = 120, Available = 35, Token = "coins" }),
        "too_many_items" => ("A buddy wears at most 4 items. Take something off first.", new { Max = 4, Attempted = 5 }),
        "category_conflict" => ("Only accessories stack: take the other item of the category off first.", new { Category = "hat", ConflictingItemIds = new[] { BuddyId } }),
        "missing_audience" => ("This customer has several audiences: say which one the event belongs to in audience.", new { Known = new[] { "default", "teachers" } }),
        "unknown_audience" => ("This audience is not one of yours.", new { Audience = "pupils", Known = new[] { "default", "teachers" } }),
        "self_clap_forbidden" => ("A buddy cannot clap for itself.", null),
        "credit_insufficient" => ("Not enough credits.", new { Required = 3, Available = 1, Welcome = 0, Paid = 1, Promo = 0, UpgradeUrl = "/dashboard/billing", TopUpUrl = "/dashboard/billing/top-up" }),
        "event_quota_exceeded" => ("This month's events are used up. Upgrade the plan, or wait for the first of the next UTC month.", new { Used = 10000, Limit = 10000, ResetAt = "2026-09-01T00:00:00Z", UpgradeUrl = "/dashboard/billing" }),
        "publishable_key_scope" => ("This publishable key lacks the scope read:buddies.", null),
        "plan_feature_locked" => ("marketplace needs the Growth plan.", new { Feature = "marketplace", RequiredPlan = "growth", CurrentPlan = "starter", UpgradeUrl = "/dashboard/billing" }),
        "capability_disabled" => ("marketplace is switched off in your workspace's settings.", null),
        "hexad_survey_disabled" => ("The survey is switched off in your workspace's settings.", null),
        "resource_not_found" => ("Buddy was not found.", null),
        "conflict" => ("Only an egg that is ready can hatch; this one is waiting.", new { Status = "waiting" }),
        "no_published_config" => ("Customer must have a published config version. Apply a preset or publish a draft first.", new { CustomerId = BuddyId, PublishUrl = "/dashboard/publish", DocsUrl = "/docs" }),
        "active_egg_limit" => ("User already has 3 active egg(s). Hatch or cancel one, or retry with ?ensure=true.", new { Max = 3, Active = new[] { new { EggId = BuddyId, Status = "waiting", CreatedAt = "2026-08-01T09:30:00Z" } } }),
        "config_version_mismatch" => ("The buddy is pinned to another config version.", null),
        "idempotency_key_conflict" => ("This Idempotency-Key was used for another request. Use a new key for each logical action.", null),
        "mystery_box_daily_cap" => ("Today's box is open already.", new { NextEligibleAt = "2026-08-02T00:00:00Z" }),
        "validation_failed" => ("amount must be between 1 and 1000000000", new ValidationDetails([new FieldError("amount", "amount must be between 1 and 1000000000")])),
        "progression_not_spendable" => ("A progression token is earned and shown, never spent.", null),
        "upstream_image_error" => ("The image provider failed. Retry the operation.", null),
        _ => null,
    };
}
