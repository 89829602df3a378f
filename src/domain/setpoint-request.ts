import { allMatches } from './all-matches.js';
import { asksForCommand } from './command-intent.js';
import { literalPattern } from './literal-pattern.js';
import { convert, parseQuantities } from './quantity.js';
import { withDigits } from './quantity-words.js';
import { SignalLinker, type SignalNames } from './signal-linking.js';
import type { TagDefinition } from './tag.js';

/** The parts of a plant's directory from which a setpoint is recognised. */
export type SetpointNames = Readonly<{ assets: SignalNames['assets']; tags: readonly TagDefinition[] }>;

/** One setpoint and what the person wants of it: a value in the unit of the tag, or a step from where it stands, in that unit or in percent of the value. */
export type SetpointAsked = Readonly<{ tag: TagDefinition } & ({ to: number } | { by: number; percent: boolean })>;

/** What a message asks of setpoints, part by part. `unclear` are the setpoints among which a part does not decide; `isWhole`: every part asks for a setpoint. */
export type SetpointReading = Readonly<{ asked: readonly SetpointAsked[]; unclear: readonly TagDefinition[]; isWhole: boolean }>;

const reasons = /[\s,]+(?:because|since|reason|due to|weil|wegen)\b.*$|因为.*$/isu;
const parts = /\s*(?:[,;，；]\s+|，|；|\s(?:and|und|then|plus|as well as)\s|(?<=\S)(?:和|并|然后))\s*/iu;
const toValue = /(?:\b(?:to|at|auf)|=|设为|设成|设到|调到|调为|调成|改为|改成|设定为|降到|升到|提高到|降低到)\s*(-?\d+(?:[.,]\d+)?)/iu;
const up =
  /\b(?:rais\w*|increas\w*|up|higher|more|hotter|warmer|faster|stronger|tighter|erhöh\w*|anheb\w*|höher|mehr|heißer|wärmer|schneller|rauf|hoch)\b|提高|调高|升高|增加|加大|加快/iu;
const down =
  /\b(?:lower\w*|reduc\w*|decreas\w*|drop|down|less|colder|cooler|slower|weaker|looser|senk\w*|reduzier\w*|niedriger|weniger|kälter|kühler|langsamer|runter)\b|降低|调低|减少|减小|放慢/iu;
const number = String.raw`\d+(?:[.,]\d+)?`;
const bySteps: readonly RegExp[] = [
  new RegExp(String.raw`(?:\b(?:by|um)\s*)(${number})`, 'iu'),
  new RegExp(
    String.raw`(?<![\d.,-])(${number})\s*\S{0,14}\s+(?:up|down|higher|lower|more|less|hotter|warmer|colder|cooler|faster|slower|stronger|weaker|höher|niedriger|mehr|weniger|heißer|wärmer|kälter|schneller|langsamer)\b`,
    'iu',
  ),
  new RegExp(`(?:提高|调高|升高|增加|加大|降低|调低|减少|减小)(?:了)?(${number})`, 'u'),
];
/** Words of the order itself and of its value, which describe no setpoint. */
const ofTheOrder =
  /\b(?:please|pls|kindly|can|could|would|you|i|we|want|need|let|lets|set|sets|put|bring|turn|move|drop|change|raise|lower|increase|decrease|reduce|adjust|write|propose|speed up|slow down|run|make|bump|nudge|dial|up|down|bitte|stelle?|setze?|erhöhe?|senke?|ändere?|mache?|drehe?)\b|[\d.,]+\s*(?:%|\S*\/\S+|N·?m|bar|°C|kPa)?|\b(?:um|degrees?|grad)\b|请|把|将/giu;
/** The share of the telling words that a description must account for. */
const leastCoverage = 0.6;

const linkers = new WeakMap<SetpointNames['tags'], SignalLinker>();

function linkerOf({ assets, tags }: SetpointNames): SignalLinker {
  const known =
    linkers.get(tags) ??
    new SignalLinker({ assets: assets.map((asset) => withPlace(asset, assets)), tags: tags.filter(isSetpoint).map((tag) => ({ ...tag, access: 'setpoint' })) });
  linkers.set(tags, known);
  return known;
}

/** A setpoint is also described by the area or machine that its own stands in. */
function withPlace(asset: SetpointNames['assets'][number], assets: SetpointNames['assets']): SetpointNames['assets'][number] {
  const place = assets.find(({ id }) => id === asset.parent);
  return place === undefined ? asset : { ...asset, aliases: [...asset.aliases, place.name, ...place.aliases] };
}

/** Some setpoints are kept as engineering values; they are recognised by their name. */
function isSetpoint({ access, id }: TagDefinition): boolean {
  return access === 'setpoint' || (access === 'parameter' && id.endsWith('.SP'));
}

/** The setpoints that a message asks to change: named by tag, by the letters of their loop, or described; with numbers in figures or in words. */
export function readSetpoints(message: string, names: SetpointNames): SetpointReading {
  const said = withDigits(message)
    .replace(reasons, '')
    .replace(/\b(?:an?|one|eine?n?|half an?) (?=degree|grad\b|percent|prozent|bar\b)/giu, (said) => (said.startsWith('half') ? '0.5 ' : '1 '))
    .replace(/\bdegrees?(?! ?[CF]\b| Celsius| Fahrenheit)/giu, '°C')
    .split(parts)
    .filter((part) => part.trim() !== '');
  const asked: SetpointAsked[] = [];
  const unclear: TagDefinition[] = [];
  for (const part of said) {
    const found = setpointsIn(part, names).map(({ tag, rest }) => ({ tag, change: changeIn(rest, tag) }));
    const fitting = found.flatMap(({ tag, change }) => (change === null ? [] : [{ tag, ...change }]));
    if (fitting.length === 1) asked.push(...fitting);
    else unclear.push(...fitting.map(({ tag }) => tag));
  }
  return { asked, unclear, isWhole: asked.length > 0 && asked.length === said.length };
}

