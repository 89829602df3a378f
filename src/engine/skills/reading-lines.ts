import type { Evidence } from '../../domain/evidence.js';
import { formatValue, plantMinute } from '../../domain/evidence-of.js';
import type { ToolResult } from '../../domain/tool-results.js';
import type { Phrases } from '../phrases/phrases.js';
import { type Line, line } from '../skill.js';

type Read = ToolResult<'read_tags'>['readings'][number];

/** The reading that a line stands on. */
export function readingSource(tag: string, evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find((item) => item.kind === 'reading' && item.reading.tag === tag);
}

/** A live value with its name and time, and a second line where its quality is not good. */
export function readingLines({ reading, definition }: Read, evidence: readonly Evidence[], say: Phrases): readonly [Line, ...Line[]] {
  const source = readingSource(reading.tag, evidence);
  const what = definition === null ? reading.tag : `${reading.tag} (${definition.description})`;
  const value = line(say.reading(what, formatValue(reading.value, definition), plantMinute(reading.readAt)), source);
  return reading.quality === 'good' ? [value] : [value, line(say.badQuality(reading.tag, reading.quality), source)];
}
