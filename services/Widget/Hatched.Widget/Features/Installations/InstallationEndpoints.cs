using System.Collections.Concurrent;
using Hatched.BuildingBlocks.Http;
using Hatched.BuildingBlocks.Outbound;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Widget.Features.Installations;

/// <summary><c>POST /widget-sessions/verify-installation</c>: looks at a customer's page as a browser would find it.</summary>
internal static class InstallationEndpoints
{
    private static readonly ApiError UnderWay = ApiError.Conflict("A check of this workspace is under way. Wait for its answer.");

    // One at a time for a customer: a page that does not answer keeps nobody else waiting.
    private static readonly ConcurrentDictionary<Guid, bool> Checking = new();

    public static void AddInstallations(this WebApplicationBuilder builder)
    {
        builder.AddOutbound();
        builder.Services.AddSingleton<PageClient>();
    }

    public static void MapInstallations(this IEndpointRouteBuilder routes) => routes.MapPost("/widget-sessions/verify-installation", Verify)
        .WithName("VerifyInstallation").WithTags("Widget Sessions").WithSummary("Verify widget installation")
        .WithDescription("Fetches the page, at most its first 512 KiB and for 5 seconds, and looks for the loader, its token and the mounts.")
        .Example("""{"url":"https://www.example.com/learn"}""").RequireSecret().IdempotentByKey();

    private static async Task<Results<Ok<InstallationReport>, ApiError>> Verify(
        VerifyInstallationRequest request, Principal caller, TargetUrl targets, PageClient pages, TokenCodec tokens, TimeProvider clock, CancellationToken ct)
    {
        if (targets.Fault(request.Url) is { } fault)
        {
            return ApiError.Invalid("url", fault);
        }

        if (!Checking.TryAdd(caller.CustomerId, true))
        {
            return UnderWay;
        }

        try
        {
            var page = await pages.FetchAsync(request.Url, ct);
            var content = page.Status is >= 200 and < 300 && IsHtml(page) ? PageReader.Read(page.Html) : null;
            var valid = content?.Loader is { Token: { } token } loader && await IsValidAsync(tokens, token, loader.TokenKind!, caller.CustomerId);
            InstallationProblem[] problems = [.. Problems(page, content, valid)];
            return TypedResults.Ok(new InstallationReport(
                request.Url,
                content is null ? "unreachable" : content.Loader is null ? "missing" : problems.Length > 0 ? "incomplete" : "installed",
                page.Status,
                content?.Loader is { } found ? new InstalledLoader(found.Src, found.TokenKind, valid) : null,
                content?.Mounts ?? [],
                problems,
                clock.GetUtcNow()));
        }
        finally
        {
            Checking.TryRemove(caller.CustomerId, out _);
        }
    }

    private static bool IsHtml(FetchedPage page) => page.MediaType is null || page.MediaType.Contains("html", StringComparison.OrdinalIgnoreCase);

    private static async Task<bool> IsValidAsync(TokenCodec tokens, string token, string kind, Guid customerId) =>
        await tokens.ValidateAsync(token) is var (claims, _) && claims.CustomerId == customerId && claims.Kind == (kind is "session" ? TokenKind.Widget : TokenKind.Embed);

    private static IEnumerable<InstallationProblem> Problems(FetchedPage page, PageContent? content, bool tokenIsValid)
    {
        if (content is null)
        {
            yield return page.Status switch
            {
                null => new("unreachable", page.Fault!),
                >= 300 and < 400 => new("redirected", "The page redirects. Give the address that it leads to."),
                >= 200 and < 300 => new("not_html", $"The address answers {page.MediaType}, not a page."),
                var status => new("http_error", $"The page is answered with {status}."),
            };
        }
        else if (content.Loader is not { } loader)
        {
            yield return new("loader_missing", "There is no <script src=\"…/widget.js\"> in the page. A script that adds it later is not seen here.");
        }
        else
        {
            if (loader.Token is null)
            {
                yield return new("token_missing", "The loader has neither data-session-token nor data-embed-token.");
            }
            else if (!tokenIsValid)
            {
                yield return new("token_invalid", "The loader's token has ended, is not one of this workspace, or stands in the wrong attribute. Mint one for each page view.");
            }

            if (content.Mounts.Count is 0)
            {
                yield return new("mount_missing", "There is no element with data-hatched-mount, so no widget has a place to show.");
            }
        }
    }
}
