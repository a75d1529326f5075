import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { HatchedClient } from '@hatched/sdk-js';

const env = { ...process.env, PORT: '0', HATCHED_WEBHOOK_SECRET: '', HATCHED_BASE_URL: process.env.HATCHED_TEST_BASE_URL ?? process.env.HATCHED_BASE_URL };
const hatched = new HatchedClient({ apiKey: env.HATCHED_API_KEY, baseUrl: env.HATCHED_BASE_URL });
const userId = `web_${Date.now()}`;
let app;
let url;

before(async () => {
  app = spawn(process.execPath, ['server.js'], { cwd: new URL('.', import.meta.url), env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(app.stdout)) {
    [, url] = /^Listening on (.*)$/.exec(line) ?? [];
    if (url) {
      return;
    }
  }

  throw new Error('The sample ended before it listened.');
});

after(async () => {
  if (app.exitCode === null) {
    app.kill();
    await once(app, 'exit');
  }
});

const call = async (path, init) => (await fetch(`${url}${path}`, init)).json();
// A busy system may be late with the effects: then the same lesson is sent once more.
const lesson = async (name, score) => {
  const effects = await complete(name, score);
  return effects.pending ? lesson(name, score) : effects;
};
const complete = (name, score) => call(`/users/${userId}/lessons/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ score }) });

async function until(what, probe) {
  for (const began = Date.now(); Date.now() - began < 20_000; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const found = await probe();
    if (found) {
      return found;
    }
  }

  assert.fail(`Within 20 s it did not come to pass: ${what}`);
}

test('whoever comes for the first time gets one buddy, also when two requests come at once', async () => {
  const [one, other] = await Promise.all([call(`/users/${userId}/buddy`), call(`/users/${userId}/buddy`)]);
  assert.deepEqual(one, other);
  assert.deepEqual([one.coins, one.evolutionStage], [0, 1]);
  assert.equal((await hatched.buddies.list({ userId })).meta.total, 1);
});

test('a lesson is rewarded once, however often it is sent', async () => {
  const effects = await lesson('one', 95);
  assert.deepEqual(effects.badgesAwarded, ['first_lesson']);
  assert.deepEqual(await lesson('one', 95), effects);
  assert.equal((await call(`/users/${userId}/buddy`)).coins, effects.coins);
});

test('the webhooks arrive, verify, and are taken once', async () => {
  const news = await until('the badge is in the news', async () => {
    const all = await call(`/users/${userId}/news`);
    return all.some((event) => event.type === 'badge.awarded') && all.some((event) => event.type === 'coins.earned') && all;
  });
  assert.deepEqual(news.filter((event) => event.type === 'badge.awarded').map((event) => event.badgeKey), ['first_lesson']);
});

test('a webhook that Hatched did not send is refused', async () => {
  const forged = await fetch(`${url}/webhooks/hatched`, {
    method: 'POST', body: JSON.stringify({ user_id: userId }),
    headers: { 'content-type': 'application/json', 'hatched-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`, 'x-hatched-event': 'badge.awarded', 'x-hatched-delivery': 'forged' },
  });
  assert.equal(forged.status, 400);
  assert.deepEqual(await forged.json(), { error: 'invalid_signature' });
});

test('the third lesson makes the buddy evolve, and the news say so', async () => {
  await lesson('two', 50);
  assert.equal((await lesson('three', 50)).evolutionReady, true);
  await until('the buddy has evolved', async () => (await call(`/users/${userId}/news`)).some((event) => event.type === 'buddy.evolved' && event.newStage === 2));
  assert.equal((await call(`/users/${userId}/buddy`)).evolutionStage, 2);
});

test('the browser gets a token for its widgets, and the page', async () => {
  const { token } = await call(`/users/${userId}/widget-token`, { method: 'POST' });
  const widget = new HatchedClient({ widgetToken: token, baseUrl: env.HATCHED_BASE_URL });
  assert.equal((await widget.request('GET /api/v1/widget/state')).buddy.user_id, userId);
  assert.match(await (await fetch(url)).text(), /Complete a lesson/);
});

test('when it ends, its endpoint is gone', async () => {
  assert.ok((await hatched.webhooks.list()).some((endpoint) => endpoint.url === `${url}/webhooks/hatched`));
  app.kill();
  const [code] = await once(app, 'exit');
  assert.equal(code, 0);
  assert.ok(!(await hatched.webhooks.list()).some((endpoint) => endpoint.url === `${url}/webhooks/hatched`));
});
