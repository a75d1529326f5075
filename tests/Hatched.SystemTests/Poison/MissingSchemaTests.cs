using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Poison;

/// <summary>A message whose table is not there yet is not given up: it waits for the migration.</summary>
[Collection(Alone.Name)]
public sealed class MissingSchemaTests
{
    [Fact]
    public async Task A_message_that_comes_before_its_table_arrives_when_the_table_does()
    {
        var customer = Guid.CreateVersion7();
        await Database.RunAsync("progression", "ALTER TABLE customer_plans RENAME TO customer_plans_of_tomorrow");
        try
        {
            await Database.PublishAsync("accounts", "CustomerPlanSet", new
            {
                customer_id = customer, plan = "growth", disabled_capabilities = Array.Empty<string>(), as_of = TimeProvider.System.GetUtcNow(),
            });
            await Database.RelayedAsync("accounts");
            await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        }
        finally
        {
            await Database.RunAsync("progression", "ALTER TABLE customer_plans_of_tomorrow RENAME TO customer_plans");
        }

        await Wait.UntilAsync("the plan is known", async () =>
            await Database.RunAsync("progression", "SELECT plan FROM customer_plans WHERE customer_id = $1", customer) is "growth");
    }
}
