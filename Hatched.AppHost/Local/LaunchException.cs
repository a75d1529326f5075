namespace Hatched.AppHost.Local;

/// <summary>Something the user can read and mend: its message is the whole report, without a stack trace.</summary>
internal sealed class LaunchException(string message) : Exception(message);
