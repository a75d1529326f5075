import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { HatchedClient, type HatchedClientOptions } from '@hatched/sdk-js';
import { HttpClient, type HttpSettings } from '../dist/esm/http.js';

/** The package's folder: tests run in it. */
export const root = process.cwd();

export const vectors = <T>(name: string): T[] => JSON.parse(readFileSync(`${root}/../vectors/${name}.json`, 'utf8')) as T[];

/** One request as it would have been sent. */
export interface Sent {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Headers;
  body: unknown;
  signal: AbortSignal | null | undefined;
}

export type Reply = Response | Error | ((sent: Sent) => Response | Promise<Response>);

/** A fetch that answers from a list (its last entry again and again), and what it was asked. */
export function recorder(...replies: Reply[]): { fetch: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const one: Sent = {
        method: init?.method ?? 'GET',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
        signal: init?.signal,
      };
      sent.push(one);
      const reply = replies[Math.min(sent.length, replies.length) - 1] ?? json({});
      if (reply instanceof Error) {
        throw reply;
      }

      return typeof reply === 'function' ? reply(one) : reply.clone();
    },
  };
}

export const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(body), { ...init, headers: { 'content-type': 'application/json', ...init.headers } });

/** A client over a recorder, which does not retry unless told to. */
export function stub(replies: Reply | Reply[] = json({}), options: HatchedClientOptions = { apiKey: 'hatch_test_key' }): { client: HatchedClient; sent: Sent[] } {
  const { fetch, sent } = recorder(...[replies].flat());
  return { client: new HatchedClient({ maxRetries: 0, baseUrl: 'http://api.test', fetch, ...options }), sent };
}

/** The client's inner part, whose waits are recorded instead of waited. */
export function http(replies: Reply[], settings: Partial<HttpSettings> = {}): { http: HttpClient; sent: Sent[]; waits: number[] } {
  const { fetch, sent } = recorder(...replies);
  const waits: number[] = [];
  return {
    sent,
    waits,
    http: new HttpClient({
      baseUrl: 'http://api.test/api/v1', credential: 'hatch_test_key', isPublishable: false, timeoutMs: 1000, maxRetries: 3, maxRetryAfterMs: 10_000, fetch, log: undefined,
      sleep: async (ms) => void waits.push(ms), ...settings,
    }),
  };
}

/** What a promise rejects with. */
export async function failure<E extends Error>(promise: Promise<unknown>, type: new (...args: never[]) => E): Promise<E> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof type, `not a ${type.name}: ${String(error)}`);
    return error;
  }

  assert.fail(`There was no ${type.name}.`);
}
