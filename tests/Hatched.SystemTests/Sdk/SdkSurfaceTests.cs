using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Hatched.Sdk;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary>
/// Every method of the C# client against the running gateway: what it sends, that the served document has its route, and a call that succeeds.
/// </summary>
public sealed partial class SdkSurfaceTests(SdkWorld world) : IClassFixture<SdkWorld>
{
    public static TheoryData<string> Methods => [.. SdkCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_does_what_it_says(string method)
    {
        var one = SdkCase.All.Single(one => one.Name == method);
        Assert.True(await IsServedAsync(one.Route), $"{one.Route} is not in the served document: {method} comes with its route, not before it.");
        if (await one.Real(world) is { } result)
        {
            Shape.Same(world.Answer, result);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_sends_what_its_route_asks_for(string method)
    {
        var one = SdkCase.All.Single(one => one.Name == method);
        using var recorder = new Recorder(new Teapot());
        Assert.Equal(418, (await Assert.ThrowsAsync<HatchedException>(() => one.Call(SdkWorld.ClientOf("hatch_test_a", recorder)))).StatusCode);
        Assert.Equal(one.Sent, recorder.Sent);
        var (verb, path) = (one.Route.Split(' ')[0], one.Route.Split(' ')[1]);
        Assert.Matches($"^{verb} {Regex.Escape(path).Replace("\\{}", "[^/? ]+", StringComparison.Ordinal)}($|[? ])", one.Sent);
    }

    [Fact]
    public void No_method_is_left_out()
    {
        var methods = MethodsOf(typeof(HatchedClient), "").ToList();
        Assert.True(methods.Count > 70, $"{methods.Count} methods");
        Assert.Equal(methods.Select(method => method.Name).Order(), SdkCase.All.Select(one => one.Name).Order());
        Assert.All(methods, method => Assert.Equal(
            (typeof(CancellationToken), "cancellationToken", true),
            (method.Info.GetParameters()[^1].ParameterType, method.Info.GetParameters()[^1].Name, method.Info.GetParameters()[^1].IsOptional)));
    }

    /// <summary>A type's own methods that call the API, and those of the resources that it shows.</summary>
    private static IEnumerable<(string Name, MethodInfo Info)> MethodsOf(Type type, string at) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(method => (at + method.Name, method))
            .Concat(type.GetProperties().Where(resource => resource.PropertyType.Namespace == "Hatched.Sdk.Resources").SelectMany(resource => MethodsOf(resource.PropertyType, $"{at}{resource.Name}.")));

    private static async Task<bool> IsServedAsync(string route) =>
        (await OpenApi.ReadAsync()).Operations.Any(operation => $"{operation.Method} {Parameter().Replace(operation.Path, "{}")}" == route.Replace(" ", $" {Api.Prefix}", StringComparison.Ordinal));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    private sealed class Teapot : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)418) { Content = new StringContent("{}", Encoding.UTF8, "application/json") });
    }
}
