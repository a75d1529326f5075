import { QueryClient, useMutation, useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { useRef } from "react";
import { call, type Answer, type Input, type Route } from "./api";
import { isPassing } from "./api-error";

const LONGEST_PAUSE = 30_000;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => isPassing(error) && failures < 6,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, LONGEST_PAUSE),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});

type Options<R extends Route> = Omit<UseQueryOptions<Answer<R>>, "queryKey" | "queryFn"> & { renew?: boolean };

export const queryOf = <R extends Route>(route: R, input: Input<R> = {}) => ({
  queryKey: [route, input] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => call(route, input, { signal }),
});

/** Reads a route; the same question is asked once, wherever it is asked. */
export function useApi<R extends Route>(route: R, input: Input<R> = {}, options: Options<R> = {}) {
  return useQuery<Answer<R>>({ queryKey: [route, input], queryFn: ({ signal }) => call(route, input, { signal }), ...options });
}

/** What was read of these paths is no longer so. */
export function refresh(...paths: string[]): Promise<void> {
  return queries.invalidateQueries({ predicate: (query) => paths.some((path) => String(query.queryKey[0]).includes(path)) });
}

/** Something that a user does. Its key is made once and kept until it has gone through, so that a repeat never does it twice. */
export function useAct<I, O>(act: (input: I, key: string) => Promise<O>, after?: (output: O, input: I) => unknown) {
  const pending = useRef<{ input: string; key: string } | null>(null);
  return useMutation<O, Error, I>({
    mutationFn: (input) => {
      const text = JSON.stringify(input ?? null);
      if (pending.current?.input !== text) {
        pending.current = { input: text, key: crypto.randomUUID() };
      }

      return act(input, pending.current.key);
    },
    onSuccess: async (output, input) => {
      pending.current = null;
      await after?.(output, input);
    },
  });
}
