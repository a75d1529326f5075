using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>What must be so before an operation can succeed, where the workspace as it is does not do.</summary>
internal static class Preparations
{
    private static readonly Dictionary<string, Func<Workspace, Task<(string, object)[]>>> ByOperation = new()
    {
        // A thing in the right state.
        ["ChangeEggStatus"] = async workspace => [("EGG_ID", await workspace.EggAsync(ready: false))],
        ["HatchEgg"] = async workspace => [("EGG_ID", await workspace.EggAsync(ready: true))],
        ["CancelOperation"] = async workspace => [("OPERATION_ID", await workspace.PendingOperationAsync())],
        ["EvolveBuddy"] = async workspace => [("BUDDY_ID", await workspace.ReadyBuddyAsync())],
        ["ArchiveBuddy"] = async workspace => [("BUDDY_ID", (await workspace.Tenant.HatchAsync()).Id)],
        ["RerenderAppearance"] = async workspace => [("BUDDY_ID", (await workspace.Tenant.HatchAsync()).Id)], // another's picture may be under way
        ["PurchaseItem"] = async workspace => [("ITEM_ID", await workspace.ItemAsync())],
        ["PurchaseWidgetItem"] = async workspace => [("ITEM_ID", await workspace.ItemAsync())],
        ["UnlockItem"] = async workspace => [("ITEM_ID", await workspace.ItemAsync())],
        ["EquipItems"] = async workspace => [("ITEM_ID", await workspace.OwnedItemAsync())],
        ["EquipWidgetItems"] = async workspace => [("ITEM_ID", await workspace.OwnedItemAsync())],
        ["UpdateConfigVersion"] = async workspace => [("CONFIG_VERSION_ID", await workspace.DraftAsync())],
        ["PublishConfigVersion"] = async workspace => [("CONFIG_VERSION_ID", await workspace.DraftAsync())],
        ["PreviewConfigImpact"] = async workspace => [("CONFIG_VERSION_ID", await workspace.DraftAsync())],
        ["MigrateBuddies"] = async workspace => [("CONFIG_VERSION_ID", await Workspace.PublishedAsync(workspace.Tenant))],
        ["ReorderItems"] = async workspace => await workspace.ShopAsync() is var (shop, item) ? [("MARKETPLACE_ID", shop), ("ITEM_ID", item)] : [],
        ["ActivatePathDefinition"] = workspace => Task.FromResult<(string, object)[]>([("PATH_DEFINITION_ID", workspace.Estate.Ids["path-definitions"])]),
        ["UpdateEventType"] = workspace => Task.FromResult<(string, object)[]>([("EVENT_TYPE_ID", workspace.Estate.Ids["event-types"])]),
        ["RedeliverWebhook"] = workspace => Task.FromResult<(string, object)[]>([("WEBHOOK_CONFIG_ID", workspace.Estate.Ids["webhook-configs"])]),

        // A user of whom there is nothing else to show is gone afterwards.
        ["EraseUserData"] = _ => Task.FromResult<(string, object)[]>([("USER_ID", $"user-{Guid.CreateVersion7():N}")]),

        // What takes a workspace's keys, ways or draft away is done to another one.
        ["ApplyPreset"] = async _ => [("HATCHED_API_KEY", (await Tenant.CreateAsync(preset: null)).Api.Credential!)],
        ["CloneConfigVersion"] = async _ => await Tenant.CreateAsync() is var other ? [("HATCHED_API_KEY", other.Api.Credential!), ("CONFIG_VERSION_ID", await Workspace.PublishedAsync(other))] : [],
        ["RotateApiKeys"] = async _ => [("HATCHED_API_KEY", (await Tenant.CreateAsync(preset: null)).Api.Credential!)],
        ["ReplaceAudiences"] = async _ => [("HATCHED_API_KEY", (await Tenant.CreateAsync(preset: null)).Api.Credential!)],
        ["Logout"] = async _ => [("DASHBOARD_TOKEN", (await Tenant.CreateAsync(preset: null)).Dashboard.Credential!)],
        ["ChangePassword"] = async _ => await Tenant.CreateAsync(preset: null) is var other ? [("DASHBOARD_TOKEN", other.Dashboard.Credential!), ("HATCHED_DASHBOARD_PASSWORD", other.Password)] : [],

        // A mail brings the token.
        ["VerifyEmail"] = async _ =>
        {
            var other = await Tenant.CreateAsync(preset: null);
            (await other.Dashboard.PostAsync("/auth/email/verification/request")).Expect(200);
            return [("MAIL_TOKEN", await Mail.TokenAsync(other.Email, "verify-email"))];
        },
        ["ResetPassword"] = async _ =>
        {
            var other = await Tenant.CreateAsync(preset: null);
            (await Api.Anonymous.PostAsync("/auth/password/reset/request", new { email = other.Email })).Expect(200);
            return [("MAIL_TOKEN", await Mail.TokenAsync(other.Email, "reset-password"))];
        },
    };

    /// <summary>The operations that have one: each must be an operation.</summary>
    public static IReadOnlyCollection<string> Operations => ByOperation.Keys;

    /// <summary>Makes it so; the variables that this operation's example needs instead of the workspace's.</summary>
    public static async Task<IReadOnlyList<(string Name, object Value)>> MakeAsync(Workspace workspace, Operation operation) =>
        ByOperation.TryGetValue(operation.Id, out var prepare) ? await prepare(workspace) : [];
}
