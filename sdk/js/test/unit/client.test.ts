import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HatchedClient, HatchedError, PublishableKeyScopeError, VERSION } from '@hatched/sdk-js';
import { failure, json, recorder, root, stub } from '../support.js';

// Who runs these tests may have a system of their own in the environment.
delete process.env['HATCHED_API_KEY'];
delete process.env['HATCHED_BASE_URL'];

const addressOf = async (options: ConstructorParameters<typeof HatchedClient>[0]): Promise<string> => {
  let address = '';
  const client = new HatchedClient({ ...options, fetch: async (input) => ((address = String(input)), json({})) });
  await client.health();
  return address;
};

test('the address follows the key, and baseUrl decides', async () => {
  assert.equal(await addressOf({ apiKey: 'hatch_live_k' }), 'https://api.hatched.live/api/v1/health');
  assert.equal(await addressOf({ apiKey: 'hatch_test_k' }), 'https://api.staging.hatched.live/api/v1/health');
  assert.equal(await addressOf({ publishableKey: 'hatch_pk_k' }), 'https://api.hatched.live/api/v1/health');
  assert.equal(await addressOf({ apiKey: 'hatch_live_k', baseUrl: 'http://localhost:8080' }), 'http://localhost:8080/api/v1/health');
  assert.equal(await addressOf({ apiKey: 'hatch_live_k', baseUrl: 'http://localhost:8080/' }), 'http://localhost:8080/api/v1/health');
  assert.equal(await addressOf({ apiKey: 'hatch_live_k', baseUrl: 'http://localhost:8080/api/v1/' }), 'http://localhost:8080/api/v1/health');
  assert.equal(await addressOf({ apiKey: 'hatch_live_k', baseUrl: 'https://proxy.example/hatched' }), 'https://proxy.example/hatched/health');
});

test('options that cannot be meant are refused at once', () => {
  const refuse = (options: object, message: RegExp): void => void assert.throws(
    () => new HatchedClient(options), (error) => error instanceof HatchedError && error.code === 'invalid_options' && message.test(error.message));
  refuse({}, /exactly one/);
  refuse({ apiKey: undefined }, /environment variable/);
  refuse({ apiKey: '' }, /environment variable/);
  refuse({ apiKey: 'hatch_live_k', publishableKey: 'hatch_pk_k' }, /exactly one/);
  refuse({ apiKey: 'hatch_pk_k' }, /publishableKey/);
  refuse({ publishableKey: 'hatch_live_k' }, /hatch_pk_/);
  refuse({ apiKey: 'hatch_live_k', baseUrl: 'not a url' }, /no URL/);
  refuse({ apiKey: 'hatch_live_k', baseUrl: 'localhost:8080' }, /scheme missing/);
  refuse({ apiKey: 'hatch_live_k', baseUrl: 'http://localhost:8080/?key=1' }, /query/);
  for (const apiKey of ['k', 'hatch_live_', '"hatch_live_k"', 'eyJ.a.b', 'whsec_k']) {
    refuse({ apiKey }, /hatch_live_ or hatch_test_/);
  }

  refuse({ apiKey: 'hatch_live_k\n' }, /line break/);
  refuse({ widgetToken: 'a b' }, /space/);
  refuse({ apiKey: 'hatch_live_k', maxRetryAfterMs: -1 }, /maxRetryAfterMs/);
  refuse({ apiKey: 'hatch_live_k', timeoutMs: -1 }, /timeoutMs/);
  refuse({ apiKey: 'hatch_live_k', maxRetries: Number.NaN }, /maxRetries/);
});

