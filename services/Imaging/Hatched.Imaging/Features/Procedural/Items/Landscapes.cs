using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Outdoor backgrounds on the whole page with rounded corners.</summary>
internal static class Landscapes
{
    public static readonly string Card = Frame.Page.Box(8, 8, 496, 496, 64);

    public static readonly ItemArt[] All =
    [
        new("starry night moon sky star", "#2b3a78", "#8a6fd0", f => Scenery(f, () =>
        {
            Sky(f, f.Main.Shift(-0.08), f.Trim);
            Stars(f, 46, 360);
            f.C.Glow(400, 108, 110, 110, Ink.Hex("#fff3c4"), 0.5);
            f.C.Fill(new Frame(394, 108, 48, 48).Path("M-.3 -1.1 C.9 -1.1 1.2 .9 -.3 1.1 C.5 .6 .5 -.5 -.3 -1.1Z"), "#fff3c4");
            Hill(f, 404, 34, f.Main.Shift(0.02), 0.6);
            Hill(f, 436, 20, f.Main.Shift(-0.08), 1);
        })),
        new("beach sunset ocean sea island tropical summer", "#ff9a6b", "#ffd98a", f => Scenery(f, () =>
        {
            Sky(f, f.Main.Shift(-0.04, 1, -30), f.Trim);
            f.C.Glow(256, 290, 170, 170, Ink.Hex("#fff6d0"), 0.8);
            f.C.Fill(Frame.Page.Circle(256, 292, 74), "#fff1b0");
            f.C.Fill("M0 318 H512 V420 H0Z", f.C.Linear(Ink.Hex("#5fb8d8"), Ink.Hex("#2f86b8")));
            foreach (var (x, y) in new[] { (90.0, 344.0), (330.0, 340.0), (200.0, 366.0), (420.0, 372.0) })
            {
                f.C.Stroke(Frame.Page.Thread($"{x} {y}, {x + 24} {y - 4}, {x + 48} {y}"), Ink.White, 4, 0.6);
            }

            Hill(f, 408, 10, "#f7dca4", 1);
            Palm(f, 84, 400);
        })),
        new("forest wood jungle tree nature camp", "#8fd0a8", "#e6f6d2", f => Scenery(f, () =>
        {
            Sky(f, f.Main, f.Trim);
            f.C.Glow(256, 150, 220, 170, Ink.Hex("#fffbe0"), 0.7);
            foreach (var (x, y, size, tone) in new[] { (60.0, 330.0, 62.0, "#6fbf95"), (170, 316, 52, "#6fbf95"), (350, 316, 54, "#6fbf95"), (460, 330, 64, "#6fbf95"), (18, 400, 92, "#3f9a72"), (496, 400, 92, "#3f9a72"), (116, 388, 66, "#4aa67c"), (404, 388, 66, "#4aa67c") })
            {
                Pine(f, x, y, size, tone);
            }

            Hill(f, 396, 16, "#7cc47f", 1);
            Hill(f, 442, 12, "#5fae6b", 1);
        })),
        new("mountain alps peak hike everest cliff", "#8fc3ee", "#fbe7d2", f => Scenery(f, () =>
        {
            Sky(f, f.Main, f.Trim);
            foreach (var (x, top, half, tone) in new[] { (120.0, 150.0, 190.0, "#8d9ac8"), (400.0, 120.0, 210.0, "#7c8abd"), (256.0, 210.0, 180.0, "#6c7cb2") })
            {
                var peak = Frame.Page.Path($"M{x} {top} L{x + half} 440 L{x - half} 440Z");
                f.C.Fill(peak, f.C.Linear(Ink.Hex(tone).Shift(0.05), Ink.Hex(tone).Shift(0.16, 0.6)));
                f.C.Clipped(peak, () => f.C.Fill(Frame.Page.Blob($"{x} {top - 12}!, {x + 60} {top + 70}, {x + 24} {top + 62}!, {x + 6} {top + 92}, {x - 18} {top + 60}!, {x - 60} {top + 76}"), Ink.White, 0.95));
            }

            Hill(f, 396, 18, "#8bcf8f", 1);
            Hill(f, 440, 14, "#6cb878", 1);
        })),
        new("meadow rainbow spring field flower garden park", "#9fdcf5", "#eafaf0", f => Scenery(f, () =>
        {
            Sky(f, f.Main, f.Trim);
            foreach (var (i, hex) in new[] { "#f58f8f", "#f9bd7c", "#fbe38a", "#9fdc9a", "#8fc3f0", "#b7a3ea" }.Index())
            {
                f.C.Stroke(Frame.Page.Path($"M{46 + (i * 15)} 420 C{46 + (i * 15)} {66 + (i * 22)} {466 - (i * 15)} {66 + (i * 22)} {466 - (i * 15)} 420"), Ink.Hex(hex), 15.5, 0.85);
            }

            Cloud(f, 84, 120, 40);
            Cloud(f, 424, 92, 46);
            Hill(f, 384, 24, "#93d68a", 1);
            Hill(f, 432, 14, "#74c274", 1);
            for (var i = 0; i < 14; i++)
            {
                double x = f.Key.Between($"fx{i}", 24, 488), y = f.Key.Between($"fy{i}", 404, 488);
                f.C.Fill(Frame.Page.Star(x, y, 8, 5, 0.62, i * 11), Ink.Hex(new[] { "#ff9fc0", "#fff7fb", "#ffd86b" }[i % 3]));
                f.C.Fill(Frame.Page.Circle(x, y, 2.6), "#f59f3f");
            }
        })),
        new("northern lights aurora polar", "#12264f", "#2f6f8f", f => Scenery(f, () =>
        {
            Sky(f, f.Main, f.Trim);
            Stars(f, 40, 300);
            foreach (var (y, hex) in new[] { (96.0, "#6ff0b0"), (150.0, "#5fd8e8"), (204.0, "#b48af0") })
            {
                f.C.Fill(Frame.Page.Path($"M0 {y + 60} C120 {y - 60} 200 {y + 110} 300 {y + 20} C380 {y - 50} 440 {y + 40} 512 {y - 10} L512 {y + 90} C430 {y + 150} 380 {y + 60} 300 {y + 130} C200 {y + 210} 120 {y + 60} 0 {y + 170}Z"), f.C.Linear(Ink.Hex(hex), Ink.Hex(hex), 90, 0.75, 0));
            }

            foreach (var (x, size) in new[] { (40.0, 70.0), (104.0, 48.0), (420.0, 52.0), (476.0, 78.0) })
            {
                Pine(f, x, 402, size, "#1f4a5f");
            }

            Hill(f, 396, 18, "#dfeaf8", 1);
            Hill(f, 440, 14, "#c3d6ee", 1);
        })),
        new("snow winter ice arctic christmas frost", "#a9cdf2", "#f4f9ff", f => Scenery(f, () =>
        {
            Sky(f, f.Main, f.Trim);
            foreach (var (x, y, size) in new[] { (60.0, 396.0, 84.0), (450.0, 396.0, 92.0), (150.0, 384.0, 56.0), (370.0, 384.0, 52.0) })
            {
                Pine(f, x, y, size, "#6fa3b8");
                Pine(f, x, y - (size * 0.12), size * 0.82, "#e9f4fb");
            }

            Hill(f, 390, 22, "#f2f8ff", 1);
            Hill(f, 438, 16, "#e0edfa", 1);
            for (var i = 0; i < 44; i++)
            {
                f.C.Fill(Frame.Page.Circle(f.Key.Between($"sx{i}", 10, 502), f.Key.Between($"sy{i}", 10, 480), f.Key.Between($"sr{i}", 2, 5.5)), Ink.White, 0.9);
            }
        })),
        new("underwater reef aquarium coral deep fish lake", "#4fb6d8", "#1f5f9f", f => Scenery(f, () =>
        {
            Sky(f, f.Main.Shift(0.06), f.Trim);
            foreach (var x in new[] { 70.0, 190, 320, 430 })
            {
                f.C.Fill(Frame.Page.Path($"M{x} 0 L{x + 54} 0 L{x + 10} 430 L{x - 60} 430Z"), f.C.Linear(Ink.White, Ink.White, 90, 0.34, 0));
            }

            Hill(f, 420, 14, "#f0d9a8", 1);
            foreach (var (x, hex) in new[] { (50.0, "#ff8f8f"), (96.0, "#4fc08a"), (420.0, "#4fc08a"), (466.0, "#f7a9d0") })
            {
                f.C.Stroke(Frame.Page.Thread($"{x} 440, {x - 10} 390, {x + 8} 340, {x - 4} 290"), Ink.Hex(hex), 15, 0.95);
                f.C.Stroke(Frame.Page.Thread($"{x} 440, {x + 22} 400, {x + 20} 360"), Ink.Hex(hex), 12, 0.95);
            }

            for (var i = 0; i < 20; i++)
            {
                f.C.Stroke(Frame.Page.Circle(f.Key.Between($"bx{i}", 20, 492), f.Key.Between($"by{i}", 20, 400), f.Key.Between($"br{i}", 3, 12)), Ink.White, 2.4, 0.65);
            }
        })),
    ];

