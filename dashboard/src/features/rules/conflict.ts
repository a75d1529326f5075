/** Somebody has changed it since it was opened. */
export class Changed extends Error {
  constructor(readonly theirs: object) {
    super("changed meanwhile");
  }
}

export interface Difference {
  field: string;
  theirs: unknown;
  mine: unknown;
}

/** What somebody else has made of it, beside what one wants, field by field. */
export function differences(theirs: object, mine: object): Difference[] {
  const [a, b] = [theirs as Record<string, unknown>, mine as Record<string, unknown>];
  return Object.keys(b)
    .filter((field) => !same(a[field], b[field]))
    .map((field) => ({ field, theirs: a[field], mine: b[field] }));
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

// Absent and null are one; the order of an object's members is none.
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join()}]`;
  }

  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
    return `{${members
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([name, member]) => `${name}:${canonical(member)}`)
      .join()}}`;
  }

  return JSON.stringify(value ?? null);
}
