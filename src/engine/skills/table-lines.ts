import type { Evidence } from '../../domain/evidence.js';
import type { Phrases } from '../phrases/phrases.js';
import { type Line, line } from '../skill.js';
import { oneLine } from './document-lines.js';

export type TableRow = Readonly<{ name: string; text: string; source: Evidence | undefined }>;

const cell = (text: string): string => oneLine(text).replace(/\|/gu, '/');

/** A Markdown table of two columns, who says it and what it says; every row stands on its own evidence. */
export function tableLines(rows: readonly TableRow[], say: Phrases): readonly Line[] {
  return [
    line(`| ${say.paper} | ${say.says} |`),
    line('|---|---|'),
    ...rows.map(({ name, text, source }) => line(`| ${cell(name)} | ${cell(text)} |`, source)),
  ];
}

/** What a place of a document says in an earlier and in a later revision; a null side is said nowhere in that revision. */
export type ChangeRow = Readonly<{ place: string; before: string | null; after: string | null; sources: readonly (Evidence | undefined)[] }>;

/** A Markdown table of changes: where, what the earlier revision says, what the later one says. */
export function changeTable(rows: readonly ChangeRow[], [before, after]: readonly [string, string], say: Phrases): readonly Line[] {
  return [
    line(`| ${say.place} | ${cell(before)} | ${cell(after)} |`),
    line('|---|---|---|'),
    ...rows.map((row) => {
      // The label stands apart: a cell is the source's sentence and nothing else.
      const label = row.before === null ? '' : ` (${say.superseded.replace(/[,，].*$/u, '')} → ${say.inForce})`;
      return line(`| ${cell(row.place)}${label} | ${cell(row.before ?? say.isNew)} | ${cell(row.after ?? say.leftOut)} |`, ...row.sources);
    }),
  ];
}
