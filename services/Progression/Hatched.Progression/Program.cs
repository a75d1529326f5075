using Hatched.BuildingBlocks;
using Hatched.Progression;
using Hatched.Progression.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<ProgressionDb>("progression", ProgressionFeatures.AddConsumers);
builder.Services.AddValidation();
builder.AddProgressionFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapProgressionFeatures();
app.Run();
