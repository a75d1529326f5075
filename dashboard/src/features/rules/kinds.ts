import { call, type Route, type Schemas } from "../../app/api";
import { useApi } from "../../app/queries";

/** The rules that the four editors change, and where the API keeps them. */
export interface Kinds {
  "coin-rules": { rule: Schemas["CoinRule"]; input: Schemas["CoinRuleInput"] };
  "skill-rules": { rule: Schemas["SkillRule"]; input: Schemas["SkillRuleInput"] };
  "badge-definitions": { rule: Schemas["BadgeDefinition"]; input: Schemas["BadgeDefinitionInput"] };
  "streak-definitions": { rule: Schemas["StreakDefinition"]; input: Schemas["StreakDefinitionInput"] };
}

export type Kind = keyof Kinds;
export type Rule<K extends Kind> = Kinds[K]["rule"];
export type RuleInput<K extends Kind> = Kinds[K]["input"];

/** The rules of the draft; without one, those that are live. */
export function useRules<K extends Kind>(kind: K) {
  const rules = useApi(`GET /api/v1/${kind}` as "GET /api/v1/coin-rules");
  return rules as unknown as { data: { data: Rule<K>[] } | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
}

// One list of routes, spelt alike: the types of the four differ only in their bodies.
const route = (method: string, kind: Kind, one = "") => `${method} /api/v1/${kind}${one}` as Route;

export async function readRule<K extends Kind>(kind: K, id: string): Promise<Rule<K> | undefined> {
  const { data } = (await call(route("GET", kind))) as unknown as { data: Rule<K>[] };
  return data.find((rule) => rule.id === id);
}

export function createRule<K extends Kind>(kind: K, body: RuleInput<K>, key: string) {
  return call(route("POST", kind), { body: body as never }, { key });
}

export function replaceRule<K extends Kind>(kind: K, id: string, body: RuleInput<K>, key: string) {
  return call(route("PUT", kind, "/{id}"), { path: { id } as never, body: body as never }, { key });
}

export function deleteRule(kind: Kind, id: string, key: string) {
  return call(route("DELETE", kind, "/{id}"), { path: { id } as never }, { key });
}

/** What one sends to leave a rule as it is: all of it but what the server keeps. */
export function inputOf<K extends Kind>(rule: Rule<K>): RuleInput<K> {
  const kept = new Set(["id", "created_at", "updated_at"]);
  return Object.fromEntries(Object.entries(rule).filter(([name]) => !kept.has(name))) as unknown as RuleInput<K>;
}
