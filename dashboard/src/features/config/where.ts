import type { Schemas } from "../../app/api";
import { list, number, t } from "../../app/text";

export type Clause = Schemas["ProgressionWhereClause"];

/** What the event had at a dotted path. */
export function valueAt(properties: unknown, path: string): unknown {
  let value = properties;
  for (const name of path.split(".")) {
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }

  return value;
}

export function holds(clause: Clause, properties: unknown): boolean {
  const actual = valueAt(properties, clause.property);
  const wanted = clause.value as unknown;
  switch (clause.operator) {
    case "exists":
      return (actual !== undefined && actual !== null) === (wanted !== false);
    case "eq":
      return actual === wanted;
    case "neq":
      return actual !== wanted;
    case "in":
      return Array.isArray(wanted) && wanted.includes(actual);
    case "contains":
      return (typeof actual === "string" || Array.isArray(actual)) && (actual as string).includes(wanted as string);
    default:
      return typeof actual === "number" && typeof wanted === "number" && compares(clause.operator, actual, wanted);
  }
}

function compares(operator: Clause["operator"], actual: number, wanted: number): boolean {
  switch (operator) {
    case "gt":
      return actual > wanted;
    case "gte":
      return actual >= wanted;
    case "lt":
      return actual < wanted;
    default:
      return actual <= wanted;
  }
}

export function valueText(value: unknown): string {
  if (Array.isArray(value)) {
    return list(value.map(valueText));
  }

  if (typeof value === "number") {
    return number(value);
  }

  return typeof value === "string" ? `“${value}”` : String(value);
}

/** "score ≥ 80" in words. */
export function clauseText(clause: Clause): string {
  if (clause.operator === "exists") {
    return t((clause.value as unknown) === false ? "where.missing" : "where.exists", { property: clause.property });
  }

  return t(`where.${clause.operator}`, { property: clause.property, value: valueText(clause.value) });
}

export const wherePart = (where: Clause[] | null | undefined) => (where && where.length > 0 ? list(where.map(clauseText)) : "");
