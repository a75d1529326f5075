using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Document;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Progression.Features.Authoring.PathDefinitions;

/// <summary>Opens paths of the draft for a request that edits one.</summary>
internal sealed class PathEdits(Drafts drafts, Principal caller, TimeProvider clock)
{
    /// <summary>The draft, for a path that is still to be put into it.</summary>
    public async Task<PathEdit> OpenAsync(PathDefinition fresh, CancellationToken ct) =>
        new(drafts, await drafts.OpenAsync(caller.CustomerId, ct), fresh, caller, clock);

    /// <summary>A path of the draft; null when there is none.</summary>
    public async Task<PathEdit?> OpenAsync(Guid id, CancellationToken ct)
    {
        var draft = await drafts.OpenAsync(caller.CustomerId, ct);
        return draft.Document.PathDefinitions.FirstOrDefault(path => path.Id == id) is { } found ? new PathEdit(drafts, draft, found, caller, clock) : null;
    }
}

/// <summary>One path of the draft under change. Each call says what is against it, or puts the draft's next content in place.</summary>
internal sealed class PathEdit(Drafts drafts, ConfigVersion draft, PathDefinition path, Principal caller, TimeProvider clock)
{
    private const int MaxPaths = 100;

    private static readonly ApiError Full = ApiError.BadRequest($"A config holds at most {MaxPaths} path definitions.");
    private static readonly ApiError FullOfSteps = ApiError.BadRequest($"A path holds at most {Limits.MaxListed} steps.");
    private static readonly ApiError FullOfSubSteps = ApiError.BadRequest($"A step holds at most {Limits.MaxListed} sub-steps.");
    private static readonly ApiError NotReady = ApiError.Conflict(
        "A path can be activated once it has an active step and each active step has an active sub-step or a completion_condition.");
    private static readonly ApiError LastStep = ApiError.Conflict(
        "It is the last active step of an active path. Deactivate the path first.", new { Status = "active" });

    /// <summary>As the draft has it by now.</summary>
    public PathDefinition Path { get; private set; } = path;

    /// <summary>Adds the path, or what it has become.</summary>
    public ApiError? Put(PathDefinition next)
    {
        if (!caller.Audiences.Contains(next.Audience))
        {
            return ConfigErrors.UnknownAudience(next.Audience, caller.Audiences);
        }

        var others = draft.Document.PathDefinitions.Where(other => other.Id != next.Id).ToList();
        if (others.Exists(other => other.Key == next.Key))
        {
            return Taken("path definition", next.Key);
        }

        return others.Count >= MaxPaths ? Full : Write(next, "");
    }

    /// <summary>Makes it the active path of its audience, in place of the one before; an active path stays as it is.</summary>
    public ApiError? Activate() => Path.IsActive ? null : Put(Path with { IsActive = true, UpdatedAt = clock.GetUtcNow() });

    public ApiError? Deactivate() => Path.IsActive ? Write(Path with { IsActive = false, UpdatedAt = clock.GetUtcNow() }) : null;

    public void Remove() => drafts.Edit(draft, draft.Document with { PathDefinitions = [.. draft.Document.PathDefinitions.Where(other => other.Id != Path.Id)] });

    /// <summary>Adds a step, or what it has become.</summary>
    public ApiError? Put(PathStep step)
    {
        if (Path.Steps.Any(other => other.Id != step.Id && other.Key == step.Key))
        {
            return Taken("step of this path", step.Key);
        }

        var steps = Placed(Path.Steps, step, other => other.Id == step.Id);
        return steps.Count > Limits.MaxListed ? FullOfSteps : Write(Path with { Steps = steps }, $"steps[{steps.IndexOf(step)}]");
    }

    public ApiError? Remove(PathStep step) => Write(Path with { Steps = [.. Path.Steps.Where(other => other.Id != step.Id)] });

    /// <summary>Adds a sub-step, or what it has become.</summary>
    public ApiError? Put(PathStep step, PathSubStep subStep)
    {
        if (Path.Steps.SelectMany(other => other.SubSteps).Any(other => other.Id != subStep.Id && other.Key == subStep.Key))
        {
            return Taken("sub-step of this path", subStep.Key);
        }

        var subSteps = Placed(step.SubSteps, subStep, other => other.Id == subStep.Id);
        var steps = Placed(Path.Steps, step with { SubSteps = subSteps }, other => other.Id == step.Id);
        return subSteps.Count > Limits.MaxListed
            ? FullOfSubSteps
            : Write(Path with { Steps = steps }, $"steps[{steps.FindIndex(other => other.Id == step.Id)}].sub_steps[{subSteps.IndexOf(subStep)}]");
    }

