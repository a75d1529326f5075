import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { verifyWebhook, WebhooksResource } from '@hatched/sdk-js';
import { hmacSha256, sha256 } from '../../dist/esm/sha256.js';
import { vectors } from '../support.js';

interface Case {
  name: string;
  secret: string;
  body: string;
  headers: Record<string, string>;
  now: number;
  tolerance_seconds: number;
  valid: boolean;
  reason: string | null;
}

const cases = vectors<Case>('signatures');

for (const { name, secret, body, headers, now, tolerance_seconds, valid, reason } of cases) {
  test(`signature: ${name}`, () => {
    const options = { toleranceSeconds: tolerance_seconds, now: () => now * 1000 };
    const found = verifyWebhook(body, headers, secret, options);
    assert.deepEqual([found.valid, found.reason ?? null], [valid, reason]);
    assert.deepEqual(verifyWebhook(new TextEncoder().encode(body), new Headers(headers), secret, options), found);

    const get = (header: string): string => new Headers(headers).get(header) ?? '';
    const verify = (signature: string, more: object = {}): boolean => WebhooksResource.verifySignature(body, signature, secret, { ...options, ...more });
    const styles = [
      verify(get('x-hatched-signature'), { timestamp: get('x-hatched-timestamp') }),
      verify(get('hatched-signature')),
      verify(get('webhook-signature'), { timestamp: get('webhook-timestamp'), id: get('webhook-id') }),
    ];
    assert.equal(styles.includes(true), valid || reason === 'invalid_json');
  });
}

test('there are vectors', () => assert.ok(cases.length > 40));

const delivery = cases[0]!;

test('a style that has its time in another header fails without it', () => {
  const options = { now: () => delivery.now };
  const plain = delivery.headers['X-Hatched-Signature'] ?? '';
  const standard = delivery.headers['webhook-signature'] ?? '';
  const verify = (signature: string, more: object): boolean => WebhooksResource.verifySignature(delivery.body, signature, delivery.secret, { ...options, ...more });
  assert.equal(verify(plain, {}), false);
  assert.equal(verify(plain, { timestamp: delivery.now }), true);
  assert.equal(verify(standard, { timestamp: delivery.now }), false);
  assert.equal(verify(standard, { id: delivery.headers['webhook-id'] }), false);
  assert.equal(verify(standard, { timestamp: String(delivery.now), id: delivery.headers['webhook-id'] }), true);
});

test('the clock may tell seconds or milliseconds, and is the real one by default', () => {
  const header = delivery.headers['Hatched-Signature'] ?? '';
  assert.equal(WebhooksResource.verifySignature(delivery.body, header, delivery.secret, { now: () => delivery.now }), true);
  assert.equal(WebhooksResource.verifySignature(delivery.body, header, delivery.secret, { now: () => delivery.now * 1000 + 999 }), true);
  assert.equal(WebhooksResource.verifySignature(delivery.body, header, delivery.secret), false);
  const time = Math.floor(Date.now() / 1000);
  const fresh = `t=${time},v1=${createHmac('sha256', 's').update(`${time}.{}`).digest('hex')}`;
  assert.equal(WebhooksResource.verifySignature('{}', fresh, 's'), true);
  assert.equal(WebhooksResource.verifySignature(Buffer.from('{}'), fresh, 's'), true);
});

test('a verified delivery is read: its name, its payload in camelCase, its ids', () => {
  const found = verifyWebhook(delivery.body, { ...delivery.headers, 'X-Hatched-Request-Id': 'req' }, delivery.secret, { now: () => delivery.now });
  assert.ok(found.valid && found.eventType === 'badge.awarded');
  assert.equal(found.event.badgeKey, 'first_lesson');
  assert.equal(found.deliveryId, delivery.headers['X-Hatched-Delivery']);
  assert.equal(found.requestId, 'req');
});

test('a refused one tells what its headers say, and no payload', () => {
  const found = verifyWebhook(delivery.body, delivery.headers, 'another secret', { now: () => delivery.now });
  assert.deepEqual(found, { valid: false, reason: 'invalid_signature', event: null, eventType: 'badge.awarded', deliveryId: delivery.headers['X-Hatched-Delivery'], requestId: null });
});

test('any single bit that differs is found', () => {
  const header = delivery.headers['Hatched-Signature'] ?? '';
  const body = Buffer.from(delivery.body);
  for (let bit = 0; bit < body.length * 8; bit += 7) {
    const changed = Buffer.from(body);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    assert.equal(WebhooksResource.verifySignature(changed, header, delivery.secret, { now: () => delivery.now }), false);
  }
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('SHA-256 and HMAC are those of the standards', () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  assert.equal(hex(sha256()), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(hex(sha256(text('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(hex(sha256(text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))), '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
  // RFC 4231, test cases 1, 2 and 6
  assert.equal(hex(hmacSha256(new Uint8Array(20).fill(0x0b), text('Hi There'))), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
  assert.equal(hex(hmacSha256(text('Jefe'), text('what do ya want '), text('for nothing?'))), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  assert.equal(hex(hmacSha256(new Uint8Array(131).fill(0xaa), text('Test Using Larger Than Block-Size Key - Hash Key First'))), '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
});

test('SHA-256 and HMAC agree with node:crypto at every length around a block', () => {
  for (let length = 0; length < 300; length++) {
    const [data, key] = [randomBytes(length), randomBytes(length % 140)];
    assert.equal(hex(sha256(data)), createHash('sha256').update(data).digest('hex'));
    assert.equal(hex(hmacSha256(key, data)), createHmac('sha256', key).update(data).digest('hex'));
  }

  const large = randomBytes(1_000_003);
  assert.equal(hex(sha256(large)), createHash('sha256').update(large).digest('hex'));
});
