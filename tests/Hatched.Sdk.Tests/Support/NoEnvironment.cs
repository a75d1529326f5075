using System.Runtime.CompilerServices;

namespace Hatched.Sdk.Tests.Support;

/// <summary>Who runs these tests may have a system of their own in the environment: the tests say themselves what it holds.</summary>
internal static class NoEnvironment
{
    [ModuleInitializer]
    internal static void Clear()
    {
        Environment.SetEnvironmentVariable("HATCHED_API_KEY", null);
        Environment.SetEnvironmentVariable("HATCHED_BASE_URL", null);
    }
}
