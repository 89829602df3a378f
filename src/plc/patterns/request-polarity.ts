import { allMatches } from '../../domain/all-matches.js';
import type { RequestReading } from './model.js';

/** What a request says of the signal of a contact: `healthy` is TRUE while nothing is wrong (normally closed), `active` is TRUE while pressed or tripped. */
export interface ContactPolarity {
  /** The words of the request, for the specification. */
  readonly said: string;
  readonly sense: 'healthy' | 'active';
  /** What the contact is called: a kind of contact or a tag, in lower case. Empty: no contact is named beside it. */
  readonly contacts: readonly string[];
}

/** Kinds of contacts by what people call them and by what the interfaces of the patterns call them. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['emergency stop', /\b(?:e-? ?stops?|emergency[- ]stops?|em(?:ergency)?[- ]?stop|not-?(?:aus|halt)|pull ?cords?|reissleine)\b/gi],
  ['stop', /(?<!\be-|\be |emergency[- ])\b(?:stop|stopp|halt|aus)(?:-?(?:taster|knopf|button|pb))?\b(?! ?(?:by|when|if|after|below|above|the|its?)\b)/gi],
  [
    'overload',
    /\b(?:(?:thermal )?overloads?|thermal(?: relays?)?|thermistors?|bi-?metals?|motor protection|motorschutz\w*|ueberlast\w*|trip(?: contacts?)?|o\/l|ol)\b/gi,
  ],
  ['start', /\b(?:start[- ]?(?:pb|push ?-?button|button|taster|contact|key|knopf)|start(?=\s*\(?$))/gi],
  ['reset', /\b(?:(?:reset|ack\w*|quittier)[- ]?(?:pb|push ?-?button|button|taster|contact|key|knopf)|(?:reset|quittier\w*)(?=\s*\(?$))/gi],
  ['door', /\b(?:doors?|guards?|hatch(?:es)?|gates?|tuer\w*|schutztuer\w*|klappenschalter)\b/gi],
  ['level', /\b(?:levels?|floats?|niveau\w*|fuellstand\w*|schwimmer\w*|(?:high|low)[- ]level)\b/gi],
  ['pressure', /\b(?:pressure|pressostats?|druck\w*)\b/gi],
  ['flow', /\b(?:flow|stroemung\w*)(?= ?(?:switch|contact|waechter|\())/gi],
  ['temperature', /\b(?:temperature|thermostats?|temperatur\w*)\b/gi],
  ['limit switch', /\b(?:(?:limit|end|position|proximity) ?switch(?:es)?|endschalter\w*|end ?lage\w*)\b/gi],
  ['photo-eye', /\b(?:photo-? ?eyes?|photo-? ?cells?|light barriers?|lichtschranke\w*)\b/gi],
];

const closed =
  /\(?(?<![\w-])(?:n\/?c|n\.c\.|normally[- ]closed|break[- ]contacts?|(?:oeffner|ruhekontakt|drahtbruchsicher|ruhestrom)\w*|fail[- ]?safe(?! (?:position|state|closed?|open))|wire[- ]?break[- ]safe|(?:healthy|ok|good) ?(?:=|is|means) ?(?:1|true|high)|(?:signal |is )?(?:true|1|high|closed|on) ?(?:when|if|while|is|=|means|wenn|bei) ?(?:it is )?(?:healthy|ok|okay|good|released|not (?:pressed|tripped|active))|(?:goes |signal |is )?(?:low|false|0|drops? out|drops|opens|stop) ?(?:when|if|while|is|=|means|on|wenn|bei) ?(?:it is |they are |an? )?(?:pressed|trip(?:ped|s)?|operated|actuated|faults?|faulted|alarm|activated|hit|pulled|open(?:ed)?|broken|betaetigt|gedrueckt|ausgeloest|betaetigung))(?![\w-])( contacts?| type| wired)?\)?/gi;
const open =
  /(?:\(no\)|\(?(?<![\w-])(?:n\/o|n\.o\.|NO(?= contacts?\b)|(?<=\b(?:buttons?|switch|switches|contacts?|sensor|key|start|stop|reset|ack|overload|both|all|taster|eyes?|barrier|feedback|thermostat|float|floats|inputs?) )no(?=\s*(?:[,;.)]|$|and\b))|normally[- ]open|make[- ]contacts?|(?:schliesser|arbeitskontakt)\w*|(?:goes |signal |is )?(?:true|1|high|closes) ?(?:when|if|while|is|=|means|on|wenn|bei) ?(?:it is )?(?:pressed|trip(?:ped|s)?|operated|actuated|faults?|faulted|activated|hit|pulled|betaetigt|gedrueckt|ausgeloest))(?![\w-])( contacts?| type| wired)?\)?)/gi;
/** "when the stop button or the overload contact opens": what opens in a fault is closed in health. */
const opening =
  /\b(?:stop(?:[- ]?(?:button|pb|pushbutton|contact))?|stopp?taster|e-?stops?|not-?(?:aus|halt)|(?:thermal )?overloads?|thermals?|thermistors?|motorschutz\w*|(?:contacts?|relays?|thermostats?|pressostats?|loops?|(?:pressure|flow|temperature|level|float|limit) switch(?:es)?|kontakte?|oeffner|waechter|[PFTL]S[HL]{0,2}-?\d+\w*)(?: contacts?)?)(?: (?:contacts?|relay|buttons?|kontakt))?(?: [A-Z]{1,4}-?\d+\w*)?( (?:has opened|opens?|oeffnen|oeffnet|go(?:es)? open|breaks?|drops? out|faellt ab|open on (?:an? )?(?:fault|trip|overload)))(?![\w-]| (?:the|a|an)\b| [A-Z]+-\d)/gi;
