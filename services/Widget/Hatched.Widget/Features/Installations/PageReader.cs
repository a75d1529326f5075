using System.Net;
using System.Text.RegularExpressions;

namespace Hatched.Widget.Features.Installations;

/// <summary>The loader's script tag as it stands in a page.</summary>
/// <param name="TokenKind"><c>session</c> or <c>embed</c>; null without a token.</param>
internal sealed record LoaderTag(string Src, string? TokenKind, string? Token);

/// <summary>What a page says of Hatched.</summary>
internal sealed record PageContent(LoaderTag? Loader, IReadOnlyList<string> Mounts);

/// <summary>Finds the loader and the mounts in HTML: tags and their attributes, without what stands in comments and inside scripts.</summary>
/// <remarks>Linear in the page's length, whatever the page: the expressions do not backtrack.</remarks>
internal static partial class PageReader
{
    private const string LoaderFile = "widget.js";
    private const int MostMounts = 50;
    private static readonly string[] WithoutTags = ["script", "style", "textarea", "title", "noscript", "template"];

    public static PageContent Read(string html)
    {
        LoaderTag? loader = null;
        List<string> mounts = [];
        for (var tag = Next(html, 0); tag is { } found; tag = Next(html, found.End))
        {
            if (found.Name is "script" && found.Attributes.TryGetValue("src", out var src) && IsLoader(src))
            {
                loader = Better(loader, Describe(src, found.Attributes));
            }

            if (found.Attributes.TryGetValue("data-hatched-mount", out var mount) && mount.Trim() is { Length: > 0 and <= 64 } name && mounts.Count < MostMounts && !mounts.Contains(name))
            {
                mounts.Add(name);
            }
        }

        return new PageContent(loader, mounts);
    }

    private static bool IsLoader(string src)
    {
        var path = src.AsSpan();
        path = path[..(path.IndexOfAny('?', '#') is >= 0 and var end ? end : path.Length)];
        return path.Equals(LoaderFile, StringComparison.OrdinalIgnoreCase) || path.EndsWith("/" + LoaderFile, StringComparison.OrdinalIgnoreCase);
    }

    private static LoaderTag Describe(string src, Dictionary<string, string> attributes) =>
        attributes.GetValueOrDefault("data-session-token")?.Trim() is { Length: > 0 } session ? new LoaderTag(src, "session", session)
        : attributes.GetValueOrDefault("data-embed-token")?.Trim() is { Length: > 0 } embed ? new LoaderTag(src, "embed", embed)
        : new LoaderTag(src, null, null);

    // A page may have two: the one that carries a token is the one that counts.
    private static LoaderTag Better(LoaderTag? one, LoaderTag other) => one is { Token: not null } ? one : other;

    private static (string Name, Dictionary<string, string> Attributes, int End)? Next(string html, int from)
    {
        while (Opening().Match(html, from) is { Success: true } opening)
        {
            if (opening.ValueSpan is "<!--")
            {
                var close = html.IndexOf("-->", opening.Index + 4, StringComparison.Ordinal);
                if (close < 0)
                {
                    return null;
                }

                from = close + 3;
                continue;
            }

            var name = opening.Groups["name"].Value.ToLowerInvariant();
            Dictionary<string, string> attributes = new(StringComparer.OrdinalIgnoreCase);
            foreach (Match attribute in Attribute().Matches(opening.Groups["attributes"].Value))
            {
                var value = WebUtility.HtmlDecode(attribute.Groups["value"].Value);
                attributes.TryAdd(attribute.Groups["key"].Value, value is ['"' or '\'', ..] ? value[1..^1] : value); // HTML takes the first of two
            }

            var end = opening.Index + opening.Length;
            if (WithoutTags.Contains(name))
            {
                end = html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase) is >= 0 and var closing ? closing : html.Length;
            }

            return (name, attributes, end);
        }

        return null;
    }

    [GeneratedRegex("""<!--|<(?<name>[A-Za-z][A-Za-z0-9-]*)(?<attributes>(\s([^>"']|"[^"]*"|'[^']*')*)?)>""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex("""(?<key>[^\s"'<>/=]+)(\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
