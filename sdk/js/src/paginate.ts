/** A page of any of the API's lists, or a list that comes whole. */
export type AnyPage<T> =
  | readonly T[]
  | { readonly data: readonly T[]; readonly nextCursor: string | null }
  | { readonly data: readonly T[]; readonly pagination: { readonly nextCursor: string | null } }
  | { readonly data: readonly T[]; readonly meta: PageMeta }
  | { readonly data: readonly T[]; readonly pagination: PageMeta };

/** Where a numbered page is. */
export interface PageMeta {
  page: number;
  limit: number;
  total: number;
}

/** One page of a cursor list. */
export interface Page<T> {
  data: T[];
  /** Pass it on as `cursor`; null on the last page. */
  nextCursor: string | null;
}

/** The API's own page size, for lists that do not tell. */
const DEFAULT_LIMIT = 50;

/**
 * Walks a list of the SDK to its end, page after page, whatever its pages look like. Nothing is read ahead: leave the loop when you have
 * enough.
 * @example
 * for await (const buddy of paginate((page) => hatched.buddies.list(page), { status: 'active', limit: 200 })) {
 *   console.log(buddy.name);
 * }
 */
export async function* paginate<T, P extends object>(
  load: (params: P & { page?: number; cursor?: string }) => Promise<AnyPage<T>>, params: P = {} as P,
): AsyncGenerator<T, void, undefined> {
  let position: { page?: number; cursor?: string } = {};
  for (let number = (params as { page?: number }).page ?? 1; ; number++) {
    const page = await load({ ...params, ...position });
    const items = Array.isArray(page) ? (page as readonly T[]) : (page as { data: readonly T[] }).data;
    yield* items;
    const next = nextOf(page, items.length, number, (params as { limit?: number }).limit);
    if (next === null) {
      return;
    }

    position = next;
  }
}

/**
 * The same for a list whose page is of another shape: say where its items and its cursor are.
 * @example
 * const events = paginateCursor(
 *   (cursor) => hatched.request('GET /api/v1/events', { query: cursor === undefined ? {} : { cursor } }),
 *   (page) => ({ items: page.data, nextCursor: page.pagination.nextCursor }),
 * );
 */
export async function* paginateCursor<T, Page>(
  load: (cursor: string | undefined) => Promise<Page>, adapt: (page: Page) => { items: readonly T[]; nextCursor: string | null | undefined },
): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = adapt(await load(cursor));
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function nextOf(page: AnyPage<unknown>, count: number, number: number, limit = DEFAULT_LIMIT): { page: number } | { cursor: string } | null {
  if (Array.isArray(page)) {
    return count < limit ? null : { page: number + 1 };
  }

  const { meta, pagination, nextCursor } = page as { meta?: PageMeta; pagination?: Partial<PageMeta> & { nextCursor?: string | null }; nextCursor?: string | null };
  const numbered = meta ?? (pagination?.page === undefined ? undefined : (pagination as PageMeta));
  if (numbered) {
    return count > 0 && numbered.page * numbered.limit < numbered.total ? { page: numbered.page + 1 } : null;
  }

  const cursor = nextCursor ?? pagination?.nextCursor;
  return cursor ? { cursor } : null;
}
