using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Docs;

/// <summary>The document as Markdown: an index, and a page for each of its tags.</summary>
internal sealed class ApiPages(OpenApi document)
{
    public const string Command = "./hatched docs";

    private const string Generated = $"<!-- Made by `{Command}` from the served OpenAPI document. Change the code, not this page. -->\n\n";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Text by file name.</summary>
    public IReadOnlyDictionary<string, string> Render() => document.Document.List("tags").Select(tag => (Name: FileOf(tag.Str("name")), Text: Page(tag)))
        .Append(("README.md", Index())).ToDictionary(page => page.Item1, page => page.Item2.TrimEnd() + "\n");

    private static string FileOf(string tag) => tag.ToLowerInvariant().Replace(' ', '-') + ".md";

    private IEnumerable<Operation> Of(string tag) => document.Operations.Where(operation => operation.Tag == tag);

    private string Index()
    {
        var page = new StringBuilder(Generated).Append("# The HTTP API\n\n").Append(document.Document.At("info").Str("description").Trim().Replace("\n## ", "\n### ", StringComparison.Ordinal)).Append("\n\n");
        page.Append(CultureInfo.InvariantCulture, $"""
            ## The examples

            Every operation is shown with a curl that works as it stands once a shell knows the variables. Against a system on this machine, `source .hatched/dev.env`
            sets `HATCHED_BASE_URL`, `HATCHED_API_KEY` and the demo customer's `HATCHED_DASHBOARD_EMAIL` and `HATCHED_DASHBOARD_PASSWORD`; `DASHBOARD_TOKEN` is the
            `token` of [Login](auth.md#Login), `WIDGET_TOKEN` that of [CreateWidgetSession](widget-sessions.md#CreateWidgetSession), and `…_ID`, `…_KEY` are of things that you have.
            `./hatched test` runs each of them. `{Command}` makes these pages anew; a test says when they are no longer what is served.


            """);
        page.Append("## Resources\n\n| | |\n|---|---|\n");
        foreach (var tag in document.Document.List("tags"))
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{tag.Str("name")}]({FileOf(tag.Str("name"))}) | {tag.Str("description")} |\n");
        }

        page.Append("\n## Operations\n\n| | | |\n|---|---|---|\n");
        foreach (var operation in document.Document.List("tags").SelectMany(tag => Of(tag.Str("name"))))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{operation.Method}` | [`{operation.Path}`]({FileOf(operation.Tag)}#{operation.Id}) | {operation.Json.Str("summary")} |\n");
        }

        page.Append("\n## Errors\n\n| status | code | for instance |\n|---|---|---|\n");
        foreach (var example in document.Document.At("components").At("examples").EnumerateObject())
        {
            page.Append(CultureInfo.InvariantCulture, $"| {example.Value.Str("summary").Split(' ')[0]} | `{example.Name}` | {example.Value.At("value").At("error").Str("message")} |\n");
        }

        return page.ToString();
    }

    private string Page(JsonElement tag)
    {
        var page = new StringBuilder(Generated).Append(CultureInfo.InvariantCulture, $"# {tag.Str("name")}\n\n{tag.Str("description")} [All resources](README.md)\n\n| | | |\n|---|---|---|\n");
        foreach (var operation in Of(tag.Str("name")))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{operation.Method}` | [`{operation.Path}`](#{operation.Id}) | {operation.Json.Str("summary")} |\n");
        }

        var schemas = new SchemaTables(document);
        foreach (var operation in Of(tag.Str("name")))
        {
            Describe(page, operation, schemas);
        }

        return page.Append(schemas.Render()).ToString();
    }

    private void Describe(StringBuilder page, Operation operation, SchemaTables schemas)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n<a id=\"{operation.Id}\"></a>\n## {operation.Json.Str("summary")}\n\n`{operation.Method} {operation.Path}`\n\n");
        if (operation.Json.Has("description"))
        {
            page.Append(operation.Json.Str("description").Trim()).Append("\n\n");
        }

        var parameters = document.ParametersIn(operation, "query");
        if (parameters.Count > 0)
        {
            page.Append("| query | type | |\n|---|---|---|\n");
            foreach (var query in parameters)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{query.Str("name")}` | {schemas.Type(query.At("schema"))} | {query.Str("description")} |\n");
            }

            page.Append('\n');
        }

        page.Append(CultureInfo.InvariantCulture, $"```bash\n{ExampleRequest.Of(operation).Curl()}\n```\n\n");
        if (operation.Body is { } body)
        {
            page.Append(CultureInfo.InvariantCulture, $"Body: {schemas.Type(body)}\n\n");
        }

        foreach (var response in operation.Responses.Where(response => response.Name[0] is '2' or '3'))
        {
            Answer(page, response, schemas);
        }

        var errors = operation.Responses.Where(response => response.Name[0] is '4' or '5').Select(response => $"{response.Name} {response.Value.Str("description")}");
        page.Append(CultureInfo.InvariantCulture, $"Errors: {string.Join(" · ", errors)}\n");
    }

    private static void Answer(StringBuilder page, JsonProperty response, SchemaTables schemas)
    {
        if (!response.Value.Has("content"))
        {
            page.Append(CultureInfo.InvariantCulture, $"Answers `{response.Name}` without a body.\n\n");
            return;
        }

        var content = response.Value.At("content").EnumerateObject().First();
        page.Append(CultureInfo.InvariantCulture, $"Answers `{response.Name}`, {(content.Name is "application/json" ? schemas.Type(content.Value.At("schema")) : content.Name)}");
        page.Append(content.Value.Has("example") && content.Name is "application/json" ? $":\n\n```json\n{JsonSerializer.Serialize(content.Value.At("example"), Indented)}\n```\n\n" : ".\n\n");
    }
}
