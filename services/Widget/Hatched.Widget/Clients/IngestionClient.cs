namespace Hatched.Widget.Clients;

/// <summary>Where a widget's events go.</summary>
internal sealed class IngestionClient(HttpClient http)
{
    /// <summary>Ingestion itself answers 202 after 2.5 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public HttpClient Http => http;
}
