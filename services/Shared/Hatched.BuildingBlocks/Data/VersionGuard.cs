using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Writes in one round trip what was decided on remembered rows: it stands if all of them are as remembered, otherwise nothing is stored.</summary>
public static class VersionGuard
{
    /// <summary>The SQLSTATE of <c>all_current</c>.</summary>
    private const string OutdatedState = "HQ409";

    /// <summary>For the migration that creates the function.</summary>
    public const string CreateFunction = $"""
        CREATE FUNCTION all_current(written bigint, wanted bigint) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN
            IF written < wanted THEN
                RAISE EXCEPTION 'a row is not as it was remembered: the writer reads it anew and tries again' USING ERRCODE = '{OutdatedState}';
            END IF;
            RETURN true;
        END $$;
        """;

    /// <summary>Whether the transaction was undone because somebody else was there: what it was decided on must be read anew, under locks.</summary>
    public static bool IsRefusal(PostgresException exception) => exception.SqlState
        is OutdatedState or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
