using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>The refusals that routes on configs share.</summary>
internal static class ConfigErrors
{
    public static readonly ApiError NotFound = ApiError.NotFound("Config version");

    public static readonly ApiError EmptyDraft = ApiError.BadRequest("The draft is empty: add rules or apply a preset before you publish.");

    /// <summary>The version is not in the state that the action needs.</summary>
    public static ApiError WrongStatus(ConfigVersion version, string message) => ApiError.Conflict(message, new { version.Status });

    public static ApiError UnknownAudience(string audience, IReadOnlyList<string> known) =>
        new(400, "unknown_audience", $"There is no audience {audience}.", new { Audience = audience, Known = known });

    /// <summary>Null when there is no problem.</summary>
    /// <param name="below">The field of the request that the problems' paths start at.</param>
    public static ApiError? Invalid(IReadOnlyList<ConfigProblem> problems, string below = "") => problems.Count is 0
        ? null
        : ApiError.Invalid([.. problems.Select(problem => Field(below.Length is 0 ? problem : problem with { Path = $"{below}.{problem.Path}" }))]);

    /// <summary>The caller's audiences, to be asked whether they hold one.</summary>
    public static IReadOnlySet<string> AudienceSet(this Principal caller) => caller.Audiences.ToHashSet(StringComparer.Ordinal);

    private static FieldError Field(ConfigProblem problem) => new(
        problem.Path,
        problem.Message.StartsWith("must ", StringComparison.Ordinal) || problem.Message.StartsWith("is ", StringComparison.Ordinal)
            ? $"{problem.Path} {problem.Message}"
            : $"{problem.Path}: {problem.Message}");
}
