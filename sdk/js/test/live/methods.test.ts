import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HatchedClient, NotFoundError } from '@hatched/sdk-js';
import { cases } from '../cases.js';
import { failure } from '../support.js';
import { required, World } from './world.js';

const world = new World();
after(() => world.close());

interface Document {
  paths: Record<string, Record<string, unknown>>;
}

const document = await (await fetch(new URL('/openapi/v1.json', world.baseUrl))).json() as Document;
const anonymous = (route: string): string => route.replace(/\{[^}]+\}/g, '{}');
const served = new Set(Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => anonymous(`${method.toUpperCase()} ${path}`))));

before(async () => {
  if (served.has('POST /api/v1/path-definitions')) {
    await world.journey();
  }
});

test('the document is whole', () => assert.ok(served.size > 120, `${served.size} routes`));

describe('every method of the SDK, against the running system', { concurrency: 6 }, () => {
  for (const [name, { route, call, path, real }] of Object.entries(cases)) {
    const isServed = route === undefined || served.has(anonymous(route));
    test(`${name}${isServed ? '' : ' (not served yet)'}`, async () => {
      if (isServed) {
        assert.ok(real, `${route} is served now: write its case in test/cases`);
        await real(world);
        return;
      }

      // What it sends is checked for every method without a system; here, that the gateway knows no such route and says so.
      const sent: string[] = [];
      const client = new HatchedClient({
        baseUrl: world.baseUrl,
        apiKey: required('HATCHED_API_KEY'),
        fetch: (input, init) => (sent.push(`${init?.method} ${new URL(String(input)).pathname}`), fetch(input, init)),
      });
      const error = await failure(call(client), NotFoundError);
      assert.equal(error.code, 'resource_not_found');
      assert.deepEqual(sent, [`${route.split(' ')[0]} /api/v1${path}`]);
    });
  }
});
