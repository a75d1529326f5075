// node scripts/test.js [--no-build] [unit] [package] [live]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const kinds = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
};

if (!process.argv.includes('--no-build')) {
  run('scripts/build.js', '--tests');
}

const files = kinds.flatMap((kind) => readdirSync(`${root}/build/${kind}`).filter((name) => name.endsWith('.test.js')).map((name) => `build/${kind}/${name}`));
run('--enable-source-maps', '--test', '--test-reporter=spec', ...files);
