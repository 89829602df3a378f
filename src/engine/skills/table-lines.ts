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
