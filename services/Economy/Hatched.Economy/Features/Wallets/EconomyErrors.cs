using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Economy.Features.Wallets;

/// <summary>The refusals that several features of Economy share.</summary>
internal static class EconomyErrors
{
    public static readonly ApiError NoBuddy = ApiError.NotFound("Buddy");
    public static readonly ApiError Archived = ApiError.Conflict("The buddy is archived; an archived buddy does not change.", new { Status = "archived" });
    public static readonly ApiError NotSpendable =
        new(422, "progression_not_spendable", "A progression token is earned and shown, never spent.");

    private static readonly ApiError TooPoor = new(400, "insufficient_balance", "The balance does not cover this.");

    public static ApiError Insufficient(Token token, long required, long available) =>
        TooPoor.With(new { Required = required, Available = available, Token = token.Key });

    public static ApiError NoToken(string field) => ApiError.Invalid(field, $"{field} is not one of your active tokens");
}
