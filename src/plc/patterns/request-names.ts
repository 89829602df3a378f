import { allMatches } from '../../domain/all-matches.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { NameCategory, NameMention } from './model.js';

const lettersOf: readonly (readonly [RegExp, NameCategory])[] = [
  [/^(?:P|PU|PMP|PUMP|PUMPE)$/, 'pump'],
  [/^(?:XV|FV|LV|TV|PV|HV|SV|FDV|V|VLV|MOV|SOV|AOV|BV|UV|ZV|KV|YV|CV|ROV|XY|VALVE|VENTIL)$/, 'valve'],
  [/^(?:M|MTR|MOT|MOTOR|AG|MX|AGIT|K|C|AC|COMP|CMP|R|MX|BM)$/, 'motor'],
  [/^(?:CN|CNV|CONV|BC|CB|CONVEYOR|BELT)$/, 'conveyor'],
  [/^(?:FN|FAN|BL|B|BLW|EF|SF|AHU|BLOWER)$/, 'fan'],
  [/^(?:H|HTR|EH|HEATER|HE)$/, 'heater'],
  [/^(?:T|TK|TNK|TANK|VS|SILO|BIN|HOPPER|D|TA)$/, 'tank'],
];
const quantityLetters: readonly (readonly [string, string])[] = [
  ['PD', 'pressure'],
  ['TD', 'temperature'],
  ['L', 'level'],
  ['T', 'temperature'],
  ['P', 'pressure'],
  ['F', 'flow'],
  ['A', 'analysis'],
  ['S', 'speed'],
  ['W', 'weight'],
  ['V', 'vibration'],
  ['I', 'current'],
  ['Q', 'quality'],
  ['D', 'density'],
  ['M', 'moisture'],
  ['E', 'voltage'],
  ['J', 'power'],
];
const nounCategory: readonly (readonly [RegExp, NameCategory])[] = [
  [/^(?:pump|pumps|pumpe|pumpen)$/, 'pump'],
  [/^(?:valve|valves|ventil|ventile|klappe|damper|schieber|solenoid)$/, 'valve'],
  [
    /^(?:motor|motors|motoren|agitator|mixer|ruehrwerk|compressor|compressors|kompressor|drive|drives|antrieb|mill|crusher|chiller|chillers|boiler|screw|starter|stirrer)$/,
    'motor',
  ],
  [/^(?:conveyor|conveyors|belt|belts|foerderband|band|foerderer)$/, 'conveyor'],
  [/^(?:fan|fans|blower|blowers|luefter|ventilator|geblaese)$/, 'fan'],
  [/^(?:heater|heaters|heizung|heizer)$/, 'heater'],
  [/^(?:tank|tanks|silo|vessel|behaelter|hopper|bin|sump|reservoir)$/, 'tank'],
  [/^(?:switch|switches|sensor|schalter|button|photo-eye|photoeye|eye|pushbutton|taster|lichtschranke|contact|input|limit-switch)$/, 'switch'],
  [/^(?:transmitter|level|temperature|pressure|flow|fuellstand|temperatur|druck|durchfluss|speed|weight|transducer|probe|measurement|analog)$/, 'measurement'],
];
const quantityWords: readonly (readonly [RegExp, string])[] = [
  [/level|fuellstand|niveau|pegel/i, 'level'],
  [/temp/i, 'temperature'],
  [/press|druck/i, 'pressure'],
  [/flow|durchfluss/i, 'flow'],
  [/speed|drehzahl|rpm/i, 'speed'],
  [/weight|gewicht|mass/i, 'weight'],
  [/vibration/i, 'vibration'],
  [/current|strom/i, 'current'],
  [/\bph\b|conduct|turbid|analy/i, 'analysis'],
  [/dens/i, 'density'],
  [/humid|feucht|moist/i, 'moisture'],
  [/power|leistung/i, 'power'],
];

