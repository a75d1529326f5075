import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './support.js';

const DERIVED = new Set(['node_modules', 'dist', 'build']);

/** The text of one block of the README. */
export function block(label: string): string {
  const [, text] = new RegExp(`^\`\`\`${label}\\n(.*?)^\`\`\``, 'ms').exec(readFileSync(`${root}/README.md`, 'utf8')) ?? [];
  assert.ok(text, `the README has no block \`${label}\``);
  return text;
}

/** An empty folder beside a checkout in which nothing was built, with the package installed by the README's own lines. */
export function stranger(): { folder: string; above: string; said: string } {
  const above = mkdtempSync(join(tmpdir(), 'hatched-stranger-'));
  cpSync(root, join(above, 'hatched/sdk/js'), { recursive: true, filter: (path) => !DERIVED.has(basename(path)) });
  const folder = join(above, 'app');
  mkdirSync(folder);
  // What was downloaded before is not downloaded again, which changes nothing of what is installed.
  const env = { ...process.env, npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
  const installed = spawnSync('sh', ['-e', '-c', block('bash install')], { cwd: folder, env, encoding: 'utf8', timeout: 180_000 });
  assert.equal(installed.status, 0, installed.stdout + installed.stderr);
  return { folder, above, said: installed.stdout };
}
