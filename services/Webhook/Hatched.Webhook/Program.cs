using Hatched.BuildingBlocks;
using Hatched.Webhook;
using Hatched.Webhook.Data;
using Hatched.Webhook.Features.Deliveries;
using MassTransit;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<WebhookDb>("webhook", bus => bus.AddConsumer<FactsAnnouncedConsumer>());
builder.Services.AddValidation();
builder.AddWebhookFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapPublicApi().MapWebhookFeatures();
app.Run();
