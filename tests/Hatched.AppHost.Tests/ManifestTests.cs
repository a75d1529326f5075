using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hatched.AppHost.Local;
using Xunit;

namespace Hatched.AppHost.Tests;

public sealed partial class ManifestTests
{
    private static readonly string Committed = File.ReadAllText(Path.Combine(Checkout.Root, "aspire-manifest.json"));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Resources => JsonNode.Parse(Committed)!["resources"]!.AsObject();

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Projects => Resources.Where(r => (string?)r.Value!["type"] is "project.v0");

    [Fact]
    public async Task The_committed_manifest_is_what_the_AppHost_publishes()
    {
        // After a change of Program.cs: ./hatched manifest. Its paths are relative to where it lies.
        var file = Path.Combine(Checkout.Root, $".manifest-{Environment.ProcessId}.json");
        try
        {
            await SystemUser.RunAsync(
                ["dotnet", Checkout.ProgramOf("Hatched.AppHost/Hatched.AppHost.csproj"), "--operation", "publish", "--step", "publish-manifest", "--output-path", file]);
            Assert.Equal(await File.ReadAllTextAsync(file), Committed);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Every_expression_in_the_manifest_names_something_in_the_manifest()
    {
        var resources = JsonNode.Parse(Committed)!["resources"]!.AsObject();
        var expressions = Expression().Matches(Committed).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(expressions);
        Assert.All(expressions, expression =>
        {
            var path = expression.Split('.');
            var resource = Assert.IsType<JsonObject>(resources[path[0]]);
            var node = path[1..] switch
            {
                ["value"] => resource["value"],
                ["connectionString"] => resource["connectionString"],
                ["inputs", var input] => resource["inputs"]?[input],
                ["bindings", var binding, "host" or "port" or "targetPort" or "url"] => resource["bindings"]?[binding],
                _ => null,
            };
            Assert.True(node is not null, $"{{{expression}}} leads nowhere");
        });
    }

    [Fact]
    public void Every_project_of_the_manifest_lies_in_the_checkout()
    {
        var projects = JsonNode.Parse(Committed)!["resources"]!.AsObject()
            .Select(r => r.Value!["path"]?.GetValue<string>()).OfType<string>().ToList();
        Assert.NotEmpty(projects);
        Assert.All(projects, path => Assert.True(File.Exists(Path.Combine(Checkout.Root, path)), path));
    }

    [Fact]
    public void Every_service_project_of_the_checkout_is_in_the_drawing()
    {
        var web = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "services"), "Program.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(Checkout.Root, "gateway/Hatched.Gateway/Program.cs"))
            .Select(p => Path.GetFileName(Path.GetDirectoryName(p)!))
            .Order(StringComparer.Ordinal)
            .ToList();
        var drawn = Projects.Select(p => Path.GetFileNameWithoutExtension((string)p.Value!["path"]!)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(web, drawn);
    }

    [Fact]
    public void Every_service_that_is_asked_is_drawn_as_called()
    {
        var asked = Projects.SelectMany(
            project => Directory.EnumerateFiles(Path.Combine(Checkout.Root, Path.GetDirectoryName((string)project.Value!["path"]!)!), "*Feature*.cs", SearchOption.AllDirectories)
                .SelectMany(file => InternalClient().Matches(File.ReadAllText(file)))
                .Select(match => (By: project, Asked: match.Groups[1].Value))).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, a => Assert.NotNull(a.By.Value!["env"]![$"services__{a.Asked}__http__0"]));
    }

    [Fact]
    public void Only_the_gateway_is_reachable_from_outside() =>
        Assert.Equal(["gateway"], Projects.Where(p => (bool?)p.Value!["bindings"]!["http"]!["external"] is true).Select(p => p.Key));

    [Fact]
    public void Every_service_has_a_database_of_its_own()
    {
        var own = Projects.Where(p => p.Key is not "gateway").Select(p => (string?)p.Value!["env"]![$"ConnectionStrings__{p.Key}"]).ToList();
        Assert.Equal(7, own.Count);
        Assert.All(own, Assert.NotNull);
        Assert.Equal(own.Distinct().Count(), own.Count);
    }

    [Fact]
    public void No_service_is_given_the_password_of_the_database_servers_own_user()
    {
        var told = Resources.Where(r => r.Key is not ("postgres" or "postgres-password")).Select(r => r.Value!.ToJsonString()).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, text => Assert.DoesNotContain("{postgres-password.", text, StringComparison.Ordinal));
        Assert.All(told, text => Assert.DoesNotContain("{postgres.connectionString}", text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"AddInternalClient<\w+>\(""([a-z]+)""")]
    private static partial Regex InternalClient();

    [GeneratedRegex(@"\{([a-z0-9-]+\.[A-Za-z.]+)\}")]
    private static partial Regex Expression();
}
