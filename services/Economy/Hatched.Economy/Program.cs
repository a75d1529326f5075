using Hatched.BuildingBlocks;
using Hatched.Economy;
using Hatched.Economy.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<EconomyDb>("economy", EconomyFeatures.AddConsumers);
builder.Services.AddValidation();
builder.AddEconomyFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapEconomyFeatures();
app.Run();
