import type { PatternBuild } from './model.js';

const words = /[A-Za-z_]\w*/g;

/**
 * Whether one variable of a block can act on another, by the text of its body: assignments, calls of instances, and the conditions around them. It never
 * misses a way, and may take one too many (what stands in one line acts on what the line sets).
 * Source: own design of this package.
 * Units: none.
 * Errors: none.
 */
export function influences(build: PatternBuild): (source: string, target: string) => boolean {
  const sources = new Map<string, Set<string>>();
  const around: string[][] = [];
  for (const line of build.body) {
    const code = line.replace(/\/\/.*$/, '').trim();
    if (/^END_/i.test(code)) around.pop();
    if (/^(?:IF|CASE|FOR|WHILE|REPEAT)\b/i.test(code)) around.push(namesIn(code));
    else if (/^ELSIF\b/i.test(code)) around.at(-1)?.push(...namesIn(code));
    const target = /^([A-Za-z_]\w*)(?:\[[^\]]*\]|\.\w+)?\s*(?::=|\()/.exec(code.replace(/^[\w, .]+:\s(?!=)/, ''))?.[1]?.toUpperCase();
    if (target === undefined) continue;
    const known = sources.get(target) ?? new Set<string>();
    for (const name of [...namesIn(code), ...around.flat()]) known.add(name);
    sources.set(target, known);
  }
  return (source, target) => reaches(sources, source.toUpperCase(), target.toUpperCase());
}

function namesIn(code: string): string[] {
  return (code.match(words) ?? []).map((name) => name.toUpperCase());
}

function reaches(sources: ReadonlyMap<string, ReadonlySet<string>>, source: string, target: string): boolean {
  const seen = new Set<string>();
  const pending = [target];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === source) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(sources.get(next) ?? []));
  }
  return false;
}
