import type { WidgetItem, WidgetState } from "../../core/index.ts";

/** What an item costs the buddy, and what it has of that. */
export interface Cost {
  amount: number;
  /** Null: the primary token. */
  token: string | null;
  have: number;
}

export function costOf(item: WidgetItem, state: WidgetState): Cost {
  const { coins, token_key: token, token_amount: amount } = item.price;
  return token
    ? { amount: amount ?? 0, token, have: state.buddy.tokens[token] ?? 0 }
    : { amount: coins ?? 0, token: null, have: state.buddy.coins };
}

export const isSoldOut = (item: WidgetItem): boolean => !item.owned && item.stock !== null && item.stock <= 0;

const MOST_WORN = 4;

/** What putting an item on takes off, and whether there is room for it. */
export function dressing(item: WidgetItem, all: WidgetItem[]): { swapped: WidgetItem[]; isFull: boolean } {
  const worn = all.filter((each) => each.equipped && each.id !== item.id);
  const swapped = worn.filter((each) => each.category === item.category);
  return { swapped, isFull: worn.length - swapped.length >= MOST_WORN };
}
