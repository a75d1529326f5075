using System.Globalization;
using System.Text;

namespace Hatched.Imaging.Features.Procedural.Drawing;

/// <summary>How a creature style treats every surface.</summary>
internal sealed record Finish(bool Flat, double Outline, double Shade, string? Rim, double RimStrength)
{
    public static readonly Finish Soft = new(Flat: false, Outline: 4.2, Shade: 0.34, Rim: null, RimStrength: 0.42);
}

/// <summary>
/// Collects SVG. A <see cref="Shape"/> is a lit volume: gradient, shade crescent below, rim light above, outline.
/// Takes numbers and colours only; no text from outside ever reaches the document.
/// </summary>
internal sealed class Canvas(Finish finish, Extent? extent = null)
{
    private readonly StringBuilder definitions = new();
    private readonly StringBuilder body = new();
    private readonly Dictionary<string, string> known = [];

    public Finish Finish => finish;

    /// <summary>A volume with light from above; <paramref name="depth"/> is the width of its shade in pixels.</summary>
    public void Shape(string path, Tone tone, double depth = 8, double outline = 1, double opacity = 1)
    {
        if (finish.Flat)
        {
            Fill(path, tone.Base, opacity);
            Clipped(path, () => Crescent(path, 0, -depth * 0.8, tone.Dark.ToString(), 0.5 * opacity));
            return;
        }

        Fill(path, Lit(tone), opacity);
        Clipped(path, () =>
        {
            Crescent(path, -depth * 0.45, -depth, tone.Dark.ToString(), finish.Shade);
            Crescent(path, depth * 0.2, depth * 0.4, finish.Rim ?? tone.Light.Mix(Ink.White, 0.6).ToString(), finish.RimStrength);
        });
        if (outline > 0)
        {
            Stroke(path, tone.Line, finish.Outline * outline);
        }
    }

    /// <summary>A volume whose outline is open (where it grows out of another one).</summary>
    public void Limb(string closed, string open, Tone tone, double depth = 6)
    {
        Shape(closed, tone, depth, outline: 0);
        if (!finish.Flat)
        {
            Stroke(open, tone.Line, finish.Outline);
        }
    }

    public void Fill(string path, Ink ink, double opacity = 1) => Fill(path, ink.ToString(), opacity);

    public void Fill(string path, string paint, double opacity = 1)
    {
        extent?.Add(path, 0);
        Paint(path, paint, opacity);
    }

    public void Stroke(string path, Ink ink, double width, double opacity = 1) => Stroke(path, ink.ToString(), width, opacity);

    public void Stroke(string path, string paint, double width, double opacity = 1)
    {
        extent?.Add(path, width / 2);
        body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{paint}\" stroke-width=\"{width:0.##}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"{Opacity("stroke", opacity)}/>\n");
    }

    /// <summary>Draws <paramref name="inside"/> only where <paramref name="path"/> covers.</summary>
    public void Clipped(string path, Action inside)
    {
        if (!known.TryGetValue(path, out var id))
        {
            known[path] = id = $"c{known.Count}";
            definitions.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{id}\"><path d=\"{path}\"/></clipPath>\n");
        }

