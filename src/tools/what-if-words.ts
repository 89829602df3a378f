import { allMatches } from '../domain/all-matches.js';

/** Words that carry no meaning of their own in a what-if question. */
const empty = new Set(
  (
    'what if when happens happen happened would will does do did could can should the a an and or of on at to for from by with while then also in into over under next is are was were be been being it its ' +
    'we i you they our this that there simulate simulation run runs running ahead show me tell please assume suppose imagine let lets model twin ' +
    'raise raised raises increase increased increases lower lowered lowers reduce reduced reduces decrease decreased drop drops dropped falls fall set sets change changed changes turn put go goes ' +
    'setpoint set-point sp value minutes minute min hours hour hrs seconds now only about per ' +
    'was wäre würde würden wenn falls passiert passieren geschieht geschehen der die das den dem ein eine einer wir auf um und oder für mit von simuliere erhöhen erhöht senken gesenkt sollwert minuten stunden'
  ).split(' '),
);

/** Words of other languages for things of a plant, as the directory's English has them. */
const translated: readonly (readonly [RegExp, string])[] = [
  [/sieb|saugfilter|滤网|过滤器/giu, ' strainer '],
  [/gleitringdichtung|wellendichtung|密封/giu, ' seal '],
  [/plattenwärme\w*|换热器/giu, ' plates '],
  [/lager(?!tank)\w*|轴承/giu, ' bearing '],
  [/pumpe\w*|泵/giu, ' pump '],
  [/ventil\w*|阀/giu, ' valve '],
  [/kessel\w*|锅炉/giu, ' boiler '],
  [/kältemaschine|kaltwassersatz|冷水机/giu, ' chiller '],
  [/druckluft\w*|仪表空气/giu, ' instrument air '],
  [/kühlwasser\w*|冷却水/giu, ' cooling-water '],
  [/rührwerk\w*|搅拌/giu, ' agitator '],
  [/temperatur\b|温度/giu, ' temperature '],
  [/durchfluss\w*|流量/giu, ' flow '],
  [/\bdruck\b|压力/giu, ' pressure '],
  [/\bmilch\b|牛奶/giu, ' milk '],
];

/** Translates the plant words of other languages in place. */
export function inEnglish(text: string): string {
  return translated.reduce((so, [pattern, word]) => so.replace(pattern, word), text);
}

/** Comparison keys of the words that carry meaning: the first five letters in lower case, without the plural. Identifiers and numbers are no words. */
export function contentWords(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const match of allMatches(inEnglish(text).toLowerCase(), /(?<![\p{L}\p{N}]|\p{N}-)\p{Script=Latin}{3,}(?![\p{L}\p{N}]|-\p{N})/gu))
    if (!empty.has(match[0])) keys.add(match[0].replace(/s$/u, '').slice(0, 5));
  return keys;
}
