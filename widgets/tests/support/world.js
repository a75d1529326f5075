// A customer's server, as small as one gets: it hatches buddies, mints tokens, and sends events.
import { randomUUID } from "node:crypto";

export const baseUrl = process.env.HATCHED_BASE_URL ?? process.env.HATCHED_TEST_BASE_URL ?? "http://localhost:8080";
const key = process.env.HATCHED_API_KEY;

export async function call(method, path, body, token = key) {
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text ? JSON.parse(text) : null };
}

export async function api(method, path, body, token) {
  const { status, json } = await call(method, path, body, token);
  if (status >= 400) {
    throw new Error(`${method} ${path} → ${status} ${JSON.stringify(json)}`);
  }
  return json;
}

export async function until(what, look, patience = 20_000) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`Waited in vain until ${what}`);
    }
    await new Promise((done) => setTimeout(done, 150));
  }
}

export const everyScope = ["read", "events:track", "marketplace:browse", "marketplace:purchase", "items:equip"];

/** A buddy of a user of its own. */
export async function hatch(userId = `user-${randomUUID()}`) {
  const egg = await api("POST", "/eggs", { user_id: userId });
  await api("PATCH", `/eggs/${egg.egg_id}/status`, { status: "ready" });
  const { operation_id: operation } = await api("POST", `/eggs/${egg.egg_id}/hatch`);
  const done = await until("the buddy has hatched", async () => {
    const found = await api("GET", `/operations/${operation}`);
    return found.status === "completed" ? found : null;
  });
  return { id: done.result.buddy_id, userId };
}

export const session = async (buddy, scopes = everyScope, ttl = 3600) =>
  (await api("POST", "/widget-sessions", { buddy_id: buddy.id, user_id: buddy.userId, scopes, ttl_seconds: ttl })).token;

export const embed = async (buddy) => (await api("POST", "/embed-tokens", { buddy_id: buddy.id, user_id: buddy.userId })).token;

export const event = (buddy, type, properties = {}) =>
  api("POST", "/events", { event_id: randomUUID(), user_id: buddy.userId, type, properties });

export const credit = (buddy, amount) => api("POST", `/buddies/${buddy.id}/coins`, { amount, reason: "test" });
