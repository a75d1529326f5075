import type { Fault } from "./types.ts";

/** The mounts of the page in its own order, so that an event is told once, on the first of its kind. */
const hosts = new Map<string, Set<HTMLElement>>();

export function addHost(mount: string, host: HTMLElement): void {
  let all = hosts.get(mount);
  if (!all) {
    hosts.set(mount, (all = new Set()));
  }
  all.add(host);
}

export function removeHost(mount: string, host: HTMLElement): void {
  hosts.get(mount)?.delete(host);
}

/** Every mount that is shown. */
export const allHosts = (): HTMLElement[] => [...hosts.values()].flatMap((all) => [...all]);

function firstOf(mount: string): EventTarget {
  const all = [...(hosts.get(mount) ?? [])].filter((host) => host.isConnected);
  all.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  return all[0] ?? document;
}

/** Tells the page; false when it has asked us not to celebrate. */
export function emit(mount: string, name: string, detail: Record<string, unknown> = {}, target: EventTarget = firstOf(mount)): boolean {
  return target.dispatchEvent(new CustomEvent(`hatched:${name}`, { detail, bubbles: true, composed: true, cancelable: true }));
}

/** A fault reaches the page as an event and the developer as one line; it is never thrown. */
export function report(mount: string, what: string, fault: Fault, target?: EventTarget): void {
  const request = fault.requestId ? ` (request ${fault.requestId})` : "";
  // eslint-disable-next-line no-console
  console.warn(`Hatched: ${mount}: ${what}: ${fault.code}: ${fault.message}${request}`);
  emit(mount, "error", { code: fault.code, message: fault.message, requestId: fault.requestId }, target);
}