type Named = Readonly<{ tag: TagDefinition; rest: string }>;

/** The setpoints that a part may mean, and the part without the name. */
function setpointsIn(part: string, names: SetpointNames): readonly Named[] {
  const settable = names.tags.filter(isSetpoint);
  const byName = settable.flatMap((tag) => {
    const loop = tag.id.replace(/\.SP$/u, '');
    const name = loop.split(/[ -]/u).map(literalPattern).join('[ -]?');
    const match = new RegExp(`(?<![\\p{Script=Latin}\\d])${name}(?:\\.SP)?(?![\\p{Script=Latin}\\d]|\\.\\p{L})`, 'iu').exec(part);
    return match === null ? [] : [{ tag, rest: part.slice(0, match.index) + part.slice(match.index + match[0].length) }];
  });
  if (byName.length > 0) return byName;
  // A tag that is no setpoint is named: nothing is described.
  if (/(?<![\p{L}\d])\p{Lu}{1,4}-\d/u.test(part)) return [];
  const letters = allMatches(part, /(?<![\p{L}\d-])(\p{Script=Latin}{2,4})(?![\p{L}\d]|-\d)/gu).flatMap(([, word = '']) =>
    /^[A-Z]+IC$/iu.test(word) ? settable.filter(({ id }) => id.startsWith(`${word.toUpperCase()}-`)).map((tag) => ({ tag, rest: part.replace(word, '') })) : [],
  );
  if (letters.length > 0) return letters;
  const described = linkerOf(names).link(part.replace(ofTheOrder, ' '));
  if (described === null || described.coverage < leastCoverage) return [];
  return settable.filter(({ id }) => described.tags.includes(id)).map((tag) => ({ tag, rest: part }));
}

type Change = Readonly<{ to: number } | { by: number; percent: boolean }>;

/** What is wanted of one setpoint; null where no value is said or its unit does not fit. */
function changeIn(part: string, tag: TagDefinition): Change | null {
  const target = toValue.exec(part);
  if (target?.[1] !== undefined) return absolute(target[1], part.slice(target.index), tag);
  const step = bySteps.map((pattern) => pattern.exec(part)).find((match) => match !== null);
  const sign = down.test(part) ? -1 : up.test(part) ? 1 : 0;
  if (step?.[1] !== undefined) return sign === 0 ? null : relative(sign * toNumber(step[1]), part.slice(step.index), tag);
  const figures = parseQuantities(part);
  const [value] = figures[0]?.values ?? [];
  return figures.length === 1 && value !== undefined && sign === 0 ? absolute(String(value), part.slice(figures[0]?.start), tag) : null;
}

function toNumber(figures: string): number {
  return Number(figures.replace(',', '.'));
}

function absolute(figures: string, said: string, tag: TagDefinition): Change | null {
  const to = inUnitOf(tag, toNumber(figures), said);
  return to === null ? null : { to };
}

/** A step in percent is one of the value, unless the setpoint itself is in percent. A step of a temperature has no zero point. */
function relative(by: number, said: string, tag: TagDefinition): Change | null {
  const given = parseQuantities(said)[0]?.unit ?? null;
  if (given === null || given === tag.unit) return { by, percent: false };
  if (/^(?:%|％|per ?cent|prozent)$/iu.test(given)) return { by, percent: true };
  const [from, to] = [convert(0, given, tag.unit ?? ''), convert(by, given, tag.unit ?? '')];
  return from === null || to === null ? null : { by: to - from, percent: false };
}

/** The value in the unit of the tag, converted where the person gave another unit of the kind; null where the units do not belong together. */
export function inUnitOf({ unit, decimals }: TagDefinition, value: number, said: string): number | null {
  const given = parseQuantities(said)[0]?.unit ?? null;
  if (given === null || unit === null || given === unit) return value;
  const converted = convert(value, given, unit);
  return converted === null ? null : Number(converted.toFixed(decimals));
}

/** The value that a request comes to, from where the setpoint stands now. */
export function valueAsked(asked: SetpointAsked, present: number): number {
  if ('to' in asked) return asked.to;
  return Number((present + (asked.percent ? (present * asked.by) / 100 : asked.by)).toFixed(asked.tag.decimals));
}

/** More than the change itself: what it is for or what is to be left undone with it. */
const aims = /\b(?:so|while|without|before|until|unless|instead|even|although|damit|ohne|während|bevor|obwohl|statt)\b|以便|不要|绕过|跳过/iu;

/** Is the message nothing but an order for setpoints of operation, none of which protects anything? Their range is the policy's to hold. */
export function changesOperation(message: string, names: SetpointNames): boolean {
  if (aims.test(message) || !asksForCommand('setpoint-write', message)) return false;
  const { asked, isWhole } = readSetpoints(message, names);
  return isWhole && asked.every(({ tag }) => !tag.safetyRelated);
}
