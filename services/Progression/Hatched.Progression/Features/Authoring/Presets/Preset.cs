using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.Presets;

/// <summary>A complete, playable config to start from.</summary>
internal sealed record Preset(string Key, string Name, string Description, ConfigDocument Document)
{
    /// <summary>The part that the economy keeps live: tokens, marketplaces with items, gates.</summary>
    public PresetCatalog Catalog => new(Document.Tokens, Document.Marketplaces, Document.Gates);

    /// <summary>
    /// The same preset for one customer: fresh ids throughout (references follow), and <paramref name="now"/> as the time of
    /// creation. Two instances share nothing.
    /// </summary>
    /// <param name="pictureUrl">Makes the pictures' rooted paths absolute.</param>
    public Preset Instantiate(DateTimeOffset now, Guid customerId = default, Func<string, string>? pictureUrl = null)
    {
        var root = JsonNode.Parse(ConfigJson.Write(Document))!;
        Dictionary<string, string> fresh = new(StringComparer.Ordinal);
        Visit(root, (name, value) =>
        {
            if (name == "id")
            {
                fresh.Add(value, Guid.CreateVersion7(now).ToString());
            }

            return null;
        });
        var stamp = JsonSerializer.SerializeToNode(now)!.GetValue<string>();
        Visit(root, (name, value) => name switch
        {
            "created_at" or "updated_at" => stamp,
            "customer_id" => customerId.ToString(),
            "image_url" or "icon_url" when pictureUrl is not null => pictureUrl(value),
            _ => fresh.GetValueOrDefault(value),
        });
        return this with { Document = ConfigJson.Read(root.ToJsonString()) };
    }

    /// <summary>Offers every string below a node for replacement.</summary>
    private static void Visit(JsonNode? node, Func<string, string, string?> replace)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var (name, child) in properties.ToList())
                {
                    if (child is JsonValue && child.GetValueKind() == JsonValueKind.String)
                    {
                        if (replace(name, child.GetValue<string>()) is { } replaced)
                        {
                            properties[name] = replaced;
                        }
                    }
                    else
                    {
                        Visit(child, replace);
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
                    {
                        if (replace("", value.GetValue<string>()) is { } replaced)
                        {
                            list[i] = replaced;
                        }
                    }
                    else
                    {
                        Visit(list[i], replace);
                    }
                }

                break;
        }
    }
}

/// <summary>What the economy is seeded with.</summary>
internal sealed record PresetCatalog(IReadOnlyList<TokenConfig> Tokens, IReadOnlyList<Marketplace> Marketplaces, IReadOnlyList<Gate> Gates);
