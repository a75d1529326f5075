import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromWire, toWire } from '../../dist/esm/casing.js';
import { vectors } from '../support.js';

const cases = vectors<{ name: string; wire: unknown; sdk: unknown }>('casing');

for (const { name, wire, sdk } of cases) {
  test(`casing: ${name}`, () => {
    assert.deepEqual(fromWire(wire), sdk);
    assert.deepEqual(toWire(sdk), wire);
  });
}

test('there are vectors', () => assert.ok(cases.length > 15));

test('what is camelCase on the wire stays so', () =>
  assert.deepEqual(fromWire({ pagination: { nextCursor: 'c', hasMore: true } }), { pagination: { nextCursor: 'c', hasMore: true } }));

test('snake_case from a caller reaches the wire as it is', () => assert.deepEqual(toWire({ event_type: 'x' }), { event_type: 'x' }));

test('dates are left to JSON', () => {
  const occurredAt = new Date('2026-04-08T10:30:00Z');
  assert.equal(JSON.stringify(toWire({ occurredAt })), '{"occurred_at":"2026-04-08T10:30:00.000Z"}');
});

test('what is absent stays absent', () => assert.equal(JSON.stringify(toWire({ referenceId: undefined, amount: 1 })), '{"amount":1}'));

test('a name that means something to JavaScript is a name like any other', () => {
  const parsed: unknown = JSON.parse('{"some_key":{"__proto__":{"polluted":true},"constructor":1}}');
  const converted = fromWire(parsed) as { someKey: Record<string, unknown> };
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  assert.equal(converted.someKey['polluted'], undefined);
  assert.deepEqual(Object.keys(converted.someKey), ['__proto__', 'constructor']);
});

test('nothing of the caller is changed', () => {
  const given = Object.freeze({ userId: 'u', metadata: Object.freeze({ a_b: 1 }) });
  assert.deepEqual(toWire(given), { user_id: 'u', metadata: { a_b: 1 } });
});
