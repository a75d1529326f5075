using Hatched.Gateway;
using Hatched.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedDefaults();
builder.AddGateway();

var app = builder.Build();
app.UseGateway();
app.Run();
