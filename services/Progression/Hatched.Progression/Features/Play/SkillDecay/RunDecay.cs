using System.Diagnostics;
using Hatched.Rules.State;

namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>Sweeps a customer's buddies at once, for as long as a request may take.</summary>
/// <remarks>
/// Each page of buddies is a transaction of its own, deliberately not the request's: the first buddies are not held while the last wait for their turn, and
/// what is done is done once, whether or not the answer gets through.
/// </remarks>
internal sealed class RunDecay(DecaySkills decay, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<DecayRun> RunAsync(Guid customerId, CancellationToken ct)
    {
        var (began, day) = (Stopwatch.GetTimestamp(), Calendar.Date(Calendar.Day(clock.GetUtcNow())));
        List<DecayStep> steps = [];
        var versions = new Queue<Guid>(await decay.FindVersionsAsync(customerId, ct));
        var restart = true;
        while (versions.Count > 0 && Stopwatch.GetElapsedTime(began) < Patience)
        {
            if (await decay.StepAsync(versions.Peek(), restart, ct) is { } step)
            {
                steps.Add(step);
                restart = false;
            }
            else
            {
                versions.Dequeue();
                restart = true;
            }
        }

        await decay.LeaveAsync([.. versions.Skip(restart ? 0 : 1)], ct); // one that is begun is due already
        var fadings = steps.SelectMany(step => step.Decayed).SelectMany(decayed => decayed.Fadings).ToList();
        return new DecayRun(
            day, steps.SelectMany(step => step.Rules).Select(rule => rule.Rule.Id).Distinct().Count(), steps.Sum(step => step.Checked), steps.Sum(step => step.Decayed.Count),
            fadings.Count, fadings.Sum(fading => fading.Before - fading.After), versions.Count is 0);
    }
}
