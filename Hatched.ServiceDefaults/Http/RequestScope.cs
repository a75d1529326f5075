using System.Collections;
using System.Globalization;

namespace Hatched.ServiceDefaults.Http;

/// <summary>What every log line of a request carries: its id, and whose it is once that is known. The console prints the text, exporters and JSON take the pairs.</summary>
internal sealed class RequestScope(string requestId) : IReadOnlyList<KeyValuePair<string, object>>
{
    /// <summary>Null until the caller is known, and for whoever is nobody's.</summary>
    public Guid? CustomerId { get; set; }

    public int Count => CustomerId is null ? 1 : 2;

    public KeyValuePair<string, object> this[int index] => index is 0 ? new("request_id", requestId) : new("customer_id", CustomerId ?? Guid.Empty);

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => CustomerId is { } customer
        ? string.Create(CultureInfo.InvariantCulture, $"request_id:{requestId} customer_id:{customer}")
        : $"request_id:{requestId}";
}
