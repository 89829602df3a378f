import type { LineForm } from './tool-lines.js';

const time = String.raw`(\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)`;
const span = String.raw`(\d{4}-\d\d-\d\d \d\d:\d\d to (?:\d{4}-\d\d-\d\d )?\d\d:\d\d)`;
const condition = '(high|low|high-high|low-low|off-normal|deviation|bad-quality|fault)';
const role = '(technician|engineer|shift-lead|manager|admin)';
const form = (text: string): RegExp =>
  new RegExp(`^${text.replaceAll('TIME', time).replaceAll('SPAN', span).replaceAll('CONDITION', condition).replaceAll('ROLE', role)}$`, 'u');

type Row = readonly [form: RegExp, german: string, chinese: string];

/** Sentences of counts, plans, alarm statistics, shift reports and trials of the model: the English form beside what it is in German and Chinese. */
const rows: readonly Row[] = [
  // Counts and sums
  [
    form(
      '(Number|Hours|Average hours|Consumption|Increase) of (alarms annunciated|journal entries|work orders|stops|maintenance records|failures|media|counters)(?: by ([a-z ]+?))?(?: on (\\S+))?(?: with "(.+?)")?((?: of [a-z]+ [^:]+?)*): (.+?) from TIME to TIME(?: \\((\\d+) records?\\))?\\.',
    ),
    '$<1> $<2>[ nach $<3>][ an $4][ „$5“][ ($<6>)]: $<7> von $8 bis $9[ ($10 Einträge)].',
    '$<2>$<1>[（按$<3>）][（$4）][“$5”][（$<6>）]：$8 至 $9 $<7>[（$10 条记录）]。',
  ],
  [
    form(
      '(Mean time between failures|Mean time to repair|Consumption per 1000)(?: by ([a-z ]+?))?(?: on (\\S+))?(?: with "(.+?)")?: (.+?) from TIME to TIME(?: \\((\\d+) records?\\))?\\.',
    ),
    '$<1>[ nach $<2>][ an $3][ „$4“]: $<5> von $6 bis $7[ ($8 Einträge)].',
    '$<1>[（按$<2>）][（$3）][“$4”]：$6 至 $7 $<5>[（$8 条记录）]。',
  ],
  [
    form('(\\S+: )?The first is ([\\d.,]+)( .+?)?(?: \\(([\\d.]+) %\\))? more than the second\\.'),
    '[$<1>]Der erste Wert ist um $2$<3>[ ($4 %)] höher als der zweite.',
    '[$<1>]前者比后者多 $2$<3>[（$4 %）]。',
  ],
  [
    form('(\\S+: )?The first is ([\\d.,]+)( .+?)?(?: \\(([\\d.]+) %\\))? less than the second\\.'),
    '[$<1>]Der erste Wert ist um $2$<3>[ ($4 %)] niedriger als der zweite.',
    '[$<1>]前者比后者少 $2$<3>[（$4 %）]。',
  ],
  [form('Most is lost to (availability|performance|quality): ([\\d.]+) %\\.'), 'Am meisten kostet $<1>: $2 %.', '损失最大的是$<1>：$2 %。'],
  [form('(\\S+: )?Both are equal\\.'), '[$<1>]Beide sind gleich.', '[$<1>]两者相等。'],
  [
    form('The history does not reach over both, so I form no difference\\.'),
    'Die Aufzeichnung reicht nicht über beide, darum bilde ich keine Differenz.',
    '历史记录未覆盖两段时间，因此不计算差值。',
  ],
  [
    form("The plant's history holds nothing from TIME to TIME, so there is nothing to compare with\\."),
    'Die Aufzeichnung der Anlage enthält nichts von $1 bis $2, darum fehlt der Vergleich.',
    '$1 至 $2 没有工厂历史记录，因此无从比较。',
  ],
  [
    form('([\\d.]+) % rejected from TIME to TIME: (\\d+) of (\\d+) produced\\.'),
    '$1 % Ausschuss von $2 bis $3: $4 von $5 gefertigten.',
    '$2 至 $3 不合格 $1 %：$5 中有 $4。',
  ],
  [
    form('(\\d+) good (\\S+) from TIME to TIME: (\\d+) produced less (\\d+) rejected\\.'),
    '$1 gute $<2> von $3 bis $4: $5 gefertigt, davon $6 Ausschuss.',
    '$3 至 $4 合格 $1 $<2>：生产 $5，不合格 $6。',
  ],
  // Plan
  [form('Plan: (\\d+) good (\\S+), (\\d+) made, (.+)\\.'), 'Plan: $1 gute $<2>, $3 gefertigt, $<4>.', '计划合格数 $1，已完成 $3，$<4>。'],
  [
    form('(.+?), SPAN: (\\d+) good (\\S+) planned(?: by (\\d\\d:\\d\\d) of (\\d+) in all)?, (\\d+) made: (.+)\\.'),
    '$<1>, $<2>: $3 gute $<4> geplant[ bis $5 von zusammen $6], $7 gefertigt: $<8>.',
    '$<1>，$<2>：计划[到 $5 ]合格数 $3[（全部 $6）]，已完成 $7：$<8>。',
  ],
  [
    form('(.+?), SPAN: (\\d+) good (\\S+) planned in (\\d+) orders?, (no|\\d+) changes? of product\\.'),
    '$<1>, $<2>: $3 gute $<4> in $5 Aufträgen geplant, Produktwechsel: $<6>.',
    '$<1>，$<2>：计划合格数 $3，订单数 $5，换产次数：$<6>。',
  ],
  [
    form(
      '(\\S+): (\\d+) (\\S+) (.+?), planned SPAN; running since TIME, (\\d+) good so far \\((.+?)\\), (\\d+) to go(?:; at its rate of (\\d+) \\S+ per hour it ends at TIME, (.+))?\\.',
    ),
    '$1: $2 $<3> „$4“, geplant $<5>; läuft seit $6, bisher $7 gute ($8), noch $9[; bei $10 je Stunde endet er $11, $<12>].',
    '$1：$2 $<3> “$4”，计划 $<5>；自 $6 起运行，已合格 $7（$8），还差 $9[；按每小时 $10 将于 $11 结束，$<12>]。',
  ],
  [
    form('(\\S+): (\\d+) (\\S+) (.+?), planned SPAN; completed at TIME with (\\d+) good and (\\d+) rejected\\.'),
    '$1: $2 $<3> „$4“, geplant $<5>; fertig um $6 mit $7 guten und $8 Ausschuss.',
    '$1：$2 $<3> “$4”，计划 $<5>；$6 完成，合格 $7，不合格 $8。',
  ],
  [
    form('(\\S+): (\\d+) (\\S+) (.+?), planned SPAN; (not started|cancelled).*\\.'),
    '$1: $2 $<3> „$4“, geplant $<5>; $<6>.',
    '$1：$2 $<3> “$4”，计划 $<5>；$<6>。',
  ],
  [
    form(
      '(\\S+): change of product from (.+?) to (.+?), planned SPAN \\((.+)\\)(?:; (done|running|not needed)(?: from (\\d\\d:\\d\\d) to (\\d\\d:\\d\\d)| since (\\d\\d:\\d\\d))?)?\\.',
    ),
    '$1: Produktwechsel von „$2“ auf „$3“, geplant $<4> („$5“)[; $<6>][ von $7 bis $8][ seit $9].',
    '$1：换产，从“$2”到“$3”，计划 $<4>（“$5”）[；$<6>][，$7 至 $8][，自 $9 起]。',
  ],
  [form('No production is planned (.+)\\.'), 'Keine Produktion geplant: $<1>.', '没有生产计划：$<1>。'],
  // Alarm statistics
  [
    form('Most often: (\\S+) \\((\\S+), (.+)\\), (\\d+) of (\\d+) annunciations?\\.'),
    'Am häufigsten: $1 ($2, „$3“), $4 von $5 Meldungen.',
    '最多：$1（$2，“$3”），$5 次中的 $4 次。',
  ],
  [form('(\\S+) \\((\\S+), (.+)\\), (\\d+) of (\\d+) annunciations?\\.'), '$1 ($2, „$3“), $4 von $5 Meldungen.', '$1（$2，“$3”），$5 次中的 $4 次。'],
  [form('No alarm was annunciated between TIME and TIME\\.'), 'Zwischen $1 und $2 wurde kein Alarm gemeldet.', '$1 至 $2 没有报警。'],
  [
    form('(\\d+) alarms annunciated(?: for (\\S+))? between TIME and TIME, ([\\d.]+) per hour(?: \\((.+): about ([\\d.]+) per hour acceptable\\))?\\.'),
    '$1 Alarme[ an $2] zwischen $3 und $4 gemeldet, $5 je Stunde[ ($6: etwa $7 je Stunde annehmbar)].',
    '$3 至 $4[ $2]共 $1 个报警，每小时 $5 个[（$6：每小时约 $7 个可接受）]。',
  ],
  [form('(\\d+) alarms annunciated for (\\S+) between TIME and TIME\\.?'), '$1 Alarme von $2 zwischen $3 und $4.', '$3 至 $4：$2 共 $1 个报警。'],
  [
    form('No alarm chattered between TIME and TIME.*'),
    'Zwischen $1 und $2 hat kein Alarm geflattert (Flattern: 3 Meldungen in 60 s).',
    '$1 至 $2 没有抖动报警（抖动：60 s 内 3 次）。',
  ],
  [
    form('(\\S+) \\((\\S+)\\) chattered: (\\d+) annunciations? between TIME and TIME, up to (\\d+) within 60 s\\.'),
    '$1 ($2) flattert: $3 Meldungen zwischen $4 und $5, bis zu $6 in 60 s.',
    '$1（$2）抖动：$4 至 $5 共 $3 次，60 s 内最多 $6 次。',
  ],
  [form('No alarm has stood longer than 24 h at TIME\\.'), 'Am $1 steht kein Alarm länger als 24 h.', '$1 时没有持续超过 24 h 的报警。'],
  [
    form('(\\S+) stands since TIME, ([\\d.]+ h) \\(stale: over 24 h\\)\\.'),
    '$1 steht seit $2, $3 (Dauermeldung: über 24 h).',
    '$1 自 $2 起持续 $3（长期报警：超过 24 h）。',
  ],
  [
    form('Most alarms in (\\d+) min: (\\d+) annunciations? from TIME, between TIME and TIME\\.'),
    'Die meisten Alarme in $1 min: $2 Meldungen ab $3, zwischen $4 und $5.',
    '$1 min 内最多：自 $3 起 $2 次（$4 至 $5）。',
  ],
  [form('Priority (\\w+): (\\S+) \\((.+)\\) at TIME\\.'), 'Priorität $<1>: $2 („$3“) um $4.', '优先级$<1>：$2（“$3”），$4。'],
  [
    form('No alarm flood between TIME and TIME: at most (\\d+) annunciations? in 10 min \\(.*\\)\\.'),
    'Keine Alarmflut zwischen $1 und $2: höchstens $3 Meldungen in 10 min.',
    '$1 至 $2 没有报警泛滥：10 min 内最多 $3 次。',
  ],
  [
    form('Yes, an alarm flood from TIME to TIME: (\\d+) annunciations?, at most (\\d+) in 10 min \\(.*\\)\\.'),
    'Ja, eine Alarmflut von $1 bis $2: $3 Meldungen, höchstens $4 in 10 min.',
    '是，$1 至 $2 有报警泛滥：共 $3 次，10 min 内最多 $4 次。',
  ],
  [form('First out: (\\S+)(?: at (.+?))?, TIME \\((.+)\\)\\.'), 'Erstmeldung: $1[ bei $2], $3 („$4“).', '首发报警：$1[，$2]，$3（“$4”）。'],
  [form('Next check within (\\d+) min: (.+)'), 'Nächste Prüfung innerhalb $1 min: $<2>', '$1 min 内检查：$<2>'],
  [form('(\\d+) alarms? followed from it: (.+)\\.'), '$1 Alarme folgten daraus: $<2>.', '由此引发 $1 个报警：$<2>。'],
  [form('Link to it not known: (.+)\\.'), 'Zusammenhang damit nicht bekannt: $<1>.', '与之关系不明：$<1>。'],
  [
    form('(\\d+) annunciations? of (\\d+) alarms? in (.+?)(?:; chattering and left out: (.+))?\\.'),
    '$1 Meldungen von $2 Alarmen in $<3>[; flatternd und weggelassen: $4].',
    '$<3> 内 $2 个报警共 $1 次[；抖动未计：$4]。',
  ],
  [form('(\\d+) more alarms follow\\.'), 'Es folgen noch $1 Alarme.', '后面还有 $1 个报警。'],
  [form('TIME (\\S+) CONDITION: (.+), priority (low|medium|high|highest)\\.'), '$1 $2 $<3>: „$4“, Priorität $<5>.', '$1 $2 $<3>：“$4”，优先级 $<5>。'],
  [
    form('(\\d+ .+?)(?: of priority ([a-z ]+?))?(?: of (\\S+))? between TIME and TIME; the last (\\d+):'),
    '$<1>[ mit Priorität $<2>][ an $3] zwischen $4 und $5; die letzten $6:',
    '$4 至 $5：[$3 ]$<1>[（优先级 $<2>）]；最近 $6 条：',
  ],
  [form('TIME (\\S+) CONDITION: (.+)\\.'), '$1 $2 $<3>: „$4“.', '$1 $2 $<3>：“$4”。'],
  // Shift report
  [form('TIME(?: (\\S+))?: (.+?)\\.? \\(([\\w-]+), ROLE\\)\\.'), '$1[ $2]: „$3“ ($4, $<5>).', '$1[ $2]：“$3”（$4，$<5>）。'],
  [form('(\\S+|Bottles (?:filled|rejected))(?: \\((\\S+)\\))?: ([\\d.,]+) bottles\\.'), '$<1>[ ($2)]: $3 Flaschen.', '$<1>[（$2）]：$3 瓶。'],
  [
    form('(Electricity|Steam|Compressed air|Water|Gas): ([\\d.,]+) (\\S+)(?: \\((.+?)\\))?(?:, ([\\d.,]+) \\S+ per 1,000 (\\S+))?\\.'),
    '$<1> in der Zeit: $2 $3[ ($4)][, $5 $3 je tausend $<6>].',
    '$<1>：$2 $3[（$4）][，每 1,000 $<6> $5 $3]。',
  ],
  [form('(\\d+) alarms? annunciated, ([\\d.]+) per hour(.*)\\.'), '$1 Alarme gemeldet, $2 je Stunde$<3>.', '共 $1 个报警，每小时 $2 个$<3>。'],
  [form('(\\S+) was in state (\\S+) for (.+?)\\.'), '$1 war $3 im Zustand $2.', '$1 处于 $2 状态 $3。'],
  [form('Running at TIME: (.+)\\.'), 'In Betrieb um $1: $2.', '$1 时运行：$2。'],
  [
    form('(\\d+) alarms? suppressed by design .*?: (.+)\\.'),
    '$1 Alarme planmäßig unterdrückt (Anlage steht oder nicht in Gebrauch): $2.',
    '$1 个报警按设计抑制（设备停止或未使用）：$2。',
  ],
  [form('(.+?) is overdue: open for (.+?)\\.'), '„$1“ ist überfällig: offen seit $2.', '“$1” 已逾期：已打开 $2。'],
  [form('(\\S+) was (above|below) (\\S+) (.+?) for (.+?)\\.'), '$1 lag $5 $<2> der Grenze $4 ($<3>).', '$1 $<2>限值 $4（$<3>）持续 $5。'],
  // Trials of the model
  [
    form('I found no setpoint with a new value and no fault of the model in that question\\.'),
    'Ich finde in der Frage keinen Sollwert mit neuem Wert und keine Störung des Modells.',
    '我在问题中没有找到带新值的设定点，也没有找到模型中的故障。',
  ],
  [
    form('(\\S+) \\((.+)\\) is measured, not set, so I cannot change it in the model\\.'),
    '$1 („$2“) wird gemessen und nicht gestellt, also kann ich es im Modell nicht ändern.',
    '$1（“$2”）是测量值，不是设定值，所以我不能在模型中更改。',
  ],
  [form('I can change (.+)\\.'), 'Ändern kann ich $1.', '我可以更改 $1。'],
  [form('Faults I can play(?: there|, for example): (.+)\\.'), 'Störungen, die ich durchspielen kann: „$1“.', '我可以模拟的故障：“$1”。'],
  [
    form('In the model, (.+) for (\\d+) minutes raises (one alarm|\\d+ alarms) that would not come otherwise\\.'),
    'Im Modell löst $<1> über $2 Minuten zusätzlich $<3> aus.',
    '在模型中，$<1> 持续 $2 分钟会引起 $<3>，否则不会出现。',
  ],
  [
    form('In the model, (.+) for (\\d+) minutes changes nothing that I can tell from chance\\.'),
    'Im Modell ändert $<1> über $2 Minuten nichts, was sich vom Zufall unterscheidet.',
    '在模型中，$<1> 持续 $2 分钟没有可与偶然区分的变化。',
  ],
  [
    form('In the model, (.+) for (\\d+) minutes raises no alarm that would not come anyway\\.'),
    'Im Modell löst $<1> über $2 Minuten keinen Alarm aus, der nicht ohnehin käme.',
    '在模型中，$<1> 持续 $2 分钟不会引起额外的报警。',
  ],
  [form('(\\d\\d:\\d\\d) (\\S+): (.+), priority (\\w+)\\.'), '$1 $2: „$3“, Priorität $<4>.', '$1 $2：“$3”，优先级$<4>。'],
  [form('Without the change (.+) would have come; with it not\\.'), 'Ohne die Änderung wäre $1 gekommen, mit ihr nicht.', '不作更改会出现 $1；更改后不会。'],
  [
    form('(\\S+) \\((.+)\\): (.+?) counted in this time instead of (.+?)\\.'),
    '$1 („$2“): in dieser Zeit $3 gezählt statt $4.',
    '$1（“$2”）：此期间计数 $3，而不是 $4。',
  ],
  [
    form('(\\S+) \\((.+)\\): (.+?) at the end instead of (.+?); the runs part at (\\d\\d:\\d\\d)\\.'),
    '$1 („$2“): am Ende $<3> statt $<4>; die Läufe trennen sich um $5.',
    '$1（“$2”）：结束时为 $<3>，而不是 $<4>；两次运行在 $5 分开。',
  ],
  [
    form('(\\S+) \\((.+)\\): (.+?) towards the end instead of (.+?), between (.+?) and (.+?)\\.'),
    '$1 („$2“): gegen Ende $3 statt $4, zwischen $5 und $6.',
    '$1（“$2”）：末段为 $3，而不是 $4，范围 $5 至 $6。',
  ],
  [
    form('A fault that grows slowly reaches its full size halfway through the run\\.'),
    'Eine langsam wachsende Störung erreicht ihre volle Größe zur Hälfte des Laufs.',
    '缓慢发展的故障在运行中途达到最大。',
  ],
  [form('I look ahead (\\d+) minutes at most\\.'), 'Ich rechne höchstens $1 Minuten voraus.', '我最多向前推算 $1 分钟。'],
  [
    form(
      "This is a simulation of the plant's model from (\\S+) to (\\S+), compared with a run without the change; it is not a promise, and nothing was changed in the plant\\.",
    ),
    'Das ist eine Simulation mit dem Modell der Anlage von $1 bis $2, verglichen mit einem Lauf ohne die Änderung; sie ist keine Zusage, und an der Anlage wurde nichts geändert.',
    '这是用工厂模型从 $1 到 $2 的仿真，与不作更改的运行比较；不作保证，工厂中没有作任何更改。',
  ],
  // Premise
  [form('(\\S+) reads (.+?) at TIME, not the stated value\\.'), '$1 zeigt $2 um $3, nicht den genannten Wert.', '$3 时 $1 为 $2，不是所说的值。'],
  [form('It is the other way round: (.+?), (.+?) at TIME\\.'), 'Es ist umgekehrt: $1, $2 um $3.', '正好相反：$1，$2（$3）。'],
  [
    form('(\\S+) (CONDITION )?\\((.+)\\) has not been (\\w+): it is ([\\w-]+), raised at TIME\\.'),
    '$1 („$4“) ist nicht $<5>: $<6>, gekommen um $7.',
    '$1（“$4”）未被$<5>：$<6>，$7 发生。',
  ],
  [form('(\\S+) (?:is|was) in state (\\S+) at TIME\\.'), '$1 ist im Zustand $2 ($3).', '$1 处于 $2 状态（$3）。'],
  [form('(\\S+) tripped at TIME: (.+)\\.'), '$1 hat um $2 ausgelöst: „$3“.', '$1 于 $2 跳闸：“$3”。'],
  [form('That is not so now: (\\S+) \\((.+)\\) reads (.+)\\.'), 'Das ist jetzt nicht so: $1 („$2“) zeigt $3.', '现在不是这样：$1（“$2”）为 $3。'],
  [
    form('The (trip|alarm) of (\\S+) is not at the stated value: (.+)\\.'),
    'Die Grenze von $2 liegt nicht beim genannten Wert: $<3>.',
    '$2 的限值不是所说的值：$<3>。',
  ],
  [
    form('These are the main lines of (.+); ask about an output for its exact conditions\\.'),
    'Das sind die Hauptzeilen von $1; fragen Sie nach einem Ausgang für seine genauen Bedingungen.',
    '以上是 $1 的主要行；要知道确切条件，请询问某个输出。',
  ],
  // Work orders
  [
    form('(\\S+): (.+), (\\w[\\w-]*), priority (\\w+), created TIME\\.'),
    '$1: „$2“, $<3>, Priorität $<4>, angelegt $5.',
    '$1：“$2”，$<3>，优先级$<4>，创建于 $5。',
  ],
];

