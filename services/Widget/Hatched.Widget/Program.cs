using Hatched.BuildingBlocks;
using Hatched.Widget;
using Hatched.Widget.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<WidgetDb>("widget", WidgetFeatures.AddConsumers);
builder.Services.AddValidation();
builder.AddWidgetFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapWidgetFeatures();
app.Run();
