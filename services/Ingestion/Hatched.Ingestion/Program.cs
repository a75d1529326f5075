using Hatched.BuildingBlocks;
using Hatched.Ingestion;
using Hatched.Ingestion.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<IngestionDb>("ingestion", IngestionFeatures.AddConsumers);
builder.Services.AddValidation();
builder.AddIngestionFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapIngestionFeatures();
app.Run();
