import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { HatchedClient } from '@hatched/sdk-js';
import { root } from '../support.js';
import { required } from './world.js';

const baseUrl = required('HATCHED_TEST_BASE_URL', 'HATCHED_BASE_URL');

test('the types of the API are those of the document that is served', async () => {
  const generator = (await import(pathToFileURL(`${root}/scripts/generate-api.js`).href)) as { generate: (document: unknown) => string; read: (source: string) => Promise<unknown> };
  const fresh = generator.generate(await generator.read(baseUrl)).split('\n');
  const kept = readFileSync(`${root}/src/api.ts`, 'utf8').split('\n');
  const line = fresh.findIndex((text, i) => text !== kept[i]);
  assert.ok(line < 0 && fresh.length === kept.length, `src/api.ts is stale from line ${line + 1} on (${fresh[line]?.trim()}): with the system up, npm run generate in sdk/js`);
});

test('the payloads of webhooks are those of the catalogue', async () => {
  const client = new HatchedClient({ apiKey: required('HATCHED_API_KEY'), baseUrl });
  const { data } = await client.request('GET /api/v1/webhook-configs/events');
  const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  // What every payload has stands once, in WebhookFact.
  const ofEvery = ['factId', 'occurredAt', 'sequence'];
  const catalogue = data.map(({ name, sample }) => [name, Object.keys(sample as object).map(camel).sort()] as const)
    .map(([name, keys]) => [name, keys.filter((key) => !ofEvery.includes(key))]);
  assert.ok(data.every(({ sample }) => Object.hasOwn(sample as object, 'fact_id') && Object.hasOwn(sample as object, 'occurred_at')));

  const program = ts.createProgram([`${root}/src/webhook-events.ts`], { strict: true, noLib: true });
  const checker = program.getTypeChecker();
  const events = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(`${root}/src/webhook-events.ts`)!)!).find((symbol) => symbol.name === 'WebhookEvents')!;
  const typed = checker.getDeclaredTypeOfSymbol(events).getProperties().map((event) =>
    [event.name, checker.getTypeOfSymbol(event).getProperties().map((property) => property.name).sort()]);
  assert.deepEqual(Object.fromEntries(typed), Object.fromEntries(catalogue));
});
