import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call, type Schemas } from "./api";
import { useApi } from "./queries";
import { tellSignedOut } from "./session";

export type Customer = Schemas["CustomerResponse"];

/** The workspace that one is signed in to; the frame has asked already. */
export function useMe(): Customer {
  return useApi("GET /api/v1/auth/me", {}, { staleTime: 60_000 }).data!;
}

/** What the plan allows, less what is switched off. */
export function useWhoAmI() {
  return useApi("GET /api/v1/auth/api-keys/whoami", {}, { staleTime: 30_000 });
}

export function useSignOut() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    // What a session that has ended already answers changes nothing: one leaves.
    await call("POST /api/v1/auth/logout", {}, { renew: false }).catch(() => undefined);
    tellSignedOut();
    await navigate({ to: "/login", search: { to: undefined } });
    cache.clear();
  };
}
