using System.Globalization;

namespace Hatched.Imaging.Features.Procedural.Drawing;

/// <summary>The rectangle that a drawing covers; glows and what a clip hides do not count.</summary>
internal sealed class Extent
{
    private static readonly (double Left, double Top, double Right, double Bottom) Everything = (double.MinValue, double.MinValue, double.MaxValue, double.MaxValue);

    private readonly Stack<(double Left, double Top, double Right, double Bottom)> windows = new([Everything]);

    public double Left { get; private set; } = double.MaxValue;

    public double Top { get; private set; } = double.MaxValue;

    public double Right { get; private set; } = double.MinValue;

    public double Bottom { get; private set; } = double.MinValue;

    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public void Add(string path, double margin)
    {
        var (left, top, right, bottom) = Meet(Box(path, margin), windows.Peek());
        if (left < right && top < bottom)
        {
            (Left, Top, Right, Bottom) = (Math.Min(Left, left), Math.Min(Top, top), Math.Max(Right, right), Math.Max(Bottom, bottom));
        }
    }

    public void Enter(string clip) => windows.Push(Meet(Box(clip, 0), windows.Peek()));

    public void Leave() => windows.Pop();

    private static (double Left, double Top, double Right, double Bottom) Meet(
        (double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b) =>
        (Math.Max(a.Left, b.Left), Math.Max(a.Top, b.Top), Math.Min(a.Right, b.Right), Math.Min(a.Bottom, b.Bottom));

    // Control points included: a little too large rather than cut.
    private static (double Left, double Top, double Right, double Bottom) Box(string path, double margin)
    {
        var numbers = path.Split(['M', 'L', 'C', 'Q', 'S', 'T', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
        var (xs, ys) = (numbers.Where((_, i) => i % 2 == 0), numbers.Where((_, i) => i % 2 == 1));
        return (xs.Min() - margin, ys.Min() - margin, xs.Max() + margin, ys.Max() + margin);
    }
}
