import { call } from "../../app/api";

const PATIENCE = 30_000;
const LOOK = 500;

/** An egg for the user, ready, hatched: ends when the buddy has its picture. */
export async function hatchFor(userId: string, audience: string, key: string): Promise<string> {
  const egg = await call(
    "POST /api/v1/eggs",
    { query: { ensure: true }, body: { user_id: userId, metadata: { audience } } },
    { key: `${key}-egg` },
  );
  if (egg.status === "waiting") {
    await call("PATCH /api/v1/eggs/{id}/status", { path: { id: egg.egg_id }, body: { status: "ready" } }, { key: `${key}-ready` });
  }

  const { operation_id } = await call("POST /api/v1/eggs/{id}/hatch", { path: { id: egg.egg_id } }, { key: `${key}-hatch` });
  const until = Date.now() + PATIENCE;
  for (;;) {
    const operation = await call("GET /api/v1/operations/{id}", { path: { id: operation_id } });
    if (operation.status === "completed") {
      return operation.result?.buddy_id ?? "";
    }

    if (operation.status === "failed" || operation.status === "cancelled" || Date.now() > until) {
      throw new Error(operation.error ?? operation.status);
    }

    await new Promise((done) => setTimeout(done, LOOK));
  }
}
