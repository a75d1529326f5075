namespace Hatched.SystemTests.Contract;

/// <summary>Runs alone: its load is nothing that other tests should feel, and theirs would blur what hangs.</summary>
[CollectionDefinition("busy", DisableParallelization = true)]
public sealed class BusyAlone;
