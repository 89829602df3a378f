import type { Passage } from '../../domain/document.js';

/** A place a text points to, such as Table 5-10 or section 3.2. */
export type Reference = Readonly<{ kind: 'table' | 'figure' | 'section' | 'appendix'; number: string }>;

const KINDS: ReadonlyMap<string, Reference['kind']> = new Map([
  ['table', 'table'],
  ['tab', 'table'],
  ['tabelle', 'table'],
  ['表', 'table'],
  ['figure', 'figure'],
  ['fig', 'figure'],
  ['bild', 'figure'],
  ['abbildung', 'figure'],
  ['abb', 'figure'],
  ['图', 'figure'],
  ['section', 'section'],
  ['sec', 'section'],
  ['chapter', 'section'],
  ['clause', 'section'],
  ['abschnitt', 'section'],
  ['kapitel', 'section'],
  ['章节', 'section'],
  ['第', 'section'],
  ['appendix', 'appendix'],
  ['annex', 'appendix'],
  ['anhang', 'appendix'],
  ['附录', 'appendix'],
]);
const NOUN =
  'table|tab\\.?|tabelle|figure|fig\\.?|bild|abbildung|abb\\.?|section|sec\\.?|chapter|clause|abschnitt|kapitel|appendix|annex|anhang|表|图|章节|第|附录';
const NUMBER = '(?:[A-Z]\\b(?:[.-]?\\d+)*|[A-Z]?\\d+(?:[.-]\\d+)*[a-z]?)';
const POINTER = `see(?: also)?|refer(?:red)? to|according to|as (?:given|shown|listed|described) in|given in|shown in|listed in|described in|(?:are|is) in|found in|in accordance with|per|from|of|in|under|\\(|siehe(?: auch)?|s\\.|vgl\\.?|nach|gemäß|laut|aus|参见|见|参照|按照|按`;
const MENTION = new RegExp(`(?:${POINTER})\\s*(?:the\\s+)?(${NOUN})\\s*(${NUMBER})`, 'giu');
const TITLE = new RegExp(`^\\s*(${NOUN})\\s*(${NUMBER})`, 'iu');

function kindOf(noun: string): Reference['kind'] | null {
  return KINDS.get(noun.toLowerCase().replace(/\.$/, '')) ?? null;
}

/** The references of a text to tables, figures, sections and appendices, in order, each once. */
export function referencesIn(text: string): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const match of text.matchAll(MENTION)) {
    const kind = kindOf(match[1] ?? '');
    const number = (match[2] ?? '').toUpperCase();
    if (kind !== null && number !== '') found.set(`${kind} ${number}`, { kind, number });
  }
  return [...found.values()];
}

/** True when the passage is, or belongs to, what the reference names: its caption, a row under it, or a part of its section. */
export function isTarget(passage: Passage, reference: Reference): boolean {
  const headings = (passage.section ?? '').split(' > ');
  for (const line of [...headings, passage.text.slice(0, 120)]) {
    const title = TITLE.exec(line);
    if (title !== null && kindOf(title[1] ?? '') === reference.kind && (title[2] ?? '').toUpperCase() === reference.number) return true;
  }
  if (reference.kind !== 'section') return false;
  return headings.some((heading) => new RegExp(`^\\s*${reference.number.replace(/[.]/g, '\\.')}(?![.\\d])`, 'i').test(heading));
}

export const MAX_HOPS = 3;

/**
 * The passages of the same document and revision that a passage points to, and those that these point to, at most three hops;
 * what was visited is not visited again, so loops end. A table's rows follow its caption. Nearest first.
 */
export function followReferences(from: Passage, ownDocument: readonly Passage[], hops = MAX_HOPS): readonly Passage[] {
  const visited = new Set([from.id]);
  const reached: Passage[] = [];
  let frontier: readonly Passage[] = [from];
  for (let hop = 0; hop < Math.min(hops, MAX_HOPS) && frontier.length > 0; hop += 1) {
    const next: Passage[] = [];
    for (const passage of frontier) {
      for (const reference of referencesIn(passage.text)) {
        for (const target of withRows(ownDocument, reference)) {
          if (visited.has(target.id)) continue;
          visited.add(target.id);
          next.push(target);
        }
      }
    }
    reached.push(...next);
    frontier = next;
  }
  return reached;
}

function withRows(passages: readonly Passage[], reference: Reference): readonly Passage[] {
  const targets: Passage[] = [];
  for (const [at, passage] of passages.entries()) {
    if (!isTarget(passage, reference)) continue;
    targets.push(passage);
    if (reference.kind !== 'table' || passage.kind === 'table-row') continue;
    for (let row = at + 1; passages[row]?.kind === 'table-row'; row += 1) {
      const target = passages[row];
      if (target !== undefined) targets.push(target);
    }
  }
  return targets;
}
