namespace Hatched.Accounts.Features.Mail;

/// <summary>What mail needs of the host.</summary>
internal static class MailFeature
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Mailer>();
        builder.Services.AddHostedService<MailSweeper>();
        builder.Services.AddOptions<SmtpOptions>().Bind(builder.Configuration.GetSection("Hatched:Smtp"))
            .ValidateDataAnnotations().ValidateOnStart();
        if (!string.IsNullOrEmpty(builder.Configuration["Hatched:Smtp:Host"]))
        {
            builder.Services.AddSingleton<SendMail>();
            builder.Services.AddHostedService<SmtpDelivery>();
        }
    }
}
