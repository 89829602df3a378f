// Builds everything into dist/: TypeScript to JavaScript, the tablet page with Vite, and the entry `dist/main.js`.
// `--if-changed` does nothing when no source is newer than the last build, so that later starts take a second.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = import.meta.dirname;
const stamp = path.join(root, 'dist', '.built');

function newest(place) {
  if (!existsSync(place)) return 0;
  const facts = statSync(place);
  if (!facts.isDirectory()) return facts.mtimeMs;
  let latest = 0;
  for (const name of readdirSync(place)) latest = Math.max(latest, newest(path.join(place, name)));
  return latest;
}

const sources = ['src', 'evals', 'knowledge/typeset', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts', 'build.mjs'];
const upToDate = existsSync(stamp) && sources.every((name) => newest(path.join(root, name)) <= statSync(stamp).mtimeMs);
if (process.argv.includes('--if-changed') && upToDate) process.exit(0);

const require = createRequire(import.meta.url);
function run(packageName, script, args) {
  let entry;
  try {
    entry = path.join(path.dirname(require.resolve(`${packageName}/package.json`)), script);
  } catch {
    process.stderr.write(`build: ${packageName} is not installed; run "npm ci" without --omit=dev first.\n`);
    process.exit(existsSync(stamp) ? 0 : 1);
  }
  const result = spawnSync(process.execPath, [entry, ...args], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}\n${result.stderr}\nbuild: ${packageName} failed\n`);
    process.exit(1);
  }
}

run('typescript', 'bin/tsc', ['-p', 'tsconfig.build.json']);
run('vite', 'bin/vite.js', ['build', '--logLevel', 'error']);
mkdirSync(path.join(root, 'dist'), { recursive: true });
writeFileSync(path.join(root, 'dist', 'main.js'), "#!/usr/bin/env node\nimport './src/main.js';\n");
chmodSync(path.join(root, 'dist', 'main.js'), 0o755);
writeFileSync(stamp, 'built\n');
