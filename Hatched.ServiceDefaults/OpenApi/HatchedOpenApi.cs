using System.Globalization;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>The error codes that a route answers beyond those that follow from its method, access and parameters.</summary>
public sealed record ErrorCodes(params IReadOnlyList<string> Codes);

/// <summary>Marks a mutation that honours <c>Idempotency-Key</c>.</summary>
public interface IHonoursIdempotencyKey;

/// <summary>Each service describes its own routes; the gateway merges the documents.</summary>
public static class HatchedOpenApi
{
    /// <summary>Names the domain's own refusals of a route for the document: <c>.Refuses("insufficient_balance")</c>.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder routes, params string[] codes)
        where TBuilder : IEndpointConventionBuilder
    {
        if (codes.FirstOrDefault(code => !ErrorCatalogue.StatusByCode.ContainsKey(code)) is { } unknown)
        {
            throw new InvalidOperationException($"{unknown} is not in the error catalogue.");
        }

        return routes.WithMetadata(new ErrorCodes(codes));
    }

    /// <summary>The route answers what another service's does: the name of that one's schema.</summary>
    public static TBuilder PassesOn<TBuilder>(this TBuilder routes, string schema, int status = 200)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new PassedOn(status, schema));

    public static IServiceCollection AddHatchedOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = OpenApiSchemas.Name;
        options.AddSchemaTransformer(OpenApiSchemas.Complete);
        options.AddOperationTransformer(OpenApiOperations.DescribeAsync);
        options.AddDocumentTransformer(OpenApiSchemas.ReferToHeld);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Components ??= new OpenApiComponents();
            document.Components.Examples = ErrorExamples.All.ToDictionary(example => example.Key, example => (IOpenApiExample)example.Value);
            document.Components.Parameters = new Dictionary<string, IOpenApiParameter> { [OpenApiOperations.IdempotencyKey] = OpenApiOperations.IdempotencyKeyParameter };
            return Task.CompletedTask;
        });
    });

    internal static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
