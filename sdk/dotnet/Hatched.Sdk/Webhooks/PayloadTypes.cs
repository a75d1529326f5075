using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hatched.Sdk.Http;

namespace Hatched.Sdk.Webhooks;

/// <summary>The type of what each kind of news carries.</summary>
internal static class PayloadTypes
{
    public static WebhookPayload? Read(string name, JsonElement payload)
    {
        try
        {
            return Of(name) is { } type ? (WebhookPayload?)payload.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null; // of a shape that this version does not know
        }
    }

    private static JsonTypeInfo? Of(string name) => name switch
    {
        "buddy.hatched" => HatchedJson.Default.BuddyHatched,
        "buddy.evolved" => HatchedJson.Default.BuddyEvolved,
        "buddy.archived" => HatchedJson.Default.BuddyArchived,
        "coins.earned" => HatchedJson.Default.CoinsEarned,
        "coins.spent" => HatchedJson.Default.CoinsSpent,
        "token.earned" => HatchedJson.Default.TokenEarned,
        "token.spent" => HatchedJson.Default.TokenSpent,
        "skill.leveled" => HatchedJson.Default.SkillLeveled,
        "skill.decayed" => HatchedJson.Default.SkillDecayed,
        "badge.ready" => HatchedJson.Default.BadgeReady,
        "badge.awarded" => HatchedJson.Default.BadgeAwarded,
        "streak.ticked" => HatchedJson.Default.StreakTicked,
        "streak.milestone" => HatchedJson.Default.StreakMilestone,
        "streak.burned" => HatchedJson.Default.StreakBurned,
        "path.step_completed" => HatchedJson.Default.PathStepCompleted,
        "path.completed" => HatchedJson.Default.PathCompleted,
        "evolution.ready" => HatchedJson.Default.EvolutionReady,
        "marketplace.purchased" => HatchedJson.Default.ItemPurchased,
        "marketplace.equipped" => HatchedJson.Default.ItemsEquipped,
        "gate.unlocked" => HatchedJson.Default.GateUnlocked,
        "operation.completed" => HatchedJson.Default.OperationCompleted,
        "operation.failed" => HatchedJson.Default.OperationFailed,
        "usage.threshold_reached" => HatchedJson.Default.UsageThresholdReached,
        "config.published" => HatchedJson.Default.ConfigPublished,
        "webhook.test" => HatchedJson.Default.WebhookTest,
        _ => null,
    };
}
