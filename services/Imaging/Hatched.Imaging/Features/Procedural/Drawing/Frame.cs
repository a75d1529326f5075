using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Hatched.Imaging.Features.Procedural.Drawing;

/// <summary>
/// A place on the picture with its own units: origin, two scales (negative Sx mirrors) and a clockwise angle in degrees.
/// Shapes are written in units of their frame, so that one drawing fits every species and stage.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Frame(double X, double Y, double Sx, double Sy, double Angle = 0)
{
    public static readonly Frame Page = new(0, 0, 1, 1);

    public Frame Flip => this with { X = X, Sx = -Sx, Angle = -Angle };

    public double Unit => (Math.Abs(Sx) + Math.Abs(Sy)) / 2;

    public (double X, double Y) At(double u, double v)
    {
        var (sin, cos) = Math.SinCos(Angle * Math.PI / 180);
        double x = u * Sx, y = v * Sy;
        return (X + (x * cos) - (y * sin), Y + (x * sin) + (y * cos));
    }

    /// <summary>A child frame at (u, v) with a scale in pixels; a mirrored frame has mirrored children.</summary>
    public Frame At(double u, double v, double unit, double angle = 0) => At(u, v, unit, unit, angle);

    public Frame At(double u, double v, double sx, double sy, double angle)
    {
        var (x, y) = At(u, v);
        var side = Sx < 0 ? -1 : 1;
        return new Frame(x, y, sx * side, sy, Angle + (angle * side));
    }

    /// <summary>Transforms path data in units: absolute M, L, C, Q, S, T, Z only.</summary>
    public string Path(string unitPath)
    {
        var path = new StringBuilder(unitPath.Length * 2);
        double? u = null;
        foreach (var token in Tokens(unitPath))
        {
            if (char.IsAsciiLetter(token[0]))
            {
                path.Append(token);
            }
            else if (u is null)
            {
                u = Number(token);
            }
            else
            {
                Append(path, At(u.Value, Number(token)));
                u = null;
            }
        }

        return path.ToString();
    }

    /// <summary>A closed soft curve through points "u v, u v, …"; a point that ends in <c>!</c> is a sharp corner.</summary>
    public string Blob(string points) => Curve(Read(points), closed: true);

    /// <summary>An open soft curve through points.</summary>
    public string Thread(string points) => Curve(Read(points), closed: false);

    /// <summary>A closed soft curve from the points of its right half, top to bottom.</summary>
    public string Twin(string rightHalf)
    {
        var right = Read(rightHalf);
        var left = right.Where(p => Math.Abs(p.U) > 1e-6).Reverse().Select(p => p with { U = -p.U });
        return Curve([.. right, .. left], closed: true);
    }

    public string Ellipse(double u, double v, double ru, double rv)
    {
        const double k = 0.5523;
        return Path(string.Create(CultureInfo.InvariantCulture,
            $"M{u:0.###} {v - rv:0.###} C{u + (k * ru):0.###} {v - rv:0.###} {u + ru:0.###} {v - (k * rv):0.###} {u + ru:0.###} {v:0.###} C{u + ru:0.###} {v + (k * rv):0.###} {u + (k * ru):0.###} {v + rv:0.###} {u:0.###} {v + rv:0.###} C{u - (k * ru):0.###} {v + rv:0.###} {u - ru:0.###} {v + (k * rv):0.###} {u - ru:0.###} {v:0.###} C{u - ru:0.###} {v - (k * rv):0.###} {u - (k * ru):0.###} {v - rv:0.###} {u:0.###} {v - rv:0.###} Z"));
    }

    public string Circle(double u, double v, double r) => Ellipse(u, v, r, r);

    public string Box(double u, double v, double width, double height, double round)
    {
        double r = Math.Min(round, Math.Min(width, height) / 2), k = r * 0.45, right = u + width, bottom = v + height;
        return Path(string.Create(CultureInfo.InvariantCulture,
            $"M{u + r:0.###} {v:0.###} L{right - r:0.###} {v:0.###} C{right - k:0.###} {v:0.###} {right:0.###} {v + k:0.###} {right:0.###} {v + r:0.###} L{right:0.###} {bottom - r:0.###} C{right:0.###} {bottom - k:0.###} {right - k:0.###} {bottom:0.###} {right - r:0.###} {bottom:0.###} L{u + r:0.###} {bottom:0.###} C{u + k:0.###} {bottom:0.###} {u:0.###} {bottom - k:0.###} {u:0.###} {bottom - r:0.###} L{u:0.###} {v + r:0.###} C{u:0.###} {v + k:0.###} {u + k:0.###} {v:0.###} {u + r:0.###} {v:0.###} Z"));
    }

    /// <summary>A star, or with <paramref name="waist"/> near 1 a scalloped disc.</summary>
    public string Star(double u, double v, double r, int tips, double waist, double turn = 0)
    {
        var path = new StringBuilder();
        for (var i = 0; i < tips * 2; i++)
        {
            var (sin, cos) = Math.SinCos((turn - 90 + (180.0 * i / tips)) * Math.PI / 180);
            var reach = i % 2 == 0 ? r : r * waist;
            Append(path.Append(i == 0 ? 'M' : 'L'), At(u + (cos * reach), v + (sin * reach)));
        }

        return path.Append('Z').ToString();
    }

    /// <summary>A four-pointed twinkle.</summary>
    public string Twinkle(double u, double v, double r) => At(u, v, r * Math.Abs(Sx), r * Math.Abs(Sy), 0)
        .Path("M0 -1 Q.12 -.12 1 0 Q.12 .12 0 1 Q-.12 .12 -1 0 Q-.12 -.12 0 -1Z");

    private string Curve(List<(double U, double V, bool Sharp)> points, bool closed)
    {
        var n = points.Count;
        var path = new StringBuilder();
        Append(path.Append('M'), At(points[0].U, points[0].V));
        for (var i = 0; i < (closed ? n : n - 1); i++)
        {
            var (from, to) = (points[i], points[(i + 1) % n]);
            var before = closed || i > 0 ? points[(i + n - 1) % n] : from;
            var after = closed || i < n - 2 ? points[(i + 2) % n] : to;
            const double tension = 1 / 5.2;
            Append(path.Append('C'), from.Sharp ? At(from.U, from.V) : At(from.U + ((to.U - before.U) * tension), from.V + ((to.V - before.V) * tension)));
            Append(path, to.Sharp ? At(to.U, to.V) : At(to.U - ((after.U - from.U) * tension), to.V - ((after.V - from.V) * tension)));
            Append(path, At(to.U, to.V));
        }

        return closed ? path.Append('Z').ToString() : path.ToString();
    }

    private static List<(double U, double V, bool Sharp)> Read(string points) =>
        [.. points.Split(',').Select(point =>
        {
            var pair = point.Trim().TrimEnd('!').Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (Number(pair[0]), Number(pair[1]), point.TrimEnd().EndsWith('!'));
        })];

    private static IEnumerable<string> Tokens(string path)
    {
        for (var i = 0; i < path.Length;)
        {
            var start = i++;
            if (path[start] is ' ' or ',' or '\n' or '\r')
            {
                continue;
            }

            while (!char.IsAsciiLetter(path[start]) && i < path.Length && (char.IsAsciiDigit(path[i]) || path[i] is '.'))
            {
                i++;
            }

            yield return path[start..i];
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static void Append(StringBuilder path, (double X, double Y) point) =>
        path.Append(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#} ");
}
