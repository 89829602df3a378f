import type { Fragment, LineForm } from './tool-lines.js';

const minute = String.raw`(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)`;
const moment = String.raw`((?:\d{4}-\d\d-\d\d )?\d\d:\d\d)`;
const span = String.raw`(\d{4}-\d\d-\d\d \d\d:\d\d to (?:\d{4}-\d\d-\d\d )?\d\d:\d\d)`;
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll('MINUTE', minute).replaceAll('MOMENT', moment).replaceAll('SPAN', span)}$`, 'u');

type Row = readonly [form: RegExp, german: string, chinese: string];

/** Sentences about drafts, and those of a hand-over note: the English form beside what it is in German and Chinese. */
const rows: readonly Row[] = [
  [
    form('Waiting for (.+?), asked for by (\\S+) at MINUTE, until MINUTE: (.+?)(?: (No due date is set)\\.| Due: MINUTE\\.)?'),
    'Wartet auf $<1>, beantragt von $2 um $3, bis $4: $<5>[ $<6>.][ Fällig: $7.]',
    '等待$<1>批准，由 $2 于 $3 提出，有效至 $4：$<5>[ $<6>。][ 期限：$7。]',
  ],
  [form('(No|\\d+) drafts? waits? for approval\\.'), 'Auf eine Freigabe wartende Entwürfe: $<1>.', '等待批准的草稿：$<1>。'],
  [
    form('(No|\\d+) decided drafts?(?: (?:of|about|on) (.+?))? (?:is|are) recorded here\\.'),
    'Entschiedene Entwürfe[ ($2)]: $<1>.',
    '已决定的草稿[（$2）]：$<1>。',
  ],
  [form('No due date is set'), 'Ein Termin ist nicht gesetzt', '未设期限'],
  [form('Shift note(?: about (\\S+))?: (.+)'), 'Schichtnotiz[ zu $1]: $<s2>', '交接班记录[（$1）]：$<s2>'],
  [form('Handover of the (early|late|night|morning|afternoon|day) shift, SPAN\\.?'), 'Übergabe der $<1>schicht, $<2>.', '$<1>班交接，$<2>。'],
  [form('(\\d+) trips? in the journal\\.'), 'Auslösungen laut Betriebstagebuch: $1.', '运行日志中的跳闸次数：$1。'],
  [
    form('(\\S+): (\\d+) (\\S+) (.+?), planned SPAN; completed at MOMENT with (\\d+) good and (\\d+) rejected(?:, (.+?))?\\.'),
    '$1: $2 $<3> „$4“, geplant $<5>; fertig um $6 mit $7 guten und $8 Ausschuss[, $<9>].',
    '$1：$2 $<3> “$4”，计划 $<5>；$6 完成，合格 $7，不合格 $8[，$<9>]。',
  ],
  [
    form('(\\S+): (\\d+) (\\S+) (.+?), planned SPAN; running since MOMENT, (\\d+) good so far \\((.+?)\\), (\\d+) to go(?:; (.+))?\\.'),
    '$1: $2 $<3> „$4“, geplant $<5>; läuft seit $6, bisher $7 gute ($8), noch $9[; $<10>].',
    '$1：$2 $<3> “$4”，计划 $<5>；自 $6 起运行，已合格 $7（$8），还差 $9[；$<10>]。',
  ],
  [
    form(
      '(\\S+) OEE (.+?): availability (.+?), performance (.+?), quality (.+?) \\((ISO [\\d-]+); ideal rate (\\d+) per hour from the nameplate, producing for (.+?)\\)\\.',
    ),
    '$1 OEE $2: Verfügbarkeit $3, Leistung $4, Qualität $5 ($6; Nennleistung $7 je Stunde laut Typenschild, in Produktion $8).',
    '$1 OEE $2：可用率 $3，性能 $4，质量 $5（$6；铭牌额定每小时 $7，生产 $8）。',
  ],
];

/** Words of these sentences, and what a section of a report is called that has nothing in it. */
const words: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/^No$/gu, 'keine', '0'],
  [/^No due date is set$/gu, 'Ein Termin ist nicht gesetzt', '未设期限'],
  [/^early$/gu, 'Früh', '早'],
  [/^late$/gu, 'Spät', '中'],
  [/^night$/gu, 'Nacht', '夜'],
  [/\boverrides or shelved alarms\b/gu, 'Überbrückungen oder zurückgestellten Alarme', '旁路或搁置的报警'],
  [/\bwork orders\b/gu, 'Arbeitsaufträge', '工单'],
  [/\bchanges by people\b/gu, 'Änderungen durch Personen', '人员更改'],
  [/\bproduction figures\b/gu, 'Produktionszahlen', '生产数据'],
  [/\bproduction plan\b/gu, 'Produktionsplan', '生产计划'],
  [/\bstanding alarms\b/gu, 'anstehenden Alarme', '持续报警'],
  [/\bat its rate of (\d+) \S+ per hour it ends at /gu, 'bei $1 je Stunde endet er ', '按每小时 $1 将结束于 '],
  [/ or (?=(?:technician|engineer|shift-lead|manager|admin)\b)/gu, ' oder ', '或'],
];

export const germanDraftLines: readonly LineForm[] = rows.map(([each, german]) => [each, german] as const);
export const chineseDraftLines: readonly LineForm[] = rows.map(([each, , chinese]) => [each, chinese] as const);
export const germanDraftFragments: readonly Fragment[] = words.map(([pattern, german]) => [pattern, german] as const);
export const chineseDraftFragments: readonly Fragment[] = words.map(([pattern, , chinese]) => [pattern, chinese] as const);