test('key and address come from the environment when they are not given', async () => {
  const before = { ...process.env };
  const asked: string[] = [];
  const fetch = async (input: unknown, init?: RequestInit): Promise<Response> => (asked.push(`${String(input)} ${new Headers(init?.headers).get('authorization')}`), json({}));
  try {
    process.env['HATCHED_API_KEY'] = 'hatch_test_environment';
    process.env['HATCHED_BASE_URL'] = 'http://environment.test';
    await new HatchedClient({ fetch }).health();
    await new HatchedClient({ fetch, apiKey: undefined, baseUrl: undefined }).health();
    await new HatchedClient({ fetch, widgetToken: 'jwt', baseUrl: 'http://given.test' }).health();
    process.env['HATCHED_BASE_URL'] = 'environment.test';
    assert.throws(() => new HatchedClient(), /HATCHED_BASE_URL/);
  } finally {
    process.env = before;
  }

  assert.deepEqual(asked, [
    ...Array.from({ length: 2 }, () => 'http://environment.test/api/v1/health Bearer hatch_test_environment'), 'http://given.test/api/v1/health Bearer jwt',
  ]);
});

test('a secret key refuses a page of a browser, unless it is told that it may', () => {
  const dom = globalThis as { window?: unknown; document?: unknown };
  dom.window = {};
  dom.document = {};
  try {
    assert.throws(() => new HatchedClient({ apiKey: 'hatch_live_k' }), /browser/);
    new HatchedClient({ apiKey: 'hatch_live_k', allowBrowser: true });
    new HatchedClient({ publishableKey: 'hatch_pk_k' });
    new HatchedClient({ widgetToken: 'jwt' });
    delete dom.document;
    new HatchedClient({ apiKey: 'hatch_live_k' }); // a worker is no page
  } finally {
    delete dom.window;
    delete dom.document;
  }
});

test('a request carries the credential, and what it is', async () => {
  const { client, sent } = stub();
  await client.eggs.create({ userId: 'u' });
  await client.eggs.get('e');
  const [post, get] = sent;
  assert.equal(post?.headers.get('authorization'), 'Bearer hatch_test_key');
  assert.equal(post?.headers.get('content-type'), 'application/json');
  assert.equal(post?.headers.get('user-agent'), `hatched-sdk-js/${VERSION}`);
  assert.equal(get?.headers.get('content-type'), null);
  assert.equal(get?.headers.get('accept'), 'application/json');
});

test('the version is the package\'s', () => assert.equal(VERSION, (JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string }).version));

test('a publishable key reads, mints embed tokens, and fails at everything else before anything is sent', async () => {
  const { client, sent } = stub(json({ data: [] }), { publishableKey: 'hatch_pk_k' });
  await client.buddies.get('b');
  await client.operations.get('o');
  await client.embedTokens.create({ buddyId: 'b', userId: 'u' });
  await client.request('POST /api/v1/embed-tokens', { body: { buddy_id: 'b', user_id: 'u' } });
  assert.equal(sent.length, 4);
  const calls: Array<() => Promise<unknown>> = [
    () => client.eggs.create({ userId: 'u' }),
    () => client.events.send({ eventId: 'e', userId: 'u', type: 't' }),
    () => client.buddies.archive('b'),
    () => client.paths.update('p', { label: 'l' }),
    () => client.webhooks.delete('w'),
    () => client.widgetSessions.create({ buddyId: 'b', userId: 'u', scopes: ['read'] }),
    () => client.request('DELETE /api/v1/coin-rules/{id}', { path: { id: 'r' } }),
  ];
  for (const call of calls) {
    const error = await failure(call(), PublishableKeyScopeError);
    assert.equal(error.code, 'publishable_key_scope');
    assert.equal(error.statusCode, 403);
    assert.match(error.message, /server/);
  }

  assert.equal(sent.length, 4);
});

