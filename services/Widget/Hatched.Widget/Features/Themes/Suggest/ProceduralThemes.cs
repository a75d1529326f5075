namespace Hatched.Widget.Features.Themes.Suggest;

/// <summary>Looks made by rule: the same question has the same answer, and every text in it can be read.</summary>
internal static class ProceduralThemes
{
    private static readonly (string Name, string Rationale, double Turn, double SurfaceChroma, string Surface)[] Ways =
    [
        ("Signature", "Your first colour leads, on surfaces with a breath of it.", 0, 0.008, "paper"),
        ("Quiet", "Plain surfaces, and your colour only where something is to be done.", 0, 0, "outline"),
        ("Neighbour", "A colour beside yours on the wheel: related, and less expected.", 32, 0.012, "flat"),
        ("Counterpoint", "The colour across from yours, for a page that is full of it already.", 180, 0.01, "solid"),
    ];

    private static readonly Dictionary<string, (string Colour, string Geometry, string Motion, string Voice)> Moods = new(StringComparer.Ordinal)
    {
        ["joyful"] = ("#E4572E", "rounded", "standard", "joyful"),
        ["calm"] = ("#3F7F7A", "rounded", "calm", "calm"),
        ["bold"] = ("#B5179E", "sharp", "lively", "joyful"),
        ["serious"] = ("#2F4B7C", "sharp", "calm", "professional"),
        ["playful"] = ("#7A3FB8", "pill", "lively", "playful"),
    };

    public static IReadOnlyList<ThemeSuggestion> Make(IReadOnlyList<string> colours, string? mood, int count)
    {
        var (fallback, geometry, motion, voice) = Moods[mood ?? "joyful"];
        var brand = colours.Count > 0 ? colours : [fallback];
        return [.. Ways.Take(count).Select((way, i) =>
        {
            // A second colour of the customer's own comes before one that is only calculated.
            var own = way.Turn > 0 && brand.Count > 1 ? Oklch.Parse(brand[Math.Min(i - 1, brand.Count - 1)]) : Oklch.Parse(brand[0]);
            var accent = way.Turn > 0 && brand.Count is 1 ? own with { Hue = (own.Hue + way.Turn) % 360 } : own;
            var (light, dark) = (Palette(accent, way.SurfaceChroma, isDark: false), Palette(accent, way.SurfaceChroma, isDark: true));
            var axes = new Dictionary<string, string>
            {
                ["surface"] = way.Surface, ["geometry"] = geometry, ["motion_profile"] = motion, ["reward_voice"] = voice,
            };
            return new ThemeSuggestion(
                way.Name, way.Rationale, new SuggestedTheme("auto", axes, light, dark), [.. Measure(light, "light"), .. Measure(dark, "dark")]);
        })];
    }

    private static Dictionary<string, string> Palette(Oklch accent, double chroma, bool isDark)
    {
        string Tint(double lightness) => new Oklch(lightness, chroma, accent.Hue).ToHex();
        var surface = isDark ? Tint(0.24) : "#FFFFFF";
        var muted = isDark ? Tint(0.2) : Tint(0.955);
        var main = (accent with { Lightness = isDark ? Math.Max(accent.Lightness, 0.74) : Math.Min(accent.Lightness, 0.58) })
            .ReadableOn(surface).ReadableOn(muted);
        return new Dictionary<string, string>
        {
            ["--hw-bg"] = isDark ? Tint(0.16) : Tint(0.975),
            ["--hw-surface"] = surface,
            ["--hw-surface-muted"] = muted,
            ["--hw-text"] = isDark ? Tint(0.96) : new Oklch(0.25, chroma, accent.Hue).ToHex(),
            ["--hw-text-muted"] = new Oklch(isDark ? 0.78 : 0.48, chroma, accent.Hue).ReadableOn(muted).ToHex(),
            ["--hw-accent"] = main.ToHex(),
        };
    }

    private static IEnumerable<ContrastPair> Measure(Dictionary<string, string> palette, string theme)
    {
        var onAccent = Oklch.Contrast("#FFFFFF", palette["--hw-accent"]) >= 4.5 ? "#FFFFFF" : "#12100D";
        (string Name, string One, string Other)[] pairs =
        [
            ("text on surface", palette["--hw-text"], palette["--hw-surface"]),
            ("text on muted surface", palette["--hw-text"], palette["--hw-surface-muted"]),
            ("muted text on surface", palette["--hw-text-muted"], palette["--hw-surface"]),
            ("muted text on muted surface", palette["--hw-text-muted"], palette["--hw-surface-muted"]),
            ("accent on surface", palette["--hw-accent"], palette["--hw-surface"]),
            ("label on accent", onAccent, palette["--hw-accent"]),
        ];
        return pairs.Select(pair => new ContrastPair($"{theme}: {pair.Name}", Math.Round(Oklch.Contrast(pair.One, pair.Other), 2, MidpointRounding.ToZero)));
    }
}
