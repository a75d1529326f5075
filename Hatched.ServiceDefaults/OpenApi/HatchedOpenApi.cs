using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>The error codes that a route answers beyond those that follow from its method, access and parameters.</summary>
public sealed record ErrorCodes(params IReadOnlyList<string> Codes);

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

    public static IServiceCollection AddHatchedOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddSchemaTransformer(OpenApiSchemas.Complete);
        options.AddOperationTransformer(DescribeAsync);
    });

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var path = context.Description.RelativePath ?? "";
        var codes = new SortedSet<string>(StringComparer.Ordinal) { "rate_limited", "internal_error", "service_unavailable" };
        codes.UnionWith(metadata.OfType<ErrorCodes>().SelectMany(declared => declared.Codes));
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
        }
        else
        {
            codes.Add("unauthorized");
            if (metadata.OfType<AccessRequirement>().LastOrDefault() is { } access)
            {
                codes.Add("forbidden");
                codes.Add("publishable_key_scope");
                operation.AddExtension("x-hatched-access", new JsonNodeExtension(string.Join(' ', access.Kinds.Select(kind => HatchedJson.Name(kind.ToString())))));
                if (access.Scope is not null)
                {
                    operation.AddExtension("x-hatched-scope", new JsonNodeExtension(access.Scope));
                }
            }

            // The scheme must stand in the document: a requirement that leads nowhere is written as "{}", which means "anyone".
            context.Document!.AddComponent("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
        }

        if (metadata.OfType<CapabilityRequirement>().LastOrDefault() is { } capability)
        {
            codes.UnionWith(["plan_feature_locked", "capability_disabled"]);
            operation.AddExtension("x-hatched-capability", new JsonNodeExtension(capability.Capability));
        }

        if (path.Contains('{'))
        {
            codes.Add("resource_not_found");
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In is ParameterLocation.Query) ?? [])
        {
            parameter.Name = HatchedJson.Name(parameter.Name!); // a record of parameters shows its C# names; they bind in any case
        }

        if (operation.Parameters is { Count: > 0 } || operation.RequestBody is not null)
        {
            codes.Add("validation_failed");
        }

        if (operation.RequestBody is not null)
        {
            codes.UnionWith(["bad_request", "payload_too_large", "unsupported_media_type"]);
        }

        if (context.Description.HttpMethod is not "GET")
        {
            codes.UnionWith(["conflict", "idempotency_key_conflict"]);
        }

        var envelope = await EnvelopeAsync(context, ct);
        operation.Responses ??= [];
        operation.Responses.Remove("400");
        foreach (var status in codes.GroupBy(code => ErrorCatalogue.StatusByCode[code]).OrderBy(group => group.Key))
        {
            operation.Responses[status.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(", ", status.Select(code => $"`{code}`")),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = envelope } },
            };
        }
    }

    // A schema that is asked for comes with its parts in place; the framework's own come with references. One form, so that services share it.
    private static async Task<IOpenApiSchema> EnvelopeAsync(OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var envelope = await context.GetOrCreateSchemaAsync(typeof(ErrorEnvelope), null, ct);
        context.Document!.AddComponent(nameof(ErrorBody), await context.GetOrCreateSchemaAsync(typeof(ErrorBody), null, ct));
        envelope.Properties!["error"] = new OpenApiSchemaReference(nameof(ErrorBody), context.Document);
        context.Document.AddComponent(nameof(ErrorEnvelope), envelope);
        return new OpenApiSchemaReference(nameof(ErrorEnvelope), context.Document);
    }
}