export const germanReportLines: readonly LineForm[] = rows.map(([pattern, german]) => [pattern, german]);
export const chineseReportLines: readonly LineForm[] = rows.map(([pattern, , chinese]) => [pattern, chinese]);
/** Words of these sentences: English, German, Chinese. */
const words: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/\bAverage hours\b/gu, 'Mittlere Stunden', '平均时长'],
  [/^Number$/gu, 'Anzahl', '数'],
  [/^Hours$/gu, 'Stunden', '时长'],
  [/^Consumption$/gu, 'Verbrauch', '用量'],
  [/^Increase$/gu, 'Zunahme', '增量'],
  [/^media$/gu, '', ''],
  [/^counters$/gu, 'Zähler', '计数'],
  [/\balarms annunciated\b/gu, 'gemeldete Alarme', '报警'],
  [/\bjournal entries\b/gu, 'Journaleinträge', '日志条目'],
  [/\bfailures\b/gu, 'Ausfälle', '故障'],
  [/\bMean time between failures\b/gu, 'Mittlere Zeit zwischen Ausfällen (MTBF)', '平均故障间隔（MTBF）'],
  [/\bMean time to repair\b/gu, 'Mittlere Reparaturzeit (MTTR)', '平均修复时间（MTTR）'],
  [/\bConsumption per 1000\b/gu, 'Verbrauch je 1000', '每 1000 的用量'],
  [/\bno records\b/gu, 'keine Einträge', '没有记录'],
  [/\bin all\b/gu, 'zusammen', '合计'],
  [/\bequipment class\b/gu, 'Maschinenart', '设备类别'],
  [/\bequipment\b/gu, 'Maschine', '设备'],
  [/\butility\b/gu, 'Medium', '介质'],
  [/\bunit\b/gu, 'Teilanlage', '单元'],
  [/\barea\b/gu, 'Bereich', '区域'],
  [/\bcause\b/gu, 'Ursache', '原因'],
  [/\bweek\b/gu, 'Woche', '周'],
  [/\bmonth\b/gu, 'Monat', '月'],
  [/\bexactly to plan\b/gu, 'genau nach Plan', '与计划一致'],
  [/^to plan$/gu, 'nach Plan', '与计划一致'],
  [/^(.+?) behind(?: plan)?$/gu, '$1 im Rückstand', '落后 $1'],
  [/^(.+?) ahead(?: of plan)?$/gu, '$1 voraus', '超前 $1'],
  [/^as planned$/gu, 'wie geplant', '与计划一致'],
  [/^(.+?) after its planned end$/gu, '$1 nach dem geplanten Ende', '比计划结束晚 $1'],
  [/^(.+?) before its planned end$/gu, '$1 vor dem geplanten Ende', '比计划结束早 $1'],
  [/^no$/gu, 'keiner', '0'],
  [/\bThis shift and the next\b/gu, 'Diese und die nächste Schicht', '本班和下一班'],
  [/\bThis shift\b/gu, 'Diese Schicht', '本班'],
  [/\bthis shift\b/gu, 'diese Schicht', '本班'],
  [/\b(?:The next|Next) shift\b/gu, 'Nächste Schicht', '下一班'],
  [/\bEarly shift\b/gu, 'Frühschicht', '早班'],
  [/\bLate shift\b/gu, 'Spätschicht', '中班'],
  [/\bNight shift\b/gu, 'Nachtschicht', '夜班'],
  [/\bToday\b/giu, 'Heute', '今天'],
  [/\bTomorrow\b/giu, 'Morgen', '明天'],
  [/\bTonight\b/giu, 'Heute Nacht', '今晚'],
  [/\bThe plan of\b/gu, 'Der Plan vom', '计划：'],
  [/\bfrom (?!\d{4}-|before)(\S+(?: \S+)?) to (?=[\d-])/gu, 'von $1 auf ', '从 $1 到 '],
  [/\bone alarm\b/gu, 'einen Alarm', '1 个报警'],
  [/\bnot started\b/gu, 'nicht begonnen', '未开始'],
  [/\bcancelled\b/gu, 'gestrichen', '已取消'],
  [/\bdone\b/gu, 'erledigt', '已完成'],
  [/\bnot needed\b/gu, 'nicht nötig', '不需要'],
  [/\bBottles rejected\b/gu, 'Ausgeschleust', '剔除'],
  [/\bBottles filled\b/gu, 'Abgefüllt', '灌装'],
  [/\bElectricity\b/gu, 'Strom', '电'],
  [/\bSteam\b/gu, 'Dampf', '蒸汽'],
  [/\bCompressed air\b/gu, 'Druckluft', '压缩空气'],
  [/\bWater\b/gu, 'Wasser', '水'],
  [/\bGas\b/gu, 'Gas', '燃气'],
  [/\bdeviation\b/gu, 'Abweichung', '偏差'],
  [/\bbad-quality\b/gu, 'schlechte Messqualität', '信号质量差'],
  [/\bfault\b/gu, 'Störung', '故障'],
  [/\bjammed\b/gu, 'gestaut', '卡堵'],
  [/\bpresent\b/gu, 'vorhanden', '有'],
  [/\bcleared\b/gu, 'gegangen', '已消除'],
  [/\backnowledged\b/gu, 'quittiert', '确认'],
  [/\bshelved\b/gu, 'zurückgestellt', '搁置'],
  [/\btechnician\b/gu, 'Techniker', '技术员'],
  [/\bengineer\b/gu, 'Ingenieur', '工程师'],
  [/\bshift-lead\b/gu, 'Schichtleitung', '班长'],
  [/\bavailability\b/gu, 'Verfügbarkeit', '可用率'],
  [/\bperformance\b/gu, 'Leistung', '性能'],
  [/\bquality\b(?! (?:good|bad|uncertain))/gu, 'Qualität', '质量'],
  [/\bmanager\b/gu, 'Leitung', '经理'],
  [/\bin-progress\b/gu, 'in Arbeit', '进行中'],
  [/\bapproved\b/gu, 'freigegeben', '已批准'],
  [/\bclosed\b/gu, 'geschlossen', '关闭'],
  [/\bat\b/gu, 'bei', '在'],
  [/\bwith (\d+) more\b/gu, 'mit $1 weiteren', '另有 $1 个'],
  [/\band (\d+) more\b/gu, 'und $1 weitere', '等 $1 个'],
  [/\babove\b/gu, 'über', '高于'],
  [/\bbelow\b/gu, 'unter', '低于'],
  [/\bshift before\b/gu, 'schicht davor', '班（上一班）'],
  [/\bEarly shift before\b/gu, 'Frühschicht davor', '上一个早班'],
  [/\bLate shift before\b/gu, 'Spätschicht davor', '上一个中班'],
  [/\bNight shift before\b/gu, 'Nachtschicht davor', '上一个夜班'],
  [/\babout\b/gu, 'zu', '关于'],
  [/\bwhere it was replaced\b/gu, 'ersetzt', '更换'],
];

export const germanReportFragments = words.map(([pattern, german]) => [pattern, german] as const);
export const chineseReportFragments = words.map(([pattern, , chinese]) => [pattern, chinese] as const);
