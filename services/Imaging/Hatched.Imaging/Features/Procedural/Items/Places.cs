using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Indoor, built and imagined backgrounds.</summary>
internal static class Places
{
    public static readonly ItemArt[] All =
    [
        new("space galaxy planet cosmos nebula orbit universe", "#1f1b4d", "#6b3fa0", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, f.Main.Shift(-0.06), f.Trim);
            f.C.Glow(120, 180, 210, 150, Ink.Hex("#e86fc0"), 0.42);
            f.C.Glow(420, 340, 230, 180, Ink.Hex("#4fa8f0"), 0.42);
            Landscapes.Stars(f, 64, 500);
            f.C.Shape(Frame.Page.Circle(412, 104, 44), "#f5a86b", 14, 0);
            f.C.Stroke(new Frame(412, 104, 1, 1, -18).Ellipse(0, 0, 78, 18), Ink.Hex("#ffe0b0"), 8, 0.85);
            f.C.Shape(Frame.Page.Circle(84, 92, 24), "#7fd0d8", 8, 0);
            f.C.Shape("M-40 520 C60 420 452 420 552 520Z", "#8a7fc8", 14, 0);
            foreach (var (x, y, r) in new[] { (150.0, 478.0, 22.0), (330.0, 474.0, 28.0), (410.0, 496.0, 14.0) })
            {
                f.C.Fill(Frame.Page.Ellipse(x, y, r, r * 0.4), Ink.Hex("#6d62ac"), 0.8);
            }
        })),
        new("city skyline urban street tokyo london paris neon downtown", "#5a5fb0", "#ffb99a", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, f.Main, f.Trim);
            f.C.Fill(Frame.Page.Circle(396, 150, 42), "#ffe9b8", 0.95);
            for (var row = 0; row < 2; row++)
            {
                for (var i = 0; i < 8; i++)
                {
                    double x = (i * 68) - 20 + (row * 30), top = f.Key.Between($"h{row}{i}", 190 + (row * 70), 300 + (row * 60)), width = f.Key.Between($"w{row}{i}", 50, 74);
                    f.C.Fill(Frame.Page.Box(x, top, width, 330, 5), new Ink(row == 0 ? 0.56 : 0.42, 0.09, 290));
                    for (var wy = top + 14; wy < 420; wy += 24)
                    {
                        for (var wx = x + 9; wx < x + width - 12; wx += 17)
                        {
                            if (f.Key.Chance($"{row}{i}{wx:0}{wy:0}", 0.42))
                            {
                                f.C.Fill(Frame.Page.Box(wx, wy, 8, 12, 2), "#ffe08a", row == 0 ? 0.5 : 0.9);
                            }
                        }
                    }
                }
            }

            Landscapes.Hill(f, 436, 4, "#6a6f96", 1);
        })),
        new("library study room school class book office desk", "#d9a877", "#f3d9b4", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, f.Main.Shift(-0.12), f.Main);
            for (var shelf = 0; shelf < 3; shelf++)
            {
                double y = 130.0 + (shelf * 122), x = 20;
                for (var i = 0; x < 486; i++)
                {
                    double w = f.Key.Between($"w{shelf}{i}", 15, 28), h = f.Key.Between($"h{shelf}{i}", 66, 98);
                    Tone spine = f.Key.Pick<Tone>($"c{shelf}{i}", ["#e5725d", "#5f8fc8", "#6fb585", "#e8b84f", "#8f7cc9", "#f2e4cc", "#4f8f9f"]);
                    f.C.Fill(Frame.Page.Box(x, y - h, w, h, 3), spine.Base);
                    f.C.Fill(Frame.Page.Box(x + 3, y - h + 12, w - 6, 5, 1), spine.Light, 0.8);
                    x += w + 3;
                }

                f.C.Fill(Frame.Page.Box(0, y, 512, 16, 0), Ink.Hex("#8a5a3a"));
            }

            f.C.Fill("M0 0H512V512H0Z", f.C.Radial(Ink.Hex("#fff1d0"), Ink.Hex("#6b4327"), 0.5, 0.5, 0.5, 0.5, 0.72));
            f.C.Fill("M0 424H512V512H0Z", f.C.Linear(Ink.Hex("#c98f5c"), Ink.Hex("#a9713f")));
            f.C.Fill(Frame.Page.Ellipse(256, 462, 200, 34), Ink.Hex("#d9665f"), 0.9);
            f.C.Stroke(Frame.Page.Ellipse(256, 462, 182, 27), Ink.Hex("#f7dcae"), 4, 0.9);
        })),
        new("castle kingdom palace tower fairy royal", "#f3b7d8", "#c7d8ff", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, f.Trim, f.Main.Shift(0.06, 0.8));
            Landscapes.Cloud(f, 86, 210, 46);
            Landscapes.Cloud(f, 440, 150, 40);
            foreach (var (x, top, width) in new[] { (66.0, 230.0, 62.0), (384.0, 230.0, 62.0), (130.0, 170.0, 58.0), (324.0, 170.0, 58.0), (212.0, 110.0, 88.0) })
            {
                f.C.Fill(Frame.Page.Box(x, top, width, 320, 3), f.C.Linear(Ink.Hex("#f8efff"), Ink.Hex("#d9c8f0")));
                f.C.Fill(Frame.Page.Path($"M{x - 9} {top + 4} L{x + (width / 2)} {top - 74} L{x + width + 9} {top + 4}Z"), f.C.Linear(Ink.Hex("#9b7fd8"), Ink.Hex("#7a63c0")));
                f.C.Fill(Frame.Page.Box(x + (width / 2) - 8, top + 30, 16, 28, 8), Ink.Hex("#8f7cc9"), 0.8);
                f.C.Fill(Frame.Page.Path($"M{x + (width / 2)} {top - 74} L{x + (width / 2)} {top - 100} L{x + (width / 2) + 24} {top - 91} L{x + (width / 2)} {top - 82}Z"), Ink.Hex("#f07fae"));
            }

            f.C.Fill(Frame.Page.Box(66, 310, 380, 200, 4), f.C.Linear(Ink.Hex("#f2e6fc"), Ink.Hex("#cdb8ea")));
            Landscapes.Hill(f, 408, 20, "#9ad6a0", 1);
            Landscapes.Hill(f, 446, 10, "#7cc48a", 1);
        })),
        new("party confetti celebration disco stage birthday", "#7a5fd8", "#f59ac0", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, f.Main, f.Trim);
            foreach (var x in new[] { 96.0, 256, 416 })
            {
                f.C.Fill(Frame.Page.Path($"M{x - 8} 0 L{x + 8} 0 L{x + 120} 512 L{x - 120} 512Z"), f.C.Linear(Ink.White, Ink.White, 90, 0.3, 0.02));
            }

            for (var i = 0; i < 70; i++)
            {
                var at = new Frame(f.Key.Between($"x{i}", 8, 504), f.Key.Between($"y{i}", 8, 470), 8, 8, f.Key.Between($"a{i}", 0, 180));
                Ink ink = f.Key.Pick<Tone>($"c{i}", ["#ffd24a", "#6fe0c8", "#ff8fa8", "#8fd0ff", "#fff3dd", "#ff9f43"]).Base;
                f.C.Fill(i % 3 == 0 ? at.Circle(0, 0, 0.7) : at.Box(-1, -0.44, 2, 0.88, 0.2), ink, 0.95);
            }

            f.C.Fill(Frame.Page.Ellipse(256, 500, 330, 76), f.C.Linear(Ink.Hex("#a98bf0"), Ink.Hex("#6a4fc0")));
        })),
        new("gym dojo stadium arena sport track fitness", "#f2c48a", "#fbe9cf", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, "#8fc8f2", "#e6f5ff");
            f.C.Fill(Frame.Page.Ellipse(256, 330, 360, 130), Ink.Hex("#7d8ab8"));
            for (var i = 0; i < 150; i++)
            {
                double x = f.Key.Between($"x{i}", 0, 512), y = f.Key.Between($"y{i}", 226, 330);
                f.C.Fill(Frame.Page.Circle(x, y, 6), f.Key.Pick<Tone>($"c{i}", ["#f5b0a0", "#f7d9a0", "#a9d8c0", "#b0c4f0", "#e8e8f5"]).Base, 0.85);
            }

            f.C.Fill("M0 336 C160 316 352 316 512 336 L512 512 L0 512Z", f.C.Linear(Ink.Hex("#e2775f"), Ink.Hex("#c95a48")));
            foreach (var y in new[] { 362.0, 398, 446 })
            {
                f.C.Stroke(Frame.Page.Path($"M0 {y} C160 {y - 18} 352 {y - 18} 512 {y}"), Ink.White, 4, 0.75);
            }
        })),
        new("room home cozy bedroom living kitchen cafe house", "#f7cdb5", "#ffe9d6", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, f.Main, f.Trim);
            f.C.Fill(Frame.Page.Box(60, 74, 130, 160, 12), Ink.Hex("#fffaf2"));
            f.C.Fill(Frame.Page.Box(72, 86, 106, 136, 6), f.C.Linear(Ink.Hex("#8fd0f5"), Ink.Hex("#e6f7ff")));
            f.C.Stroke("M125 86V222M72 150H178", Ink.Hex("#fffaf2"), 8);
            f.C.Fill(Frame.Page.Box(340, 92, 112, 84, 8), Ink.Hex("#c98f5c"));
            f.C.Fill(Frame.Page.Box(350, 102, 92, 64, 4), Ink.Hex("#a9dcc0"));
            f.C.Fill("M350 166 L382 126 L404 148 L420 134 L442 166Z", Ink.Hex("#5fae7f"));
            f.C.Fill("M0 410H512V512H0Z", f.C.Linear(Ink.Hex("#d9a06b"), Ink.Hex("#b97f4c")));
            f.C.Fill("M0 400H512V414H0Z", Ink.Hex("#fffaf2"), 0.9);
            f.C.Fill(Frame.Page.Ellipse(256, 462, 190, 32), Ink.Hex("#7fb8c8"), 0.9);
            f.C.Stroke(Frame.Page.Ellipse(256, 462, 170, 25), Ink.Hex("#fff3dd"), 4, 0.9);
        })),
        new("abstract gradient pattern color solid neon retro", "#7fd0d8", "#b9a5ec", f => Landscapes.Scenery(f, () =>
        {
            Landscapes.Sky(f, f.Main, f.Trim);
            for (var ray = 0; ray < 12; ray++)
            {
                f.C.Fill(new Frame(256, 270, 420, 420, ray * 30).Path("M0 0 L-.13 -1 L.13 -1Z"), Ink.White, 0.2);
            }

            f.C.Fill(Frame.Page.Ellipse(256, 474, 230, 40), Ink.White, 0.35);
        })),
    ];
}
