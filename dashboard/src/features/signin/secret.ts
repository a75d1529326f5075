/** The one-time secret of a mail's link: read once, and taken out of the address bar before anything else happens. */
export function takeToken(): string | null {
  const token = new URLSearchParams(window.location.search).get("token");
  if (token) {
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }

  return token;
}
