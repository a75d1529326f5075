using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>Completes an operation from the words of its route: who may call it, what it refuses, what its parameters mean, an example of each body.</summary>
internal static class OpenApiOperations
{
    /// <summary>The component that every mutation refers to.</summary>
    public const string IdempotencyKey = "IdempotencyKey";

    private const string Json = "application/json";

    public static OpenApiParameter IdempotencyKeyParameter => new()
    {
        Name = "Idempotency-Key",
        In = ParameterLocation.Header,
        Description = "Makes a repeat safe: for 24 hours the same key with the same request is answered with the first answer and `Idempotency-Replayed: true`.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255, Pattern = "^[ -~]+$" },
        Example = "7b1f9c1e-purchase-42",
    };

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var codes = new SortedSet<string>(metadata.OfType<ErrorCodes>().SelectMany(declared => declared.Codes), StringComparer.Ordinal);
        DescribeAccess(operation, context, metadata, codes);
        DescribeParameters(operation, context.Description);
        AddUsualErrors(operation, context.Description, codes);
        await AnswerAsync(operation, context, metadata, codes, ct);
        RecordedExamples.AddTo(operation);
        if (IsMutation(context.Description) && metadata.Any(entry => entry is IHonoursIdempotencyKey or PassedOn))
        {
            (operation.Parameters ??= []).Add(new OpenApiParameterReference(IdempotencyKey, context.Document));
        }
    }

    private static void DescribeAccess(OpenApiOperation operation, OpenApiOperationTransformerContext context, IList<object> metadata, SortedSet<string> codes)
    {
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            return;
        }

        if (metadata.OfType<AccessRequirement>().LastOrDefault() is { } access)
        {
            codes.UnionWith(["forbidden", "publishable_key_scope"]);
            if (!access.Kinds.Contains(PrincipalKind.SecretKey) && access.Kinds.Contains(PrincipalKind.WidgetSession))
            {
                codes.Add("resource_not_found"); // the token's buddy
            }

            var kinds = access.Kinds.Where(kind => kind is not PrincipalKind.Service).ToArray();
            operation.AddExtension("x-hatched-access", new JsonNodeExtension(string.Join(' ', kinds.Select(kind => HatchedJson.Name(kind.ToString())))));
            var takes = $"Takes: {string.Join(", ", kinds.Select(kind => Words(kind, access.Scope)))}.";
            operation.Description = operation.Description is { Length: > 0 } text ? $"{text.TrimEnd()}\n\n{takes}" : takes;
            if (access.Scope is not null)
            {
                operation.AddExtension("x-hatched-scope", new JsonNodeExtension(access.Scope));
            }
        }

        if (metadata.OfType<CapabilityRequirement>().LastOrDefault() is { } capability)
        {
            codes.UnionWith(["plan_feature_locked", "capability_disabled"]);
            operation.AddExtension("x-hatched-capability", new JsonNodeExtension(capability.Capability));
            operation.Description += $" Needs the capability `{capability.Capability}`.";
        }

        // The scheme must stand in the document: a requirement that leads nowhere is written as "{}", which means "anyone".
        context.Document!.AddComponent("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
    }

    private static string Words(PrincipalKind kind, string? scope) => (kind, scope) switch
    {
        (PrincipalKind.PublishableKey, not null) => $"publishable key with `{scope}`",
        (PrincipalKind.WidgetSession, not null) => $"widget session token with `{scope}`",
        (PrincipalKind.WidgetSession, _) => "widget session token",
        (PrincipalKind.Dashboard, _) => "dashboard token",
        _ => HatchedJson.Name(kind.ToString()).Replace('_', ' '),
    };

    private static void DescribeParameters(OpenApiOperation operation, ApiDescription description)
    {
        foreach (var parameter in description.ParameterDescriptions)
        {
            if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(shown => shown.Name == parameter.Name) is not { } shown
                || parameter.ParameterDescriptor is not IParameterInfoParameterDescriptor { ParameterInfo: { } declared })
            {
                continue;
            }

            shown.Description ??= XmlComments.Of(declared);
            if (shown.Schema is OpenApiSchema schema)
            {
                var type = Nullable.GetUnderlyingType(declared.ParameterType) ?? declared.ParameterType;
                OpenApiSchemas.Limit(schema, declared.GetCustomAttributes(inherit: true), type);
            }
        }
    }

    private static void AddUsualErrors(OpenApiOperation operation, ApiDescription description, SortedSet<string> codes)
    {
        var path = description.RelativePath ?? "";
        codes.UnionWith(["internal_error", "service_unavailable"]);
        if (!IsGateways(path))
        {
            // Of any address: a wrong credential is refused where none is needed too, and so is a NUL in a query that nobody reads.
            codes.UnionWith(["unauthorized", "validation_failed", "rate_limited", "upstream_timeout"]);
        }

        if (path.Contains('{'))
        {
            codes.Add("resource_not_found");
        }

        if (operation.Parameters?.Any(parameter => parameter is { In: ParameterLocation.Query, Name: "cursor" }) is true)
        {
            codes.Add("bad_request");
        }

        if (operation.RequestBody is not null)
        {
            codes.UnionWith(["bad_request", "unsupported_media_type"]);
        }

        if (IsMutation(description))
        {
            codes.UnionWith(["conflict", "idempotency_key_conflict", "payload_too_large"]);
        }
    }

    private static async Task AnswerAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, IList<object> metadata, SortedSet<string> codes, CancellationToken ct)
    {
        var document = context.Document!;
        var answers = operation.Responses ?? [];
        answers.Remove("400");
        foreach (var passed in metadata.OfType<PassedOn>())
        {
            answers[HatchedOpenApi.Text(passed.Status)] = Answer(Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(passed.Status), new OpenApiSchemaReference(passed.Schema, document));
        }

        // The framework names a file's bytes after the interface of an upload.
        foreach (var (_, picture) in answers.Values.SelectMany(answer => answer.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(media => media.Key.StartsWith("image/", StringComparison.Ordinal)))
        {
            picture.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        }

        var envelope = await EnvelopeAsync(context, ct);
        foreach (var status in codes.GroupBy(code => ErrorCatalogue.StatusByCode[code]))
        {
            var named = string.Join(", ", status.Select(code => $"`{code}`"));
            if (answers.TryGetValue(HatchedOpenApi.Text(status.Key), out var own) && own is OpenApiResponse { Content.Count: > 0 } report)
            {
                report.Description = named; // the route has its own body for it: a readiness report
                continue;
            }

            var answer = Answer(named, envelope);
            answer.Content![Json].Examples = status.ToDictionary(code => code, code => (IOpenApiExample)new OpenApiExampleReference(code, document));
            answers[HatchedOpenApi.Text(status.Key)] = answer;
        }

        operation.Responses = [];
        foreach (var (status, answer) in answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            operation.Responses[status] = answer;
        }
    }

    private static OpenApiResponse Answer(string description, IOpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [Json] = new OpenApiMediaType { Schema = schema } },
    };

    // A schema that is asked for comes with its parts in place; the framework's own come with references. One form, so that services share it.
    private static async Task<IOpenApiSchema> EnvelopeAsync(OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var envelope = await context.GetOrCreateSchemaAsync(typeof(ErrorEnvelope), null, ct);
        context.Document!.AddComponent(nameof(ErrorBody), await context.GetOrCreateSchemaAsync(typeof(ErrorBody), null, ct));
        envelope.Properties!["error"] = new OpenApiSchemaReference(nameof(ErrorBody), context.Document);
        context.Document.AddComponent(nameof(ErrorEnvelope), envelope);
        return new OpenApiSchemaReference(nameof(ErrorEnvelope), context.Document);
    }

    // The look at the system: answered at the door, and free.
    private static bool IsGateways(string path) =>
        path is "healthz" or "readyz" or "version" or "api/v1/metrics" || path.StartsWith("api/v1/health", StringComparison.Ordinal);

    private static bool IsMutation(ApiDescription description) => description.HttpMethod is not ("GET" or "HEAD");
}
