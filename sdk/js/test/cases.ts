import type { HatchedClient } from '@hatched/sdk-js';
import { buddies } from './cases/buddies.js';
import { itself } from './cases/client.js';
import { eggs } from './cases/eggs.js';
import { events } from './cases/events.js';
import { gates } from './cases/gates.js';
import { operations } from './cases/operations.js';
import { paths } from './cases/paths.js';
import { webhooks } from './cases/webhooks.js';
import { widgets } from './cases/widgets.js';
import type { Case } from './cases/case.js';

/** A case for each method of the SDK. */
export const cases: Readonly<Record<string, Case>> = { ...eggs, ...buddies, ...events, ...operations, ...widgets, ...webhooks, ...gates, ...paths, ...itself };

/** Every method that the SDK has, found by looking at it. */
export function surface(client: HatchedClient, statics: Readonly<Record<string, unknown>>): string[] {
  const methodsOf = (object: object): string[] =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name !== 'constructor' && typeof (object as Record<string, unknown>)[name] === 'function');
  const walk = (object: object, prefix: string): string[] => [
    ...methodsOf(object).map((name) => prefix + name),
    ...Object.entries(object).filter(([, value]) => /Resource$/.test((value as object)?.constructor?.name)).flatMap(([name, value]) => walk(value as object, `${prefix}${name}.`)),
  ];
  const ofClasses = Object.entries(statics).filter(([name]) => /Resource$|Client$/.test(name)).flatMap(([name, type]) =>
    Object.getOwnPropertyNames(type).filter((member) => !['length', 'name', 'prototype'].includes(member)).map((member) => `${name}.${member}`));
  return [...walk(client, ''), ...ofClasses];
}
