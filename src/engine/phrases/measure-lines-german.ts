import type { Fragment, LineForm } from './tool-lines.js';

const time = String.raw`(\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)`;
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll('TIME', time)}$`, 'u');

/** Sentences of measurements, counts and states as the tools say them. */
export const germanMeasureLines: readonly LineForm[] = [
  [form('(\\S+) \\((.+)\\): (.+?) at TIME((?:, .+)?)\\.'), '$1 ($2): $3 um $4$<5>.'],
  [form('(Highest|Lowest) (\\S+): (.+?) at TIME, (from TIME to TIME.*)\\.'), '$<1> $2: $3 um $4, $<5>.'],
  [form('Mean of (\\S+): (.+?) (from TIME to TIME.*)\\.'), 'Mittelwert $1: $2 $<3>.'],
  [
    form('Standard deviation of (\\S+): (.+?) around a mean of (.+?), lowest (.+?), highest (.+?),? (from TIME to TIME.*)\\.'),
    'Standardabweichung $1: $2 um den Mittelwert $3, tiefster Wert $4, höchster $5, $<6>.',
  ],
  [
    form('(\\S+) went from (.+?) to (.+?) \\((.+?), (.+?) per hour\\), lowest (.+?), highest (.+?), (from TIME to TIME.*)\\.'),
    '$1 ging von $2 auf $3 ($4, $5 pro Stunde), tiefster Wert $6, höchster $7, $<8>.',
  ],
  [
    form(
      'While it (falls|rises), (\\S+) (?:loses|gains) (.+?) per hour: (.+?) last about (.+?) until it is empty(?:, and about (.+?) to the (.+?) limit of (.+?))?, if nothing comes in; no promise\\.',
    ),
    'Solange $2 fällt, verliert es $3 pro Stunde: $4 reichen etwa $5, bis es leer ist[, und etwa $6 bis zur Grenze $8 ($<7>)], wenn nichts nachkommt; das ist kein Versprechen.',
  ],
  [form('Total of (\\S+): (.+?) (from TIME to TIME.*)\\.'), 'Summe $1: $2 $<3>.'],
  [
    form('(\\S+) was (above|below) (.+?) for (.+?) (from TIME to TIME.*?): first at TIME, last until TIME; (highest|lowest) (.+?) at TIME\\.'),
    '$1 lag $4 lang $<2> $3, $<5>; zuerst $8, zuletzt bis $9.',
  ],
  [form('(\\S+) was never (above|below) (.+?) (from TIME to TIME.*?); (highest|lowest) (.+?) at TIME\\.'), '$1 lag nie $<2> $3, $<4>; $<7> $8 um $9.'],
  [form('(\\S+) (?:\\((\\S+)\\) )?was ([\\p{L} -]+?) last (from .+?) \\((\\S+)\\)\\.'), '$1, Zustand „$<3>“ zuletzt $<4> ($5).'],
  [form('(\\S+) is not ([\\p{L} -]+?) now: it was last (?:[\\p{L} -]+?) (from .+?) \\((\\S+)\\)\\.'), '$1, Zustand „$<2>“: jetzt nicht; zuletzt $<3> ($4).'],
  [form('(\\S+) has been ([\\p{L} -]+?) since before TIME, (.+?) \\((\\S+)\\)\\.'), '$1, Zustand „$<2>“ schon vor $3, $4 ($5).'],
  [form('(\\S+) has been ([\\p{L} -]+?) since TIME, (.+?) \\((\\S+)\\)\\.'), '$1, Zustand „$<2>“ seit $3, $4 ($5).'],
  [form('(\\S+) (?:\\((?:\\S+)\\) )?was never ([\\p{L} -]+?) (from TIME to TIME.*?) \\((\\S+)\\)\\.'), '$1, Zustand „$<2>“: nie $<3> ($6).'],
  [
    form(
      '(\\S+) (?:\\((?:\\S+)\\) )?was ([\\p{L} -]+?) for (.+?) in all \\((.+?) of the time\\), in (\\d+) stretch(?:es)?, (from TIME to TIME.*?) \\((\\S+)\\)\\.',
    ),
    '$1, Zustand „$<2>“: zusammen $3 ($4 der Zeit), in $5 Abschnitten, $<6> ($9).',
  ],
  [
    form('(\\S+) (?:\\((?:\\S+)\\) )?was ([\\p{L} -]+?) (\\d+) times? (from TIME to TIME.*?): (.+?) in all \\((\\S+)\\)\\.'),
    '$1, Zustand „$<2>“: $3 mal $<4>, zusammen $7 ($8).',
  ],
  [
    form('Longest: (\\S+) (?:\\((?:\\S+)\\) )?was ([\\p{L} -]+?) for (.+?) (from .+?), of (\\d+) stretch(?:es)? (from TIME to TIME.*?) \\((\\S+)\\)\\.'),
    'Am längsten: $1, Zustand „$<2>“ $3 lang, $<4>.',
  ],
  [form('(\\S+) ([\\p{L}, -]+?) (from (?:before )?TIME (?:to TIME|until now \\(.+?\\))), ([\\d.]+ \\w+)\\.'), '$1, Zustand „$<2>“ $<3>, $6.'],
  [
    form('The history of (\\S+) begins at TIME; nothing is known of the time before\\.'),
    'Die Aufzeichnung von $1 beginnt $2; über die Zeit davor ist nichts bekannt.',
  ],
  [
    form("The plant's history begins at TIME; nothing is counted of the time before\\."),
    'Die Aufzeichnung der Anlage beginnt $1; die Zeit davor ist nicht gezählt.',
  ],
  [form('There is no history of (\\S+) between TIME and TIME\\.'), 'Von $1 gibt es zwischen $2 und $3 keine Aufzeichnung.'],
  [
    form('Number of alarms annunciated by (\\w+)(?: of alarm (.+?))?: (.+?), (\\d+) in all from TIME to TIME\\.'),
    'Gemeldete Alarme nach $<1>: $3, zusammen $4 von $5 bis $6.',
  ],
  [form('Number of alarms annunciated by (\\w+)(?: of alarm (.+?))?: no records from TIME to TIME\\.'), 'Gemeldete Alarme nach $<1>: keine von $3 bis $4.'],
  [
    form('Hours of stops by (?:cause|reason)(?: on (\\S+))?: (.+), (.+?) in all from TIME to TIME \\((\\d+) records?\\)\\.'),
    'Stillstandszeit $1 nach Ursache: $2, zusammen $3 von $4 bis $5 ($6 Einträge).',
  ],
  [
    form('Mean time between failures on (\\S+): (.+?) from TIME to TIME \\((\\d+) records?\\)\\.'),
    'Mittlere Zeit zwischen Ausfällen (MTBF) von $1: $2 von $3 bis $4 ($5 Einträge).',
  ],
];

/** Spans of time and sides of a limit inside these sentences. */
export const germanMeasureFragments: readonly Fragment[] = [
  [new RegExp(`from ${time} to ${time}`, 'gu'), 'von $1 bis $2'],
  [new RegExp(`from before ${time} to ${time}`, 'gu'), 'von vor $1 bis $2'],
  [new RegExp(`from before ${time}`, 'gu'), 'schon vor $1'],
  [new RegExp(`from ${time}`, 'gu'), 'ab $1'],
  [/until now \(([^)]+)\)/gu, 'bis jetzt ($1)'],
  [new RegExp(`, ended (.+?) before ${time}`, 'gu'), ', beendet $1 vor $2'],
  [/\(([^()]+) in all\)/gu, '($1 zusammen)'],
  [/\bonce already at the start\b/gu, 'einmal schon zu Beginn'],
  [/\bHighest\b/gu, 'Höchster Wert'],
  [/\bLowest\b/gu, 'Tiefster Wert'],
  [/\bhighest\b(?= [\d-])/gu, 'höchster Wert'],
  [/\blowest\b/gu, 'tiefster Wert'],
  [/\babove\b/gu, 'über'],
  [/\bbelow\b/gu, 'unter'],
  [/\bwhile\b/gu, 'während'],
  [/\bstopped\b/gu, 'steht'],
  [/\bopen\b/gu, 'offen'],
  [/\bclosed\b/gu, 'geschlossen'],
  [/\bdiverted\b/gu, 'umgeleitet'],
  [/\bshift\b/gu, 'Schicht'],
  [/\bhour\b/gu, 'Stunde'],
  [/\bday\b/gu, 'Tag'],
  [/\bpriority\b/gu, 'Priorität'],
];
