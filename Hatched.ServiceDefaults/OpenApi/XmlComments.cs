using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>What the code says of its types, read from the XML files that the build writes beside the assemblies.</summary>
/// <remarks>The framework's own generator sees one project at a time and not the properties of <c>[AsParameters]</c> records; this sees all.</remarks>
internal static partial class XmlComments
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>The type's own line.</summary>
    public static string? Of(Type type) => Text(Member(type.Assembly, $"T:{Name(type)}")?.Element("summary"));

    /// <summary>A property's own line, or the one that its record gives it as a parameter.</summary>
    public static string? Of(PropertyInfo property)
    {
        var declaring = property.DeclaringType!;
        return Text(Member(declaring.Assembly, $"P:{Name(declaring)}.{property.Name}")?.Element("summary"))
            ?? Param(Member(declaring.Assembly, $"T:{Name(declaring)}"), property.Name)
            ?? (declaring.BaseType?.GetProperty(property.Name) is { } above ? Of(above) : null);
    }

    /// <summary>A parameter of a handler, or a property of a record that handlers take apart.</summary>
    public static string? Of(ParameterInfo parameter) => parameter.Member switch
    {
        PropertyInfo property => Of(property),
        MethodInfo { DeclaringType: { } declaring } method => Param(
            File(declaring.Assembly).FirstOrDefault(member => member.Key.StartsWith($"M:{Name(declaring)}.{method.Name}(", StringComparison.Ordinal)).Value, parameter.Name!),
        _ => null,
    };

    private static string? Param(XElement? member, string name) =>
        Text(member?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name));

    private static XElement? Member(Assembly assembly, string id) => File(assembly).GetValueOrDefault(id);

    private static IReadOnlyDictionary<string, XElement> File(Assembly assembly) => Files.GetOrAdd(assembly, static of =>
    {
        var file = Path.ChangeExtension(of.Location, ".xml");
        return System.IO.File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            : new Dictionary<string, XElement>(StringComparer.Ordinal);
    });

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    // To Markdown: code stays code, references become the wire's names.
    private static string? Text(XElement? comment)
    {
        if (comment is null)
        {
            return null;
        }

        var text = string.Concat(comment.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" or "seealso" or "paramref" } link when (link.Attribute("cref") ?? link.Attribute("name"))?.Value is { } target =>
                $"`{Http.HatchedJson.Name(target.Split('(')[0].Split('.')[^1])}`",
            XElement element => element.Value,
            _ => node.ToString(),
        }));
        return Spaces().Replace(System.Net.WebUtility.HtmlDecode(text), " ").Trim() is { Length: > 0 } found ? found : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
