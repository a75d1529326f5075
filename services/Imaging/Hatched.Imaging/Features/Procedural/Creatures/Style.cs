using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures;

internal enum EyeKind { Glossy, Lens, Star, Dot }

/// <summary>A creature style: surface finish, eyes, the colour that everything is tinted with, and its neon or magic light.</summary>
internal sealed record Style(string Name, Finish Finish, EyeKind Eyes, Tone Wash, double WashShare, double Chroma, Tone Light)
{
    public static readonly Style Cute = new("cute", Finish.Soft, EyeKind.Glossy, "#ffd9c2", 0.03, 1, "#ffd76a");

    private static readonly Style[] All =
    [
        Cute,
        new("sci-fi", new Finish(Flat: false, 3.8, 0.46, "#7df5ff", 0.6), EyeKind.Lens, "#6f93d8", 0.16, 0.98, "#4df0e4"),
        new("fantasy", new Finish(Flat: false, 4.2, 0.38, "#ffeaa8", 0.55), EyeKind.Star, "#a774e8", 0.13, 1.1, "#ffd76a"),
        new("minimal", new Finish(Flat: true, 0, 0.2, null, 0), EyeKind.Dot, "#fff4e6", 0.10, 0.92, "#ffd76a"),
    ];

    public bool Flat => Finish.Flat;

    public bool SciFi => Eyes == EyeKind.Lens;

    public bool Fantasy => Eyes == EyeKind.Star;

    public static Style Named(string name) => All.FirstOrDefault(style => style.Name == name) ?? Cute;

    public Palette Tint(Palette palette) => palette with
    {
        Main = Washed(palette.Main),
        Belly = Washed(palette.Belly, 0.6),
        Accent = Washed(palette.Accent),
        Detail = Washed(palette.Detail),
    };

    private Tone Washed(Tone tone, double strength = 1) => tone.Mix(Wash, WashShare * strength).Shift(0, Chroma);
}
