namespace Hatched.Gateway.Docs;

/// <summary>The one OpenAPI document of the system and a page to read it on; neither needs the internet.</summary>
internal static class DocsFeature
{
    private const string Address = "/openapi/v1.json";
    private const string Page = "docs";

    public static void AddDocs(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(nameof(ServiceDocuments), http => http.Timeout = TimeSpan.FromSeconds(15));
        builder.Services.AddSingleton<ServiceDocuments>();
    }

    // Nothing but our own files runs on the page, it talks to nobody else, and nobody shows it in a frame: people paste secret keys into it.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // Only where it answers: it matches patterns against every address that it sees.
    public static void UseDocs(this WebApplication app) => app.UseWhen(context => context.Request.Path.StartsWithSegments("/" + Page), docs => docs.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }).UseSwaggerUI(page =>
    {
        page.RoutePrefix = Page;
        page.DocumentTitle = "Hatched API";
        page.SwaggerEndpoint(Address, "Hatched API");
        page.EnableTryItOutByDefault();
        page.DisplayRequestDuration();
        page.DefaultModelsExpandDepth(0);
        page.EnableFilter();
        page.EnableDeepLinking();
        page.EnableValidator(null); // the badge would ask a server on the internet
    }));

    public static void MapDocs(this IEndpointRouteBuilder app) => app.MapGet(Address, async (ServiceDocuments documents, CancellationToken ct) =>
        Results.Bytes(await documents.GetAsync(ct), "application/json; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
}
