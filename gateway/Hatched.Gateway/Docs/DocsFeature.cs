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

    // Only where it answers: it matches patterns against every address that it sees.
    public static void UseDocs(this WebApplication app) => app.UseWhen(context => context.Request.Path.StartsWithSegments("/" + Page), docs => docs.UseSwaggerUI(page =>
    {
        page.RoutePrefix = Page;
        page.DocumentTitle = "Hatched API";
        page.SwaggerEndpoint(Address, "Hatched API");
        page.EnableTryItOutByDefault();
        page.EnablePersistAuthorization();
        page.DisplayRequestDuration();
        page.DefaultModelsExpandDepth(0);
        page.EnableFilter();
        page.EnableDeepLinking();
        page.EnableValidator(null); // the badge would ask a server on the internet
    }));

    public static void MapDocs(this IEndpointRouteBuilder app) => app.MapGet(Address, async (ServiceDocuments documents, CancellationToken ct) =>
        Results.Bytes(await documents.GetAsync(ct), "application/json; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
}