    public ApiError? Remove(PathStep step, PathSubStep subStep) =>
        Replace(step with { SubSteps = [.. step.SubSteps.Where(other => other.Id != subStep.Id)] });

    /// <summary>Gives every step its ordinal.</summary>
    public ApiError? Order(IReadOnlyList<PathOrdering> ordering)
    {
        if (Fault(ordering, Path.Steps.Select(step => step.Id), "step of the path") is { } fault)
        {
            return fault;
        }

        var (ordinals, now) = (ordering.ToDictionary(entry => entry.Id, entry => entry.Ordinal), clock.GetUtcNow());
        return Write(Path with
        {
            Steps = [.. Path.Steps.Select(step => step.Ordinal == ordinals[step.Id] ? step : step with { Ordinal = ordinals[step.Id], UpdatedAt = now })],
        });
    }

    /// <summary>Gives every sub-step of the step its ordinal.</summary>
    public ApiError? Order(PathStep step, IReadOnlyList<PathOrdering> ordering)
    {
        if (Fault(ordering, step.SubSteps.Select(subStep => subStep.Id), "sub-step of the step") is { } fault)
        {
            return fault;
        }

        var (ordinals, now) = (ordering.ToDictionary(entry => entry.Id, entry => entry.Ordinal), clock.GetUtcNow());
        return Replace(step with
        {
            SubSteps = [.. step.SubSteps.Select(sub => sub.Ordinal == ordinals[sub.Id] ? sub : sub with { Ordinal = ordinals[sub.Id], UpdatedAt = now })],
        });
    }

    private ApiError? Replace(PathStep step) => Write(Path with { Steps = Placed(Path.Steps, step, other => other.Id == step.Id) });

    /// <param name="place">What the request says anew, to be judged; empty for the whole path, null when it says nothing new.</param>
    private ApiError? Write(PathDefinition next, string? place = null)
    {
        if (next.IsActive && Refusal(next) is { } refusal)
        {
            return refusal;
        }

        var paths = draft.Document.PathDefinitions;
        var document = draft.Document with
        {
            PathDefinitions = Placed(
                [.. paths.Select(other => next.IsActive && other.IsActive && other.Audience == next.Audience ? other with { IsActive = false, UpdatedAt = clock.GetUtcNow() } : other)],
                next,
                other => other.Id == next.Id),
        };
        if (place is not null && ConfigErrors.Invalid(ConfigProblem.Below(place, ConfigValidator.Check(document, caller.AudienceSet(), next))) is { } invalid)
        {
            return invalid;
        }

        drafts.Edit(draft, document);
        Path = next;
        return null;
    }

    // A path can be active from its creation on, before it has steps: publishing waits for them.
    private ApiError? Refusal(PathDefinition next)
    {
        var known = draft.Document.PathDefinitions.Any(other => other.Id == next.Id);
        var active = next.Steps.Where(step => step.IsActive).ToList();
        return known && !Path.IsActive && !(active.Count > 0 && active.TrueForAll(step => step.CanComplete))
            ? NotReady.With(new { Status = "inactive", Steps = active.Where(step => !step.CanComplete).Select(step => step.Key) })
            : active.Count is 0 && Path.Steps.Any(step => step.IsActive) ? LastStep
            : null;
    }

    private static ApiError? Fault(IReadOnlyList<PathOrdering> ordering, IEnumerable<Guid> ids, string what)
    {
        var wanted = ids.ToHashSet();
        if (ordering.Count != wanted.Count || !wanted.SetEquals(ordering.Select(entry => entry.Id)))
        {
            return ApiError.Invalid("ordering", $"ordering must name every {what} once");
        }

        var outside = ordering.Select((entry, i) => (entry.Ordinal, i)).Where(entry => entry.Ordinal is < 0 or > Limits.MaxOrdinal).ToList();
        return outside.Count > 0
            ? ApiError.Invalid([.. outside.Select(entry => new FieldError($"[{entry.i}].ordinal", $"[{entry.i}].ordinal must be between 0 and {Limits.MaxOrdinal}"))])
            : ordering.DistinctBy(entry => entry.Ordinal).Count() < ordering.Count
                ? ApiError.Invalid("ordering", "ordering must not give an ordinal twice")
                : null;
    }

    /// <summary>The list with the entry in the place of the one that it replaces, or at the end.</summary>
    private static List<T> Placed<T>(IReadOnlyList<T> entries, T entry, Predicate<T> replaced) =>
        entries.Any(other => replaced(other)) ? [.. entries.Select(other => replaced(other) ? entry : other)] : [.. entries, entry];

    private static ApiError Taken(string what, string key) => ApiError.Conflict($"There is another {what} with the key {key}.", new { Key = key });
}
