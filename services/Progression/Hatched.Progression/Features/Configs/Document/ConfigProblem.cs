namespace Hatched.Progression.Features.Configs.Document;

/// <summary>Something that a config must not say. <c>Path</c> is the field, as in <c>coin_rules[2].where[0].value</c>.</summary>
public sealed record ConfigProblem(string Path, string Message);

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
