import type { HttpClient } from '../http.js';

/** A part of the API: a member of the client. */
export abstract class Resource {
  /** @internal */
  constructor(/** @internal */ protected readonly http: HttpClient) {}
}
