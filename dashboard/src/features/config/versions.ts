import { useQuery } from "@tanstack/react-query";
import { call, type Schemas } from "../../app/api";
import { useApi } from "../../app/queries";

export type Document = Schemas["ConfigDocument"];
export type Version = Schemas["ConfigVersionDetail"];
export type VersionSummary = Schemas["ConfigVersionSummary"];

export const useVersions = () => useApi("GET /api/v1/config-versions");

/** A version with everything it says. A published one never changes, so it is read once. */
export function useVersion(id: string | null | undefined, status?: VersionSummary["status"]) {
  return useQuery({
    queryKey: ["GET /api/v1/config-versions/{id}", { path: { id } }],
    queryFn: ({ signal }) => call("GET /api/v1/config-versions/{id}", { path: { id: id! } }, { signal }),
    enabled: Boolean(id),
    staleTime: status && status !== "draft" ? Infinity : 5_000,
  });
}

export interface Standing {
  draft: Version | undefined;
  published: Version | undefined;
  pending: boolean;
}

/** What is live, and what is being prepared. */
export function useStanding(wanted = true): Standing {
  const versions = useVersions();
  const of = (status: VersionSummary["status"]) => versions.data?.data.find((version) => version.status === status)?.id;
  const draft = useVersion(wanted ? of("draft") : null, "draft");
  const published = useVersion(wanted ? of("published") : null, "published");
  return {
    draft: draft.data,
    published: published.data,
    pending:
      versions.isPending || (wanted && ((Boolean(of("draft")) && draft.isPending) || (Boolean(of("published")) && published.isPending))),
  };
}
