import type { LineForm } from './tool-lines.js';

const time = String.raw`(\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)`;
const span = String.raw`(\d{4}-\d\d-\d\d \d\d:\d\d to (?:\d{4}-\d\d-\d\d )?\d\d:\d\d)`;
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll('TIME', time).replaceAll('SPAN', span)}$`, 'u');

/** What a question takes for granted and is not so, and what is not on record: the English form beside what it is in German and Chinese. */
const rows: ReadonlyArray<readonly [form: RegExp, german: string, chinese: string]> = [
  [
    form('No change of a setting of (\\S+) is recorded between TIME and TIME\\.'),
    'Zwischen $2 und $3 ist keine Änderung einer Einstellung von $1 aufgezeichnet.',
    '$2 至 $3 没有 $1 的设置更改记录。',
  ],
  [
    form('No (acknowledged|shelved) alarm of (\\S+) is recorded between TIME and TIME\\.'),
    'Zwischen $3 und $4 wurde von $2 kein Alarm $<1>.',
    '$3 至 $4 $2 没有报警被$<1>。',
  ],
  [
    form('No (.+) of (\\S+) is recorded in the 15 min around it:(.*)'),
    'In den 15 min davor und danach ist für $2 nichts Derartiges aufgezeichnet ($<1>):$<3>',
    '其前后 15 min 内没有 $2 的此类记录（$<1>）：$<3>',
  ],
  [
    form('(\\S+) (\\S+) \\((.+)\\) has not been (acknowledged|shelved): it is (\\S+), raised at TIME\\.'),
    '$1 $<2> („$3“) ist nicht $<4>: $<5>, gekommen $6.',
    '$1 $<2>（“$3”）尚未$<4>：$<5>，$6 发生。',
  ],
  [
    form('That cannot be the cause: (.+) at TIME came before (.+) at TIME\\.'),
    'Das kann nicht die Ursache sein: $1 um $2 kam vor $3 um $4.',
    '这不可能是原因：$1（$2）先于 $3（$4）。',
  ],
  [
    form('It was not for that reason: the stop of (\\S+) at TIME is recorded as "(.+)", and no alarm of (.+) came in the 15 min before\\.'),
    'Es war nicht aus diesem Grund: Der Stillstand von $1 um $2 ist verzeichnet als „$3“, und von $4 kam in den 15 min davor kein Alarm.',
    '不是这个原因：$1 于 $2 的停机记录为“$3”，此前 15 min 内 $4 没有报警。',
  ],
  [
    form('It is not (?:(\\S+) )?the stated value: (\\S+) is (.+?) at TIME, (lowest|highest) (.+?) between TIME and TIME\\.'),
    'Es ist nicht der genannte Wert: $2 liegt bei $3 um $4, $<5> Wert $6 zwischen $7 und $8.',
    '不是所说的值：$4 时 $2 为 $3，$7 至 $8 $<5> $6。',
  ],
  [
    form('The (trip|alarm) of (\\S+) is not at the stated value: (.+)\\.'),
    'Die Grenze ($<1>) von $2 liegt nicht beim genannten Wert: $<3>.',
    '$2 的$<1>值不是所说的值：$<3>。',
  ],
  [form('(\\S+) reads (.+?) at TIME, not the stated value\\.'), '$1 zeigt um $3 $2, nicht den genannten Wert.', '$3 时 $1 为 $2，不是所说的值。'],
  [form('It is the other way round: (\\S+) (.+?), (\\S+) (.+?) at TIME\\.'), 'Es ist umgekehrt: $1 $2, $3 $4 um $5.', '正好相反：$5 时 $1 为 $2，$3 为 $4。'],
  [
    form('(\\S+) did not start(?: then)?: (\\S+) did not go on between TIME and TIME\\.(.*)'),
    '$1 ist nicht gestartet: $2 hat zwischen $3 und $4 nicht eingeschaltet.$<5>',
    '$1 没有启动：$3 至 $4 $2 没有接通。$<5>',
  ],
  [
    form('(\\S+) did not start(?: then)?: (\\S+) last went on at TIME\\.(.*)'),
    '$1 ist da nicht gestartet: $2 hat zuletzt um $3 eingeschaltet.$<4>',
    '$1 当时没有启动：$2 最近一次接通是 $3。$<4>',
  ],
  [form('(\\S+) is not (rising|falling|increasing|decreasing|stable|fluctuating): (.+)'), '$1 $<2> nicht: $<s3>', '$1 没有$<2>：$<s3>'],
  [form('(\\S+) is in state (.+?) at TIME\\.'), '$1 ist um $3 im Zustand „$2“.', '$3 时 $1 的状态为“$2”。'],
  [
    form('No such work on (\\S+) is recorded; it was on (\\S+): "(.+)" \\(TIME\\)\\.'),
    'Eine solche Arbeit an $1 ist nicht verzeichnet; sie war an $2: „$3“ ($4).',
    '没有在 $1 上的此类工作记录；那是在 $2 上：“$3”（$4）。',
  ],
  // Records of a window
  [form('No (shelving|acknowledgement) is recorded between TIME and TIME\\.'), 'Zwischen $2 und $3 ist keine $<1> aufgezeichnet.', '$2 至 $3 没有$<1>记录。'],
  [
    form('No (.+?) is recorded(?: of (\\S+))? between TIME and TIME\\.'),
    'Zwischen $3 und $4 ist nichts Derartiges aufgezeichnet ($<1>)[ für $2].',
    '$3 至 $4 没有此类记录（$<1>）[（$2）]。',
  ],
  [
    form('Shelve alarm (\\S+) \\((.+)\\) for (\\d+) minutes; reason: (.+?)[.。]?'),
    'Alarm $1 ($2) für $3 min zurückstellen; Grund: $4.',
    '搁置报警 $1（$2）$3 min；原因：$4。',
  ],
  [
    form('(.+?) lie between them: (\\S+) \\((.+?)\\) raised TIME, then (\\S+) \\((.+?)\\) raised TIME\\.'),
    'Dazwischen liegen $1: $2 („$3“) gekommen $4, dann $5 („$6“) gekommen $7.',
    '相隔 $1：$2（“$3”）$4 发生，$5（“$6”）$7 发生。',
  ],
  // Orders of the plan
  [
    form('(\\S+): (\\d+) bottles (.+?), planned SPAN; completed at TIME with (\\d+) good and (\\d+) rejected(?:, (.+ its planned end|as planned))?\\.'),
    '$1: $2 Flaschen „$3“, geplant $<4>; fertig um $5 mit $6 guten und $7 Ausschuss[, $<8>].',
    '$1：$2 瓶 “$3”，计划 $<4>；$5 完成，合格 $6，不合格 $7[，$<8>]。',
  ],
  [
    form('(\\S+): (\\d+) bottles (.+?), planned SPAN; not started\\.'),
    '$1: $2 Flaschen „$3“, geplant $<4>; noch nicht begonnen.',
    '$1：$2 瓶 “$3”，计划 $<4>；尚未开始。',
  ],
  [
    form('(\\S+): (\\d+) bottles (.+?), planned SPAN; cancelled, .+\\.'),
    '$1: $2 Flaschen „$3“, geplant $<4>; gestrichen, die Zeit verging, bevor die Linie beginnen konnte.',
    '$1：$2 瓶 “$3”，计划 $<4>；已取消，未能按时开始。',
  ],
];

const words: ReadonlyArray<readonly [pattern: RegExp, german: string, chinese: string]> = [
  [/\b(\S+ (?:min|h|s|d)) after its planned end\b/gu, '$1 nach dem geplanten Ende', '比计划晚 $1'],
  [/\b(\S+ (?:min|h|s|d)) before its planned end\b/gu, '$1 vor dem geplanten Ende', '比计划早 $1'],
  [/\bas planned\b/gu, 'wie geplant', '按计划'],
  [/\bany equipment\b/gu, 'irgendeiner Anlage', '任一设备'],
  [/\bchange of a setting\b/gu, 'Änderung einer Einstellung', '设置更改'],
  [/\bshelving\b/gu, 'Zurückstellung', '搁置'],
  [/\backnowledgement\b/gu, 'Quittierung', '确认'],
  [/\brising\b/gu, 'steigt', '上升'],
  [/\bfalling\b/gu, 'fällt', '下降'],
  [/\bfluctuating\b/gu, 'schwankt', '波动'],
  [/\bincreasing\b/gu, 'steigt', '上升'],
  [/\bdecreasing\b/gu, 'fällt', '下降'],
  [/\bconveyor\b/gu, 'Förderband', '输送带'],
  [/\bphoto-eye\b/gu, 'Lichtschranke', '光电'],
  [/\bpump\b/gu, 'Pumpe', '泵'],
  [/\bvalve\b/gu, 'Ventil', '阀'],
  [/\bmotor\b/gu, 'Motor', '电机'],
  [/\bfilter\b/gu, 'Filter', '过滤器'],
  [/\bclean(?:ed|ing)?\b/gu, 'Reinigung', '清洁'],
];

export const germanCorrections: readonly LineForm[] = rows.map(([pattern, german]) => [pattern, german] as const);
export const chineseCorrections: readonly LineForm[] = rows.map(([pattern, , chinese]) => [pattern, chinese] as const);
export const germanCorrectionWords = words.map(([pattern, german]) => [pattern, german] as const);
export const chineseCorrectionWords = words.map(([pattern, , chinese]) => [pattern, chinese] as const);
