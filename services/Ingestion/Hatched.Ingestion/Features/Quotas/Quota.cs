using System.Diagnostics.Metrics;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.Telemetry;

namespace Hatched.Ingestion.Features.Quotas;

/// <summary>What a customer may send a month, and what it hears at the end of that.</summary>
internal static class Quota
{
    /// <summary>At this share of the quota the customer is told, once a month.</summary>
    public const int ThresholdPercent = 80;

    /// <summary>For the migration that creates the function. Nothing calls it any more; it stays while a replica of an earlier build may.</summary>
    public const string CreateGuard = """
        CREATE FUNCTION within_event_quota(used bigint, added bigint, most bigint, threshold_percent bigint) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN
            IF used > most OR (used >= most * threshold_percent / 100 AND used - added < most * threshold_percent / 100) THEN
                RAISE EXCEPTION 'the event quota or its threshold is passed' USING ERRCODE = 'HQ402';
            END IF;
            RETURN true;
        END $$;
        """;

    private static readonly Counter<long> Refused = HatchedTelemetry.Meter.CreateCounter<long>(
        "hatched.quota.refused", "{event}", "Events refused because the month's quota is used up.");

    private static readonly ApiError Exceeded = new(402, "event_quota_exceeded", "This month's events are used up. Upgrade the plan, or wait for the first of the next UTC month.");

    /// <summary>Null: no limit.</summary>
    public static long? LimitOf(Principal caller) => caller.EventQuota ?? Plans.Get(caller.Plan).EventsPerMonth;

    public static DateOnly MonthOf(DateTimeOffset now) => new(now.Year, now.Month, 1);

    public static DateTimeOffset ResetAfter(DateOnly month) => new(month.AddMonths(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The refusal of one event; it is counted.</summary>
    public static ApiError ExceededAt(long used, long limit, DateOnly month)
    {
        Refused.Add(1);
        return Exceeded.With(new { Used = used, Limit = limit, ResetAt = ResetAfter(month), UpgradeUrl = "/dashboard/billing" });
    }
}
