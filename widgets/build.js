// Builds every file of a release into dist/: the core, a bundle a mount, a pack a language,
// and last the loader, which knows the others' hashes.
// Each is a classic script, because every browser enforces `integrity` on a script tag and only some on imported modules.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "src");
const out = join(here, "dist");
const release = process.argv.includes("--release");
const { version: base } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));

/** In bytes, gzip −9. A file that grows above its budget fails the build. */
const KB = 1024;
const budgets = {
  loader: 5 * KB,
  core: 17 * KB,
  buddy: 8 * KB,
  marketplace: 10 * KB,
  celebrate: 6 * KB,
  lang: 3 * KB,
  mount: 4 * KB,
  path: 5 * KB,
  kudos: 5 * KB,
  "mystery-box": 5 * KB,
  league: 5 * KB,
  "hexad-survey": 5 * KB,
  notifications: 5 * KB,
};
const budgetOf = (file) => {
  if (file === "widget.js") {
    return budgets.loader;
  }
  if (file === "core.min.js") {
    return budgets.core;
  }
  if (file.startsWith("lang-")) {
    return budgets.lang;
  }
  return budgets[file.replace("-widget.min.js", "")] ?? budgets.mount;
};

const coreEntry = join(source, "core/index.ts");
const isCore = (id, parent) => (id.startsWith(".") ? resolve(dirname(parent ?? source), id) : id) === coreEntry;

// Templates and styles are half white space that nobody sees: each run of it becomes one blank, and in styles mostly none.
const squeeze = {
  name: "squeeze-templates",
  transform(code, id) {
    if (!id.startsWith(source)) {
      return null;
    }
    const styled = code.replace(
      /(css`)([^`]*)(`)/g,
      (_, open, rules, close) =>
        open +
        rules
          .replace(/\s+/g, " ")
          .replace(/ ?([{};,]) ?/g, "$1")
          .replace(/: /g, ":")
          .replace(/;}/g, "}")
          .trim() +
        close,
    );
    return { code: styled.replace(/(>|`)\n\s+(<|\$)/g, "$1$2").replace(/\n\s+/g, "\n "), map: null };
  },
};

async function bundle(file, entry, { name, define = {}, external = true }) {
  const result = await build({
    configFile: false,
    root: here,
    logLevel: "warn",
    plugins: [squeeze],
    define: { "process.env.NODE_ENV": '"production"', ...define },
    build: {
      write: false,
      sourcemap: true,
      target: ["es2022", "safari16.4"],
      minify: "terser",
      terserOptions: { ecma: 2020, compress: { passes: 3 }, format: { comments: false } },
      modulePreload: false,
      lib: { entry, name, formats: ["iife"], fileName: () => file },
      rollupOptions: {
        external: external ? isCore : [],
        output: { globals: () => "__HATCHED_CORE__", extend: false, exports: name === "__HATCHED_CORE__" ? "named" : "auto" },
      },
    },
  });
  const output = (Array.isArray(result) ? result[0] : result).output;
  const { code } = output.find((each) => each.type === "chunk");
  const map = output.find((each) => each.fileName.endsWith(".map"));
  return { code: Buffer.from(code.trimEnd() + "\n"), map: map ? Buffer.from(map.source) : null };
}

const files = {};
const packs = readdirSync(join(source, "lang"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replace(".ts", ""));
const mounts = readdirSync(join(source, "widgets"));
files["core.min.js"] = await bundle("core.min.js", coreEntry, { name: "__HATCHED_CORE__", external: false });
for (const mount of mounts) {
  files[`${mount}-widget.min.js`] = await bundle(`${mount}-widget.min.js`, join(source, "widgets", mount, `${mount}.ts`), {
    name: "__hatched_mount__",
  });
}

files["contrast.min.js"] = await bundle("contrast.min.js", join(source, "contrast/contrast.ts"), { name: "__hatched_contrast__" });
for (const tag of packs) {
  files[`lang-${tag}.min.js`] = await bundle(`lang-${tag}.min.js`, join(source, "lang", `${tag}.ts`), { name: "__hatched_lang__" });
}

const sha384 = (bytes) => createHash("sha384").update(bytes).digest("base64");
const table = Object.fromEntries(Object.entries(files).map(([file, { code }]) => [file, sha384(code)]));
const loaderEntry = join(source, "loader/index.ts");
const baked = (version) => ({
  __VERSION__: JSON.stringify(version),
  __BUILD__: JSON.stringify(sha384(JSON.stringify(table)).slice(0, 8)),
  __FILES__: JSON.stringify(table),
});
// While it is worked on, a version is named after its content: no browser and no replica ever mixes two of them up.
const draft = release ? null : await bundle("widget.js", loaderEntry, { name: "__hatched_loader__", define: baked("") });
const version = release ? base : `${base}-dev.${createHash("sha256").update(draft.code).digest("hex").slice(0, 8)}`;
files["widget.js"] = await bundle("widget.js", loaderEntry, { name: "__hatched_loader__", define: baked(version) });

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const integrity = { version, files: {} };
let over = false;
for (const [file, { code, map }] of Object.entries(files).sort(([a], [b]) => a.localeCompare(b))) {
  const gzip = gzipSync(code, { level: 9 });
  writeFileSync(join(out, file), code);
  writeFileSync(join(out, `${file}.gz`), gzip);
  writeFileSync(join(out, `${file}.br`), brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  if (map) {
    writeFileSync(join(out, `${file}.map`), map);
  }
  integrity.files[file] = { sha384: `sha384-${sha384(code)}`, bytes: code.length, gzip: gzip.length };
  const budget = budgetOf(file);
  over ||= gzip.length > budget;
  console.log(
    `${file.padEnd(30)} ${String(gzip.length).padStart(6)} of ${budget} bytes gzip${gzip.length > budget ? "  OVER BUDGET" : ""}`,
  );
}

// Last: who finds it finds everything else, whole.
writeFileSync(join(out, "integrity.json"), JSON.stringify(integrity, null, 1));
if (over) {
  process.exit(1);
}
