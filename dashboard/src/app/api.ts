import type { Routes, Schemas } from "../../../sdk/js/src/api.ts";
import { ApiError, Unreachable } from "./api-error";
import { sessionEnded } from "./session";

export type { Schemas };
export type Route = keyof Routes;
export type Answer<R extends Route> = Routes[R]["answer"];

type Part<R extends Route, P extends "path" | "query" | "body"> = Routes[R][P];
type Given<T> = T extends undefined ? Record<never, never> : T;

/** What a route takes; what it does not take cannot be given. */
export interface Input<R extends Route> {
  path?: Part<R, "path">;
  query?: Part<R, "query">;
  body?: Given<Part<R, "body">>;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** One for each thing that a user does: kept over repeats, so that it is done once. */
  key?: string;
  /** Ask for a password when the session has ended; the request waits, and goes out again. Off for the first look at who is here. */
  renew?: boolean;
  headers?: Record<string, string>;
}

/** Calls the API with the session's cookie, which only the browser sees. */
export async function call<R extends Route>(route: R, input: Input<R> = {}, options: CallOptions = {}): Promise<Answer<R>> {
  return (await callWithHeaders(route, input, options)).answer;
}

/** As `call`, with what the answer says beside its body. */
export async function callWithHeaders<R extends Route>(
  route: R,
  input: Input<R>,
  options: CallOptions,
): Promise<{ answer: Answer<R>; headers: Headers }> {
  const [method, template] = route.split(" ") as [string, string];
  const url = addressOf(template, input.path ?? {}, input.query ?? {});
  const headers: Record<string, string> = { "X-Dashboard": "1", ...options.headers };
  if (input.body !== undefined) {
    headers["Content-Type"] = "application/json";
  }

  if (options.key) {
    headers["Idempotency-Key"] = options.key;
  }

  for (;;) {
    const response = await send(url, {
      method,
      headers,
      body: input.body === undefined ? null : JSON.stringify(input.body),
      signal: options.signal ?? null,
    });
    if (response.status === 401 && options.renew !== false) {
      await sessionEnded();
      continue;
    }

    const text = await response.text();
    if (!response.ok) {
      throw ApiError.of(response, text);
    }

    return { answer: (text ? JSON.parse(text) : undefined) as Answer<R>, headers: response.headers };
  }
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, credentials: "same-origin", redirect: "error" });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") {
      throw fault;
    }

    throw new Unreachable();
  }
}

function addressOf(template: string, path: object, query: object): string {
  const values = path as Record<string, string>;
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== "")
      .map(([name, value]) => [name, String(value)]),
  );
  return search.size > 0 ? `${address}?${search}` : address;
}
