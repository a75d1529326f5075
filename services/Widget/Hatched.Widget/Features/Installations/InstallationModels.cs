using System.ComponentModel.DataAnnotations;
using Hatched.BuildingBlocks.Outbound;

namespace Hatched.Widget.Features.Installations;

/// <summary>The page to look at.</summary>
/// <param name="Url">Its public address, https. Redirects are not followed.</param>
public sealed record VerifyInstallationRequest([Required, StringLength(TargetUrl.MaxLength, MinimumLength = 1)] string Url);

/// <summary>What was found on the page.</summary>
/// <param name="Status"><c>installed</c>: loader, valid token and a mount are there; <c>incomplete</c>: the loader is, and something is wrong; <c>missing</c>: no loader; <c>unreachable</c>: no page.</param>
/// <param name="HttpStatus">What the page was answered with; null when there was no answer.</param>
/// <param name="Loader">Null when the page has none. A loader that a script adds later is not seen.</param>
/// <param name="Mounts">The widgets that the page has a place for: <c>data-hatched-mount</c>.</param>
/// <param name="Problems">What stands in the way, most important first; empty when all is well.</param>
public sealed record InstallationReport(
    string Url, [property: AllowedValues("installed", "incomplete", "missing", "unreachable")] string Status, int? HttpStatus, InstalledLoader? Loader,
    IReadOnlyList<string> Mounts, IReadOnlyList<InstallationProblem> Problems, DateTimeOffset CheckedAt);

/// <summary>The loader's script tag.</summary>
/// <param name="TokenKind"><c>session</c> or <c>embed</c>, by the attribute; null without a token.</param>
/// <param name="TokenValid">The token is one of this workspace and has not ended.</param>
public sealed record InstalledLoader(string Src, [property: AllowedValues(null, "session", "embed")] string? TokenKind, bool TokenValid);

/// <summary>Why widgets do not show on the page.</summary>
public sealed record InstallationProblem(
    [property: AllowedValues("unreachable", "redirected", "http_error", "not_html", "loader_missing", "token_missing", "token_invalid", "mount_missing")] string Code, string Message);