test('the last answer tells the rate limit and the request id', async () => {
  const limited = (remaining: number, id: string, init: ResponseInit = {}): Response =>
    json({}, { ...init, headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': String(remaining), 'X-RateLimit-Reset': '1775644200', 'X-Request-Id': id, ...init.headers } });
  const { client } = stub([limited(99, 'one'), limited(0, 'two', { status: 429, headers: { 'Retry-After': '60' } }), new Error('reset')]);
  assert.equal(client.getRateLimitInfo(), null);
  assert.equal(client.getLastRequestId(), null);
  await client.health();
  assert.deepEqual(client.getRateLimitInfo(), { limit: 100, remaining: 99, reset: 1775644200, retryAfter: null });
  assert.equal(client.getLastRequestId(), 'one');
  await assert.rejects(client.health());
  assert.deepEqual(client.getRateLimitInfo(), { limit: 100, remaining: 0, reset: 1775644200, retryAfter: 60 });
  assert.equal(client.getLastRequestId(), 'two');
  await assert.rejects(client.health());
  assert.equal(client.getLastRequestId(), 'two');
});

test('debugging tells of attempts and never of secrets or bodies', async () => {
  const lines: string[] = [];
  const { fetch } = recorder(new Response('', { status: 503, headers: { 'Retry-After': '0' } }), json({ secret: 'whsec_x' }, { headers: { 'x-request-id': 'r1' } }));
  const client = new HatchedClient({ apiKey: 'hatch_test_key', fetch, debug: (line) => lines.push(line), maxRetries: 1 });
  await client.webhooks.create({ url: 'https://example.com/hook', events: ['*'] });
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /^POST \/webhook-configs → 503 service_unavailable in \d+ ms, request null, again in \d+ ms$/);
  assert.match(lines[1] ?? '', /^POST \/webhook-configs → 200 in \d+ ms, request r1$/);
  assert.doesNotMatch(lines.join(), /hatch_test|whsec|example\.com/);
});

test('a client that is printed does not show its key', async () => {
  const { inspect } = await import('node:util');
  const { client } = stub();
  assert.doesNotMatch(inspect(client, { depth: 10, showHidden: true }), /hatch_test_key/);
  assert.doesNotMatch(JSON.stringify(client), /hatch_test_key/);
});

test('ids are encoded, and an empty one is refused before it becomes another address', async () => {
  const { client, sent } = stub();
  await client.buddies.getUserSummary('a/b ?#ü');
  assert.equal(sent[0]?.path, '/api/v1/buddies/users/a%2Fb%20%3F%23%C3%BC/summary');
  for (const id of ['', '.', '..']) {
    assert.match((await failure(client.eggs.get(id), TypeError)).message, /An id is missing: GET \/eggs\/\?/);
  }

  assert.equal(sent.length, 1);
});

test('any route can be called by its name, spelt as on the wire', async () => {
  const { client, sent } = stub([json({ data: [{ event_type: 'x' }] }), json({}), json({ key: 'k' }), new Response('# TYPE', { headers: { 'content-type': 'text/plain; charset=utf-8' } }), new Response(new Uint8Array([1, 2]), { headers: { 'content-type': 'image/png' } }), new Response(null, { status: 204 })]);
  assert.deepEqual(await client.request('GET /api/v1/coin-rules'), { data: [{ event_type: 'x' }] });
  await client.request('GET /api/v1/events', { query: { limit: 2 } });
  await client.request('PUT /api/v1/gates/{gate_key}', { path: { gate_key: 'vip room' }, body: { cost: 5, metadata: { camelCase: 1 } }, idempotencyKey: 'once' });
  assert.equal(await client.request('GET /api/v1/metrics'), '# TYPE');
  const picture = await client.request('GET /images/{name}.png', { path: { name: 'x' } });
  assert.deepEqual([...new Uint8Array(picture)], [1, 2]);
  assert.equal(await client.request('DELETE /api/v1/coin-rules/{id}', { path: { id: 'r' } }), undefined);
  assert.deepEqual(sent.map(({ method, path }) => `${method} ${path}`), [
    'GET /api/v1/coin-rules', 'GET /api/v1/events', 'PUT /api/v1/gates/vip%20room', 'GET /api/v1/metrics', 'GET /images/x.png', 'DELETE /api/v1/coin-rules/r',
  ]);
  assert.deepEqual(sent[1]?.query, { limit: '2' });
  assert.deepEqual(sent[2]?.body, { cost: 5, metadata: { camelCase: 1 } });
  assert.equal(sent[2]?.headers.get('idempotency-key'), 'once');
});