    public static void Scenery(Fit f, Action draw) => f.C.Clipped(Card, draw);

    public static void Sky(Fit f, Tone top, Tone bottom) => f.C.Fill("M0 0H512V512H0Z", f.C.Linear(top.Base, bottom.Base));

    public static void Hill(Fit f, double y, double swell, Tone tone, double opacity) =>
        f.C.Fill(Frame.Page.Path(FormattableString.Invariant($"M0 {y} C128 {y - swell} 180 {y + swell} 256 {y} C340 {y - swell} 420 {y + (swell * 0.6)} 512 {y - (swell * 0.5)} L512 520 L0 520Z")), f.C.Linear(tone.Light, tone.Base), opacity);

    public static void Stars(Fit f, int count, double low)
    {
        for (var i = 0; i < count; i++)
        {
            double x = f.Key.Between($"x{i}", 12, 500), y = f.Key.Between($"y{i}", 12, low);
            if (i % 6 == 0)
            {
                f.C.Fill(Frame.Page.Twinkle(x, y, f.Key.Between($"r{i}", 7, 13)), "#fff6d8");
            }
            else
            {
                f.C.Fill(Frame.Page.Circle(x, y, f.Key.Between($"r{i}", 1, 2.6)), Ink.White, 0.85);
            }
        }
    }

