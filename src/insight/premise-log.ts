import { timesOf } from '../domain/number-words.js';
import { computationEvidence, journalEvidence, logRowEvidence } from './evidence-items.js';
import type { PremiseInput, PremiseVerdict } from './premise.js';
import { propositionsOf } from './premise-claims.js';
import { Scene } from './premise-scene.js';
import { alike, counted, refuted } from './premise-shared.js';
import { spanIn } from './premise-spans.js';
import { formatMinute, formatTime } from './wording.js';

const done = /\b(?:replac|chang|swap|repair|clean|renew|overhaul|reset|fitt?)(?:e[ds]?|ed)?\b/iu;
const parts =
  /\b(contactor|seal|bearings?|impeller|filter|strainer|gaskets?|motor|coupling|sensor|probe|valve|belt|lens|switch|fuse|relay|clutch|plates?|pump|compressor|o-?rings?|packing|nozzle)\b/iu;

/** "Why did they replace the contactor of B?": the shift log tells of another machine's. */
export function workElsewhere(input: PremiseInput): readonly PremiseVerdict[] {
  const { facts } = input;
  return propositionsOf(input.question, input.mentions).flatMap((clause) => {
    const part = parts.exec(clause.text)?.[1];
    if (part === undefined || !done.test(clause.text) || clause.subject?.kind !== 'equipment') return [];
    const scene = new Scene(clause.subject, { facts });
    const tells = (text: string, id: string): boolean => new RegExp(`\\b${part.replace(/s$/iu, '')}`, 'iu').test(text) && done.test(text) && text.includes(id);
    const entries = facts.journal.filter(({ category }) => category === 'shift-log' || category === 'operator-action' || category === 'setpoint-change');
    const known =
      entries.some(({ text }) => tells(text, scene.name)) ||
      facts.records.some(({ asset, raw }) => asset === scene.name && tells(`${raw} ${scene.name}`, scene.name));
    if (known) return [];
    const sister = facts.directory.assets.find(({ id }) => id !== scene.name && alike(id, scene.name) && entries.some(({ text }) => tells(text, id)));
    const entry = sister === undefined ? undefined : entries.findLast(({ text }) => tells(text, sister.id));
    if (sister === undefined || entry === undefined) return [];
    const sentence = `No such work on ${scene.name} is recorded; it was on ${sister.id}: "${entry.text}" (${formatTime(entry.at)}).`;
    return [{ ...refuted('work-done', sentence, [journalEvidence(entry), scene.searched(`${part} work`)]), claim: clause.text, subject: scene.name }];
  });
}

/** "It lost its seal twice last month": the log of that time, where the span reaches back beyond the read history. */
export function countedInLog(input: PremiseInput): readonly PremiseVerdict[] {
  const { facts, question } = input;
  return propositionsOf(question, input.mentions).flatMap((clause) => {
    const match = counted.exec(clause.text);
    const part = parts.exec(clause.text)?.[1];
    const span = spanIn(question, facts.now);
    if (
      match === null ||
      part === undefined ||
      clause.subject?.kind !== 'equipment' ||
      span === null ||
      span.from >= facts.window.from ||
      facts.records.length === 0
    )
      return [];
    const word = (match[2] ?? match[3] ?? match[4] ?? match[1] ?? '').toLowerCase();
    const stated = timesOf(word) ?? Number.NaN;
    const scene = new Scene(clause.subject, { facts });
    const rows = facts.records.filter(
      ({ asset, date, raw }) =>
        asset === scene.name &&
        date !== null &&
        Date.parse(date) >= span.from.getTime() &&
        Date.parse(date) < span.to.getTime() &&
        new RegExp(`\\b${part.replace(/s$/iu, '')}`, 'iu').test(raw),
    );
    if (!Number.isFinite(stated) || rows.length === stated) return [];
    const when = `between ${formatMinute(span.from).slice(0, 10)} and ${formatMinute(span.to).slice(0, 10)}`;
    const quote = `${rows.length} rows of the maintenance log about ${part} of ${scene.name} ${when}.`;
    const evidence = [computationEvidence('log search', quote, { subject: scene.name, part }, 'shiftmate ask'), ...rows.slice(0, 3).map(logRowEvidence)];
    const sentence =
      rows.length === 0
        ? `That is not on record: the maintenance log has no row about the ${part} of ${scene.name} ${when}.`
        : `It was not ${stated} times: the maintenance log has ${quote}`;
    return [{ ...refuted('work-done', sentence, evidence), claim: clause.text, subject: scene.name }];
  });
}
