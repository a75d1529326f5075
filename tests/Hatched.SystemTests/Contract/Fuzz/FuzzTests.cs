using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Fuzz;

/// <summary>Every operation of the document is sent what nobody should send.</summary>
/// <remarks>
/// <c>HATCHED_FUZZ</c>: how many requests an operation gets, 100 by default. <c>HATCHED_FUZZ_SEED</c>: where the chain of chance begins; a run
/// with more than the default begins anywhere. A failure names the seed and the curl that repeats it.
/// </remarks>
[Collection(Alone.Name)]
public sealed class FuzzTests
{
    private const int Usual = 100;
    private const int Connections = 6;
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(5);
    private static readonly int PerOperation = FromEnvironment("HATCHED_FUZZ") ?? Usual;
    private static readonly int Seed = FromEnvironment("HATCHED_FUZZ_SEED") ?? (PerOperation > Usual ? Random.Shared.Next() : 1);

    /// <summary>A password is hashed slowly on purpose: these get a fifth.</summary>
    private static readonly HashSet<string> Slow = ["RegisterCustomer", "Login", "ChangePassword", "ResetPassword"];

    /// <summary>What takes from the workspace what the others need comes when they are through.</summary>
    private static readonly HashSet<string> Last = ["ApplyPreset", "CloneConfigVersion", "ArchiveBuddy", "EraseUserData", "UpdateCustomerSettings", "ReplaceAudiences", "ChangePassword", "RevokeApiKey", "RotateApiKeys"];

    private static readonly string[] NeverSaid = ["System.", "Hatched.", "Npgsql", "Microsoft.", "   at ", "Exception", "relation \""];

    [Fact]
    public async Task No_request_breaks_an_operation_hangs_it_or_makes_it_tell_of_another_tenant()
    {
        Console.WriteLine($"Fuzzing with HATCHED_FUZZ={PerOperation} HATCHED_FUZZ_SEED={Seed}");
        var document = await OpenApi.ReadAsync();
        var (own, other) = (await Workspace.BuildAsync(), await Canary.BuildAsync());
        var before = await other.ReadAsync();
        var failures = new ConcurrentQueue<string>();
        var sent = 0;

        foreach (var stage in document.Operations.GroupBy(operation => Last.Contains(operation.Id) ? 3 : operation.Method == HttpMethod.Delete ? 2 : 1).OrderBy(stage => stage.Key))
        {
            await Parallel.ForEachAsync(stage, new ParallelOptions { MaxDegreeOfParallelism = stage.Key is 1 ? Connections : 1, CancellationToken = TestContext.Current.CancellationToken }, async (operation, ct) =>
            {
                using var connection = new RawConnection(new Uri(TestSystem.BaseUrl));
                var cases = new FuzzCases(document, operation, own.Variables, other.Variables, new Random(Seed ^ Hash(operation.Id)));
                var failed = 0;
                for (var count = Slow.Contains(operation.Id) ? PerOperation / 5 : PerOperation; count > 0 && failed < 5; count--)
                {
                    var request = cases.Next();
                    Interlocked.Increment(ref sent);
                    if (await FaultAsync(document, connection, request, other.Marker, ct) is { } fault)
                    {
                        failed++;
                        failures.Enqueue($"{operation.Id}: {fault}\n{Curl.Of(request, own.Variables, other.Variables)}\n");
                    }
                }
            });
        }

        Assert.True(failures.IsEmpty, $"HATCHED_FUZZ={PerOperation} HATCHED_FUZZ_SEED={Seed}: {failures.Count} of {sent} requests were not answered as they should be.\n\n{string.Join('\n', failures)}");
        Assert.True(sent > document.Operations.Count * PerOperation / 2, $"Only {sent} requests.");
        Assert.Equal(before, await other.ReadAsync());
        (await Api.Anonymous.GetAsync("/health/ready")).Expect(200);
    }

    private static async Task<string?> FaultAsync(OpenApi document, RawConnection connection, RawRequest request, string marker, CancellationToken ct)
    {
        // Busy is no fault while it passes.
        for (var attempt = 1; ; attempt++)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
            deadline.CancelAfter(Hangs);
            try
            {
                var answer = await connection.SendAsync(request, deadline.Token);
                if (answer.Status is 503 && answer.Header("Retry-After") is not null && attempt < 4)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), ct);
                    continue;
                }

                return Fault(document, request, answer, marker);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                connection.Dispose();
                return $"no answer within {Hangs.TotalSeconds:0} s";
            }
            catch (IOException broken)
            {
                connection.Dispose();
                return $"no answer: {broken.Message}";
            }
        }
    }

    private static string? Fault(OpenApi document, RawRequest request, RawAnswer raw, string marker)
    {
        using var response = new HttpResponseMessage();
        raw.Headers.ToList().ForEach(header => response.Headers.TryAddWithoutValidation(header.Name, header.Value));
        var answer = new Answer($"{request.Method} {request.Target}", raw.Status, response.Headers, raw.Header("Content-Type") is { } type ? MediaTypeHeaderValue.Parse(type) : null, raw.Body);
        if (raw.Status >= 500)
        {
            return $"{raw.Status} {answer.Text}";
        }

        if (answer.Text.Contains(marker, StringComparison.OrdinalIgnoreCase) || raw.Headers.Any(header => header.Value.Contains(marker, StringComparison.OrdinalIgnoreCase)))
        {
            return $"another tenant's: {answer.Text}";
        }

        if (Documented.Fault(document, HttpMethod.Parse(request.Method), request.Target, answer) is { } undocumented)
        {
            return $"{undocumented}: {raw.Status} {answer.Text}";
        }

        return raw.Status >= 400 && NeverSaid.FirstOrDefault(inner => answer.Message.Contains(inner, StringComparison.Ordinal)) is { } inner ? $"says {inner}: {answer.Text}" : null;
    }

    private static int? FromEnvironment(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Hash(string text) => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
