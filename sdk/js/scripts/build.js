// Builds dist/esm and dist/cjs, and with --tests the tests as well, which are compiled against what was built.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const compile = (project) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tsc -p ${project} failed`))));
  });

for (const folder of ['dist', 'build']) {
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}

await Promise.all([compile('tsconfig.json'), compile('tsconfig.cjs.json')]);
// The package is a module; what lies under dist/cjs is not.
mkdirSync(new URL('../dist/cjs', import.meta.url), { recursive: true });
writeFileSync(new URL('../dist/cjs/package.json', import.meta.url), '{ "type": "commonjs" }\n');
if (process.argv.includes('--tests')) {
  await compile('tsconfig.test.json');
}
