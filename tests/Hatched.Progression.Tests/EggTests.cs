using Hatched.Progression.Features.Play.Eggs;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class EggTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void An_egg_that_hatches_is_neither_made_ready_nor_cancelled_by_hand()
    {
        // Made ready it would hatch a second time, and its second buddy could never be stored.
        var egg = Hatching();

        Assert.False(egg.TryMove(EggStatus.Ready, Now));
        Assert.False(egg.TryMove(EggStatus.Cancelled, Now));
        Assert.False(egg.TryMove(EggStatus.Hatching, Now));
        Assert.Equal(EggStatus.Hatching, egg.Status);
    }

    [Fact]
    public void An_egg_whose_hatching_failed_may_hatch_again()
    {
        var egg = Hatching();

        egg.HatchFailed(Now);

        Assert.Equal(EggStatus.Ready, egg.Status);
        Assert.True(egg.TryMove(EggStatus.Hatching, Now));
    }

    private static Egg Hatching()
    {
        var egg = new Egg
        {
            Id = Guid.CreateVersion7(Now), CustomerId = Guid.CreateVersion7(Now), UserId = "u", Audience = "default", ConfigVersionId = Guid.CreateVersion7(Now), Metadata = "{}", CreatedAt = Now,
        };
        Assert.True(egg.TryMove(EggStatus.Ready, Now) && egg.TryMove(EggStatus.Hatching, Now));
        return egg;
    }
}
