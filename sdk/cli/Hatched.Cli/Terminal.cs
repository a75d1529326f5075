using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hatched.Cli;

/// <summary>Where a command writes: text with colours when a person looks on, JSON when a program asked for it.</summary>
internal sealed class Terminal(TextWriter output, bool json)
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // for terminals, not for HTML
    };

    private readonly bool colours = Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") is not "dumb"
        && !(output == Console.Error ? Console.IsErrorRedirected : Console.IsOutputRedirected);

    public bool Json => json;

    public string Red(string text) => Paint(text, "31");

    public string Green(string text) => Paint(text, "32");

    public string Yellow(string text) => Paint(text, "33");

    public string Bold(string text) => Paint(text, "1");

    public string Dim(string text) => Paint(text, "2");

    public void Line(string text) => output.WriteLine(text);

    public void Value<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Wire));

    /// <summary>A title and what belongs to it, as a tree.</summary>
    public void Tree(Node root)
    {
        Line(root.Line);
        Branches(root.Children, "");
    }

    public static string Compact<T>(T value) => JsonSerializer.Serialize(value, Wire);

    private void Branches(IReadOnlyList<Node> nodes, string indent)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            var last = i == nodes.Count - 1;
            Line($"{Dim(indent + (last ? "└─ " : "├─ "))}{nodes[i].Line}");
            Branches(nodes[i].Children, indent + (last ? "   " : "│  "));
        }
    }

    private string Paint(string text, string colour) => colours ? $"\e[{colour}m{text}\e[0m" : text;
}

/// <summary>A line of a tree and what hangs on it.</summary>
internal sealed record Node(string Line, params IReadOnlyList<Node> Children);

/// <summary>Words of others, made fit to be shown.</summary>
internal static class Text
{
    /// <summary>Without control characters: an event's type or a user's name must not steer the terminal.</summary>
    public static string Plain(string? text) => text is null ? "" : string.Concat(text.Select(c => char.IsControl(c) ? '�' : c));

    public static string Plain(JsonElement scalar) => Plain(scalar.ToString());

    public static string Short(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
