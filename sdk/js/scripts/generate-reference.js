// docs/reference.md from the doc comments of src.
//   node scripts/generate-reference.js   writes it
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
export const target = `${root}docs/reference.md`;

/** The text of docs/reference.md. */
export function render() {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([`${root}src/index.ts`], options);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(`${root}src/index.ts`));
  const symbols = checker.getExportsOfModule(module).map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  const exported = symbols.map((symbol) => ({ name: symbol.name, symbol, node: symbol.declarations[0] })).filter(({ name }) => name !== 'Schemas' && name !== 'Routes');
  const classes = exported.filter(({ node }) => ts.isClassDeclaration(node));
  const client = classes.find(({ name }) => name === 'HatchedClient');
  const places = placesOf(checker, client.node);
  const resources = classes.filter(({ name }) => places.has(name)).sort((a, b) => (places.get(a.name) < places.get(b.name) ? -1 : 1));
  const errors = classes.filter((one) => one !== client && !resources.includes(one)).sort((a, b) => Number(b.name === 'HatchedError') - Number(a.name === 'HatchedError') || (a.name < b.name ? -1 : 1));
  const functions = exported.filter(({ node }) => ts.isFunctionDeclaration(node) || (ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer)));
  const constants = exported.filter(({ node }) => ts.isVariableDeclaration(node) && !functions.some((one) => one.node === node));
  const types = exported.filter(({ node }) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node));

  return [
    '# Reference', '', 'Generated from the source by `npm run docs`; do not edit. What every answer and every parameter is on the wire: `Schemas` and `Routes`, types for the whole API.', '',
    ...section('HatchedClient', client, methodsOf(client)),
    ...resources.flatMap((one) => section(`${places.get(one.name)}: ${one.name}`, one, methodsOf(one))),
    '## Functions', '', ...functions.flatMap((one) => [`### ${one.name}()`, '', ...code(signatureOf(one.node, one.name)), ...docsOf(one.symbol)]),
    '## Errors', '', ...errors.flatMap((one) => [`### ${one.name}`, '', ...baseOf(one.node), ...docsOf(one.symbol), ...membersOf(one)]),
    ...constants.flatMap((one) => [`### ${one.name}`, '', ...docsOf(one.symbol), ...code(sourceOf(one.node.parent.parent))]),
    '## Types', '', ...types.flatMap((one) => [`### ${one.name}`, '', ...docsOf(one.symbol), ...code(sourceOf(one.node))]),
  ].join('\n').trimEnd() + '\n';

  function methodsOf({ node, name }) {
    const methods = node.members.filter((member) => ts.isMethodDeclaration(member) && ts.isIdentifier(member.name));
    return methods.flatMap((method) => [`### ${name}.${method.name.text}()`, '', ...code(signatureOf(method, method.name.text)), ...docsOf(checker.getSymbolAtLocation(method.name))]);
  }

  function membersOf({ node }) {
    const own = node.members.filter((member) => (ts.isPropertyDeclaration(member) || ts.isGetAccessor(member)) && ts.isIdentifier(member.name) && member.name.text !== 'name'
      && !member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword || (ts.isGetAccessor(member) && modifier.kind === ts.SyntaxKind.OverrideKeyword)));
    return own.length === 0 ? [] : [...own.map((member) => {
      const documentation = textOf(checker.getSymbolAtLocation(member.name));
      return `- \`${member.name.text}: ${member.type.getText()}\`${documentation && ` — ${documentation}`}`;
    }), ''];
  }

  function docsOf(symbol) {
    const tags = symbol.getJsDocTags(checker).filter(({ name }) => ['example', 'throws', 'deprecated'].includes(name));
    const text = textOf(symbol);
    return [
      ...(text ? [text, ''] : []),
      ...tags.flatMap(({ name, text: parts }) => {
        const content = link(ts.displayPartsToString(parts));
        return name === 'example' ? code(content) : [`*${name[0].toUpperCase()}${name.slice(1)}:* ${content}`, ''];
      }),
    ];
  }

  function textOf(symbol) {
    return link(ts.displayPartsToString(symbol.getDocumentationComment(checker)));
  }

  function section(title, { symbol }, body) {
    return [`## ${title}`, '', ...docsOf(symbol), ...body];
  }
}

/** Where each resource is found: `hatched.eggs`. */
function placesOf(checker, node, prefix = 'hatched') {
  return new Map(node.members.filter(ts.isPropertyDeclaration).flatMap((member) => {
    const { symbol } = checker.getTypeAtLocation(member);
    const place = `${prefix}.${member.name.getText()}`;
    return symbol?.name.endsWith('Resource') ? [[symbol.name, place], ...placesOf(checker, symbol.declarations[0], place)] : [];
  }));
}

function signatureOf(node, name) {
  const inner = ts.isVariableDeclaration(node) ? node.initializer : node;
  const isStatic = node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword);
  const generics = inner.typeParameters ? `<${inner.typeParameters.map((one) => one.getText()).join(', ')}>` : '';
  const parameters = inner.parameters.map((one) => one.getText().replace(/\s+/g, ' ')).join(', ');
  return `${isStatic ? 'static ' : ''}${name}${generics}(${parameters})${inner.type ? `: ${inner.type.getText()}` : ''}`;
}

const baseOf = (node) => {
  const base = node.heritageClauses?.[0]?.types[0]?.expression.getText();
  return base && base !== 'Error' ? [`Extends \`${base}\`.`, ''] : [];
};

const sourceOf = (node) => node.getText().replace(/^export /, '');
const code = (text) => ['```ts', text, '```', ''];
const link = (text) => text.replace(/\{@link (\S+?)\s*\}/g, '`$1`');

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(target, render());
}
