import type { Fault } from "./types.ts";

export interface Answer<T> {
  status: number;
  body: T | null;
  etag: string | null;
  fault: Fault | null;
}

const TIMEOUT = 15_000;

/** Takes a token for the request, and a new one after a 401; null when there is none to be had. */
export interface Credentials {
  current(): string | null;
  renew(refused: string): Promise<string | null>;
}

/** One request. It is answered with a fault in place of an exception, whatever happens. */
export async function request<T>(
  url: string,
  credentials: Credentials,
  init: RequestInit & { headers?: Record<string, string> } = {},
  given?: Promise<Response>,
): Promise<Answer<T>> {
  const token = credentials.current();
  if (!token) {
    return failed(401, "unauthorized", "There is no token.");
  }
  const answer = await once<T>(url, token, init, given);
  if (answer.status !== 401) {
    return answer;
  }
  const renewed = await credentials.renew(token);
  return renewed ? once<T>(url, renewed, init) : answer;
}

async function once<T>(url: string, token: string, init: RequestInit & { headers?: Record<string, string> }, given?: Promise<Response>) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT);
  try {
    const response = await (given ??
      fetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` }, signal: patience.signal }));
    return await read<T>(response);
  } catch {
    return failed<T>(0, "network_error", "No answer arrived.");
  } finally {
    clearTimeout(timer);
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const etag = response.headers.get("ETag");
  if (response.status === 304 || response.status === 204) {
    return { status: response.status, body: null, etag, fault: null };
  }
  const body = (await response.json().catch(() => null)) as
    (T & { error?: { code?: string; message?: string; requestId?: string } }) | null;
  if (response.ok && body !== null) {
    return { status: response.status, body, etag, fault: null };
  }
  const wait = Number(response.headers.get("Retry-After"));
  const answer = failed<T>(
    response.ok ? 502 : response.status,
    body?.error?.code ?? "invalid_response",
    body?.error?.message ?? `The answer was ${response.status}.`,
  );
  answer.fault!.requestId = response.headers.get("X-Request-Id") ?? body?.error?.requestId ?? null;
  if (wait > 0) {
    answer.fault!.retryAfter = wait * 1000;
  }
  return answer;
}

function failed<T>(status: number, code: string, message: string): Answer<T> {
  return { status, body: null, etag: null, fault: { status, code, message, requestId: null } };
}

/** Nobody has refused it: it may be tried again. */
export const isPassing = (status: number): boolean => status === 0 || status === 429 || status >= 500;

/** When the token ends, in milliseconds since 1970; null when it does not say. The server alone decides whether it is good. */
export function endOf(token: string): number | null {
  const payload = token
    .split(".")
    .map((part) => {
      try {
        return JSON.parse(atob(part.replace(/-/g, "+").replace(/_/g, "/"))) as { exp?: number };
      } catch {
        return null;
      }
    })
    .find((part) => typeof part?.exp === "number");
  return payload ? payload.exp! * 1000 : null;
}
