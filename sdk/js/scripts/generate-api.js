// Types for the whole OpenAPI document.
//   node scripts/generate-api.js [url or file of the document, or the base URL of a system]   writes src/api.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const target = fileURLToPath(new URL('../src/api.ts', import.meta.url));
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The source text of src/api.ts for a document. Sorted, so that it does not depend on which service answered first. */
export function generate(document) {
  const missing = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].find(([, name]) => !document.components.schemas[name]);
  if (missing) {
    throw new Error(`The document has no ${missing[1]}, though it refers to it: is every service up? Try again in a few seconds.`);
  }

  const schemas = Object.entries(document.components.schemas).sort(byName).flatMap(([name, schema]) => [
    ...comment(schema.description, '  '),
    `  ${key(name)}: ${typeOf(schema, '  ')};`,
  ]);
  const routes = Object.entries(document.paths).sort(byName).flatMap(([path, operations]) =>
    methods.filter((method) => operations[method]).flatMap((method) => route(document, `${method.toUpperCase()} ${path}`, operations[method])));
  return [
    '// Generated from the OpenAPI document by scripts/generate-api.js; do not edit.',
    '',
    '/** Every schema of the API, spelt as on the wire. */',
    'export interface Schemas {',
    ...schemas,
    '}',
    '',
    '/** Every route of the API: what goes into it and what it answers, spelt as on the wire. */',
    'export interface Routes {',
    ...routes,
    '}',
    '',
  ].join('\n');
}

function route(document, name, operation) {
  const parameters = (operation.parameters ?? []).map((parameter) => follow(document, parameter));
  const group = (where) => {
    const members = parameters.filter((parameter) => parameter.in === where).map(({ name: wire, required, schema, description }) => [
      ...comment(description, '      '),
      `      ${key(wire)}${required ? '' : '?'}: ${typeOf(schema, '      ')};`,
    ].join('\n'));
    return members.length === 0 ? '{}' : `{\n${members.join('\n')}\n    }`;
  };
  return [
    ...comment(operation.summary, '  '),
    `  ${quote(name)}: {`,
    `    operationId: ${quote(operation.operationId)};`,
    `    path: ${group('path')};`,
    `    query: ${group('query')};`,
    `    body: ${bodyOf(document, operation.requestBody)};`,
    `    answer: ${answerOf(document, operation.responses)};`,
    '  };',
  ];
}

function bodyOf(document, requestBody) {
  if (!requestBody) {
    return 'undefined';
  }

  const { content, required } = follow(document, requestBody);
  return content['application/json'] ? `${typeOf(content['application/json'].schema, '    ')}${required ? '' : ' | undefined'}` : 'unknown';
}

function answerOf(document, responses) {
  const types = Object.entries(responses).filter(([status]) => status.startsWith('2')).map(([, response]) => {
    const { content } = follow(document, response);
    const json = content?.['application/json'];
    return json ? typeOf(json.schema, '    ') : !content ? 'undefined' : Object.keys(content).some((type) => type.startsWith('text/')) ? 'string' : 'ArrayBuffer';
  });
  return [...new Set(types)].join(' | ') || 'unknown';
}

function typeOf(schema, indent) {
  if (!schema || Object.keys(schema).length === 0) {
    return 'unknown';
  }

  if (schema.$ref) {
    return `Schemas[${quote(schema.$ref.split('/').pop())}]`;
  }

  if (schema.enum || 'const' in schema) {
    const literals = (schema.enum ?? [schema.const]).map((value) => (typeof value === 'string' ? quote(value) : String(value)));
    return [...new Set([...literals, ...(typesOf(schema).includes('null') ? ['null'] : [])])].join(' | ');
  }

  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) {
    return [...new Set(choices.map((choice) => typeOf(choice, indent)))].sort(nullLast).join(' | ');
  }

  if (schema.allOf) {
    return schema.allOf.map((part) => typeOf(part, indent)).join(' & ');
  }

  const types = typesOf(schema);
  return types.length === 0 ? objectOf(schema, indent) : types.map((type) => single(schema, type, indent)).sort(nullLast).join(' | ');
}

function single(schema, type, indent) {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `Array<${typeOf(schema.items, indent)}>`;
    case 'object':
      return objectOf(schema, indent);
    default:
      return type; // string, boolean, null
  }
}

function objectOf(schema, indent) {
  const { properties, additionalProperties, required = [] } = schema;
  const rest = additionalProperties === false ? undefined : typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown';
  if (!properties) {
    return `Record<string, ${rest ?? 'never'}>`;
  }

  const inner = `${indent}  `;
  const members = Object.entries(properties).flatMap(([name, property]) => [
    ...comment(property.description, inner),
    `${inner}${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(property, inner)};`,
  ]);
  return `{\n${members.join('\n')}\n${indent}}`;
}

const typesOf = ({ type }) => (Array.isArray(type) ? type : type ? [type] : []);
const nullLast = (a, b) => Number(a === 'null') - Number(b === 'null');
const byName = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
const quote = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));
const follow = (document, node) => (node.$ref ? node.$ref.split('/').slice(1).reduce((at, step) => at[step.replace(/~1/g, '/').replace(/~0/g, '~')], document) : node);

function comment(text, indent) {
  const lines = (text ?? '').trim().replace(/\*\//g, '*\\/').split(/\r?\n/);
  return lines[0] === '' ? [] : lines.length === 1 ? [`${indent}/** ${lines[0]} */`] : [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/** From a file, from the address of a document, or from the address of a system. */
export async function read(source) {
  if (!/^https?:/.test(source)) {
    return JSON.parse(readFileSync(source, 'utf8'));
  }

  const response = await fetch(source.endsWith('.json') ? source : new URL('/openapi/v1.json', source));
  if (!response.ok) {
    throw new Error(`${response.url} answers ${response.status}`);
  }

  return response.json();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(target, generate(await read(process.argv[2] ?? process.env.HATCHED_BASE_URL ?? 'http://localhost:8080')));
}
