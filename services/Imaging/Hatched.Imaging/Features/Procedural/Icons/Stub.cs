namespace Hatched.Imaging.Features.Procedural.Icons;
internal static class BadgeIcon { public static string Draw(string key) => key; }
internal static class EggPicture { public static string Draw(int v, bool ready) => ""; }
internal static class ItemIcon { public static string Draw(string c, string key) => key; }
