namespace Hatched.Gateway.Dashboard;

/// <summary>What stands in the dashboard's place until it is built: the system works without it.</summary>
internal static class NotBuiltPage
{
    public const string Html = $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta http-equiv="refresh" content="5">
          <title>Hatched: the dashboard is being built</title>
          <style nonce="{{DashboardFiles.NoncePlaceholder}}">
            :root { color-scheme: light dark }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 14px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText }
            main { max-width: 34rem; padding: 2rem }
            h1 { font-size: 1.25rem; line-height: 1.2 }
          </style>
        </head>
        <body>
          <main>
            <h1>The dashboard is not built yet</h1>
            <p>If Hatched has just started, it is being built beside the services: this page looks again every five seconds.</p>
            <p>Otherwise install Node.js 20.19 or later and start <code>./hatched up</code> once more. Everything but this page works without it;
              the <a href="/docs">API's pages</a> do.</p>
          </main>
        </body>
        </html>
        """;
}
