using Hatched.Accounts;
using Hatched.Accounts.Data;
using Hatched.BuildingBlocks;

var builder = WebApplication.CreateBuilder(args);
builder.AddHatchedService<AccountsDb>("accounts", AccountsFeatures.AddConsumers);
builder.Services.AddValidation();
builder.AddAccountsFeatures();

var app = builder.Build();
app.UseHatchedService();
app.MapAccountsFeatures();
app.Run();