const notNames =
  /^(?:T#.*|deg[CF]|[kM]Pa|kWh?|MW|mA|mV|mbar|rpm|NTU|IEC-?\d+|ISO-?\d+|PT-?100|PT100|RS-?485|RS-?232|S7-?\d+|TIA-?\d*|MD5|UTF-?8|4-20|0-10|OMAC|I-O|ISA-?\d+.*|IP-?\d+|SIL-?\d|PLC-?\d?|EN-?\d{3,}|PL-?[a-e]|2OO3|1OO2|2OO2)$/i;

/**
 * Names in a normalised request: ISA tags (`P-101A.RUN`), joined lists (`P-101A/B`, `P-101A and B`), program style names (`Tank1_Level`, `M12`)
 * and numbered nouns (`pump 1`). Known tags and equipment of the plant are recognised in any spelling of their case.
 */
export function readNames(text: string, tags: readonly TagDefinition[], equipment: readonly string[]): readonly NameMention[] {
  const known = new Set([...tags.map((tag) => tag.id.toUpperCase()), ...equipment.map((name) => name.toUpperCase())]);
  const found: NameMention[] = [];
  const add = (name: string, start: number, end: number): void => {
    if ((notNames.test(name) || isVersion(name, text.slice(0, start))) && !known.has(name.toUpperCase())) return;
    if (!found.some((other) => other.text.toUpperCase() === name.toUpperCase())) found.push(describe(name, start, end, text));
  };
  readTagStyle(text, add);
  readKnown(text, equipment, add);
  readProgramStyle(text, found, add);
  readNumberedNouns(text, found, add);
  return inheritInLists(
    found.sort((a, b) => a.start - b.start || a.end - b.end),
    text,
  );
}

/** "v2", "TwinCAT V3", "for S7": a program or a controller; otherwise V3 is a valve, and "button S7" a button. */
function isVersion(name: string, before: string): boolean {
  if (name === 'S7') return !/\b(?:button|key|switch|contact|fault|stoerung|tast(?:e|er)|\w*schalter|sensor|reset|start|stopp?|by|with|mit)\s*$/i.test(before);
  return /^v\d$/i.test(name) && (name.startsWith('v') || /\b(?:version|portal|codesys|twincat|step ?7|tia|studio|release)\s*$/i.test(before));
}

/** "belts B1, B2 and B3": what the noun says of the first holds for the others of the same letters. */
function inheritInLists(mentions: readonly NameMention[], text: string): readonly NameMention[] {
  const result: NameMention[] = [];
  for (const mention of mentions) {
    const previous = result.at(-1);
    const joined = previous !== undefined && /^[\s,/&+]*(?:and|und|or|oder)?[\s]*$/i.test(text.slice(previous.end, mention.start));
    const sameLetters = previous !== undefined && /^[A-Za-z]+/.exec(previous.text)?.[0] === /^[A-Za-z]+/.exec(mention.text)?.[0];
    result.push(joined && sameLetters && previous !== undefined ? { ...mention, category: previous.category, quantity: previous.quantity } : mention);
  }
  return result;
}

type AddName = (name: string, start: number, end: number) => void;

/** `P-101A/B`, `P-101A and B`, `P-101A, B`, `P-601A-C`, `P-101/102`. */
function readTagStyle(text: string, add: AddName): void {
  const pattern = /(?<![\w#])([A-Za-z]{1,6})-(\d{1,5})([A-Za-z]{0,2})(\.[A-Za-z][A-Za-z0-9_]*)?(?![\w])/g;
  for (const match of allMatches(text, pattern)) {
    const [whole, letters = '', number = '', suffix = '', attribute = ''] = match;
    if (/^(?:half|over|under|up|a|the|to|of|in|type|step|class|level|grade|phase)$/i.test(letters) && letters === letters.toLowerCase()) continue;
    const end = match.index + whole.length;
    add(`${letters}-${number}${suffix}${attribute}`.toUpperCase(), match.index, end);
    const rest = text.slice(end);
    const more =
      suffix !== '' && attribute === ''
        ? /^((?:\s?(?:\/|,|&|\+|and|und|or)\s?[A-H](?![\w.-]))+)/.exec(rest)
        : /^((?:\s?\/\s?\d{1,5}[A-Z]?(?![\w]))+)/.exec(rest);
    for (const part of (more?.[1] ?? '').match(suffix !== '' ? /\b[A-H]\b/g : /\d{1,5}[A-Z]?/g) ?? []) {
      add(`${letters}-${suffix !== '' ? number + part : part}`.toUpperCase(), match.index, end + (more?.[1]?.length ?? 0));
    }
    const range = suffix.length === 1 ? /^\s?(?:-|to|\.\.\.?|through|bis)\s?([B-H])(?![\w.-])/i.exec(rest) : null;
    for (let code = suffix.toUpperCase().charCodeAt(0) + 1; range !== null && code <= (range[1] ?? '').toUpperCase().charCodeAt(0); code++) {
      add(`${letters}-${number}${String.fromCharCode(code)}`.toUpperCase(), match.index, end + range[0].length);
    }
  }
}

function readKnown(text: string, equipment: readonly string[], add: AddName): void {
  const lower = text.toLowerCase();
  for (const name of equipment) {
    if (name.length < 3 || !/\d/.test(name)) continue;
    const at = lower.indexOf(name.toLowerCase());
    if (at >= 0 && !/\w/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + name.length] ?? ' ')) add(name, at, at + name.length);
  }
}

/** `Tank1_Level`, `xStart`, `M12`, `PumpA`: mixed case, an underscore or letters followed by digits. */
function readProgramStyle(text: string, found: readonly NameMention[], add: AddName): void {
  const pattern =
    /(?<![\w#.-])(?:"([^"]{2,40})"|([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+(?:\.[A-Za-z]\w*)?|[A-Z]{1,5}\d{1,5}[A-Za-z]?(?:\.[A-Za-z]\w*)?|[A-Za-z]*[a-z][A-Z][A-Za-z0-9]*|[A-Za-z]{3,}\d{1,4}(?:\.[A-Za-z]\w*)?|[A-Z][A-Za-z]*\d*\.[A-Z][A-Za-z_]+))(?![\w-])/g;
  for (const match of allMatches(text, pattern)) {
    const name = match[1] ?? match[2] ?? '';
    if (
      /\s/.test(name) ||
      /^(?:PackML|kPa|mA|MPa|kWh|IOs|pH|PLCopen|TwinCAT|CoDeSys|AutoCAD|DeltaV|SoftPLC|dP|kW|mS|NTU)$/i.test(name) ||
      found.some((other) => match.index >= other.start && match.index < other.end)
    )
      continue;
    add(name, match.index, match.index + match[0].length);
  }
}

/** "pump 1 and pump 2", "pumps 1 and 2", "Pumpe A", "valve B". */
function readNumberedNouns(text: string, found: readonly NameMention[], add: AddName): void {
  const nouns =
    'pumps?|pumpen?|valves?|ventile?|motors?|motoren|conveyors?|belts?|fans?|blowers?|heaters?|tanks?|compressors?|chillers?|boilers?|mixers?|agitators?|silos?|drives?';
  const pattern = new RegExp(
    `\\b(${nouns})\\s(?:no\\.?\\s|#)?([1-9]\\d?|[A-H])(?![\\w%°.-])((?:\\s?(?:,|and|und|or|/|&)\\s?(?:[1-9]\\d?|[A-H])(?![\\w%°-]))*)(?!\\s?(?:%|s\\b|sec|min|h\\b|bar|ms))(?! (?:to|bis) \\d+(?:\\.\\d+)? ?(?:%|°|[a-z]*bar\\b|m?A\\b))`,
    'gi',
  );
  for (const match of allMatches(text, pattern)) {
    const [whole, noun = '', first = '', more = ''] = match;
    if (/^[a-h]$/.test(first)) continue;
    if (found.some((other) => match.index < other.end && match.index + whole.length > other.start)) continue;
    const singular = noun
      .toLowerCase()
      .replace(/^(pumpe|ventil)[ne]?$/, '$1')
      .replace(/s$/, '')
      .replace(/^motoren$/, 'motor');
    const stem = singular.charAt(0).toUpperCase() + singular.slice(1);
    for (const index of [first, ...(more.match(/[1-9]\d?|\b[A-H]\b/g) ?? [])]) add(`${stem}_${index}`, match.index, match.index + whole.length);
  }
}

/** What kind of thing a name stands for: by a noun beside it, by the words inside it, by ISA-5.1 letters. */
function describe(name: string, start: number, end: number, text: string): NameMention {
  const base = name.split('.')[0] ?? name;
  const letters = (/^[A-Za-z]+/.exec(base)?.[0] ?? '').toUpperCase();
  const quantity = quantityOf(name, letters);
  const inside = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2);
  const tagStyle = /^[A-Z]{1,6}-?\d/i.test(base);
  const byLetters = lettersOf.find(([pattern]) => pattern.test(letters))?.[1];
  const neighbour = byNeighbour(text, start, end);
  const outside = neighbour === 'measurement' && byLetters !== undefined ? byLetters : (neighbour ?? byLetters);
  // "mixer MX-916": MX could be a moisture transmitter, but the noun and the letters of machines agree.
  const noun = machineBefore(text, start);
  const agreed = noun ?? (neighbour !== null && neighbour === byLetters ? neighbour : null);
  const category = agreed ?? (tagStyle ? byMeasurementLetters(letters) : null) ?? byWords(tagStyle ? [] : inside.reverse()) ?? outside ?? 'other';
  return { text: name, category, quantity: category === 'measurement' || category === 'other' ? quantity : null, start, end };
}

function quantityOf(name: string, letters: string): string | null {
  const byWord = quantityWords.find(([pattern]) => pattern.test(name))?.[1];
  if (byWord !== undefined) return byWord;
  return quantityLetters.find(([prefix]) => letters.startsWith(prefix) && letters.length > prefix.length - (prefix.length > 1 ? 1 : 0))?.[1] ?? null;
}

function byMeasurementLetters(letters: string): NameCategory | null {
  if (/^(?:L|T|P|F|Z|H|S|X|PD|I|V)(?:S|SH|SL|SHH|SLL|AH|AL|AHH|ALL|SC|SO|HS)$/.test(letters) || /^(?:PE|PB|ES|ESD|PX|LSW|SW|GS|IR|PBS|DI)$/.test(letters))
    return 'switch';
  if (/^(?:L|T|P|F|A|S|W|V|I|Q|D|M|E|J|PD|TD|FF)(?:T|IT|I|IC|C|E|IR|R|Y|X)$/.test(letters) && !/^(?:AC|IC|PI|PC|AE|TC)$/.test(letters)) return 'measurement';
  return null;
}

function byWords(words: readonly string[]): NameCategory | null {
  for (const word of words) {
    const found = nounCategory.find(([pattern]) => pattern.test(word))?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** "fan VE-2": a machine's noun straight before a name, whose letters could be those of a transmitter. */
function machineBefore(text: string, start: number): NameCategory | null {
  const word = /([a-z-]+) $/.exec(text.slice(Math.max(0, start - 24), start).toLowerCase())?.[1] ?? '';
  const found = byWords([word]);
  return found === null || found === 'switch' || found === 'measurement' || found === 'tank' ? null : found;
}

function byNeighbour(text: string, start: number, end: number): NameCategory | null {
  const before =
    text
      .slice(Math.max(0, start - 40), start)
      .toLowerCase()
      .match(/[a-z-]+/g) ?? [];
  const after = text
    .slice(end, end + 24)
    .toLowerCase()
    .match(/^\s([a-z-]+)/);
  // "the stop button stops M-4": the verb parts the noun from the name
  const near = /^(?:starts?|stops?|opens?|closes?|shuts?|trips?|runs?|switches|startet|stoppt|oeffnet|schliesst)$/.test(before.at(-1) ?? '')
    ? []
    : before.slice(-2);
  return byWords([...near.reverse(), ...(after?.[1] === undefined ? [] : [after[1]])]);
}
