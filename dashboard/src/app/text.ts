import { createFormatter, createTranslator } from "use-intl";
import messages from "../messages/en.json";

/** Every sentence of the dashboard by its key in the catalogue; numbers and plurals in it are ICU's. */
export const t = createTranslator({ locale: "en", messages, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });

export type MessageKey = Parameters<typeof t>[0];

const format = createFormatter({ locale: "en" });

export const number = (value: number) => format.number(value);

/** `lesson_completed` as a person reads it, where nobody has given it a label. */
export function humanise(key: string): string {
  return key.replace(/[_.:-]+/g, " ").trim();
}

/** The same at the beginning of a line. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const list = (items: string[]) => format.list(items, { type: "conjunction" });
