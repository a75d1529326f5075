using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hatched.AppHost;

/// <summary>Writes the topology in the manifest format that Aspire's deployment tools read.</summary>
internal static class Manifest
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(TopologyModel topology)
    {
        var resources = new JsonObject();
        foreach (var parameter in topology.Parameters)
        {
            resources.Add(parameter.Name, Describe(parameter));
        }

        foreach (var server in topology.Servers)
        {
            resources.Add(server.Name, Describe(server));
        }

        foreach (var database in topology.Databases)
        {
            resources.Add(database.Resource, new JsonObject { ["type"] = "value.v0", ["connectionString"] = database.ConnectionString });
        }

        foreach (var backend in topology.Backends)
        {
            resources.Add(backend.Name, Describe(backend));
        }

        var manifest = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/aspire-8.0.json",
            ["resources"] = resources,
        };
        return manifest.ToJsonString(Format) + "\n";
    }

    private static JsonObject Describe(Parameter parameter)
    {
        var input = new JsonObject { ["type"] = "string" };
        if (parameter.Secret)
        {
            input["secret"] = true;
        }

        if (parameter.GenerateLength is { } length)
        {
            input["default"] = new JsonObject { ["generate"] = new JsonObject { ["minLength"] = length, ["special"] = false } };
        }
        else if (parameter.Default is { } value)
        {
            input["default"] = new JsonObject { ["value"] = value };
        }

        return new JsonObject
        {
            ["type"] = "parameter.v0",
            ["value"] = $"{{{parameter.Name}.inputs.value}}",
            ["inputs"] = new JsonObject { ["value"] = input },
        };
    }

    private static JsonObject Describe(Server server)
    {
        var container = new JsonObject
        {
            ["type"] = "container.v0",
            ["connectionString"] = server.ConnectionString,
            ["image"] = server.Image,
        };
        if (server.Arguments.Count > 0)
        {
            container["args"] = new JsonArray([.. server.Arguments.Select(a => (JsonNode)a)]);
        }

        if (server.Volume is { } volume)
        {
            container["volumes"] = new JsonArray(new JsonObject { ["name"] = volume.Name, ["target"] = volume.Target, ["readOnly"] = false });
        }

        if (server.Environment.Count > 0)
        {
            container["env"] = Pairs(server.Environment);
        }

        container["bindings"] = new JsonObject
        {
            ["tcp"] = new JsonObject { ["scheme"] = "tcp", ["protocol"] = "tcp", ["transport"] = "tcp", ["targetPort"] = server.Port },
        };
        return container;
    }

    private static JsonObject Describe(Backend backend)
    {
        var http = new JsonObject { ["scheme"] = "http", ["protocol"] = "tcp", ["transport"] = "http" };
        if (backend.External)
        {
            http["external"] = true;
        }

        return new JsonObject
        {
            ["type"] = "project.v0",
            ["path"] = backend.Project,
            ["env"] = Pairs(
            [
                // What Aspire itself gives every project.
                ("OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES", "true"),
                ("OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES", "true"),
                ("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory"),
                ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"),
                ("HTTP_PORTS", $"{{{backend.Name}.bindings.http.targetPort}}"),
                .. backend.Environment,
            ]),
            ["bindings"] = new JsonObject { ["http"] = http },
        };
    }

    private static JsonObject Pairs(IEnumerable<(string Name, string Value)> pairs) =>
        new([.. pairs.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value))]);
}
