export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Messages = Record<string, Message>;

const english: Messages = {};
const packs = new Map<string, Messages>();

/** Each mount brings its own English; the packs bring every other language, whole. */
export function speak(messages: Messages): void {
  Object.assign(english, messages);
}

export function addPack(tag: string, messages: Messages): void {
  packs.set(tag, messages);
}

/** The pack that serves a locale best, of those that exist; null for English. */
export function packFor(locale: string, exists: (tag: string) => boolean): string | null {
  return [locale, locale.split("-")[0]!].find((tag) => exists(tag)) ?? null;
}

const formats = new Map<string, Intl.NumberFormat | Intl.PluralRules | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.PluralRules | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  let found = formats.get(key) as T | undefined;
  if (!found) {
    formats.set(key, (found = make()));
  }
  return found;
}

/** The words of one language. */
export class Language {
  constructor(
    readonly locale: string,
    private readonly tenant: Record<string, string>,
  ) {}

  /** `{name}` in a message is replaced; `{n}` chooses its plural and is written as the language writes numbers. */
  t(key: string, values: Record<string, string | number> = {}): string {
    const pack = packs.get(this.locale) ?? packs.get(this.locale.split("-")[0]!);
    const message = this.tenant[key] ?? pack?.[key] ?? english[key] ?? key;
    return this.choose(message, Number(values["n"] ?? 0)).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === "number" ? this.number(value) : (value ?? whole);
    });
  }

  number(value: number): string {
    return cached(`n${this.locale}`, () => new Intl.NumberFormat(this.locale)).format(value);
  }

  date(value: string): string {
    return cached(`d${this.locale}`, () => new Intl.DateTimeFormat(this.locale, { dateStyle: "medium" })).format(new Date(value));
  }

  time(value: number): string {
    return cached(`t${this.locale}`, () => new Intl.DateTimeFormat(this.locale, { hour: "numeric", minute: "2-digit" })).format(value);
  }

  list(values: string[]): string {
    return new Intl.ListFormat(this.locale, { type: "conjunction" }).format(values);
  }

  private choose(message: Message, n: number): string {
    if (typeof message === "string") {
      return message;
    }
    const rule = cached(`p${this.locale}`, () => new Intl.PluralRules(this.locale)).select(n);
    return message[rule] ?? message.other ?? "";
  }
}
