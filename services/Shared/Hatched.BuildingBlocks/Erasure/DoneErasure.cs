using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hatched.BuildingBlocks.Erasure;

/// <summary>A request to erase a user that this service has carried out: told again, it must not touch what has come since.</summary>
[Table("done_erasures")]
[PrimaryKey(nameof(RequestId))]
public sealed class DoneErasure
{
    public required Guid RequestId { get; init; }

    public required DateTimeOffset ErasedAt { get; init; }
}
