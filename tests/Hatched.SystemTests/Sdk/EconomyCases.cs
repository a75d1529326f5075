using System.Text.Json.Nodes;
using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class EconomyCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Buddies.EarnAsync", "POST /buddies/{}/coins",
            client => client.Buddies.EarnAsync("b", new() { Amount = 5, Reason = "gift", ReferenceId = "r", Token = "gems" }),
            """POST /buddies/b/coins {"amount":5,"reason":"gift","reference_id":"r","token":"gems"}""",
            async world =>
            {
                var key = SdkWorld.NewId("key");
                var first = await world.Client.Buddies.EarnAsync(world.BuddyId, new() { Amount = 5, Reason = "gift" }, key);
                var again = await world.Client.Buddies.EarnAsync(world.BuddyId, new() { Amount = 5, Reason = "gift" }, key);
                Assert.Equal(first, again);
                await Assert.ThrowsAsync<ConflictException>(() => world.Client.Buddies.EarnAsync(world.BuddyId, new() { Amount = 6, Reason = "gift" }, key));
                return await world.Client.Buddies.EarnAsync(world.BuddyId, new() { Amount = 5, Reason = "gift" });
            }),
        new("Buddies.EarnCoinsAsync", "POST /buddies/{}/coins",
            client => client.Buddies.EarnCoinsAsync("b", new() { Amount = 5, Reason = "gift" }), """POST /buddies/b/coins {"amount":5,"reason":"gift"}""",
            async world => await world.Client.Buddies.EarnCoinsAsync(world.BuddyId, new() { Amount = 5, Reason = "gift" })),
        new("Buddies.SpendAsync", "POST /buddies/{}/coins/spend",
            client => client.Buddies.SpendAsync("b", new() { Amount = 5, Reason = "fee", ItemId = "i", Token = "gems" }),
            """POST /buddies/b/coins/spend {"amount":5,"reason":"fee","item_id":"i","token":"gems"}""",
            async world =>
            {
                var failure = await Assert.ThrowsAsync<InsufficientBalanceException>(() => world.Client.Buddies.SpendAsync(world.BuddyId, new() { Amount = 1_000_000_000, Reason = "fee" }));
                Assert.Equal(1_000_000_000, failure.Required);
                Assert.True(failure.Available > 0);
                Assert.Equal(
                    ErrorCodes.ProgressionNotSpendable,
                    (await Assert.ThrowsAsync<ValidationException>(() => world.Client.Buddies.SpendAsync(world.BuddyId, new() { Amount = 1, Reason = "fee", Token = "fluency" }))).Code);
                return await world.Client.Buddies.SpendAsync(world.BuddyId, new() { Amount = 5, Reason = "fee" });
            }),
        new("Buddies.GetTokensAsync", "GET /buddies/{}/tokens", client => client.Buddies.GetTokensAsync("b"), "GET /buddies/b/tokens", async world =>
        {
            var tokens = await world.Client.Buddies.GetTokensAsync(world.BuddyId);
            Assert.Equal((TokenKind.Primary, TokenKind.Progression), (tokens.Primary!.Kind, tokens.Progression!.Kind));
            Assert.True(tokens.Primary.Balance > 0);
            return tokens;
        }),
        new("Buddies.EquipAsync", "PATCH /buddies/{}/equipped-items",
            client => client.Buddies.EquipAsync("b", new() { Equip = ["i"], Unequip = ["j"] }), """PATCH /buddies/b/equipped-items {"equip":["i"],"unequip":["j"]}""",
            async world =>
            {
                var many = await Assert.ThrowsAsync<TooManyItemsException>(() => world.Client.Buddies.EquipAsync(world.BuddyId, new() { Equip = [.. world.Items.Values.Take(5)] }));
                Assert.Equal((4, 5), (many.Max, many.Attempted));
                var outfit = await world.Client.Buddies.EquipAsync(world.BuddyId, new() { Equip = [world.Items["round_glasses"]] });
                Assert.True(outfit.Accepted);
                return outfit;
            }),
        new("Buddies.RerenderAppearanceAsync", "POST /buddies/{}/appearance/rerender", client => client.Buddies.RerenderAppearanceAsync("b"), "POST /buddies/b/appearance/rerender", async world =>
        {
            var rerender = await world.Client.Buddies.RerenderAppearanceAsync((await world.HatchAsync()).BuddyId);
            Assert.Equal((true, OperationStatus.Pending, AppearanceStatus.Pending), (rerender.Accepted, rerender.Status, rerender.AppearanceStatus));
            return rerender;
        }),
        new("Buddies.PurchaseItemAsync", "POST /buddies/{}/purchase-item", client => client.Buddies.PurchaseItemAsync("b", "i"), """POST /buddies/b/purchase-item {"item_id":"i"}""", async world =>
        {
            var purchase = await world.Client.Buddies.PurchaseItemAsync(world.BuddyId, world.Items["cozy_scarf"]);
            Assert.Equal(world.Items["cozy_scarf"], purchase.ItemId);
            Assert.True(purchase.Price.Coins > 0);
            return purchase;
        }),
        new("Buddies.GetPurchasedItemsAsync", "GET /buddies/{}/purchased-items", client => client.Buddies.GetPurchasedItemsAsync("b"), "GET /buddies/b/purchased-items", async world =>
        {
            var items = await world.Client.Buddies.GetPurchasedItemsAsync(world.BuddyId);
            Assert.Contains(items, item => item.Key is "round_glasses");
            return items;
        }),
        new("Gates.ListAsync", "GET /gates", client => client.Gates.ListAsync(), "GET /gates", async world =>
        {
            var key = await GateAsync(world);
            var gates = await world.Client.Gates.ListAsync();
            Assert.Equal(3, Assert.Single(gates.Gates, gate => gate.GateKey == key).Cost);
            return gates;
        }),
        new("Gates.UnlockAsync", "POST /buddies/{}/gates/{}/unlock", client => client.Gates.UnlockAsync("b", "g"), "POST /buddies/b/gates/g/unlock", async world =>
        {
            var key = await GateAsync(world);
            var opened = await world.Client.Gates.UnlockAsync(world.BuddyId, key);
            Assert.Equal((false, 1), (opened.AlreadyUnlocked, (int)opened.Metadata["roomNo"]!));
            var again = await world.Client.Gates.UnlockAsync(world.BuddyId, key);
            Assert.Equal((true, opened.UnlockedAt), (again.AlreadyUnlocked, again.UnlockedAt));
            return again;
        }),
        new("Gates.ListUnlocksAsync", "GET /buddies/{}/unlocks", client => client.Gates.ListUnlocksAsync("b"), "GET /buddies/b/unlocks", async world =>
        {
            var key = await GateAsync(world);
            await world.Client.Gates.UnlockAsync(world.BuddyId, key);
            var unlocks = await world.Client.Gates.ListUnlocksAsync(world.BuddyId);
            Assert.Contains(unlocks.Unlocks, unlock => unlock.GateKey == key);
            return unlocks;
        }),
    ];

    private static async Task<string> GateAsync(SdkWorld world)
    {
        var key = SdkWorld.NewKey("gate");
        await world.Client.RequestAsync(HttpMethod.Put, $"/gates/{key}", new JsonObject { ["cost"] = 3, ["label"] = "A test's", ["metadata"] = new JsonObject { ["roomNo"] = 1 } });
        return key;
    }
}
