using Hatched.Rules.Document;

namespace Hatched.Rules.Validation;

/// <summary>What the entries of a document may refer to.</summary>
/// <param name="references">False leaves references between entries unjudged; audiences always count.</param>
internal sealed class KnownKeys(ConfigDocument document, IReadOnlySet<string> audiences, bool references)
{
    /// <summary>False for one entry of a draft, which may still lack what is to come: another entry, or a part of its own.</summary>
    public bool IsWhole => references;

    private readonly HashSet<string> _skills = [.. document.SkillSets.SelectMany(s => s.Skills).Select(s => s.Key)];
    private readonly HashSet<string> _badges = [.. document.BadgeDefinitions.Select(b => b.Key)];
    private readonly HashSet<string> _streaks = [.. document.StreakDefinitions.Select(s => s.Key)];
    private readonly HashSet<string> _tokens =
    [
        .. document.Tokens.Select(t => t.TokenKey),
        .. document.Tokens.Any(t => t.Kind == TokenKind.Primary) ? Array.Empty<string>() : ["coins"],
    ];
    private readonly HashSet<string> _gates = [.. document.Gates.Select(g => g.GateKey)];
    private readonly HashSet<Guid> _items = [.. document.Marketplaces.SelectMany(m => m.Items).Select(i => i.Id)];

    public void Audience(Problems at, string? key) => at.Unless(key is null || audiences.Contains(key), $"unknown audience '{key}'");

    public void Skill(Problems at, string key) => at.Unless(!references || _skills.Contains(key), $"unknown skill '{key}'");

    public void Badge(Problems at, string? key) => at.Unless(!references || key is null || _badges.Contains(key), $"unknown badge '{key}'");

    public void Streak(Problems at, string key) => at.Unless(!references || _streaks.Contains(key), $"unknown streak '{key}'");

    public void Token(Problems at, string? key) => at.Unless(!references || key is null || _tokens.Contains(key), $"unknown token '{key}'");

    public void Gate(Problems at, string key) => at.Unless(!references || _gates.Contains(key), $"unknown gate '{key}'");

    public void Item(Problems at, Guid id) => at.Unless(!references || _items.Contains(id), $"unknown item '{id}'");
}
