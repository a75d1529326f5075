using Hatched.BuildingBlocks;
using Hatched.Webhook;
using Hatched.Webhook.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<WebhookDb>("webhook", WebhookFeatures.AddConsumers);
builder.Services.AddValidation();
builder.AddWebhookFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapPublicApi().MapWebhookFeatures();
app.Run();
