import { allMatches } from '../../../domain/all-matches.js';
import { type Condition, emptyRule, type LogicProgram } from '../conditions/model.js';
import type { NameMention, RequestReading } from '../model.js';

const starting = /\b(?:starts?|startet|switch(?:es)? on|turns? on|comes? on|brings? in|cuts? in|joins?|runs?|ein|einschaltet|zugeschaltet)\b/i;
const ending = /\b(?:stops?|stoppt|stoppen|switch(?:es)? off|turns? off|goes off|go off|aus|ab|abgeschaltet)\b/i;
const all = /\b(?:both|all|them|beide|alle)\b/i;
/** What is emptied: the higher switch starts, the lower one stops. */
const emptied =
  /\b(?:sump|sewage|waste ?water|wet well|pit|rain ?water|drain\w*|storm ?water|empt(?:y|ies|ied|ying)|lift(?:ing)? station|bilge|catch basin|effluent|condensate|abwasser\w*|regenwasser\w*|schacht|pumpensumpf|sumpf|entleer\w*|entwaesser\w*)\b/i;
/** Words that change nothing of who starts and stops where; any other word and the request is not read here. */
const plain = new Set(
  `the a an at by with on off in when once if is are has been reached reaches level switch switches float floats pump pumps fan motor also as well and additionally additional further second
  other then one first start starts stop stops both all them switched turn turns comes come goes go brings bring cuts cut joins join runs run too again only die der das den pumpe pumpen schwimmer
  schwimmerschalter startet starten stoppt stoppen bei zusaetzlich und beide alle auch dann wieder ein aus ab schaltet schalten wenn erreicht ist wird zugeschaltet abgeschaltet to it their`.split(
    /\s+/,
  ),
);
const driven: ReadonlySet<NameMention['category']> = new Set(['pump', 'fan', 'motor']);

/**
 * "P-1 starts at float LS-2, P-2 additionally at LS-3, both stop at LS-1": two or more machines that empty something, each with a switch that starts and one that stops it.
 * Null unless every clause names one switch and its machines, every word is understood, and the request says that something is emptied.
 * Units: none. Errors: none.
 */
export function readFloats(reading: RequestReading): LogicProgram | null {
  const { text, names, numbers, times } = reading;
  const machines = [...new Set(names.filter(({ category }) => driven.has(category)).map(({ text: name }) => name))];
  if (machines.length < 2 || times.length > 0 || numbers.length > 0 || !emptied.test(text)) return null;
  const colon = names.some(({ start }) => start < text.indexOf(':')) ? -1 : text.indexOf(':');
  const deeds = readDeeds(reading, colon + 1, machines);
  if (deeds === null) return null;
  const rules = machines.map((machine) => {
    const [start, stop] = (['on', 'off'] as const).map((deed) => deeds.filter((item) => item.machine === machine && item.deed === deed));
    const [on] = start ?? [];
    const [off] = stop ?? [];
    if (on === undefined || off === undefined || start?.length !== 1 || stop?.length !== 1 || on.by === off.by) return null;
    return { ...emptyRule, output: machine, actuator: true, set: reached(on.by, true), reset: reached(off.by, false) };
  });
  const whole = rules.flatMap((rule) => (rule === null ? [] : [rule]));
  if (whole.length < machines.length || deeds.length !== 2 * machines.length) return null;
  return {
    rules: whole,
    questions: [
      'Each switch is taken as TRUE while the level has reached it: the pumps empty, start at a switch that is reached and stop when the level has left the stopping one; that is assumed to be meant.',
      'Each machine keeps its own switch: the second one helps, and does not take over when the first one fails; that is assumed to be meant.',
    ],
    canonical: deeds
      .map(({ machine, deed, by }) => `${machine} ${deed === 'on' ? `starts when ${by} is reached` : `stops when ${by} is not reached`}.`)
      .join(' '),
    understood: [
      ...plain,
      ...(text
        .slice(0, colon + 1)
        .toLowerCase()
        .match(/[a-z][a-z-]+/g) ?? []),
      ...(emptied.exec(text)?.[0].toLowerCase().split(' ') ?? []),
    ],
  };
}

type Told = Readonly<{ machine: string; deed: 'on' | 'off'; by: string }>;

function readDeeds({ text, names }: RequestReading, from: number, machines: readonly string[]): readonly Told[] | null {
  const deeds: Told[] = [];
  let last: 'on' | 'off' | null = null;
  for (const { start, end } of clausesFrom(text, from)) {
    const inside = names.filter((name) => name.start >= start && name.end <= end);
    const own = inside.filter(({ category }) => driven.has(category)).map(({ text: name }) => name);
    const switches = inside.filter(({ category }) => !driven.has(category));
    const bare = inside.reduce(
      (rest, name) => rest.slice(0, name.start - start) + ' '.repeat(name.end - name.start) + rest.slice(name.end - start),
      text.slice(start, end),
    );
    const [by] = switches;
    if (by === undefined || switches.length !== 1 || by.category !== 'switch') return null;
    if ((bare.toLowerCase().match(/[a-z][a-z-]*/g) ?? []).some((word) => !plain.has(word) && !emptied.test(word))) return null;
    const deed: 'on' | 'off' | null = ending.test(bare) ? 'off' : starting.test(bare) ? 'on' : last;
    const whose = own.length > 0 ? own : all.test(bare) ? machines : [];
    if (deed === null || whose.length === 0 || (ending.test(bare) && /\bstart\w*/i.test(bare))) return null;
    last = deed;
    deeds.push(...whose.map((machine) => ({ machine, deed, by: by.text })));
  }
  return deeds.length === 0 ? null : deeds;
}

/** Pieces between commas, semicolons, full stops and "and" that hold something. */
function clausesFrom(text: string, from: number): readonly Readonly<{ start: number; end: number }>[] {
  const pieces: { start: number; end: number }[] = [];
  let start = from;
  for (const match of allMatches(text.slice(from), /[,;]|[.](?=\s|$)|\b(?:and|und)\b|$/g)) {
    const end = from + match.index;
    if (/[a-z0-9]/i.test(text.slice(start, end))) pieces.push({ start, end });
    start = end + match[0].length;
  }
  return pieces;
}

function reached(name: string, wanted: boolean): Condition {
  return { kind: 'signal', name, wanted, said: 'reached', momentary: false };
}
