import { allMatches } from './all-matches.js';

/**
 * Words of the shop floor for what instruments measure and what they measure it on, in English, German and Chinese, under one concept each.
 * A concept is written as its plain English stem; words that are no key here stand for themselves.
 */
const concepts: Readonly<Record<string, string>> = {
  temperature: 'temp temperatur temperaturen temperatures warm warmer hot hotter heiß heiss wärmer cold colder kalt kälter cool cooler überhitzt',
  pressure: 'pressures druck press',
  flow: 'flows flowrate durchfluss durchflussmenge menge throughput volumenstrom',
  level: 'levels füllstand niveau pegel stand full empty voll leer emptying leert filling',
  current: 'amps amp amperes amperage ampere stromaufnahme motorstrom',
  vibration: 'vibrations vibrating vibrates schwingung schwingungen vibriert shaking shakes rüttelt',
  torque: 'drehmoment anzugsmoment',
  speed: 'drehzahl geschwindigkeit tempo rpm',
  position: 'stellung',
  power: 'leistung kilowatts electricity stromverbrauch',
  consumption: 'consumes verbrauch usage',
  concentration: 'konzentration strength',
  weight: 'gewicht füllgewicht',
  differential: 'dp delta differenz differenzdruck druckverlust difference',
  drop: 'druckverlust druckabfall',
  holding: 'heißhaltezeit heißhalte haltezeit hold',
  hour: 'hours betriebsstunden laufzeit',
  steam: 'dampf',
  air: 'luft druckluft',
  instrument: 'steuerluft',
  compressed: 'druckluft',
  water: 'wasser',
  milk: 'milch rohmilch',
  raw: 'rohmilch',
  product: 'produkt erzeugnis',
  tank: 'tanks behälter silo',
  pump: 'pumps pumpe pumpen',
  boiler: 'kessel dampfkessel',
  chilled: 'chilledwater kaltwasser eiswasser',
  cooling: 'cooled kühlung kühl kühlwasser cooler coolers kühler',
  heating: 'heater heated heizung erhitzer erhitzung',
  hot: 'heißwasser',
  suction: 'saugdruck saug ansaug intake',
  discharge: 'förderdruck delivery druckseitig',
  bearing: 'bearings lager lagertemperatur',
  seal: 'dichtung gleitringdichtung',
  strainer: 'sieb sauger strainers',
  filter: 'filters',
  cap: 'caps verschluss deckel',
  filler: 'füller fülle abfüller',
  buffer: 'puffer puffertank',
  agitator: 'rührwerk mixer stirrer',
  caustic: 'lauge lye',
  acid: 'säure',
  fresh: 'frischwasser',
  supply: 'vorlauf',
  return: 'rücklauf',
  pasteuriser: 'pasteurizer pasteur erhitzer',
  conveyor: 'förderband band belt conveyors',
  infeed: 'einlauf inlet',
  outfeed: 'auslauf',
  motor: 'motors antrieb',
  compressor: 'kompressor verdichter',
  setpoint: 'setpoints sollwert target',
  bottle: 'bottles flaschen flasche',
  reject: 'rejects rejected ausschuss',
  regeneration: 'regenerative',
  outlet: 'austritt auslass out leaving',
  tube: 'holder rohr',
};

const han: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['轴承温度', ['bearing', 'temperature']],
  ['温度', ['temperature']],
  ['压差', ['differential', 'pressure']],
  ['压力', ['pressure']],
  ['流量', ['flow']],
  ['液位', ['level']],
  ['水位', ['water', 'level']],
  ['电流', ['current']],
  ['振动', ['vibration']],
  ['扭矩', ['torque']],
  ['转速', ['speed']],
  ['速度', ['speed']],
  ['浓度', ['concentration']],
  ['蒸汽', ['steam']],
  ['仪表气', ['instrument', 'air']],
  ['仪表空气', ['instrument', 'air']],
  ['压缩空气', ['compressed', 'air']],
  ['冷却水', ['cooling', 'water']],
  ['冷冻水', ['chilled', 'water']],
  ['热水', ['hot', 'water']],
  ['原料奶', ['raw', 'milk']],
  ['原奶', ['raw', 'milk']],
  ['缓冲罐', ['buffer', 'tank']],
  ['锅炉', ['boiler']],
  ['过滤器', ['filter']],
  ['滤网', ['strainer']],
  ['瓶盖', ['cap']],
  ['灌装机', ['filler']],
  ['保持时间', ['holding']],
  ['碱', ['caustic']],
  ['酸', ['acid']],
];

/** What a reading is a reading of; a signal phrase has one of these, said or implied. */
export const quantityConcepts: ReadonlySet<string> = new Set([
  'temperature',
  'pressure',
  'flow',
  'level',
  'current',
  'vibration',
  'torque',
  'speed',
  'position',
  'power',
  'consumption',
  'concentration',
  'weight',
]);

const conceptOf = new Map<string, readonly string[]>();
for (const [concept, words] of Object.entries(concepts)) {
  for (const word of [concept, ...words.split(' ')]) conceptOf.set(word, [...new Set([...(conceptOf.get(word) ?? []), concept])]);
}

export type ConceptWord = Readonly<{ concepts: readonly string[]; start: number; end: number }>;

/** The words of a text as concepts with their places; hyphenated words are taken apart, simple plurals made singular. */
export function conceptWords(text: string): readonly ConceptWord[] {
  const latin = allMatches(text, /[\p{Script=Latin}\p{M}]+/gu).map((match) => ({
    concepts: conceptsOf(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const chinese: ConceptWord[] = [];
  for (const [word, meant] of han) {
    const start = text.indexOf(word);
    if (start >= 0 && !chinese.some((other) => start < other.end && start + word.length > other.start))
      chinese.push({ concepts: meant, start, end: start + word.length });
  }
  return [...latin, ...chinese].sort((a, b) => a.start - b.start);
}

function conceptsOf(word: string): readonly string[] {
  const joined = compound(word);
  if (joined !== null) return joined;
  const singular = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return conceptOf.get(word) ?? conceptOf.get(singular) ?? [singular];
}

/** A German compound of two known words ("Dampfdruck"), as both of them. */
function compound(word: string): readonly string[] | null {
  if (word.length < 8 || conceptOf.has(word)) return null;
  for (let at = 4; at <= word.length - 4; at += 1) {
    const first = conceptOf.get(word.slice(0, at)) ?? conceptOf.get(word.slice(0, at).replace(/s$/u, ''));
    const second = conceptOf.get(word.slice(at));
    if (first !== undefined && second !== undefined) return [...first, ...second];
  }
  return null;
}
