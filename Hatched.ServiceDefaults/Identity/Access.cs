using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>Who may call a route. One instance a route; read by authorization, the OpenAPI document and the architecture tests.</summary>
/// <param name="Kinds">The credentials that may.</param>
/// <param name="Scope">What a publishable key or widget session must hold in addition.</param>
public sealed record AccessRequirement(IReadOnlyList<PrincipalKind> Kinds, string? Scope = null) : IAuthorizationRequirement;

/// <summary>A capability that the customer's plan must include and the customer must not have switched off.</summary>
public sealed record CapabilityRequirement(string Capability) : IAuthorizationRequirement;

/// <summary>The words of the route table that say who may call.</summary>
public static class Access
{
    private static readonly PrincipalKind[] Customer = [PrincipalKind.SecretKey, PrincipalKind.Dashboard, PrincipalKind.Service];

    /// <summary>A secret key or a dashboard login.</summary>
    public static TBuilder RequireSecret<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.Require(new AccessRequirement(Customer));

    /// <summary>As <see cref="RequireSecret{TBuilder}"/>, or a publishable key with <paramref name="scope"/>.</summary>
    public static TBuilder RequirePublishable<TBuilder>(this TBuilder routes, string scope)
        where TBuilder : IEndpointConventionBuilder => routes.Require(new AccessRequirement([.. Customer, PrincipalKind.PublishableKey], scope));

    /// <summary>A dashboard login only.</summary>
    public static TBuilder RequireDashboard<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.Require(new AccessRequirement([PrincipalKind.Dashboard]));

    /// <summary>Any credential of the customer itself, whatever its scopes (<c>whoami</c>).</summary>
    public static TBuilder RequireAnyCredential<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.Require(new AccessRequirement(
            [.. Customer, PrincipalKind.PublishableKey, PrincipalKind.WidgetSession, PrincipalKind.EmbedToken]));

    /// <summary>A widget session or embed token: reading one buddy's widgets.</summary>
    public static TBuilder RequireWidget<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.Require(new AccessRequirement([PrincipalKind.WidgetSession, PrincipalKind.EmbedToken]));

    /// <summary>A widget session that holds <paramref name="scope"/>.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder routes, string scope)
        where TBuilder : IEndpointConventionBuilder => routes.Require(new AccessRequirement([PrincipalKind.WidgetSession], scope));

    /// <summary>Another Hatched service; such routes are never routed by the gateway.</summary>
    public static TBuilder RequireInternal<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.Require(new AccessRequirement([PrincipalKind.Service])).WithMetadata(new InternalBodyLimit()).ExcludeFromDescription();

    // Sets of what many requests brought: each of those was small, together they are not.
    private sealed class InternalBodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 64 * HatchedHost.MaxBodyBytes;
    }

    /// <summary>403 <c>plan_feature_locked</c> or <c>capability_disabled</c>, before anything else of the handler.</summary>
    public static TBuilder RequireCapability<TBuilder>(this TBuilder routes, string capability)
        where TBuilder : IEndpointConventionBuilder
    {
        _ = Plans.Requiring(capability); // a misspelt capability fails at start, not at the first call
        return routes.Require(new CapabilityRequirement(capability));
    }

    private static TBuilder Require<TBuilder>(this TBuilder routes, IAuthorizationRequirement requirement)
        where TBuilder : IEndpointConventionBuilder =>
        routes.RequireAuthorization(policy => policy.AddRequirements(requirement)).WithMetadata(requirement);

    /// <summary>For a service: it believes the principal that the gateway has signed. The gateway itself asks for credentials instead.</summary>
    public static IServiceCollection AddPrincipals(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Caller() ?? Principal.Anonymous);
        services.AddAuthentication(PrincipalAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, PrincipalAuthentication>(PrincipalAuthentication.Scheme, null);
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalWriter>();
        return services;
    }

    /// <summary>The caller of this request; anonymous when no valid principal came with it.</summary>
    public static Principal Caller(this HttpContext context) => context.Features.Get<Principal>() ?? Principal.Anonymous;
}

/// <summary>Decides <see cref="AccessRequirement"/> and <see cref="CapabilityRequirement"/>; the refusal says which of them failed and how.</summary>
internal sealed class AccessHandler : IAuthorizationHandler
{
    private static readonly ApiError Forbidden = new(403, "forbidden", "This credential does not allow this.");
    private static readonly ApiError NeedsSecret = new(403, "forbidden", "This credential does not allow this. Call it from your server with a secret key.");
    private static readonly ApiError NeedsSession = new(403, "forbidden", "This credential does not allow this. It takes a widget session: POST /widget-sessions.");

    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext http)
        {
            return Task.CompletedTask;
        }

        var principal = http.Caller();
        foreach (var requirement in context.PendingRequirements.ToArray())
        {
            var refusal = requirement switch
            {
                AccessRequirement access => Refuse(access, principal),
                CapabilityRequirement capability => Refuse(capability, principal),
                _ => null,
            };

            if (refusal is not null)
            {
                context.Fail(new AuthorizationFailureReason(this, refusal.Code));
                http.Features.Set(refusal);
                return Task.CompletedTask;
            }

            if (requirement is AccessRequirement or CapabilityRequirement)
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }

    private static ApiError? Refuse(AccessRequirement access, Principal principal)
    {
        if (principal.Kind is PrincipalKind.PublishableKey)
        {
            return access.Kinds.Contains(PrincipalKind.PublishableKey) && (access.Scope is null || principal.Scopes.Contains(access.Scope))
                ? null
                : new ApiError(403, "publishable_key_scope", access.Scope is null
                    ? "Publishable keys may not call this. Call it from your server with a secret key."
                    : $"This publishable key lacks the scope {access.Scope}.");
        }

        return access.Kinds.Contains(principal.Kind)
            && (access.Scope is null || principal.ActsForCustomer || principal.Scopes.Contains(access.Scope))
                ? null
                : access.Scope is not null && principal.Kind is PrincipalKind.WidgetSession && access.Kinds.Contains(PrincipalKind.WidgetSession)
                    ? new ApiError(403, "forbidden", $"This widget session lacks the scope {access.Scope}.")
                    : access.Kinds.Contains(PrincipalKind.SecretKey) ? NeedsSecret
                    : access.Kinds.Contains(PrincipalKind.WidgetSession) ? NeedsSession
                    : Forbidden;
    }

    private static ApiError? Refuse(CapabilityRequirement required, Principal principal)
    {
        if (!Plans.Get(principal.Plan).Capabilities.Contains(required.Capability))
        {
            var plan = Plans.Requiring(required.Capability);
            return new ApiError(403, "plan_feature_locked", $"{required.Capability} needs the {plan.Name} plan.", new
            {
                Feature = required.Capability,
                RequiredPlan = plan.Key,
                CurrentPlan = principal.Plan,
                UpgradeUrl = "/dashboard/billing",
            });
        }

        return principal.DisabledCapabilities.Contains(required.Capability)
            ? new ApiError(403, "capability_disabled", $"{required.Capability} is switched off in your workspace's settings.")
            : null;
    }
}

/// <summary>Answers refusals in the envelope: 401 without a credential, otherwise what <see cref="AccessHandler"/> found.</summary>
internal sealed class RefusalWriter : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        var refusal = context.Caller().Kind is PrincipalKind.Anonymous
            ? ErrorCatalogue.ForStatus(401)
            : context.Features.Get<ApiError>() ?? ErrorCatalogue.ForStatus(403);
        return refusal.WriteAsync(context);
    }
}