const machine = /\b(?:valves?|solenoids?|dampers?|ventile?|magnetventile?|klappen?|contactors?|pumps?|motors?|outputs?|lamps?|relay outputs?|schuetze?)\b/gi;

type Place = Readonly<{ what: string; start: number; end: number }>;

/** Where a polarity is told, and what stays of its words in the text. */
type Phrase = Readonly<{ start: number; end: number; sense: ContactPolarity['sense']; stays: string }>;

function spansOf(text: string, words: RegExp, sense: ContactPolarity['sense']): readonly Phrase[] {
  return allMatches(text, words).map((match) => ({ start: match.index, end: match.index + match[0].length, sense, stays: '' }));
}

/**
 * The polarity that a request gives its contacts, and the request without those words. A statement holds for the contact straight behind it, else for the
 * nearest one before it ("stop pb (nc)", "nc stop button"), and for all of a list before "are", "both" or "all". The normal position of a valve is no polarity
 * of a contact and stays in the text.
 */
export function readPolarity(text: string, names: RequestReading['names']): Readonly<{ text: string; polarities: readonly ContactPolarity[] }> {
  const phrases = [...spansOf(text, closed, 'healthy'), ...spansOf(text, open, 'active'), ...openings(text)].sort((a, b) => a.start - b.start);
  let plain = text;
  let from = 0;
  const polarities: ContactPolarity[] = [];
  for (const { start, end, sense, stays } of phrases) {
    if (start < from) continue;
    const contacts = contactsAt(text, names, Math.max(from, partStart(text, start)), start, end, stays !== '');
    if (contacts === null) continue;
    polarities.push({ said: `${text.slice(Math.max(from, partStart(text, start)), end)}`.trim(), sense, contacts });
    plain = plain.slice(0, start) + stays.slice(0, end - start).padEnd(end - start) + plain.slice(end);
    from = end;
  }
  return { text: polarities.length === 0 ? text : plain.replace(/ +(?=[,.;)])/g, '').replace(/ {2,}/g, ' '), polarities };
}

/** The words that say that a contact opens, without the contact before them; that it trips stays in the text. */
function openings(text: string): readonly Phrase[] {
  return allMatches(text, opening).map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? '').length, end, sense: 'healthy', stays: ' trips' };
  });
}

function partStart(text: string, at: number): number {
  return Math.max(...[',', ';', '. ', ': '].map((mark) => text.lastIndexOf(mark, at - 1) + 1), 0);
}

