using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Hatched.ArchitectureTests;

/// <summary>What every route of every program must have.</summary>
public sealed class EndpointTests
{
    private static IReadOnlyList<(BuiltApp App, RouteEndpoint Endpoint)> Endpoints { get; } = [.. BuiltApp.All.SelectMany(app => app.Endpoints.Select(endpoint => (app, endpoint)))];

    [Fact]
    public void All_eight_programs_are_looked_at_and_each_has_routes()
    {
        Assert.Equal(["accounts", "economy", "gateway", "imaging", "ingestion", "progression", "webhook", "widget"], BuiltApp.All.Select(app => app.Name).Order(StringComparer.Ordinal));
        Assert.All(BuiltApp.All, app => Assert.NotEmpty(app.Endpoints));
        Assert.True(Endpoints.Count > 130, $"Only {Endpoints.Count} endpoints.");
    }

    [Fact]
    public void Every_endpoint_says_who_may_call_it_or_that_anyone_may()
    {
        // The proxy's routes are the services' own: each is guarded where it is answered.
        var own = Endpoints.Where(one => one.Endpoint.Metadata.All(metadata => metadata.GetType().FullName is not "Yarp.ReverseProxy.Model.RouteModel")).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, one => Assert.True(
            one.Endpoint.Metadata.GetMetadata<AccessRequirement>() is not null || one.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, Name(one)));
        // An explicit mark beside a requirement would void the requirement.
        Assert.All(own, one => Assert.False(
            one.Endpoint.Metadata.GetMetadata<AccessRequirement>() is not null && one.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, Name(one)));
    }

    [Fact]
    public void Only_signing_up_signing_in_pictures_scripts_share_pages_the_dashboard_and_the_look_at_the_system_are_for_anyone()
    {
        string[] open = ["/api/v1/auth/", "/images/", "/api/v1/public/", "/health", "/api/v1/health", "/healthz", "/readyz", "/version", "/metrics", "/api/v1/metrics", "/openapi/", "/docs", "/dashboard",
            "/widget.js", "/widget/v1/", "/v/", "/widget/demo", "/dev/widgets"];
        var anonymous = Endpoints.Where(one => one.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToList();
        Assert.NotEmpty(anonymous);
        Assert.All(anonymous, one => Assert.True(Path(one.Endpoint) is "/" || open.Any(prefix => Path(one.Endpoint).StartsWith(prefix, StringComparison.Ordinal)), Name(one)));
    }

    [Fact]
    public void Internal_routes_are_for_services_alone_and_no_public_route_is()
    {
        var internals = Endpoints.Where(one => Path(one.Endpoint).StartsWith("/internal/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(internals);
        Assert.All(internals, one => Assert.Equal([PrincipalKind.Service], one.Endpoint.Metadata.GetMetadata<AccessRequirement>()!.Kinds));
        Assert.All(Endpoints.Except(internals).Select(one => one.Endpoint.Metadata.GetMetadata<AccessRequirement>()).OfType<AccessRequirement>(), access =>
            Assert.NotEqual([PrincipalKind.Service], access.Kinds));
    }

    [Fact]
    public void Names_of_routes_are_unique_over_the_system()
    {
        var named = Endpoints.Select(one => (one, Name: one.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)).Where(one => one.Name is not null).ToList();
        Assert.NotEmpty(named);
        Assert.All(named.GroupBy(one => one.Name), same => Assert.True(same.Count() is 1, string.Join(", ", same.Select(one => Name(one.one)))));
        Assert.All(
            Endpoints.Where(one => Path(one.Endpoint).StartsWith("/api/v1/", StringComparison.Ordinal) && one.Endpoint.Metadata.GetMetadata<AccessRequirement>() is not null),
            one => Assert.NotNull(one.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()));
    }

    [Fact]
    public void Every_public_route_is_in_the_document()
    {
        // Which routes there are to be, the system tests hold against the table of the core by that document.
        var routes = Endpoints.Where(one => Path(one.Endpoint).StartsWith("/api/v1/", StringComparison.Ordinal)
            && one.Endpoint.Metadata.All(metadata => metadata.GetType().FullName is not "Yarp.ReverseProxy.Model.RouteModel")).ToList();
        Assert.NotEmpty(routes);
        Assert.All(routes, one => Assert.False(one.Endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription is true, Name(one)));
    }

    [Fact]
    public void Every_declared_refusal_has_the_catalogues_status()
    {
        const BindingFlags everything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var declared = BuiltApp.Programs.Append(typeof(ApiError).Assembly).SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(everything)).Where(field => field.FieldType == typeof(ApiError))
            .Select(field => (Field: $"{field.DeclaringType}.{field.Name}", Error: (ApiError)field.GetValue(null)!)).ToList();
        Assert.True(declared.Count > 20, $"Only {declared.Count} refusals.");
        Assert.All(declared, one => Assert.True(
            ErrorCatalogue.StatusByCode.TryGetValue(one.Error.Code, out var status) && status == one.Error.StatusCode, $"{one.Field}: {one.Error.StatusCode} {one.Error.Code}"));
    }

    [Fact]
    public void No_range_over_64_bits_is_judged_in_32()
    {
        // [Range(1, 10)] on a long converts what was sent to int, and what does not fit is answered with the conversion's words.
        var ranges = BuiltApp.Programs.SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(type => type.GetProperties().Select(property => (
            Property: property,
            Range: property.GetCustomAttribute<RangeAttribute>()
                ?? property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
                    .FirstOrDefault(parameter => parameter.Name == property.Name)?.GetCustomAttribute<RangeAttribute>()))).Where(one => one.Range is not null).ToList();
        Assert.NotEmpty(ranges);
        Assert.All(ranges.Where(one => (Nullable.GetUnderlyingType(one.Property.PropertyType) ?? one.Property.PropertyType) == typeof(long)), one =>
            Assert.True(one.Range!.OperandType != typeof(int), $"{one.Property.DeclaringType}.{one.Property.Name}"));
    }

    [Fact]
    public void What_may_be_null_in_a_body_may_be_left_out()
    {
        var nullability = new NullabilityInfoContext();
        var bodies = Endpoints.Where(one => Path(one.Endpoint).StartsWith("/api/v1/", StringComparison.Ordinal)).Select(one => one.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)
            .OfType<Type>().Where(type => type.Assembly.GetName().Name!.StartsWith("Hatched.", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(bodies);
        var parameters = bodies.SelectMany(type => type.GetConstructors()).SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => nullability.Create(parameter).WriteState is NullabilityState.Nullable && parameter.GetCustomAttribute<RequiredAttribute>() is null
                && parameter.Member.DeclaringType!.GetProperty(parameter.Name!)?.GetCustomAttribute<RequiredAttribute>() is null).ToList();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => Assert.True(parameter.HasDefaultValue, $"{parameter.Member.DeclaringType}({parameter.Name})"));
    }

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Name((BuiltApp App, RouteEndpoint Endpoint) one) => $"{one.App.Name}: {one.Endpoint.DisplayName}";
}
