import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as sdk from '@hatched/sdk-js';
import { AuthError, ConflictError, ForbiddenError, HatchedError, NotFoundError, PublishableKeyScopeError, RateLimitError, UnauthorizedError } from '@hatched/sdk-js';
import { retryAfterOf } from '../../dist/esm/error-mapping.js';
import { failure, stub, vectors } from '../support.js';

interface Case {
  name: string;
  status: number;
  headers: Record<string, string>;
  body: unknown;
  class: string;
  code: string;
  retryable: boolean;
  extras: Record<string, unknown>;
  request_id: string | null;
}

const cases = vectors<Case>('errors');
/** What every error has; the rest are extras. */
const common = new Set(['name', 'code', 'statusCode', 'requestId', 'details', 'stack', 'cause']);

for (const { name, status, headers, body, class: type, code, retryable, extras, request_id } of cases) {
  test(`error: ${name}`, async () => {
    const { client } = stub(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }));
    const error = await failure(client.eggs.get('egg'), HatchedError);

    assert.equal(error.constructor, (sdk as unknown as Record<string, unknown>)[type]);
    assert.equal(error.name, type);
    assert.equal(error.code, code);
    assert.equal(error.statusCode, status);
    assert.equal(error.retryable, retryable);
    assert.equal(error.requestId, request_id);
    const envelope = (body as { error?: { message: string; details?: unknown } }).error;
    assert.deepEqual(error.details, envelope?.details);
    assert.equal(error.message, envelope?.message ?? `The API answered ${status}.`);
    const members = Object.getOwnPropertyNames(error).filter((member) => !common.has(member) && member !== 'message');
    const found = Object.fromEntries(members.map((member) => [member, (error as unknown as Record<string, unknown>)[member]]).filter(([, value]) => value !== undefined));
    assert.deepEqual(found, type === 'ActiveEggLimitError' && !extras['active'] ? { active: [], ...extras } : extras);
  });
}

test('every class that the API can answer with has a vector', () => {
  const own = ['HatchedError', 'AuthError', 'ConnectionError', 'ConnectionTimeoutError', 'OperationTimeoutError'];
  const classes = Object.entries(sdk).filter(([, value]) => typeof value === 'function' && value.prototype instanceof Error).map(([name]) => name);
  assert.deepEqual(classes.filter((name) => !own.includes(name)).sort(), [...new Set(cases.map((one) => one.class))].filter((name) => !own.includes(name)).sort());
});

test('every code of the API has a vector', () => {
  const own = ['network_error', 'timeout', 'operation_timeout', 'invalid_response', 'unknown_error', 'invalid_options'];
  const codes = new Set(cases.map((one) => one.code));
  assert.deepEqual(Object.values(sdk.ErrorCode).filter((code) => !own.includes(code) && !codes.has(code)), []);
});

test('401 and 403 share a base, and a scope is a kind of being forbidden', () => {
  const init = { code: 'x', statusCode: 403 };
  assert.ok(new UnauthorizedError('', init) instanceof AuthError);
  assert.ok(new PublishableKeyScopeError('', init) instanceof ForbiddenError);
  assert.ok(new ForbiddenError('', init) instanceof AuthError);
  assert.ok(!(new NotFoundError('', init) instanceof AuthError));
  assert.ok(!(new sdk.ActiveEggLimitError('', init) instanceof ConflictError), 'reading again and retrying would not help');
});

test('an error says what went wrong when it is printed', () => {
  const error = new RateLimitError('Slow down.', { code: 'rate_limited', statusCode: 429, retryAfter: 5 });
  assert.match(String(error), /^RateLimitError: Slow down\.$/);
  assert.match(error.stack ?? '', /errors\.test/);
});

test('Retry-After may be a date', () => {
  const now = Date.parse('2026-04-08T10:30:00Z');
  const after = (value: string): number | undefined => retryAfterOf(new Headers({ 'Retry-After': value }), now);
  assert.equal(after('Wed, 08 Apr 2026 10:30:30 GMT'), 30);
  assert.equal(after('Wed, 08 Apr 2026 10:00:00 GMT'), 0);
  assert.equal(after(' 12 '), 12);
  assert.equal(after('-5'), undefined);
  assert.equal(after('later'), undefined);
  assert.equal(retryAfterOf(new Headers()), undefined);
});
