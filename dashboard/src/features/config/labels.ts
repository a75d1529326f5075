import { useMemo } from "react";
import { useApi } from "../../app/queries";
import { humanise } from "../../app/text";

export type TypeLabel = (type: string) => string;

/** What an event type is called: by its label where it has one. */
export function useTypeLabels(): TypeLabel {
  const types = useApi("GET /api/v1/events/types", {}, { staleTime: 30_000 }).data?.data;
  return useMemo(() => {
    const labels = new Map((types ?? []).filter((type) => type.label).map((type) => [type.type, type.label!]));
    return (type) => labels.get(type) ?? humanise(type);
  }, [types]);
}

/** Event types that have come or are registered, the most frequent first. */
export function useKnownTypes() {
  const types = useApi("GET /api/v1/events/types", {}, { staleTime: 30_000 }).data?.data;
  return useMemo(() => [...(types ?? [])].sort((a, b) => b.count - a.count), [types]);
}
