import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import vm from 'node:vm';
import ts from 'typescript';
import { block, stranger } from '../stranger.js';
import { root, vectors } from '../support.js';

const folder = mkdtempSync(join(tmpdir(), 'hatched-sdk-js-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const npm = (...args: string[]): string => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const node = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
const delivery = vectors<{ body: string; secret: string; now: number; headers: Record<string, string> }>('signatures')[0]!;

// As a stranger gets it: packed, installed into an empty project, without a network.
const [packed] = JSON.parse(npm('pack', root, '--json', '--ignore-scripts')) as Array<{ filename: string; files: Array<{ path: string }>; size: number }>;
writeFileSync(join(folder, 'package.json'), '{ "name": "stranger", "private": true }');
npm('install', join(folder, packed!.filename.replace('@', '').replace('/', '-')), '--offline', '--no-audit', '--no-fund', '--ignore-scripts');

const program = `
  const client = new HatchedClient({ apiKey: 'hatch_test_key', fetch: async () => new Response('{"status":"ok"}', { headers: { 'content-type': 'application/json' } }) });
  client.health().then(({ status }) => {
    const delivery = ${JSON.stringify(delivery)};
    const verified = verifyWebhook(delivery.body, delivery.headers, delivery.secret, { now: () => delivery.now });
    console.log(status, verified.eventType, verified.valid, new NotFoundError('x', { code: 'y', statusCode: 404 }) instanceof HatchedError);
  });
`;

test('it runs as an ES module', () => {
  const imports = "import { HatchedClient, HatchedError, NotFoundError } from '@hatched/sdk-js';\nimport { verifyWebhook } from '@hatched/sdk-js/webhooks';\n";
  writeFileSync(join(folder, 'run.mjs'), imports + program);
  assert.equal(node('run.mjs'), 'ok badge.awarded true true\n');
});

test('it runs as CommonJS', () => {
  const requires = "const { HatchedClient, HatchedError, NotFoundError } = require('@hatched/sdk-js');\nconst { verifyWebhook } = require('@hatched/sdk-js/webhooks');\n";
  writeFileSync(join(folder, 'run.cjs'), requires + program);
  assert.equal(node('run.cjs'), 'ok badge.awarded true true\n');
});

test('a checkout in which nothing was built is installed by the lines of the README', () => {
  const { folder: app, above } = stranger();
  after(() => rmSync(above, { recursive: true, force: true }));
  assert.match(block('js run'), /from '@hatched\/sdk-js'/);
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', "import { VERSION } from '@hatched/sdk-js'; console.log(VERSION)"], { cwd: app, encoding: 'utf8' });
  assert.match(said, /^\d+\.\d+\.\d+\n$/);
});

test('both kinds export the same', () => {
  const list = "Object.keys(sdk).filter((name) => name !== 'default' && name !== '__esModule' && name !== 'module.exports').sort().join()";
  const module = node('--input-type=module', '-e', `import * as sdk from '@hatched/sdk-js'; console.log(${list})`);
  assert.match(module, /HatchedClient/);
  assert.equal(node('-e', `const sdk = require('@hatched/sdk-js'); console.log(${list})`), module);
});

test('types are found by every way that TypeScript resolves, with and without the DOM', () => {
  const source = `import { HatchedClient, type Buddy } from '@hatched/sdk-js';
    import { verifyWebhook } from '@hatched/sdk-js/webhooks';
    export const buddy: Promise<Buddy> = new HatchedClient({ apiKey: 'hatch_test_k' }).buddies.get('b');
    export const isValid: boolean = verifyWebhook('', {}, 's').valid;
    // @ts-expect-error: there is no such option
    new HatchedClient({ apiKey: 'hatch_test_k', nonsense: true });`;
  for (const name of ['esm.mts', 'cjs.cts', 'bundled.ts']) {
    writeFileSync(join(folder, name), source);
  }

  const ways: Array<[string, ts.CompilerOptions]> = [
    ['esm.mts', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
    ['cjs.cts', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
    ['bundled.ts', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
    ['bundled.ts', { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 }],
  ];
  // The four programs share what TypeScript brings: reading it anew takes most of the time.
  const host = ts.createCompilerHost({});
  const [read, libraries] = [host.getSourceFile.bind(host), new Map<string, ts.SourceFile | undefined>()];
  host.getSourceFile = (file, ...rest) => {
    if (!/\/typescript\/lib\//.test(file)) {
      return read(file, ...rest);
    }

    if (!libraries.has(file)) {
      libraries.set(file, read(file, ...rest));
    }

    return libraries.get(file);
  };
  for (const [i, [name, options]] of ways.entries()) {
    const environment = i === 1 ? { lib: ['lib.es2022.d.ts'], types: ['node'], typeRoots: [join(root, 'node_modules/@types')] } : { lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], types: [] };
    const compiled = ts.createProgram([join(folder, name)], { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, ...environment, ...options }, host);
    // The package's files and the stranger's, not what TypeScript and Node.js bring.
    const ours = compiled.getSourceFiles().filter((file) => file.fileName.startsWith(folder));
    assert.ok(ours.length > 20);
    const faults = [...compiled.getOptionsDiagnostics(), ...compiled.getGlobalDiagnostics(), ...ours.flatMap((file) => [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)])];
    assert.deepEqual(faults.map((one) => `${name} ${one.file?.fileName}: ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`), []);
  }
});

test('it holds what it should, and no more', () => {
  const files = packed!.files.map((file) => file.path);
  assert.ok(files.includes('README.md') && files.includes('docs/reference.md') && files.includes('dist/cjs/package.json'));
  assert.deepEqual(files.filter((file) => !/^(dist\/(esm|cjs)\/.*\.(js|d\.ts)|dist\/cjs\/package\.json|docs\/reference\.md|README\.md|package\.json)$/.test(file)), []);
  assert.ok(packed!.size < 150_000, `${packed!.size} bytes`);
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(readFileSync(join(folder, 'node_modules/@hatched/sdk-js/package.json'), 'utf8')) as Record<string, unknown>;
  assert.deepEqual([dependencies, peerDependencies, optionalDependencies], [undefined, undefined, undefined]);
  assert.deepEqual(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')), ['@hatched']);
});

test('the locks name no host that packages come from', () => {
  for (const lock of [`${root}/package-lock.json`, `${root}/../../samples/express/package-lock.json`]) {
    const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, { resolved?: string }> };
    assert.deepEqual(Object.values(packages).map((one) => one.resolved).filter((resolved) => resolved && !resolved.startsWith('file:')), []);
  }
});

test('it needs nothing but what every runtime has', async () => {
  const { fetch: _, ...web } = { fetch, URL, URLSearchParams, Headers, Response, AbortController, AbortSignal, TextEncoder, TextDecoder, setTimeout, clearTimeout, atob, btoa };
  const asked: string[] = [];
  const context = vm.createContext({ ...web, fetch: async (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url}`);
    return new Response('{"egg_id":"e"}', { headers: { 'content-type': 'application/json' } });
  } });
  const loaded = new Map<string, { exports: Record<string, unknown> }>();
  const load = (file: string): Record<string, unknown> => {
    const known = loaded.get(file);
    if (known) {
      return known.exports;
    }

    const module = { exports: {} };
    loaded.set(file, module);
    const wrapped = vm.runInContext(`(function (module, exports, require) {${readFileSync(file, 'utf8')}\n})`, context) as (...args: unknown[]) => void;
    wrapped(module, module.exports, (name: string) => load(resolve(dirname(file), name)));
    return module.exports;
  };
  const sdk = load(join(folder, 'node_modules/@hatched/sdk-js/dist/cjs/index.js')) as unknown as typeof import('@hatched/sdk-js');

  const egg = await new sdk.HatchedClient({ apiKey: 'hatch_test_key', baseUrl: 'https://api.test' }).eggs.create({ userId: 'u' });
  assert.equal(egg.eggId, 'e');
  assert.deepEqual(asked, ['POST https://api.test/api/v1/eggs']);
  assert.equal(sdk.verifyWebhook(delivery.body, delivery.headers, delivery.secret, { now: () => delivery.now }).valid, true);
});
