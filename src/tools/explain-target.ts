import type { EntityMention } from '../domain/entity-linking.js';
import { identifierKey, parseIdentifiers } from '../domain/identifiers.js';
import type { TagDefinition } from '../domain/tag.js';

/** What a "why" question is about: the written tag whose logic answers it, and the state the question takes for granted (null: none). */
export type ExplainTarget = Readonly<{ tag: TagDefinition; claimed: boolean | null; feedback: TagDefinition | null }>;

const negation = /\b(?:not|never|no longer|n['’]t|won['’]t|isn['’]t|doesn['’]t|didn['’]t|cannot|can['’]t|nicht|kein\w*)\b|n['’]t\b|不|没|无法/iu;
const holding =
  /\b(?:block\w*|hold(?:s|ing)? (?:it |back|off)?|prevent\w*|inhibit\w*|keep\w* .{0,40}from|stop\w* .{0,40}from|interlock\w*|locks? out|verhinder\w*|blockier\w*|sperr\w*)\b|阻止|联锁/iu;

/** Words for the two states of things, by what a true command does. */
const onWords =
  /\b(?:start\w*|run\w*|on|open\w*|forward|energi[sz]\w*|fir(?:e|es|ing)|loads?|loaded|active|läuft|laufen|startet|öffne\w*|offen|vorwärts)\b|启动|运行|打开|正向/iu;
const offWords = /\b(?:stop\w*|stands? still|off|clos\w*|shut\w*|divert\w*|unload\w*|steht|geschlossen|schließ\w*|gestoppt|umgeleitet)\b|停|关闭|转向|分流/iu;

/** Parts of tag names and the words that ask for them. */
const attributes: readonly (readonly [RegExp, RegExp])[] = [
  [/\.TRIP$|\.OVLD$/u, /\btrip\w*|\block(?:ed|s)? ?out|ausgelöst|跳闸/iu],
  [/\.FAULT$/u, /\bfault\w*|mismatch|störung|故障/iu],
  [/\.DUTY$/u, /\bduty\b|führ\w*pumpe|主用/iu],
  [/\.FIRST$/u, /first[- ]?out|erstmeldung/iu],
  [/\.OUT$|\.LOAD$|\.FIRE$/u, /\boutput\b|\bopen\w*|\bclos\w*|\bposition\b|\bload\b|\bfiring\b|ausgang/iu],
  [/\.STATE$|\.STEP$/u, /\bstate\b|\bstep\b|suspend\w*|held|holding|execute|schritt|zustand/iu],
  [/\.PROD$/u, /\bproduc\w*|produktion/iu],
  [/\.CMD$|\.RUN$/u, /\bstart\w*|\brun\w*|\bstop\w*|\bopen\w*|\bclos\w*|\bforward\b|\bdivert\w*|block\w*|läuft|startet|öffnet|启动|运行|打开/iu],
];

/** Finds what a question is about among the tags that programs write. Best first; several when the words fit several equally well. */
export function explainTargets(
  question: string,
  parts: Readonly<{ tags: readonly TagDefinition[]; written: ReadonlySet<string>; mentions: readonly EntityMention[]; keys: string }>,
): readonly ExplainTarget[] {
  const named = new Set(parts.mentions.flatMap(({ ids }) => ids));
  const keys = parseIdentifiers(parts.keys).map(({ key }) => identifierKey(key));
  const loops = new Set(parts.tags.filter(({ id }) => named.has(id)).map(loopOf));
  const scored = parts.tags
    .filter(({ id }) => parts.written.has(id))
    .map((tag) => ({ tag, score: relevance(tag, { question, named, keys, loops }) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score === best)
    .map(({ tag }) => {
      const feedback = parts.tags.find((other) => !parts.written.has(other.id) && isFeedback(tag, other)) ?? null;
      return { tag, feedback, claimed: claimedState(question, tag) };
    });
}

type Wanted = Readonly<{ question: string; named: ReadonlySet<string>; keys: readonly string[]; loops: ReadonlySet<string> }>;

function relevance(tag: TagDefinition, { question, named, keys, loops }: Wanted): number {
  const attribute = attributes.findIndex(([name, words]) => name.test(tag.id) && words.test(question));
  // A trip or a fault that is asked for by its word is meant before the command that it takes away.
  const gain = attribute < 0 ? 0 : (attributes.length - attribute) / attributes.length + 5;
  const tie = tag.id.endsWith('.CMD') ? 0.4 : tag.kind === 'discrete' || tag.id.endsWith('.OUT') ? 0.2 : 0;
  if (named.has(tag.id) && keys.includes(identifierKey(tag.id))) return 30 + gain;
  const loop = identifierKey(loopOf(tag));
  if (keys.includes(loop) || loops.has(loopOf(tag))) return 14 + gain + tie;
  if (named.has(tag.equipment)) return 10 + gain + tie;
  return 0;
}

function loopOf(tag: Pick<TagDefinition, 'id'>): string {
  return tag.id.split('.')[0] ?? tag.id;
}

/** The measured state that answers a command: same loop, states of the same words (stop/run and stopped/running). */
function isFeedback(command: TagDefinition, other: TagDefinition): boolean {
  const [off, on] = command.states ?? [];
  const [stopped, running] = other.states ?? [];
  if (other.access !== 'read' || off === undefined || on === undefined || stopped === undefined || running === undefined || loopOf(command) !== loopOf(other))
    return false;
  return running.startsWith(on.slice(0, 3)) && stopped.startsWith(off.slice(0, 3));
}

/** "why is it not open" claims closed, "why did it trip" claims tripped, "what blocks it" claims off. */
function claimedState(question: string, tag: TagDefinition): boolean | null {
  if (tag.kind !== 'discrete') return null;
  const negated = negation.test(question);
  const own = (tag.states ?? []).findIndex((state) => new RegExp(`\\b${state.slice(0, 4)}\\w*`, 'iu').test(question));
  const command = tag.id.endsWith('.CMD');
  if (holding.test(question) && command) return false;
  const state =
    own >= 0
      ? own === 1
      : /\.TRIP$|\.FAULT$/u.test(tag.id)
        ? true
        : command && onWords.test(question)
          ? true
          : command && offWords.test(question)
            ? false
            : null;
  return state === null ? null : negated ? !state : state;
}
