import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { root } from '../support.js';

const readme = readFileSync(`${root}/README.md`, 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)([^\n]*)\n(.*?)^```/gms)].map(([, language, label, text]) => ({ language, label: label?.trim(), text: text ?? '' }));

test('docs/reference.md is what the doc comments say', async () => {
  const { render, target } = (await import(pathToFileURL(`${root}/scripts/generate-reference.js`).href)) as { render: () => string; target: string };
  assert.ok(readFileSync(target, 'utf8') === render(), 'docs/reference.md is stale: npm run docs');
});

test('every method, class and type of the reference has a doc comment where its name alone does not say it', () => {
  const reference = readFileSync(`${root}/docs/reference.md`, 'utf8');
  const undocumented = [...reference.matchAll(/^### (\w+\.\w+\(\))\n\n```ts\n[^`]*```\n\n(?=#|$)/gm)].map((match) => match[1]);
  assert.deepEqual(undocumented, []);
});

test('every snippet of the README compiles', () => {
  const snippets = blocks.filter((block) => block.language === 'ts');
  assert.ok(snippets.length > 5);
  const folder = `${root}/build/readme`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/frameworks.d.ts`, ['express', 'fastify', 'hono'].map((name) => `declare module '${name}';\n`).join(''));
  const files = snippets.map(({ text }, i) => {
    const given = ['hatched: HatchedClient', 'buddyId: string', 'itemId: string', 'userId: string', 'endpointId: string'].map((one) => `declare const ${one};\n`).join('');
    writeFileSync(`${folder}/${i}.ts`, `import { HatchedClient } from '@hatched/sdk-js';\n${given}${text}\nexport {};\n`);
    return `${folder}/${i}.ts`;
  });
  const program = ts.createProgram([`${folder}/frameworks.d.ts`, ...files], {
    target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true, noImplicitAny: false, noEmit: true, types: ['node'], skipLibCheck: true,
  });
  const faults = ts.getPreEmitDiagnostics(program).map((one) => `${one.file?.fileName}: ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`);
  assert.deepEqual(faults, []);
});

test('every file that the README points to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
  assert.ok(links.length >= 2);
  for (const link of links) {
    const path = `${root}/${link}`;
    assert.ok(readdirSync(dirname(path)).includes(link.split('/').pop()!), link);
  }
});

test('importing a part of the package runs nothing and brings nothing that it does not need', () => {
  const pure = [ts.SyntaxKind.ImportDeclaration, ts.SyntaxKind.ExportDeclaration, ts.SyntaxKind.ClassDeclaration, ts.SyntaxKind.FunctionDeclaration];
  const visit = (file: string, seen: Set<string>): Set<string> => {
    if (!seen.has(file)) {
      seen.add(file);
      for (const statement of ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true).statements) {
        const isConstant = ts.isVariableStatement(statement) && statement.declarationList.declarations.every(({ initializer }) =>
          !initializer || !ts.isCallExpression(initializer) && (!ts.isNewExpression(initializer) || initializer.expression.getText() === 'Set'));
        assert.ok(pure.includes(statement.kind) || isConstant, `${file}: ${statement.getText().slice(0, 100)}`);
        if ((ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)) {
          visit(new URL(statement.moduleSpecifier.text, pathToFileURL(file)).pathname, seen);
        }
      }
    }

    return seen;
  };
  const folder = `${root}/dist/esm/`;
  const ofWebhooks = [...visit(`${folder}webhooks.js`, new Set())].map((file) => file.slice(folder.length)).sort();
  assert.deepEqual(ofWebhooks, ['casing.js', 'sha256.js', 'signature.js', 'webhooks.js']);
  assert.ok(visit(`${folder}index.js`, new Set()).size > 20);
  assert.equal((JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { sideEffects: boolean }).sideEffects, false);
});

test('nothing of Node.js is imported: the package runs on every runtime', () => {
  for (const name of readdirSync(`${root}/dist/esm`, { recursive: true } as object) as string[]) {
    if (name.endsWith('.js')) {
      assert.doesNotMatch(readFileSync(`${root}/dist/esm/${name}`, 'utf8'), /from '(?!\.)|require\(|\bBuffer\b|\bprocess\.(?!env)/, name);
    }
  }
});
