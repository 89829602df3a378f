/** Words that say nothing about the content of an answer. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the of to in on at for from by with into onto as and or but is are was were be been being it its this that these those there here they them their he she we you your our i
   do does did has have had will would shall should can could may might then than so if when which who whom what where how also only just very about approximately around roughly
   please answer der die das den dem des ein eine einen einem einer eines und oder ist sind war im am zu zum zur mit von vom für auf bei nach aus als wird werden es sie er man
   so wie dass dann auch nur etwa rund circa ca`
    .split(/\s+/u)
    .map((word) => word.normalize('NFKC')),
);

export const negations: ReadonlySet<string> = new Set(
  'not no never none nobody nothing without neither nor cannot prohibited forbidden banned nicht kein keine keinen keiner nie niemals niemand ohne verboten 不 没 无 非'.split(
    ' ',
  ),
);

/** Words of one row mean the same for the purpose of comparing answers. The first one stands for all. */
const synonymRows = `
replace change exchange renew swap substitute replacement ersetzen austauschen wechseln tauschen
check inspect examine verify inspection control prüfen kontrollieren
begin start commence beginnen starten
end finish stop halt cease beenden
shut close schließen
remove take-off detach dismantle entfernen
defective faulty broken damaged defekt kaputt
maximum max highest höchstens maximal
minimum min lowest mindestens minimal
before prior vor
after following once
every each per jede jeden jedes je
allowed permitted erlaubt gestattet
lubricate grease schmieren
clean wash reinigen
person people persons personen leute
room space raum
repair fix mend reparieren
pipe tube line rohr leitung
tank vessel container behälter
quick fast rapid schnell
big large gross groß
small little klein
left links
right rechts
north norden
south süden
east osten
west westen
monday montag
tuesday dienstag
wednesday mittwoch
thursday donnerstag
friday freitag
saturday samstag
sunday sonntag
january januar
february februar
march märz
may mai
june juni
july juli
october oktober
december dezember
red rot
blue blau
green grün
yellow gelb
water wasser
`;

export const synonyms: ReadonlyMap<string, string> = new Map(
  synonymRows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [first = '', ...rest] = row.trim().split(/\s+/u);
      return [first, ...rest].map((word) => [word.normalize('NFC'), first] as const);
    }),
);

/** Number words; `twice` and the like count times. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...Object.fromEntries(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
        .split(' ')
        .map((word, at) => [word, at]),
    ),
    ...Object.fromEntries('null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ').map((word, at) => [word.normalize('NFC'), at])),
    ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000 },
    ...{ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
    ...{ once: 1, twice: 2, thrice: 3, einmal: 1, zweimal: 2, dreimal: 3, dozen: 12, dutzend: 12 },
  }),
);

/** Spellings of units: the name that stands for all, the quantity, the factor to its base, and the spellings. */
const unitRows: readonly (readonly [string, string, number, string])[] = [
  ['mm', 'length', 0.001, 'mm millimetre millimetres millimeter millimeters'],
  ['cm', 'length', 0.01, 'cm centimetre centimetres centimeter centimeters zentimeter'],
  ['m', 'length', 1, 'm metre metres meter meters'],
  ['km', 'length', 1000, 'km kilometre kilometres kilometer kilometers'],
  ['µm', 'length', 1e-6, 'µm μm micrometre micrometres micrometer micron microns'],
  ['g', 'mass', 0.001, 'g gram grams gramm'],
  ['mg', 'mass', 1e-6, 'mg milligram milligrams'],
  ['kg', 'mass', 1, 'kg kilogram kilograms kilo kilos kilogramm'],
  ['t', 'mass', 1000, 't tonne tonnes ton tons tonnen'],
  ['l', 'volume', 1, 'l litre litres liter liters'],
  ['ml', 'volume', 0.001, 'ml millilitre millilitres milliliter milliliters'],
  ['s', 'time', 1, 's sec secs second seconds sekunde sekunden'],
  ['ms', 'time', 0.001, 'ms millisecond milliseconds millisekunden'],
  ['min', 'time', 60, 'min mins minute minutes minuten'],
  ['h', 'time', 3600, 'h hr hrs hour hours stunde stunden'],
  ['d', 'time', 86_400, 'd day days tag tage tagen'],
  ['week', 'time', 604_800, 'week weeks woche wochen'],
  ['month', 'month', 1, 'month months monat monate monaten'],
  ['year', 'month', 12, 'year years jahr jahre jahren'],
  ['bar', 'pressure', 100, 'bar bars'],
  ['mbar', 'pressure', 0.1, 'mbar millibar'],
  ['kpa', 'pressure', 1, 'kpa kilopascal kilopascals'],
  ['mpa', 'pressure', 1000, 'mpa megapascal megapascals'],
  ['pa', 'pressure', 0.001, 'pa pascal pascals'],
  ['psi', 'psi', 1, 'psi'],
  ['n·m', 'torque', 1, 'n·m nm newtonmetre newtonmetres newtonmeter newtonmeters'],
  ['°c', '°c', 1, '°c celsius degc'],
  ['°f', '°f', 1, '°f fahrenheit degf'],
  ['k', 'kelvin', 1, 'k kelvin'],
  ['°', 'angle', 1, '° degree degrees deg grad'],
  ['%', '%', 1, '% percent pct prozent'],
  ['eur', 'eur', 1, '€ euro euros eur'],
  ['usd', 'usd', 1, '$ dollar dollars usd'],
  ['rpm', 'rpm', 1, 'rpm'],
  ['hz', 'frequency', 1, 'hz hertz'],
  ['khz', 'frequency', 1000, 'khz kilohertz'],
  ['v', 'voltage', 1, 'v volt volts'],
  ['kv', 'voltage', 1000, 'kv kilovolt kilovolts'],
  ['ma', 'current', 0.001, 'ma milliampere milliamperes milliamps'],
  ['amp', 'current', 1, 'amp amps ampere amperes'],
  ['w', 'power', 1, 'w watt watts'],
  ['kw', 'power', 1000, 'kw kilowatt kilowatts'],
  ['kwh', 'energy', 1, 'kwh kilowatthour kilowatthours'],
];

export type Unit = Readonly<{ name: string; quantity: string; factor: number }>;
export const units: ReadonlyMap<string, Unit> = new Map(
  unitRows.flatMap(([name, quantity, factor, spellings]) => spellings.split(' ').map((spelling) => [spelling, { name, quantity, factor }] as const)),
);

/** Adverbs of frequency as a number of days, weeks or months. */
export const frequencies: ReadonlyMap<string, string> = new Map(
  Object.entries({ hourly: 'every 1 h', daily: 'every 1 day', weekly: 'every 1 week', monthly: 'every 1 month', quarterly: 'every 3 months' }).concat(
    Object.entries({ yearly: 'every 1 year', annually: 'every 1 year', annual: 'every 1 year', 'half-yearly': 'every 6 months', fortnightly: 'every 2 weeks' }),
    Object.entries({ täglich: 'every 1 day', wöchentlich: 'every 1 week', monatlich: 'every 1 month', jährlich: 'every 1 year' }),
  ),
);
