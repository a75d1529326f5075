using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hatched.AppHost.Local;
using Xunit;

namespace Hatched.AppHost.Tests;

public sealed partial class ManifestTests
{
    private static readonly string Committed = File.ReadAllText(Path.Combine(Checkout.Root, "aspire-manifest.json"));

    [Fact]
    public void The_committed_manifest_is_what_the_topology_draws() =>
        // After a change of Topology.cs: dotnet run --project Hatched.AppHost -- manifest
        Assert.Equal(Manifest.Write(Topology.Draw()), Committed);

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
    public void Every_service_project_of_the_checkout_is_in_the_topology()
    {
        var web = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "services"), "Program.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(Checkout.Root, "gateway/Hatched.Gateway/Program.cs"))
            .Select(p => Path.GetFileName(Path.GetDirectoryName(p)!))
            .Order(StringComparer.Ordinal)
            .ToList();
        var drawn = Topology.Draw().Backends.Select(b => Path.GetFileNameWithoutExtension(b.Project)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(web, drawn);
    }

    [Fact]
    public void Every_service_that_is_asked_is_drawn_as_called()
    {
        var asked = Topology.Draw().Backends.SelectMany(
            backend => Directory.EnumerateFiles(Path.Combine(Checkout.Root, Path.GetDirectoryName(backend.Project)!), "*Feature*.cs", SearchOption.AllDirectories)
                .SelectMany(file => InternalClient().Matches(File.ReadAllText(file)))
                .Select(match => (By: backend, Asked: match.Groups[1].Value))).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, a => Assert.Contains(a.Asked, a.By.Calls));
    }

    [Fact]
    public void Only_the_gateway_is_reachable_from_outside() =>
        Assert.Equal(["gateway"], Topology.Draw().Backends.Where(b => b.External).Select(b => b.Name));

    [Fact]
    public void No_two_services_share_a_database()
    {
        var databases = Topology.Draw().Databases.Select(d => d.Name).ToList();
        Assert.Equal(7, databases.Count);
        Assert.Equal(databases.Distinct().Count(), databases.Count);
    }

    [GeneratedRegex(@"AddInternalClient<\w+>\(""([a-z]+)""")]
    private static partial Regex InternalClient();

    [GeneratedRegex(@"\{([a-z0-9-]+\.[A-Za-z.]+)\}")]
    private static partial Regex Expression();
}
