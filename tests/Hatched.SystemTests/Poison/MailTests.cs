using System.Globalization;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Poison;

/// <summary>A mail on which the server falls silent holds up no other.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task Mails_go_out_while_the_server_is_silent_on_others()
    {
        await using var server = new SilentMailServer();
        var mark = Guid.CreateVersion7().ToString("N");
        for (var i = 0; i < 3; i++)
        {
            await WriteAsync($"silent-{i}-{mark}@example.com");
        }

        await WriteAsync($"first-{mark}@example.com");
        await using var accounts = SecondProcess.Start(
            "accounts",
            ("ConnectionStrings__accounts", TestSystem.ConnectionString("accounts")),
            ("Hatched__Smtp__Host", "127.0.0.1"),
            ("Hatched__Smtp__Port", server.Port.ToString(CultureInfo.InvariantCulture)),
            ("Hatched__Smtp__Tls", "false"));

        await Wait.UntilAsync(
            "the one behind them is sent", () => server.Taken.Contains($"first-{mark}@example.com"), TimeSpan.FromSeconds(60));
        await WriteAsync($"second-{mark}@example.com");
        await Wait.UntilAsync(
            "a later one is sent at once", () => server.Taken.Contains($"second-{mark}@example.com"), TimeSpan.FromSeconds(8));
        await Wait.UntilAsync("the tries of a silent one are counted", async () =>
            await Database.ReadAsync<int>(
                "accounts", "SELECT attempts FROM outgoing_mails WHERE recipient = $1", $"silent-0-{mark}@example.com") >= 1);

        accounts.AssertRuns();
        Assert.Single(server.Taken, recipient => recipient == $"first-{mark}@example.com");
        await Database.RunAsync("accounts", "DELETE FROM outgoing_mails WHERE recipient LIKE 'silent-%'");
    }

    private static Task<object?> WriteAsync(string recipient) => Database.RunAsync("accounts", """
        INSERT INTO outgoing_mails (id, recipient, subject, body, attempts, created_at) VALUES ($1, $2, 'A test', 'Hello.', 0, now())
        """, Guid.CreateVersion7(), recipient);
}