    public static void Cloud(Fit f, double x, double y, double size) => f.C.Fill(new Frame(x, y, size, size).Blob("-1 .5, -1.2 .1, -.8 -.26, -.4 -.3, -.1 -.7, .5 -.6, .7 -.2, 1.1 0, 1.1 .42, .7 .56, 0 .54"), Ink.White, 0.92);

    private static void Pine(Fit f, double x, double y, double size, Tone tone)
    {
        var at = new Frame(x, y, size, size);
        f.C.Fill(at.Box(-0.1, -0.2, 0.2, 0.5, 0), "#8a6a4f");
        foreach (var (v, w) in new[] { (0.0, 0.72), (-0.5, 0.58), (-0.94, 0.42) })
        {
            f.C.Fill(at.Blob($"0 {v - 0.8}!, {w} {v}!, 0 {v + 0.1}, {-w} {v}!"), f.C.Linear(tone.Light, tone.Base));
        }
    }

    private static void Palm(Fit f, double x, double y)
    {
        var at = new Frame(x, y, 100, 100);
        f.C.Stroke(at.Thread("0 .2, -.06 -.6, .16 -1.4"), Ink.Hex("#a9774a"), 17);
        foreach (var angle in new[] { -150, -105, -30, 20, 64, 110 })
        {
            f.C.Fill(at.At(0.16, -1.4, 86, angle).Blob("0 .06!, -.16 -.5, -.02 -1.1!, .16 -.5"), Ink.Hex(angle % 20 == 0 ? "#3f9a6a" : "#58b47c"));
        }
    }
}
