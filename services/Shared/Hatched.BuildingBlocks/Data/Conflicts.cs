using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>What PostgreSQL says to one of two transactions that were after the same thing.</summary>
public static class Conflicts
{
    /// <summary>Whether the transaction was undone because another was first: a look at what stands now is the way on.</summary>
    public static bool IsConflict(this PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
