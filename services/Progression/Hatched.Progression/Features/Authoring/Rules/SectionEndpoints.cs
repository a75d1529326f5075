using System.Globalization;
using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Document;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Authoring.Rules;

/// <summary>The routes of one list of the draft; every list has the same.</summary>
internal sealed class SectionEndpoints<TEntry, TInput>(Section<TEntry> section)
    where TEntry : class
    where TInput : class, IEntryInput<TEntry>
{
    private readonly ApiError _notFound = ApiError.NotFound(Sentence(section.Noun));
    private readonly ApiError _full = Sections.Full(section.Noun);

    /// <summary>Maps the routes under <c>/coin-rules</c> and the like; <paramref name="readable"/> adds the one that reads a single entry.</summary>
    public RouteGroupBuilder Map(IEndpointRouteBuilder routes, bool readable)
    {
        var (noun, path) = (section.Noun, $"/{section.Noun.Replace(' ', '-')}s");
        var title = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(noun);
        var id = title.Replace(" ", "", StringComparison.Ordinal);
        Delegate create = Create, replace = Replace; // named first: the analyzer of route handlers crashes on a body whose type is a parameter
        var group = routes.MapGroup(path).WithTags(title + "s").RequireSecret();
        group.MapGet("", List).WithName($"List{id}s").WithSummary($"List all {noun}s");
        group.MapPost("", create).WithName($"Create{id}").WithSummary($"Create a {noun}").Refuses("unknown_audience");
        if (readable)
        {
            group.MapGet("/{id}", Get).WithName($"Get{id}").WithSummary($"Get a {noun}");
        }

        group.MapPut("/{id}", replace).WithName($"Update{id}").WithSummary($"Update a {noun}").Refuses("unknown_audience");
        group.MapDelete("/{id}", Delete).WithName($"Delete{id}").WithSummary($"Delete a {noun}");
        return group;
    }

    private async Task<Ok<WholeList<TEntry>>> List(Drafts drafts, Principal caller, CancellationToken ct) =>
        TypedResults.Ok(new WholeList<TEntry>(section.Read(await drafts.CurrentAsync(caller.CustomerId, ct))));

    private async Task<Results<Ok<TEntry>, ApiError>> Get(Guid id, Drafts drafts, Principal caller, CancellationToken ct) =>
        section.Read(await drafts.CurrentAsync(caller.CustomerId, ct)).FirstOrDefault(entry => section.Id(entry) == id) is { } found
            ? TypedResults.Ok(found)
            : _notFound;

    private async Task<Results<Created<TEntry>, ApiError>> Create(TInput request, Drafts drafts, Principal caller, TimeProvider clock, CancellationToken ct)
    {
        var draft = await drafts.OpenAsync(caller.CustomerId, ct);
        var entries = section.Read(draft.Document);
        if (entries.Count >= Sections.MaxEntries)
        {
            return _full;
        }

        var now = clock.GetUtcNow();
        var entry = request.ToEntry(Guid.CreateVersion7(now), null, now);
        var next = section.Write(draft.Document, [.. entries, entry]);
        if (Refuse(next, entry, request.Audience, caller) is { } refusal)
        {
            return refusal;
        }

        drafts.Edit(draft, next);
        return TypedResults.Created($"/api/v1/{section.Noun.Replace(' ', '-')}s/{section.Id(entry)}", entry);
    }

    private async Task<Results<Ok<TEntry>, ApiError>> Replace(
        Guid id, TInput request, Drafts drafts, Principal caller, TimeProvider clock, CancellationToken ct)
    {
        var draft = await drafts.OpenAsync(caller.CustomerId, ct);
        var entries = section.Read(draft.Document);
        if (entries.FirstOrDefault(entry => section.Id(entry) == id) is not { } before)
        {
            return _notFound;
        }

        var after = request.ToEntry(id, before, clock.GetUtcNow());
        var next = section.Write(draft.Document, [.. entries.Select(entry => ReferenceEquals(entry, before) ? after : entry)]);
        if (Refuse(next, after, request.Audience, caller) is { } refusal)
        {
            return refusal;
        }

        drafts.Edit(draft, next);
        return TypedResults.Ok(after);
    }

    private async Task<Results<NoContent, ApiError>> Delete(Guid id, Drafts drafts, Principal caller, CancellationToken ct)
    {
        var draft = await drafts.OpenAsync(caller.CustomerId, ct);
        var entries = section.Read(draft.Document);
        if (entries.All(entry => section.Id(entry) != id))
        {
            return _notFound;
        }

        drafts.Edit(draft, section.Write(draft.Document, [.. entries.Where(entry => section.Id(entry) != id)]));
        return TypedResults.NoContent();
    }

    private ApiError? Refuse(ConfigDocument next, TEntry entry, string? audience, Principal caller)
    {
        if (audience is not null && !caller.Audiences.Contains(audience))
        {
            return ConfigErrors.UnknownAudience(audience, caller.Audiences);
        }

        var taken = section.Read(next).Where(other => section.Id(other) != section.Id(entry)).SelectMany(section.Keys).ToHashSet(StringComparer.Ordinal);
        return section.Keys(entry).FirstOrDefault(taken.Contains) is { } key
            ? ApiError.Conflict($"There is another {section.Noun} with the {key}.", new { Key = key[(key.LastIndexOf(' ') + 1)..] })
            : ConfigErrors.Invalid(section.Check(next, caller.AudienceSet(), entry));
    }

    private static string Sentence(string noun) => char.ToUpperInvariant(noun[0]) + noun[1..];
}
