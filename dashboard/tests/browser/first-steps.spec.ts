import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { close, open, picture, withBrowser } from "./browser";

withBrowser();

test("a newcomer gets from sign-up to a first rewarded event by the keyboard alone, and out again", async () => {
  const watched = await open();
  const { page } = watched;
  const email = `newcomer-${randomUUID()}@example.com`;

  await page.goto("/dashboard/signup");
  await page.getByLabel("Workspace").fill("Example Learning");
  await page.keyboard.press("Tab");
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("a passphrase for one test");
  await picture(page, "signup");
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "What is your product like?" }).waitFor();
  await page.getByText("When “", { exact: false }).first().waitFor();
  await picture(page, "start");
  await page.getByRole("button", { name: "Start with this" }).press("Enter");

  await page.getByRole("heading", { name: "Go live" }).waitFor();
  await picture(page, "home-new");
  await page.getByRole("button", { name: "Create a key" }).press("Enter");
  const secret = page.getByRole("region", { name: "Lines for .env" });
  expect(await secret.textContent()).toMatch(/HATCHED_API_KEY=hatch_test_\w{32}/);
  await page.getByLabel("I have stored it in a safe place").press("Space");
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await secret.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Hatch it" }).press("Enter");
  await page.getByRole("button", { name: "Send one for me" }).press("Enter");
  await page.getByRole("group", { name: "What it gave" }).waitFor();
  expect(await page.getByRole("group", { name: "What it gave" }).textContent()).toMatch(/\d+ /);
  await page.getByRole("heading", { name: "Why" }).waitFor();
  await picture(page, "first-event");

  expect(await page.evaluate(() => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage))).not.toMatch(
    /eyJ|hatch_test_/,
  );
  expect(await page.content()).not.toMatch(/hatch_test_\w{32}/);

  await page.getByRole("button", { name: "Sign out" }).press("Enter");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto("/dashboard/events");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await close(watched);
});

test("a wrong password says so, and the right one leads to where one wanted to go", async () => {
  const watched = await open();
  const { page } = watched;
  const { createTenant } = await import("./tenant");
  const tenant = await createTenant();

  await page.goto("/dashboard/operations");
  await page.getByLabel("E-mail address").fill(tenant.email);
  await page.getByLabel("Password").fill("not the password");
  await page.keyboard.press("Enter");
  await page.getByText("The e-mail address or the password is wrong.").waitFor();
  await picture(page, "login-wrong");
  await page.getByLabel("Password").fill(tenant.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Operations", level: 1 }).waitFor();
  await close(watched);
});