/** The contacts that a statement is about; null when it is about a machine. */
function contactsAt(text: string, names: RequestReading['names'], from: number, start: number, end: number, joint: boolean): readonly string[] | null {
  const behind = /^[^,;.()]*/.exec(text.slice(end))?.[0] ?? '';
  const next = placesIn(text, names, end, end + behind.length)[0];
  if (/^ ?(?:[a-z]+ )?(?:valves?|solenoids?|dampers?|ventile?|magnetventile?)\b/i.test(behind)) return null;
  const before = placesIn(text, names, from, start);
  if (joint) return chainOf(before, text).map(({ what }) => what);
  const last = before.at(-1);
  const joined = last === undefined || /(?:\band|\bund|\bor|\boder|\bwith|\bmit|&|\+|\ban?|\bthe|\bein\w*)\s*$/i.test(text.slice(last.end, start));
  if (next !== undefined && joined && next.start - end < 20 && !/\bis\b|\bare\b/.test(text.slice(end, next.start))) return [next.what];
  const switched = allMatches(text.slice(from, start), machine).at(-1);
  if (last === undefined || (switched !== undefined && from + switched.index > last.end && !/^\(?n|contact|closed|open/i.test(text.slice(start, end)))) {
    return switched === undefined ? [] : null;
  }
  const list = /\b(?:are|both|all|each|sind|alle|beide)\b[^,;.]*$|\b(?:contacts|buttons|switches|inputs|taster)\s*\(?$/i.test(text.slice(last.start, start));
  return (list ? before : [last]).map(({ what }) => what);
}

/** "the stop button or the overload contact": the last place with those joined to it. */
function chainOf(places: readonly Place[], text: string): readonly Place[] {
  const chain = places.slice(-1);
  for (const place of places.slice(0, -1).reverse()) {
    const next = chain[0];
    if (
      next === undefined ||
      !/^(?: (?:button|contact|relay|pb|switch))?(?:,| or| and| oder| und| \/)(?: or| and)? (?:(?:the|a|an|der|die|das) )?$/i.test(
        text.slice(place.end, next.start),
      )
    )
      break;
    chain.unshift(place);
  }
  return chain;
}

function placesIn(text: string, names: RequestReading['names'], from: number, to: number): readonly Place[] {
  const part = text.slice(from, to);
  const found: Place[] = [
    ...[...new Set(names.filter(({ category }) => /^(?:switch|measurement|other)$/.test(category)).map(({ text: what }) => what.toLowerCase()))].flatMap(
      (what) => namedAt(part, what).map((at) => ({ what, start: from + at, end: from + at + what.length })),
    ),
    ...kinds.flatMap(([what, words]) =>
      allMatches(part, words).map((match) => ({ what, start: from + match.index, end: from + match.index + match[0].length })),
    ),
  ].sort((a, b) => a.start - b.start);
  // "level switch LSH-4": the tag is the contact, the noun before it says what it is
  return found.filter((place, index) => {
    const after = found[index + 1];
    return (
      after === undefined || !/^ ?(?:switch|contact|button|relay|pb|taster|sensor)? ?$/i.test(text.slice(place.end, after.start)) || kindOf(after.what) !== null
    );
  });
}

/** Every place of a name: the names of a reading tell only the first one. */
function namedAt(part: string, name: string): readonly number[] {
  const lower = part.toLowerCase();
  const found: number[] = [];
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1))
    if (!/[\w-]/.test(lower[at - 1] ?? ' ') && !/[\w.]\w|[\w-]/.test(lower[at + name.length] ?? ' ')) found.push(at);
  return found;
}

function kindOf(what: string): RegExp | null {
  return kinds.find(([kind]) => kind === what)?.[1] ?? null;
}

const interfaceKinds: readonly (readonly [string, RegExp])[] = [
  ['emergency stop', /e[-_]?stop|emergency|^es[_-]?\d|not_?(?:aus|halt)/i],
  ['stop', /^(?!.*emergency)(?:.*\bstop(?:_|\b)|stop[A-Z_])/i],
  ['overload', /overload|thermal|thermistor|motor[-_ ]?protection|\btrip(?:_|\b)|_TRIP\b|motorschutz/i],
  ['start', /^start(?:button)?\b/i],
  ['reset', /^reset(?:button)?\b/i],
  ['door', /door|guard|hatch|gate/i],
  ['level', /level|float|^ls[hl]*[_-]?\d/i],
  ['pressure', /pressure|^ps[hl]*[_-]?\d/i],
  ['flow', /flow|^fs[hl]*[_-]?\d/i],
  ['temperature', /temperature|^ts[hl]*[_-]?\d/i],
  ['limit switch', /limit switch|end position|^(?:zs|gs)[a-z]*[_-]?\d/i],
  ['photo-eye', /photo|eye|^px[_-]?\d/i],
];

/** The kinds of contact that an input of a block may be, by its name first and by its description otherwise. */
export function contactKinds(identifier: string, description: string): readonly string[] {
  const spaced = identifier.replace(/([a-z])([A-Z])/g, '$1 $2');
  const byName = interfaceKinds.filter(([, words]) => words.test(identifier) || words.test(spaced)).map(([kind]) => kind);
  return byName.length > 0 ? byName : interfaceKinds.filter(([, words]) => words.test(description)).map(([kind]) => kind);
}

/** A valve that is open without its coil: a draft's command TRUE is "open", which is the coil off for such a valve. */
export function openValveQuestion(text: string): readonly string[] {
  const said = /\b(?:normally[- ]open|n\.o\.|n\/o|stromlos offen\w*)(?: \w+)? (?:valve|solenoid|damper|ventil|magnetventil|klappe)\w*/i.exec(text)?.[0];
  return said === undefined
    ? []
    : [`The request says "${said}"; in the draft TRUE of the command is taken as open. Is the output turned over in the wiring, or shall the block do it?`];
}
