using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Docs;

/// <summary>The pages under <c>docs/api</c> are made from the served document; <c>./hatched docs</c> makes them anew.</summary>
public sealed class ApiPagesTests
{
    private static readonly string Folder = Path.Combine(TestSystem.Root, "docs", "api");

    [Fact]
    public async Task The_pages_of_the_API_say_what_the_document_says()
    {
        var pages = new ApiPages(await OpenApi.ReadAsync()).Render();
        Assert.True(pages.Count > 20, $"Only {pages.Count} pages.");
        if (Environment.GetEnvironmentVariable("HATCHED_WRITE_DOCS") is "1")
        {
            Write(pages);
            await new NodePackage("sdk/js").RunAsync(["node", "scripts/generate-api.js", TestSystem.BaseUrl]);
        }

        var committed = Directory.Exists(Folder) ? Directory.GetFiles(Folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText) : [];
        var stale = pages.Keys.Union(committed.Keys).Where(name => pages.GetValueOrDefault(name) != committed.GetValueOrDefault(name)).Order(StringComparer.Ordinal).ToList();
        Assert.True(stale.Count is 0, $"No longer what is served: docs/api/{string.Join(", ", stale)}. Run {ApiPages.Command} and commit what it changed.");
    }

    [Fact]
    public async Task Every_operation_has_its_curl_on_a_page_and_every_link_leads_somewhere()
    {
        var document = await OpenApi.ReadAsync();
        var pages = new ApiPages(document).Render();

        Assert.All(document.Operations, operation => Assert.Contains(pages.Values, page => page.Contains($"<a id=\"{operation.Id}\"></a>", StringComparison.Ordinal)
            && page.Contains(ExampleRequest.Of(operation).Curl(), StringComparison.Ordinal)));
        var links = pages.SelectMany(page => System.Text.RegularExpressions.Regex.Matches(page.Value, @"\]\(([a-z-]*(?:README)?(?:\.md)?)(?:#([A-Za-z]+))?\)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(match => (File: match.Groups[1].Value is "" ? page.Key : match.Groups[1].Value, Anchor: match.Groups[2].Value))).Distinct().ToList();
        Assert.True(links.Count > 300, $"Only {links.Count} links.");
        Assert.All(links, link => Assert.True(pages.TryGetValue(link.File, out var page) && (link.Anchor is "" || page.Contains($"<a id=\"{link.Anchor}\"></a>", StringComparison.Ordinal)), link.ToString()));
    }

    private static void Write(IReadOnlyDictionary<string, string> pages)
    {
        Directory.CreateDirectory(Folder);
        foreach (var old in Directory.GetFiles(Folder).Where(file => !pages.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(old);
        }

        foreach (var (name, text) in pages)
        {
            File.WriteAllText(Path.Combine(Folder, name), text);
        }

        Console.WriteLine($"{pages.Count} pages in {Folder}");
    }
}
