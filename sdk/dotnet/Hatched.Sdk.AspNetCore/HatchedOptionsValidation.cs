using Microsoft.Extensions.Options;

namespace Hatched.Sdk.AspNetCore;

/// <summary>What the client would refuse at its first use is said when the program starts.</summary>
internal sealed class HatchedOptionsValidation : IValidateOptions<HatchedClientOptions>
{
    public ValidateOptionsResult Validate(string? name, HatchedClientOptions options)
    {
        try
        {
            _ = new HatchedClient(options);
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
