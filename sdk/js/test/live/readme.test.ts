import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { block, stranger } from '../stranger.js';
import { required } from './world.js';

test('the first five minutes go as the README says, in an empty folder', () => {
  const { folder, above } = stranger();
  after(() => rmSync(above, { recursive: true, force: true }));
  writeFileSync(`${folder}/start.mjs`, block('js run'));
  const env = { ...process.env, HATCHED_BASE_URL: required('HATCHED_TEST_BASE_URL', 'HATCHED_BASE_URL'), HATCHED_API_KEY: required('HATCHED_API_KEY') };
  const go = () => spawnSync(process.execPath, ['start.mjs'], { cwd: folder, env, encoding: 'utf8', timeout: 60_000 });
  let run = go();
  if (run.stdout.includes('undefined')) {
    run = go(); // a busy system may be late with the effects of an event
  }

  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout, block('text output'));
});
