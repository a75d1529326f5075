import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import * as webhooks from '@hatched/sdk-js/webhooks';
import * as sdk from '@hatched/sdk-js';
import {
  verifyExpressRequest, verifyFastifyRequest, verifyHonoRequest, verifyNextAppRequest, verifyNextPagesRequest, verifyWorkerRequest, type WebhookVerification,
} from '@hatched/sdk-js/webhooks';
import { vectors } from '../support.js';

const { headers, body, secret, now } = vectors<{ headers: Record<string, string>; body: string; secret: string; now: number }>('signatures')[0]!;
const options = { now: (): number => now };
const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const request = (content = body): Request => new Request('https://example.com/hook', { method: 'POST', headers, body: content });
const reasonOf = async (verification: Promise<WebhookVerification>): Promise<string> => {
  const result = await verification;
  return result.valid ? result.eventType : result.reason;
};

test('the root and /webhooks have the same adapters', () => {
  assert.ok(Object.keys(webhooks).length >= 7);
  for (const [name, value] of Object.entries(webhooks)) {
    assert.equal((sdk as unknown as Record<string, unknown>)[name], value);
  }
});

test('Fetch API requests: Next.js App Router, Workers, Deno, Bun', async () => {
  for (const verify of [verifyNextAppRequest, verifyWorkerRequest]) {
    assert.equal(await reasonOf(verify(request(), secret, options)), 'badge.awarded');
    assert.equal(await reasonOf(verify(request('{}'), secret, options)), 'invalid_signature');
    assert.equal(await reasonOf(verify(request(''), secret, options)), 'missing_body');
    assert.equal(await reasonOf(verify(request(), undefined, options)), 'missing_secret');
  }
});

test('Hono: the context, whose body may be read again', async () => {
  const raw = request();
  const content = await raw.arrayBuffer();
  const context = { req: { header: (name: string) => raw.headers.get(name) ?? undefined, arrayBuffer: async () => content } };
  assert.equal(await reasonOf(verifyHonoRequest(context, secret, options)), 'badge.awarded');
  assert.equal(await reasonOf(verifyHonoRequest(context, secret, options)), 'badge.awarded');
});

test('Express and Fastify: the raw body, wherever a parser has put it', async () => {
  for (const verify of [verifyExpressRequest, verifyFastifyRequest]) {
    assert.equal(await reasonOf(verify({ headers: lower, body: Buffer.from(body) }, secret, options)), 'badge.awarded');
    assert.equal(await reasonOf(verify({ headers: lower, body }, secret, options)), 'badge.awarded');
    assert.equal(await reasonOf(verify({ headers: lower, body: JSON.parse(body), rawBody: Buffer.from(body) }, secret, options)), 'badge.awarded');
    assert.equal(await reasonOf(verify({ headers: lower, body: JSON.parse(body) }, secret, options)), 'missing_body');
    assert.equal(await reasonOf(verify({ headers: lower, body: {} }, secret, options)), 'missing_body');
  }
});

test('a header that came twice is none that fits', async () => {
  const twice = { ...lower, 'x-hatched-signature': [lower['x-hatched-signature']!, lower['x-hatched-signature']!], 'hatched-signature': undefined, 'webhook-signature': undefined };
  assert.equal(await reasonOf(verifyExpressRequest({ headers: twice, body }, secret, options)), 'invalid_signature');
});

test('Node.js requests that nobody has read: Next.js Pages Router, plain servers', async () => {
  const server = createServer((incoming: IncomingMessage, answer) => {
    void reasonOf(verifyNextPagesRequest(incoming, secret, options)).then((reason) => answer.end(reason));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const send = async (content: string): Promise<string> =>
      (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST', headers, body: content })).text();
    assert.equal(await send(body), 'badge.awarded');
    assert.equal(await send(`${body} `), 'invalid_signature');
    assert.equal(await send(''), 'missing_body');
    assert.equal(await send('x'.repeat(1024 * 1024 + 1)), 'missing_body');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
