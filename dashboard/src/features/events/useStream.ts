import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, type Schemas } from "../../app/api";

export type Summary = Schemas["EventSummary"];
export interface Filters {
  user: string | undefined;
  type: string | undefined;
  status: string | undefined;
}

const PAGE = 40;
const LIVE = 5_000;
const RESTS_AFTER = 10 * 60_000;

/** Events, newest first. What comes meanwhile waits behind a button: what one reads never moves. */
export function useStream(filters: Filters) {
  const cache = useQueryClient();
  const awake = useAwake();
  const query = {
    limit: PAGE,
    ...(filters.user ? { user_id: filters.user } : {}),
    ...(filters.type ? { type: filters.type } : {}),
    ...(filters.status ? { status: filters.status as Summary["status"] } : {}),
  };
  const key = ["GET /api/v1/events", "stream", filters] as const;
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/v1/events", { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.pagination.nextCursor ?? undefined,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const newest = useQuery({
    queryKey: ["GET /api/v1/events", "newest", filters],
    queryFn: ({ signal }) => call("GET /api/v1/events", { query }, { signal }),
    refetchInterval: awake ? LIVE : false,
    enabled: list.isSuccess,
    staleTime: 0,
  });

  const events = list.data?.pages.flatMap((page) => page.data) ?? [];
  const shown = new Set(events.map((event) => event.event_id));
  const fresh = (newest.data?.data ?? []).filter((event) => !shown.has(event.event_id));
  const current = new Map((newest.data?.data ?? []).map((event) => [event.event_id, event]));
  // With nothing there yet nothing is read: what comes appears by itself.
  const first = events.length === 0 && fresh.length > 0;
  const show = () => cache.resetQueries({ queryKey: key });
  useEffect(() => {
    if (first) {
      void cache.resetQueries({ queryKey: ["GET /api/v1/events", "stream"] });
    }
  }, [first, cache]);

  return { ...list, events: events.map((event) => current.get(event.event_id) ?? event), fresh: fresh.length, show };
}

/** Somebody has touched the page in the last ten minutes. */
function useAwake(): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = 0;
    const touched = () => {
      setAwake(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        setAwake(false);
      }, RESTS_AFTER);
    };
    touched();
    const kinds = ["pointermove", "keydown", "focus"] as const;
    kinds.forEach((kind) => {
      window.addEventListener(kind, touched, { passive: true });
    });
    return () => {
      window.clearTimeout(timer);
      kinds.forEach((kind) => {
        window.removeEventListener(kind, touched);
      });
    };
  }, []);
  return awake;
}
