using Hatched.BuildingBlocks;
using Hatched.Imaging;
using Hatched.Imaging.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<ImagingDb>("imaging", ImagingFeatures.AddConsumers);
builder.Services.AddValidation();
builder.AddImagingFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapImagingFeatures();
app.Run();
