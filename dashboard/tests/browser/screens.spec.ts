import AxeBuilder from "@axe-core/playwright";
import { beforeAll, expect, test } from "vitest";
import { close, open, picture, withBrowser, type Watched } from "./browser";
import { createTenant, hatch, send, signIn, type Tenant } from "./tenant";

withBrowser();

let tenant: Tenant;
let event: string;
let paths: [string, string][];

beforeAll(async () => {
  tenant = await createTenant();
  await hatch(tenant.api, "ada");
  event = await send(tenant.api, "ada", "lesson_completed", { score: 95 });
  await send(tenant.api, "<img src=x onerror=alert(1)>", "lesson_completed");
  await tenant.api("POST", "/coin-rules", { name: "A rule that waits", event_type: "quiz_passed", amount: 7 });
  const rules = await tenant.api<{ data: { id: string }[] }>("GET", "/coin-rules");
  const badges = await tenant.api<{ data: { id: string }[] }>("GET", "/badge-definitions");
  const streaks = await tenant.api<{ data: { id: string }[] }>("GET", "/streak-definitions");
  paths = [
    ["home", "/"],
    ["events", "/events"],
    ["event", `/events?event=${encodeURIComponent(event)}`],
    ["users", "/users"],
    ["user", "/users/ada"],
    ["operations", "/operations"],
    ["start", "/start"],
    ["gallery", "/rules/new"],
    ["earning", "/rules/earning"],
    ["coin-rule", `/rules/earning/${rules.data[0]!.id}`],
    ["badges", "/rules/badges"],
    ["badge", `/rules/badges/${badges.data[0]!.id}`],
    ["streaks", "/rules/streaks"],
    ["streak", `/rules/streaks/${streaks.data[0]!.id}`],
    ["skills", "/rules/skills"],
    ["versions", "/rules/versions"],
    ["publish", "/publish"],
  ];
});

const looks = [
  { theme: "light", width: 1440 },
  { theme: "dark", width: 390 },
] as const;

for (const look of looks) {
  test(`every screen is clean in ${look.theme} at ${look.width} px: no violation, no complaint, no sideways scroll`, async () => {
    const watched = await open(look);
    await signIn(watched.context, tenant);
    const faults: string[] = [];
    for (const [name, path] of paths) {
      faults.push(...(await visit(watched, name, path, look)));
    }

    expect(faults).toEqual([]);

    await close(watched);
  }, 120_000);
}

async function visit({ page }: Watched, name: string, path: string, look: { theme: string; width: number }): Promise<string[]> {
  await page.goto(`/dashboard${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await picture(page, `${name}-${look.theme}-${look.width}`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [
    ...violations.map((one) => `${name}: ${one.id} ${one.nodes.map((node) => node.html).join(" ")}`),
    ...(sideways > 0 ? [`${name} scrolls sideways by ${sideways} px`] : []),
  ];
}
