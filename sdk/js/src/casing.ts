/** Names whose value holds the customer's own keys, in both spellings. */
const DATA_KEYS = new Set(['metadata', 'properties', 'customCounters', 'custom_counters', 'skills', 'tokens']);

const toCamel = (name: string): string =>
  name.replace(/_+([a-z])/g, (match: string, letter: string, at: number) => (at === 0 || match.length > 2 ? match : letter.toUpperCase()));

const toSnake = (name: string): string => name.replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? letter : `_${letter.toLowerCase()}`));

/** What the wire says, in the SDK's spelling. */
export const fromWire = (value: unknown): unknown => convert(value, toCamel);

/** What the caller says, in the wire's spelling. */
export const toWire = (value: unknown): unknown => convert(value, toSnake);

function convert(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => convert(item, rename));
  }

  if (!isPlainObject(value)) {
    return value; // scalars, and what JSON.stringify knows better, such as a Date
  }

  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [rename(name), isData(name, inner) ? inner : convert(inner, rename)]));
}

// "skills" and "tokens" are maps on a buddy, but lists of definitions in a config: those have names of ours.
function isData(name: string, value: unknown): boolean {
  return DATA_KEYS.has(name) && (name === 'metadata' || name === 'properties' || !Array.isArray(value));
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }

  const prototype: unknown = Object.getPrototypeOf(value);
  // Not compared with Object.prototype: an object of another realm (a worker, a test runner's context) is as plain.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
