// The product's own TypeScript, as a module that Node.js runs.
import { fileURLToPath } from "node:url";
import { build } from "vite";

export async function source(path) {
  const entry = fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry, formats: ["es"], fileName: "module" } },
  });
  const { code } = (Array.isArray(built) ? built[0] : built).output[0];
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}
