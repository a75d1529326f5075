using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Acknowledgement;

/// <summary>What follows a commit is a convenience: whatever becomes of it, what is committed is not answered with an error.</summary>
[Collection(Alone.Name)]
public sealed class CommittedMutationTests
{
    [Fact]
    public async Task A_credit_that_Progression_does_not_want_to_hear_of_is_answered_as_the_credit_that_it_is()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        // Forced: Progression refuses what it is told of this buddy as a conflict.
        await Database.RunAsync("progression", $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = 'unique_violation'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON buddy_states FOR EACH ROW WHEN (NEW.buddy_id = '{buddy.Id}') EXECUTE FUNCTION refuse()
            """);
        try
        {
            (await buddy.CreditAsync(10)).Expect(200);
            Assert.Equal(10, Assert.Single(await buddy.LedgerAsync()).Num("amount"));
        }
        finally
        {
            await Database.RunAsync("progression", "DROP TRIGGER refuse ON buddy_states; DROP FUNCTION refuse()");
        }
    }
}
