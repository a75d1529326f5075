namespace Hatched.Rules.Validation;

/// <summary>Something that a config must not say. <c>Path</c> is the field, as in <c>coin_rules[2].where[0].value</c>.</summary>
public sealed record ConfigProblem(string Path, string Message)
{
    /// <summary>The problems of what stands at <paramref name="place"/>, as it sees them itself; an empty place is the whole.</summary>
    public static IReadOnlyList<ConfigProblem> Below(string place, IReadOnlyList<ConfigProblem> problems) => place.Length is 0
        ? problems
        : [.. problems.Where(problem => problem.Path.StartsWith(place + '.', StringComparison.Ordinal))
            .Select(problem => problem with { Path = problem.Path[(place.Length + 1)..] })];
}

/// <summary>Collects problems below one place of a document.</summary>
internal readonly struct Problems(List<ConfigProblem> found, string path)
{
    public Problems At(string field) => new(found, path.Length == 0 ? field : $"{path}.{field}");

    public Problems At(string field, int index) => At($"{field}[{index}]");

    public void Add(string message) => found.Add(new ConfigProblem(path, message));

    public void Unless(bool holds, string message)
    {
        if (!holds)
        {
            Add(message);
        }
    }
}
