using System.Text.Json;
using Hatched.Webhook.Features.Sending;
using Xunit;

namespace Hatched.Webhook.Tests;

public sealed class FactBodyTests
{
    private static readonly Guid FactId = Guid.Parse("01960f42-3c4d-7b66-91ea-2f8e7d6b5c44");
    private static readonly DateTimeOffset At = new(2026, 4, 8, 10, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"amount":10}""", """{"amount":10,"fact_id":"01960f42-3c4d-7b66-91ea-2f8e7d6b5c44","occurred_at":"2026-04-08T10:30:00Z","sequence":7}""")]
    [InlineData("""{ "text": "}" }""", """{ "text": "}","fact_id":"01960f42-3c4d-7b66-91ea-2f8e7d6b5c44","occurred_at":"2026-04-08T10:30:00Z","sequence":7}""")]
    [InlineData("{}", """{"fact_id":"01960f42-3c4d-7b66-91ea-2f8e7d6b5c44","occurred_at":"2026-04-08T10:30:00Z","sequence":7}""")]
    public void A_payload_gains_what_receivers_order_and_dedupe_by(string payload, string expected) =>
        Assert.Equal(expected, FactBody.Of(payload, FactId, At, 7));

    [Fact]
    public void A_fact_of_the_customer_as_a_whole_has_no_sequence() =>
        Assert.DoesNotContain("sequence", FactBody.Of("""{"version":3}""", FactId, At, null), StringComparison.Ordinal);

    [Fact]
    public void The_envelope_holds_the_payload_with_the_time_of_the_fact()
    {
        var enveloped = JsonElement.Parse(FactBody.Enveloped("coins.earned", FactBody.Of("""{"amount":10}""", FactId, At, 7), At.AddDays(1)));
        var old = JsonElement.Parse(FactBody.Enveloped("coins.earned", """{"amount":10}""", At));

        Assert.Equal("coins.earned", enveloped.GetProperty("type").GetString());
        Assert.Equal(At, enveloped.GetProperty("timestamp").GetDateTimeOffset());
        Assert.Equal(10, enveloped.GetProperty("data").GetProperty("amount").GetInt32());
        Assert.Equal(At, old.GetProperty("timestamp").GetDateTimeOffset());
    }
}
