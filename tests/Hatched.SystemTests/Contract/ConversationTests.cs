using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>Every operation of the document is spoken to as the document says, and answers as it says.</summary>
public sealed class ConversationTests
{
    private const string NoUuid = "not-a-uuid";

    [Fact]
    public async Task Every_operation_does_what_its_curl_example_asks()
    {
        var document = await OpenApi.ReadAsync();
        Assert.All(Preparations.Operations, id => Assert.Contains(document.Operations, operation => operation.Id == id));
        var workspace = await Workspace.BuildAsync();
        var folder = Directory.CreateTempSubdirectory("hatched-curl-");
        try
        {
            var failures = new List<string>();
            foreach (var operation in InOrder(document.Operations))
            {
                if (await WalkAsync(document, operation, workspace, folder.FullName) is { } failure)
                {
                    failures.Add(failure);
                }
            }

            Assert.True(failures.Count is 0, $"{failures.Count} operations do not do what their example asks:\n{string.Join('\n', failures)}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Every_body_with_an_unknown_property_is_refused_by_its_name()
    {
        var (document, workspace) = (await OpenApi.ReadAsync(), await Workspace.BuildAsync());
        var bad = document.Operations.Where(operation => operation.Example is not null)
            .SelectMany(operation => Mutations.WithUnknownProperty(document, operation, Request(operation, workspace).Body!).Select(body => (operation, body))).ToList();
        Assert.True(bad.Count > 70, $"Only {bad.Count} bodies.");

        await RefusedAsync(workspace, bad, answer => answer.Message == $"property {Mutations.Unknown} should not exist");
    }

    [Fact]
    public async Task Every_property_of_the_wrong_type_is_refused_by_its_name()
    {
        var (document, workspace) = (await OpenApi.ReadAsync(), await Workspace.BuildAsync());
        var bad = document.Operations.Where(operation => operation.Example is not null)
            .SelectMany(operation => Mutations.WithWrongType(document, operation, Request(operation, workspace).Body!).Select(wrong => (operation, wrong.Body, wrong.Property))).ToList();
        Assert.True(bad.Count > 200, $"Only {bad.Count} bodies.");

        var named = bad.ToDictionary(one => one.Body, one => one.Property);
        await RefusedAsync(workspace, [.. bad.Select(one => (one.operation, one.Body))], (answer, body) =>
            answer.Details.List("fields").Any(fault => fault.Str("field").Contains(named[body], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_malformed_id_and_query_is_refused_by_its_name()
    {
        var (document, workspace) = (await OpenApi.ReadAsync(), await Workspace.BuildAsync());
        var failures = new List<string>();
        var tried = 0;
        foreach (var operation in document.Operations)
        {
            var request = Request(operation, workspace);
            var wrong = document.ParametersIn(operation, "path").Where(parameter => parameter.At("schema").Has("format")).Select(parameter => (
                    Name: parameter.Str("name"), Target: operation.With([.. operation.Parameters.Select(own => own.Name == parameter.Str("name") ? NoUuid : workspace.Variables[ExampleRequest.Variable(own.Collection, own.Name)])])))
                .Concat(document.ParametersIn(operation, "query").Where(query => Mutations.WrongText(query.At("schema")) is not null).Select(query => (
                    Name: query.Str("name"), Target: $"{request.Target.Split('?')[0]}?{query.Str("name")}={Mutations.WrongText(query.At("schema"))}")));
            foreach (var (name, target) in wrong)
            {
                tried++;
                var answer = await request.Api.SendAsync(operation.Method, target, request.Body?.ToJsonString());
                var field = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
                if (answer.Code is not "validation_failed" || !answer.Details.List("fields").Any(fault => fault.Str("field") == field && fault.Str("message").StartsWith(field, StringComparison.Ordinal)))
                {
                    failures.Add($"{name}: {answer}");
                }
            }
        }

        Assert.True(tried > 100, $"Only {tried} parameters.");
        Assert.True(failures.Count is 0, $"{failures.Count} of {tried} parameters are not refused as they should:\n{string.Join('\n', failures)}");
    }

    private static Task RefusedAsync(Workspace workspace, IReadOnlyList<(Operation, JsonNode)> bad, Func<Answer, bool> saysWhat) => RefusedAsync(workspace, bad, (answer, _) => saysWhat(answer));

    private static async Task RefusedAsync(Workspace workspace, IReadOnlyList<(Operation Operation, JsonNode Body)> bad, Func<Answer, JsonNode, bool> saysWhat)
    {
        var failures = new List<string>();
        foreach (var (operation, body) in bad)
        {
            var (api, target, _) = Request(operation, workspace);
            var answer = await api.SendAsync(operation.Method, target, body.ToJsonString());
            if (answer.Code is not "validation_failed" || !saysWhat(answer, body))
            {
                failures.Add(answer.ToString());
            }
        }

        Assert.True(failures.Count is 0, $"{failures.Count} of {bad.Count} bodies are not refused as they should:\n{string.Join('\n', failures)}");
    }

    private static (Api Api, string Target, JsonNode? Body) Request(Operation operation, Workspace workspace)
    {
        var example = ExampleRequest.Of(operation);
        return (
            new Api(example.Credential is null ? null : workspace.Variables[example.Credential]),
            Whole(ExampleRequest.Fill(example.Target, workspace.Variables)),
            example.BodyText is { } text ? JsonNode.Parse(ExampleRequest.Fill(text, workspace.Variables)) : null);
    }

    // What stands beside /api/v1 is named by a second slash.
    private static string Whole(string target) => target.StartsWith(Api.Prefix, StringComparison.Ordinal) ? target : "/" + target;

    /// <summary>What creates comes before what changes, reads and deletes it; what is in a thing is deleted before it.</summary>
    private static IEnumerable<Operation> InOrder(IEnumerable<Operation> operations) => operations
        .OrderBy(operation => operation.Method.Method switch { "POST" => 0, "PUT" or "PATCH" => 1, "GET" => 2, _ => 3 })
        .ThenBy(operation => operation.Method == HttpMethod.Delete ? -operation.Parameters.Count : operation.Parameters.Count).ThenBy(operation => operation.Path, StringComparer.Ordinal);

    // An operation may be done before it could be cancelled; and a part of the system may be busy.
    private static async Task<string?> WalkAsync(OpenApi document, Operation operation, Workspace workspace, string folder)
    {
        string? failure = null;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var variables = workspace.With(await Preparations.MakeAsync(workspace, operation));
            var answer = await CurlAsync(ExampleRequest.Of(operation), variables, folder);
            failure = answer.Status is not (>= 200 and < 300) ? answer.ToString()
                : Documented.Fault(document, operation.Method, ExampleRequest.Fill(ExampleRequest.Of(operation).Target, variables), answer) is { } fault ? $"{fault}: {answer}" : null;
            if (failure is null && operation.Method == HttpMethod.Post && answer.Status is 200 or 201 && answer.ContentType?.MediaType is "application/json")
            {
                workspace.Remember(document, operation, answer.Json);
            }

            if (failure is null || !(answer.IsBusy || operation.Id is "CancelOperation"))
            {
                return failure;
            }
        }

        return failure;
    }

    private static async Task<Answer> CurlAsync(ExampleRequest example, IReadOnlyDictionary<string, string> variables, string folder)
    {
        var command = example.Curl();
        var start = new ProcessStartInfo("timeout", ["30", "bash", "-c", $"curl() {{ command curl \"$@\" -D headers; }}\n{command}"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        File.Delete(Path.Combine(folder, "headers"));
        using var curl = Process.Start(start)!;
        var body = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();
        Assert.True(curl.ExitCode is 0, $"{command}\nended with {curl.ExitCode}");

        var headers = await File.ReadAllLinesAsync(Path.Combine(folder, "headers"));
        var last = headers.TakeLast(headers.Reverse().TakeWhile(line => !line.StartsWith("HTTP/", StringComparison.Ordinal)).Count() + 1).ToList(); // after a "100 Continue"
        using var response = new HttpResponseMessage();
        foreach (var line in last.Skip(1).Where(line => line.Contains(':', StringComparison.Ordinal)))
        {
            response.Headers.TryAddWithoutValidation(line.Split(':')[0], line.Split(':', 2)[1].Trim());
        }

        var type = last.FirstOrDefault(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Trim();
        return new Answer(
            command, int.Parse(last[0].Split(' ')[1], CultureInfo.InvariantCulture), response.Headers, type is null ? null : MediaTypeHeaderValue.Parse(type), Encoding.UTF8.GetBytes(body));
    }
}
