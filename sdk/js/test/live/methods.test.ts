import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cases } from '../cases.js';
import { World } from './world.js';

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
  for (const [name, { route, real }] of Object.entries(cases)) {
    test(name, async () => {
      assert.ok(route === undefined || served.has(anonymous(route)), `${route} is not in the document: ${name} comes with its route, not before it`);
      await real(world);
    });
  }
});
