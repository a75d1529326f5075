import { randomUUID } from "node:crypto";
import type { BrowserContext } from "playwright-core";
import { baseUrl } from "./browser";

const PASSWORD = "a passphrase for one test";

/** A workspace of its own for one test, made by the public API alone. */
export interface Tenant {
  email: string;
  password: string;
  token: string;
  api: Api;
}

export type Api = <T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<T>;

export async function createTenant(preset: string | null = "language-learning", name = "Example Learning"): Promise<Tenant> {
  const email = `browser-${randomUUID()}@example.com`;
  const { token } = await request<{ token: string }>("", "POST", "/auth/register", { email, password: PASSWORD, name });
  const api: Api = (method, path, body, headers) => request(token, method, path, body, headers);
  if (preset) {
    await api("POST", "/customers/me/apply-preset", { preset_key: preset });
  }

  return { email, password: PASSWORD, token, api };
}

/** The session as the dashboard has it: a cookie. */
export async function signIn(context: BrowserContext, tenant: Tenant) {
  const answer = await fetch(`${baseUrl}/api/v1/auth/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Dashboard": "1", "Sec-Fetch-Site": "same-origin", Origin: new URL(baseUrl).origin },
    body: JSON.stringify({ email: tenant.email, password: tenant.password }),
  });
  const [pair] = answer.headers.getSetCookie();
  const [name, value] = pair!.split(";")[0]!.split("=") as [string, string];
  await context.addCookies([{ name, value, url: baseUrl, httpOnly: true, sameSite: "Strict" }]);
}

export async function hatch(api: Api, user: string): Promise<string> {
  const egg = await api<{ egg_id: string }>("POST", "/eggs?ensure=true", { user_id: user });
  await api("PATCH", `/eggs/${egg.egg_id}/status`, { status: "ready" });
  const { operation_id } = await api<{ operation_id: string }>("POST", `/eggs/${egg.egg_id}/hatch`);
  for (;;) {
    const operation = await api<{ status: string; result: { buddy_id: string } | null }>("GET", `/operations/${operation_id}`);
    if (operation.status === "completed") {
      return operation.result!.buddy_id;
    }

    await new Promise((done) => setTimeout(done, 200));
  }
}

export async function send(
  api: Api,
  user: string,
  type: string,
  properties: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Promise<string> {
  const event_id = `event-${randomUUID()}`;
  await api("POST", "/events", { event_id, user_id: user, type, properties, ...more });
  return event_id;
}

/** As careful clients do it: under a key, and again while the answer is to come back in a moment. */
async function request<T>(token: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const key = randomUUID();
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(method === "GET" ? {} : { "Idempotency-Key": key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.ok) {
      return (text ? JSON.parse(text) : undefined) as T;
    }

    if (answer.status !== 503 || tries > 10) {
      throw new Error(`${method} ${path} → ${answer.status} ${text}`);
    }

    await new Promise((done) => setTimeout(done, 1000));
  }
}
