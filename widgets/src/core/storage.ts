const MOST = 8 * 1024;
const memory = new Map<string, string>();

/** What we keep stands under `hw:`, in all at most 8 KB; where storage is blocked or full, for as long as the page lasts. */
export function remember(name: string, value: unknown, storage: Storage | null): void {
  const text = JSON.stringify(value);
  memory.set(name, text);
  try {
    if (storage && used(storage, name) + text.length <= MOST) {
      storage.setItem(`hw:${name}`, text);
    }
  } catch {
    // Full or blocked.
  }
}

export function recall<T>(name: string, storage: Storage | null): T | null {
  try {
    const text = storage?.getItem(`hw:${name}`) ?? memory.get(name);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

export function forget(name: string, storage: Storage | null): void {
  memory.delete(name);
  try {
    storage?.removeItem(`hw:${name}`);
  } catch {
    // Blocked.
  }
}

function used(storage: Storage, except: string): number {
  let length = 0;
  for (let i = 0; i < storage.length; i++) {
    const key = storage.key(i)!;
    if (key.startsWith("hw:") && key !== `hw:${except}`) {
      length += key.length + (storage.getItem(key)?.length ?? 0);
    }
  }

  return length;
}

/** The browser's storage that outlives the tab, unless the page has switched it off. */
export function localStorageOrNull(allowed: boolean): Storage | null {
  try {
    return allowed ? window.localStorage : null;
  } catch {
    return null;
  }
}
