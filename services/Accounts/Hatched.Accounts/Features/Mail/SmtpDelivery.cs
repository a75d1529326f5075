using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Mail;
using Hatched.BuildingBlocks.Data;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hatched.Accounts.Features.Mail;

/// <summary>The SMTP server, from <c>Hatched:Smtp</c>.</summary>
internal sealed class SmtpOptions
{
    /// <summary>Not set: mails are written and logged, and not sent.</summary>
    public string? Host { get; init; }

    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>STARTTLS.</summary>
    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    [Required]
    public string From { get; init; } = "Hatched <no-reply@hatched.local>";
}

/// <summary>Sends the mails that wait. Several replicas share the work; a mail is sent at least once and tried ten times.</summary>
internal sealed class SmtpDelivery(
    NpgsqlDataSource database, DatabaseReady ready, IOptions<SmtpOptions> options, TimeProvider clock, ILogger<SmtpDelivery> log) : BackgroundService
{
    private const int MaxAttempts = 10;
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1); // the links in it are dead by then
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        using var smtp = new SmtpClient(options.Value.Host, options.Value.Port)
        {
            EnableSsl = options.Value.Tls,
            Credentials = options.Value.User is null ? null : new NetworkCredential(options.Value.User, options.Value.Password),
            DeliveryFormat = SmtpDeliveryFormat.International,
            Timeout = 10_000,
        };
        using var tick = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await SendNextAsync(smtp, stoppingToken))
                {
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or SmtpException or FormatException)
            {
                log.LogWarning("Mail waits: {Reason}", exception.Message);
            }
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> SendNextAsync(SmtpClient smtp, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // The attempt is counted first and for itself: a mail that the server refuses must not be first in line for ever.
        await using var take = new NpgsqlCommand("""
            UPDATE outgoing_mails SET attempts = attempts + 1 WHERE id = (
                SELECT id FROM outgoing_mails WHERE sent_at IS NULL AND attempts < $1 AND created_at > $2
                ORDER BY attempts, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, subject, body
            """, connection) { Parameters = { new() { Value = MaxAttempts }, new() { Value = clock.GetUtcNow() - MaxAge } } };
        Guid id;
        MailMessage mail;
        await using (var row = await take.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
            {
                return false;
            }

            id = row.GetGuid(0);
            mail = new MailMessage(options.Value.From, row.GetString(1), row.GetString(2), row.GetString(3).ReplaceLineEndings("\r\n"));
        }

        using (mail)
        {
            await smtp.SendMailAsync(mail, ct);
        }

        await using var done = new NpgsqlCommand("UPDATE outgoing_mails SET sent_at = $2, body = NULL WHERE id = $1", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = clock.GetUtcNow() } },
        };
        await done.ExecuteNonQueryAsync(ct);
        return true;
    }
}

/// <summary>What mail needs of the host.</summary>
internal static class MailFeature
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Mailer>();
        builder.Services.AddOptions<SmtpOptions>().Bind(builder.Configuration.GetSection("Hatched:Smtp")).ValidateDataAnnotations().ValidateOnStart();
        if (!string.IsNullOrEmpty(builder.Configuration["Hatched:Smtp:Host"]))
        {
            builder.Services.AddHostedService<SmtpDelivery>();
        }
    }
}
