import type { HatchedClient } from '@hatched/sdk-js';
import type { World } from '../live/world.js';
import { json } from '../support.js';

export interface Case {
  /** The route that it calls, as the OpenAPI document names it; the names of its parameters do not matter. */
  route?: string;
  /** Calls the method with arguments that are all told apart. */
  call: (client: HatchedClient) => Promise<unknown>;
  /** What it must send. */
  path?: string;
  query?: Record<string, string>;
  body?: unknown;
  /** What is answered to it, where `{}` would not do. */
  answer?: () => Response;
  /** The call in earnest, against the running system. */
  real: (world: World) => Promise<void>;
}

export const [A, B, C] = ['01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e11', '01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e12', '01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e13'];

export const listOf = (): Response => json({ data: [] });
export const first = async (items: AsyncIterable<unknown>): Promise<unknown> => {
  for await (const item of items) {
    return item;
  }

  return undefined;
};
