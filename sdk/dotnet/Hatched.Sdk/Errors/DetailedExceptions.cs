using System.Text.Json;

namespace Hatched.Sdk;

/// <summary>One fault of a request.</summary>
/// <param name="Field">Where, in the wire's spelling; empty for the body as a whole.</param>
/// <param name="Message">What is wrong.</param>
public sealed record FieldFault(string Field, string Message);

/// <summary>422: the request is not of the right shape, or asks for what is not possible (<c>progression_not_spendable</c>).</summary>
/// <param name="error">What was answered.</param>
public sealed class ValidationException(ApiError error) : HatchedException(error)
{
    /// <summary>Every fault that was found.</summary>
    public IReadOnlyList<FieldFault> Fields { get; } =
        [.. error.Entries("fields").Select(fault => new FieldFault(fault.Text("field") ?? "", fault.Text("message") ?? ""))];
}

/// <summary>The buddy has fewer coins or tokens than the call would spend. Nothing was spent.</summary>
/// <param name="error">What was answered.</param>
public sealed class InsufficientBalanceException(ApiError error) : HatchedException(error)
{
    /// <summary>What it costs.</summary>
    public long? Required { get; } = error.Number("required");

    /// <summary>What there is.</summary>
    public long? Available { get; } = error.Number("available");
}

/// <summary>The buddy would wear more items than fit.</summary>
/// <param name="error">What was answered.</param>
public sealed class TooManyItemsException(ApiError error) : HatchedException(error)
{
    /// <summary>How many may be worn.</summary>
    public int? Max { get; } = (int?)error.Number("max");

    /// <summary>How many it would have been.</summary>
    public int? Attempted { get; } = (int?)error.Number("attempted");
}

/// <summary>Two items would share a category that takes one; only <c>accessory</c> stacks.</summary>
/// <param name="error">What was answered.</param>
public sealed class CategoryConflictException(ApiError error) : HatchedException(error)
{
    /// <summary>The category.</summary>
    public string? Category { get; } = error.Text("category");

    /// <summary>The items that are in each other's way.</summary>
    public IReadOnlyList<string> ConflictingItemIds { get; } =
        [.. error.List("conflicting_item_ids").Where(id => id.ValueKind is JsonValueKind.String).Select(id => id.GetString()!)];
}

/// <summary>The customer has not published a config version yet: no egg can be laid.</summary>
/// <param name="error">What was answered.</param>
public sealed class NoPublishedConfigException(ApiError error) : HatchedException(error)
{
    /// <summary>The customer.</summary>
    public string? CustomerId { get; } = error.Text("customer_id");

    /// <summary>Where to publish one.</summary>
    public string? PublishUrl { get; } = error.Text("publish_url");

    /// <summary>Where it is explained.</summary>
    public string? DocsUrl { get; } = error.Text("docs_url");
}

/// <summary>An egg that counts towards the cap.</summary>
/// <param name="EggId">Its id.</param>
/// <param name="Status">Its status.</param>
/// <param name="CreatedAt">When it was laid.</param>
public sealed record ActiveEgg(string EggId, EggStatus Status, DateTimeOffset? CreatedAt);

/// <summary>The user has as many open eggs as allowed. Hatch or cancel one, or create with <c>Ensure</c> to take one that is there.</summary>
/// <param name="error">What was answered.</param>
public sealed class ActiveEggLimitException(ApiError error) : HatchedException(error)
{
    /// <summary>How many are allowed.</summary>
    public int? Max { get; } = (int?)error.Number("max");

    /// <summary>Those that are open.</summary>
    public IReadOnlyList<ActiveEgg> Active { get; } =
        [.. error.Entries("active").Select(egg => new ActiveEgg(egg.Text("egg_id") ?? "", new EggStatus(egg.Text("status") ?? ""), egg.Time("created_at")))];
}

/// <summary>402: no pool has credits left for a generated picture.</summary>
/// <param name="error">What was answered.</param>
public sealed class CreditInsufficientException(ApiError error) : HatchedException(error)
{
    /// <summary>Credits that the call needs.</summary>
    public long? Required { get; } = error.Number("required");

    /// <summary>Credits left in all pools.</summary>
    public long? Available { get; } = error.Number("available");

    /// <summary>Left of the welcome credits.</summary>
    public long? Welcome { get; } = error.Number("welcome");

    /// <summary>Left of the paid credits.</summary>
    public long? Paid { get; } = error.Number("paid");

    /// <summary>Left of the promotional credits.</summary>
    public long? Promo { get; } = error.Number("promo");

    /// <summary>Where to change the plan.</summary>
    public string? UpgradeUrl { get; } = error.Text("upgrade_url");

    /// <summary>Where to buy credits.</summary>
    public string? TopUpUrl { get; } = error.Text("top_up_url");
}

/// <summary>402: the plan's events of this month are used up.</summary>
/// <param name="error">What was answered.</param>
public sealed class EventQuotaExceededException(ApiError error) : HatchedException(error)
{
    /// <summary>Events of this month.</summary>
    public long? Used { get; } = error.Number("used");

    /// <summary>Events that the plan has a month.</summary>
    public long? Limit { get; } = error.Number("limit");

    /// <summary>When the next month begins (UTC).</summary>
    public DateTimeOffset? ResetAt { get; } = error.Time("reset_at");

    /// <summary>Where to change the plan.</summary>
    public string? UpgradeUrl { get; } = error.Text("upgrade_url");
}

/// <summary>403: the customer's plan does not have this feature.</summary>
/// <param name="error">What was answered.</param>
public sealed class PlanFeatureLockedException(ApiError error) : HatchedException(error)
{
    /// <summary>The feature.</summary>
    public string? Feature { get; } = error.Text("feature");

    /// <summary>The least plan that has it.</summary>
    public string? RequiredPlan { get; } = error.Text("required_plan");

    /// <summary>The customer's plan.</summary>
    public string? CurrentPlan { get; } = error.Text("current_plan");

    /// <summary>Where to change the plan.</summary>
    public string? UpgradeUrl { get; } = error.Text("upgrade_url");
}