        extent?.Enter(path);
        Group($"clip-path=\"url(#{id})\"", inside);
        extent?.Leave();
    }

    /// <summary>A volume with holes, through which what is below shows.</summary>
    public void Cut(string path, string holes, Tone tone) => Group("fill-rule=\"evenodd\"", () => Fill($"{path}{holes}", finish.Flat ? tone.Base.ToString() : Lit(tone)));

    /// <summary>Draws in the coordinates of another place: scaled, then moved.</summary>
    public void Placed(double x, double y, double scale, Action inside) =>
        Group(string.Create(CultureInfo.InvariantCulture, $"transform=\"translate({x:0.##} {y:0.##}) scale({scale:0.###})\""), inside);

    /// <summary>Marks a layer, so that the order of layers can be read in the document.</summary>
    public void Layer(string name, Action inside) => Group($"class=\"{name}\"", inside);

    /// <summary>A glow or soft shadow: full in the middle, nothing at the edge.</summary>
    public void Glow(double x, double y, double rx, double ry, Ink ink, double opacity) =>
        Paint(new Frame(x, y, rx, ry).Circle(0, 0, 1), Gradient($"<radialGradient id=\"@\"><stop offset=\"0\" stop-color=\"{ink}\" stop-opacity=\"1\"/><stop offset=\".55\" stop-color=\"{ink}\" stop-opacity=\".45\"/><stop offset=\"1\" stop-color=\"{ink}\" stop-opacity=\"0\"/></radialGradient>"), opacity);

    public string Linear(Ink from, Ink to, double turn = 90, double fromOpacity = 1, double toOpacity = 1) =>
        Gradient(string.Create(CultureInfo.InvariantCulture, $"<linearGradient id=\"@\" gradientTransform=\"rotate({turn:0.#} .5 .5)\"><stop offset=\"0\" stop-color=\"{from}\" stop-opacity=\"{fromOpacity:0.##}\"/><stop offset=\"1\" stop-color=\"{to}\" stop-opacity=\"{toOpacity:0.##}\"/></linearGradient>"));

    public string Radial(Ink inner, Ink outer, double innerOpacity = 1, double outerOpacity = 1, double cx = 0.5, double cy = 0.5, double r = 0.5) =>
        Gradient(string.Create(CultureInfo.InvariantCulture, $"<radialGradient id=\"@\" cx=\"{cx:0.##}\" cy=\"{cy:0.##}\" r=\"{r:0.##}\"><stop offset=\"0\" stop-color=\"{inner}\" stop-opacity=\"{innerOpacity:0.##}\"/><stop offset=\"1\" stop-color=\"{outer}\" stop-opacity=\"{outerOpacity:0.##}\"/></radialGradient>"));

    public string ToSvg(double x = 0, double y = 0, double width = 512, double height = 512) => string.Create(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"512\" height=\"512\" viewBox=\"{x:0.#} {y:0.#} {width:0.#} {height:0.#}\">\n<defs>\n{definitions}</defs>\n{body}</svg>\n");

    private void Paint(string path, string paint, double opacity) =>
        body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{paint}\"{Opacity("fill", opacity)}/>\n");

    private string Lit(Tone tone) => Gradient($"<radialGradient id=\"@\" cx=\".42\" cy=\".22\" r=\".9\"><stop offset=\"0\" stop-color=\"{tone.Light}\"/><stop offset=\".5\" stop-color=\"{tone.Base}\"/><stop offset=\"1\" stop-color=\"{tone.Dark}\"/></radialGradient>");

    private string Gradient(string template)
    {
        if (!known.TryGetValue(template, out var id))
        {
            known[template] = id = $"g{known.Count}";
            definitions.Append(template.Replace("\"@\"", $"\"{id}\"", StringComparison.Ordinal)).Append('\n');
        }

        return $"url(#{id})";
    }

    /// <summary>Everything but the shape moved by (dx, dy); inside a clip of the shape it leaves a crescent.</summary>
    private void Crescent(string path, double dx, double dy, string paint, double opacity) =>
        body.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({dx:0.#} {dy:0.#})\" fill-rule=\"evenodd\" fill=\"{paint}\" fill-opacity=\"{opacity:0.##}\" d=\"M-200 -200H712V712H-200Z {path}\"/>\n");

    private void Group(string attributes, Action inside)
    {
        body.Append(CultureInfo.InvariantCulture, $"<g {attributes}>\n");
        inside();
        body.Append("</g>\n");
    }

    // Deliberately fill-opacity and not opacity, for which librsvg would compose each path on a surface of its own.
    private static string Opacity(string what, double opacity) => opacity >= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {what}-opacity=\"{opacity:0.##}\"");
}
