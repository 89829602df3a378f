import { type Line, line } from '../skill.js';

type Evidenced = Readonly<{ id: string }>;

/** The lines that a tool wrote. It references evidence by its index in its own list (`#0`) because it does not know the number in the turn. */
export function citedLines(
  lines: ReadonlyArray<Readonly<{ text: string; evidence: readonly string[] }>>,
  { evidence }: Readonly<{ evidence: readonly Evidenced[] }>,
): readonly Line[] {
  const known = new Set(evidence.map(({ id }) => id));
  const cited = (reference: string): readonly string[] => {
    if (known.has(reference)) return [reference];
    const index = /^#(\d+)$/u.exec(reference)?.[1];
    const item = index === undefined ? undefined : evidence[Number(index)];
    return item === undefined ? [] : [item.id];
  };
  return lines.map(({ text, evidence: references }) => line(text, ...references.flatMap(cited)));
}
