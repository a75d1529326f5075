using Hatched.Economy.Data;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Tokens;

/// <summary>Creates, changes or renames a token; shared by the public route and the presets.</summary>
internal sealed class SetToken(EconomyDb db, TimeProvider clock)
{
    private static readonly ApiError OtherKind = ApiError.Conflict("This token exists and is of the other kind; a token's kind does not change.");

    public async Task<TokenConfig> SetAsync(Guid customerId, TokenConfigRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var kind = request.Kind;
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"tokens:" + customerId}, 0))", ct);
        var tokens = await db.TokenConfigs.Where(t => t.CustomerId == customerId).ToListAsync(ct);
        if (tokens.Find(t => t.TokenKey == request.TokenKey) is { } same && same.Kind != kind)
        {
            throw OtherKind.ToException();
        }

        var token = tokens.Find(t => kind is TokenKind.Primary ? t.Kind is TokenKind.Primary : t.TokenKey == request.TokenKey);
        if (token is null)
        {
            token = new TokenConfig
            {
                Id = Guid.CreateVersion7(now),
                CustomerId = customerId,
                Kind = kind,
                TokenKey = request.TokenKey,
                Label = request.Label,
                Icon = request.Icon,
                MaxBalance = request.MaxBalance,
                EarnRules = [],
                IsActive = request.IsActive,
                CreatedAt = now,
                UpdatedAt = now,
            };
            db.Add(token);
        }

        token.TokenKey = request.TokenKey;
        token.Label = request.Label;
        token.Icon = request.Icon;
        token.MaxBalance = request.MaxBalance;
        token.EarnRules = [.. (request.EarnRules ?? []).Select(rule => rule with { Where = rule.Where ?? [] })];
        token.IsActive = request.IsActive;
        token.UpdatedAt = now;
        await db.SaveChangesAsync(ct);
        return token;
    }
}
