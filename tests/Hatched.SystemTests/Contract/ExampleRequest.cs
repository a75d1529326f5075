using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>A request as the document shows it, with shell variables where a reader's own ids and secrets go.</summary>
/// <param name="Target">Path and query: <c>/api/v1/eggs/$EGG_ID/hatch</c>.</param>
/// <param name="Credential">The variable that holds what to call it with; null where anyone may.</param>
internal sealed partial record ExampleRequest(Operation Operation, string Target, JsonNode? Body, string? Credential)
{
    public const string Now = "$(date -u +%FT%TZ)";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Readable) { WriteIndented = true };

    /// <summary>The body as it is sent, on one line or, when that is long, on several.</summary>
    public string? BodyText => Body is null ? null : Body.ToJsonString(Readable) is { Length: <= 100 } line ? line : Body.ToJsonString(Indented);

    public static ExampleRequest Of(Operation operation)
    {
        var path = operation.Parameters.Aggregate(operation.Path, (text, parameter) =>
            text.Replace($"{{{parameter.Name}}}", $"${Variable(parameter.Collection, parameter.Name)}", StringComparison.Ordinal));
        var credential = operation.Access is [] ? null
            : operation.Access.Contains("secret_key") ? "HATCHED_API_KEY"
            : operation.Access.Contains("dashboard") ? "DASHBOARD_TOKEN"
            : "WIDGET_TOKEN";
        var body = operation.Example is { } example ? JsonNode.Parse(example.GetRawText()) : null;
        var query = string.Join('&', operation.FixedQuery.Select(parameter => $"{parameter.Name}={parameter.Value}"));
        return new ExampleRequest(operation, query is "" ? path : $"{path}?{query}", body is null ? null : Rewrite(operation, body, LastCollection(path)), credential);
    }

    /// <summary>How the examples call a parameter: <c>EGG_ID</c> for <c>/eggs/{id}</c>, <c>STEP_ID</c> for <c>{step_id}</c>.</summary>
    public static string Variable(string collection, string name) => name is "code" ? "SHARE_CODE" : name is "id" or "key" or "name"
        ? $"{Singular(collection)}_{name.ToUpperInvariant()}"
        : JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);

    /// <summary>The text with the variables' values in place.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> variables) => Placeholder().Replace(
        text.Replace(Now, TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), StringComparison.Ordinal),
        match => variables.TryGetValue(match.Groups[1].Value, out var value) ? value : throw new InvalidOperationException($"Nothing is known that ${match.Groups[1].Value} stands for: add it to the workspace."));

    /// <summary>As a command that a reader pastes into a shell which has the variables.</summary>
    public string Curl()
    {
        var method = (Operation.Method.Method, Body) is ("GET", null) or ("POST", not null) ? "" : $" -X {Operation.Method}";
        var picture = Operation.Tag is "Images" ? " -o picture.png" : "";
        string[] lines =
        [
            $"curl -s{method} \"$HATCHED_BASE_URL{Target}\"{picture}",
            .. Credential is null ? Array.Empty<string>() : [$"  -H \"Authorization: Bearer ${Credential}\""],
            .. Body is null ? Array.Empty<string>() : ["  -H 'Content-Type: application/json' -d @- <<JSON"],
        ];
        return string.Join(" \\\n", lines) + (Body is null ? "" : $"\n{BodyText}\nJSON");
    }

    private static JsonNode Rewrite(Operation operation, JsonNode node, string? name)
    {
        switch (node)
        {
            case JsonObject members:
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Rewrite(operation, member.Value, member.Key is "id" ? name : member.Key))));
            case JsonArray { Count: > 0 } items:
                // A list of ids is shown with one: there is one variable for each kind.
                return new JsonArray([.. items.Take(Uuid().IsMatch(items.ToJsonString()) ? 1 : items.Count).Select(item => item is null ? null : Rewrite(operation, item, name))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return Stands(operation, name ?? "", text);
            default:
                return node.DeepClone();
        }
    }

    private static string Stands(Operation operation, string name, string text) => name switch
    {
        "email" => operation.Id is "RegisterCustomer" ? "ops+$RANDOM@example.com" : "$HATCHED_DASHBOARD_EMAIL",
        "password" or "current_password" when operation.Id is not "RegisterCustomer" => "$HATCHED_DASHBOARD_PASSWORD",
        "token" when text.StartsWith("the-token", StringComparison.Ordinal) => "$MAIL_TOKEN",
        "equip" or "unequip" or "item_ids" => "$ITEM_ID",
        _ when Uuid().IsMatch(text) => "$" + (name.EndsWith("_id", StringComparison.Ordinal) ? name.ToUpperInvariant() : $"{Singular(name)}_ID"),
        _ => Instant().IsMatch(text) ? Now : text,
    };

    // The kind of thing that a list of bare ids in the body is about: /steps/reorder reorders steps.
    private static string? LastCollection(string path) => path.Split('/').LastOrDefault(segment => segment.Length > 0 && segment[0] is not '$' && segment is not "reorder");

    private static string Singular(string collection) =>
        (collection.EndsWith("ies", StringComparison.Ordinal) ? collection[..^3] + "y" : collection.TrimEnd('s')).Replace('-', '_').ToUpperInvariant();

    [GeneratedRegex(@"\$([A-Z][A-Z_]*)")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT[\d:.]+Z$")]
    private static partial Regex Instant();
}
