import type { Document } from "../config/versions";
import { same } from "../rules/conflict";

type Entry = Record<string, unknown>;

export interface Change {
  section: Section;
  /** What it is called. */
  name: string;
  change: "added" | "removed" | "changed";
  before: Entry | undefined;
  after: Entry | undefined;
}

const SECTIONS = {
  coin_rules: (document: Document) => document.coin_rules,
  skill_rules: (document: Document) => document.skill_rules,
  skill_sets: (document: Document) => document.skill_sets,
  skill_decay_rules: (document: Document) => document.skill_decay_rules,
  badge_definitions: (document: Document) => document.badge_definitions,
  streak_definitions: (document: Document) => document.streak_definitions,
  path_definitions: (document: Document) => document.path_definitions,
  evolution_stages: (document: Document) => document.evolution.stages,
  evolution: (document: Document) => [{ ...document.evolution, stages: null }],
  tokens: (document: Document) => document.tokens,
  marketplace_items: (document: Document) => document.marketplaces.flatMap((shop) => shop.items),
  marketplaces: (document: Document) => document.marketplaces.map((shop) => ({ ...shop, items: null })),
  gates: (document: Document) => document.gates,
} satisfies Record<string, (document: Document) => object[]>;

export type Section = keyof typeof SECTIONS;

const IDENTITIES = ["id", "token_key", "stage", "mode"];
const NAMES = ["label", "name", "gate_key", "token_key", "skill_key", "key"];

/** What of the second differs from the first, entry by entry. */
export function between(before: Document | undefined, after: Document): Change[] {
  return (Object.keys(SECTIONS) as Section[]).flatMap((section) => {
    const old = before ? byIdentity(SECTIONS[section](before)) : new Map<string, Entry>();
    const now = byIdentity(SECTIONS[section](after));
    const changes: Change[] = [];
    for (const [id, entry] of now) {
      const was = old.get(id);
      if (!was) {
        changes.push({ section, name: nameOf(entry), change: "added", before: undefined, after: entry });
      } else if (!same(was, entry)) {
        changes.push({ section, name: nameOf(entry), change: "changed", before: was, after: entry });
      }
    }

    for (const [id, entry] of old) {
      if (!now.has(id)) {
        changes.push({ section, name: nameOf(entry), change: "removed", before: entry, after: undefined });
      }
    }

    return changes;
  });
}

/** The fields that differ, for what has no sentence of its own. */
export function fieldsOf({ before, after }: Change): { field: string; before: unknown; after: unknown }[] {
  return Object.keys({ ...before, ...after })
    .filter((field) => !same(before?.[field], after?.[field]))
    .map((field) => ({ field, before: before?.[field], after: after?.[field] }));
}

function byIdentity(entries: object[]): Map<string, Entry> {
  return new Map(
    entries.map((entry) => {
      const one = withoutTimes(entry as Entry);
      return [String(IDENTITIES.map((name) => one[name]).find((value) => value !== undefined) ?? ""), one];
    }),
  );
}

const nameOf = (entry: Entry) => String(NAMES.map((name) => entry[name]).find((value) => typeof value === "string") ?? "");

// A rule that was saved again as it was has not changed, nor has the path that a step was saved in.
function withoutTimes(entry: Entry): Entry {
  return Object.fromEntries(
    Object.entries(entry)
      .filter(([name]) => name !== "created_at" && name !== "updated_at")
      .map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map((part: unknown) => (isEntry(part) ? withoutTimes(part) : part)) : value,
      ]),
  );
}

const isEntry = (value: unknown): value is Entry => typeof value === "object" && value !== null && !Array.isArray(value);
