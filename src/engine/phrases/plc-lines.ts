import type { Language } from '../../domain/language.js';

type Other = Exclude<Language, 'en'>;

/** Words with which the tools read code aloud; longer turns first. The code itself and the programmer's notes stay as they are. */
const words: ReadonlyArray<readonly [RegExp, string, string]> = [
  [
    /; CLK is (TRUE|FALSE) since an earlier scan and must change back first/gu,
    '; CLK ist seit einem früheren Zyklus $1 und muss erst zurückwechseln',
    '；CLK 自之前的扫描起为 $1，须先变回',
  ],
  [/\bit is TRUE only in the one scan in which CLK rises/gu, 'nur in dem einen Zyklus TRUE, in dem CLK steigt', '仅在 CLK 上升的那个扫描周期为 TRUE'],
  [/\bit is TRUE only in the one scan in which CLK falls/gu, 'nur in dem einen Zyklus TRUE, in dem CLK fällt', '仅在 CLK 下降的那个扫描周期为 TRUE'],
  [/\bthe counter stands at (.+?) of (\S+?)( and is held at reset)?(?=[);,]|$)/gu, 'der Zähler steht auf $1 von $2', '计数器为 $1（设定 $2）'],
  [/\bthe timer is running(?: off)?: (.+?) of (.+?), (.+?) to go/gu, 'die Zeit läuft: $1 von $2, noch $3', '定时器正在计时：$1/$2，还剩 $3'],
  [/\bthe pulse is running: (.+?) of (.+?), (.+?) to go/gu, 'der Impuls läuft: $1 von $2, noch $3', '脉冲进行中：$1/$2，还剩 $3'],
  [
    /\bthe pulse is over \((.+?) of (.+?)\); its input must fall and rise again/gu,
    'der Impuls ist vorbei ($1 von $2); der Eingang muss fallen und wieder steigen',
    '脉冲已结束（$1/$2）；输入须先断开再接通',
  ],
  [
    /\btimer ((?:-?[\d.]+ s|unknown)) of ((?:-?[\d.]+ s|unknown)); its input decides/gu,
    'Zeitglied bei $1 von $2; sein Eingang entscheidet',
    '定时器 $1/$2；由其输入决定',
  ],
  [/\bits set input is TRUE and dominates/gu, 'der Setzeingang ist TRUE und hat Vorrang', '置位输入为 TRUE 且优先'],
  [/\bits reset input is TRUE and dominates/gu, 'der Rücksetzeingang ist TRUE und hat Vorrang', '复位输入为 TRUE 且优先'],
  [/\bit keeps its value until its set input is TRUE/gu, 'bleibt, bis der Setzeingang TRUE ist', '保持不变，直到置位输入为 TRUE'],
  [/\bit keeps its value until its reset input is TRUE/gu, 'bleibt, bis der Rücksetzeingang TRUE ist', '保持不变，直到复位输入为 TRUE'],
  [/\bit selects this (?:value|branch)/gu, 'wählt diesen Zweig', '选中此分支'],
  [/\bwas the cause: (.+?) records it/gu, 'war die Ursache: $1 hält sie fest', '是原因：$1 记录了它'],
  [
    /\bwould change it, but its conditions do not hold; it keeps its value/gu,
    'würde es ändern, aber die Bedingungen gelten nicht; der Wert bleibt',
    '会改变它，但条件不成立；保持原值',
  ],
  [/\bwould change it, but its conditions do not hold/gu, 'würde es ändern, aber die Bedingungen gelten nicht', '会改变它，但条件不成立'],
  [/\bmoves on from here, but its conditions do not hold/gu, 'führt von hier weiter, aber die Bedingungen gelten nicht', '由此转入下一步，但条件不成立'],
  [/\bis not reached: the RETURN before it ends the scan/gu, 'wird nicht erreicht: Das RETURN davor beendet den Zyklus', '执行不到：前面的 RETURN 结束了扫描'],
  [/\band the RETURN behind it ends the scan here/gu, 'und das RETURN dahinter beendet den Zyklus hier', '其后的 RETURN 在此结束扫描'],
  [/\bis the branch that acts now/gu, 'ist der Zweig, der jetzt wirkt', '是当前起作用的分支'],
  [/\bgives it its value/gu, 'gibt ihm den Wert', '给它赋值'],
  [/\bgave (\S+) its value/gu, 'gab $1 den Wert', '给 $1 赋值'],
  [/\bleave the program here for this scan/gu, 'verlässt das Programm hier für diesen Zyklus', '本扫描周期在此退出程序'],
  [/\bleave the loop/gu, 'verlässt die Schleife', '退出循环'],
  [/\bas long as (.+?), repeat/gu, 'solange $1, wiederhole', '当 $1 时重复'],
  [/\brepeat until/gu, 'wiederhole bis', '重复直到'],
  [/\btimer (\S+) \((.+?)\) is driven by: /gu, 'Zeitglied $1 ($2), Eingang: ', '定时器 $1（$2），输入：'],
  [/\bedge detection (\S+) watches /gu, 'Flankenerkennung $1 überwacht ', '边沿检测 $1 监视 '],
  [/\bblock (\S+) runs with /gu, 'Baustein $1 läuft mit ', '功能块 $1 运行，参数 '],
  [/\bis switched on\b/gu, 'wird eingeschaltet', '置为接通'],
  [/\bis switched off\b/gu, 'wird ausgeschaltet', '置为断开'],
  [/\bis on when\b/gu, 'ist ein, wenn', '接通的条件是'],
  [/\bdepending on\b/gu, 'je nach', '取决于'],
  [/\bwhen it is\b/gu, 'wenn gleich', '等于'],
  [/\botherwise, if\b/gu, 'sonst, wenn', '否则如果'],
  [/\botherwise\b/gu, 'sonst', '否则'],
  [/\bis below\b/gu, 'kleiner als', '小于'],
  [/\bis above\b/gu, 'größer als', '大于'],
  [/\bis at most\b/gu, 'höchstens', '不大于'],
  [/\bis at least\b/gu, 'mindestens', '不小于'],
  [/\bis not\b/gu, 'ungleich', '不等于'],
  [/\bdiffers from\b/gu, 'verschieden von', '不同于'],
  [/\bdivided by\b/gu, 'geteilt durch', '除以'],
  [/\bto the power of\b/gu, 'hoch', '的幂'],
  [/\bbecomes\b/gu, 'erhält', '取值'],
  [/\bequals\b/gu, 'gleich', '等于'],
  [/\bplus\b/gu, 'plus', '加'],
  [/\bminus\b/gu, 'minus', '减'],
  [/(?<=[\w)] )times\b/gu, 'mal', '乘'],
  [/\bif\b/gu, 'wenn', '如果'],
  [/\band\b/gu, 'und', '且'],
  [/\bor\b/gu, 'oder', '或'],
  [/\bnot\b/gu, 'nicht', '非'],
  [/\bnow\b/gu, 'jetzt', '现在'],
  [/\bbad\b/gu, 'gestört', '失效'],
  [/\bline (?=\d)/gu, 'Zeile ', '第 '],
];

/** Tool sentences about a control program: `$1` stands as it is, `$<1>` is read aloud in the language. A cause is `TERM is VALUE (FILE line N)`. */
const forms: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/^That is not so now: (\S+) \((.+)\) reads (.+)\.$/u, 'Das ist jetzt nicht so: $1 ($2) zeigt $3.', '现在并非如此：$1（$2）为 $3。'],
  [
    /^The program commands (.+?) \((\S+)\), but (\S+) reads (.+?): look outside the program.*$/u,
    'Das Programm befiehlt $1 ($2), aber $3 zeigt $4: außerhalb des Programms suchen, an der Anlage, ihrer Versorgung und ihrer Rückmeldung.',
    '程序发出 $1（$2），但 $3 为 $4：请在程序之外查找，即设备本身、供给和反馈。',
  ],
  [
    /^Program (\S+) has stopped and its outputs are off: (.+)\.$/u,
    'Programm $1 ist angehalten und seine Ausgänge sind aus: $2.',
    '程序 $1 已停止，其输出断开：$2。',
  ],
  [/^(\S+) (?:is|reads) (.+?) because (.+ line \d+\).*)\.$/u, '$1 zeigt $2, weil gilt: $<3>.', '$1 为 $2，因为：$<3>。'],
  [/^On the way: (\S+) line (\d+), (.+)\.$/u, 'Auf dem Weg dahin: $1 Zeile $2, $<3>.', '中间条件：$1 第 $2 行，$<3>。'],
  [
    /^Latched: (\S+) keeps its value until this is TRUE \((\S+) line (\d+): (.+)\)\.$/u,
    'Gespeichert: $1 behält den Wert, bis dies TRUE ist ($2 Zeile $3: $<4>).',
    '自保持：$1 保持原值，直到此项为 TRUE（$2 第 $3 行：$<4>）。',
  ],
  [
    /^(\S+) is (.+?): no line of program (\S+) changes it now, it keeps its value\.$/u,
    '$1 ist $2: Keine Zeile von Programm $3 ändert es jetzt, der Wert bleibt.',
    '$1 为 $2：程序 $3 中目前没有语句改变它，保持原值。',
  ],
  [
    /^(\S+) is (.+?) and is not set by program (\S+?): it comes from outside.*$/u,
    '$1 ist $2 und wird von Programm $3 nicht gesetzt: Es kommt von außen (Eingang oder anderes Programm).',
    '$1 为 $2，不由程序 $3 设置：来自外部（输入或其他程序）。',
  ],
  [/^(\S+) is (.+?): line (\d+) of (\S+) ([^:]+): (.+)\.$/u, '$1 ist $2: Zeile $3 von $4 $<5>: $6.', '$1 为 $2：$4 第 $3 行$<5>：$6。'],
  [/^(.+) stands in (\S+) line (\d+)\.$/u, '$1 steht in $2 Zeile $3.', '$1 位于 $2 第 $3 行。'],
  [/^(.+?) stands in (\S+) line (\d+): (.+)\.$/u, '$1 steht in $2 Zeile $3: $<4>.', '$1 位于 $2 第 $3 行：$<4>。'],
  [
    /^It is computed by the block (\S+) \((\S+) line (\d+)\) from (.+)\.$/u,
    'Das berechnet der Baustein $1 ($2 Zeile $3) aus $<4>.',
    '由功能块 $1（$2 第 $3 行）根据 $<4> 计算。',
  ],
  [/^(\S+\.\w+) line (\d+), the programmer's note: (.+)$/u, '$1 Zeile $2, Anmerkung des Programmierers: „$3“', '$1 第 $2 行，编程者注释：“$3”'],
  [/^(\S+\.\w+) line (\d+), about block (\S+): (.+)$/u, '$1 Zeile $2, zum Baustein $3: „$4“', '$1 第 $2 行，关于功能块 $3：“$4”'],
  [/^(\S+\.\w+) line (\d+): (.+)\.$/u, '$1 Zeile $2: $<3>.', '$1 第 $2 行：$<3>。'],
  [/^Program (\S+) \((\S+\.\w+)\): (.+)$/u, 'Programm $1 ($2): „$3“', '程序 $1（$2）：“$3”'],
  [/^Line (\d+): (.+)\.$/u, 'Zeile $1: $<2>.', '第 $1 行：$<2>。'],
  [
    /^These are the main lines of (\S+); ask about an output for its exact conditions\.$/u,
    'Das sind die Hauptzeilen von $1; nach einem Ausgang gefragt, nenne ich seine genauen Bedingungen.',
    '以上是 $1 的主要语句；询问某个输出即可得到其确切条件。',
  ],
  [/^No program here writes what that question names\.$/u, 'Kein Programm hier schreibt, was die Frage nennt.', '这里没有程序写入问题所提到的变量。'],
  [
    /^(\S+) \((.+)\) is not written by any program here; it is measured or set by a person\.$/u,
    '$1 ($2) schreibt hier kein Programm; es wird gemessen oder von einem Menschen eingestellt.',
    '$1（$2）不由这里的任何程序写入；它是测量值或由人设定。',
  ],
  [/^I can explain (.+) and the programs (.+)\.$/u, 'Ich kann $1 erklären und die Programme $2.', '我可以解释 $1 以及程序 $2。'],
  [
    /^The question names no variable or tag of this program\.$/u,
    'Die Frage nennt keine Variable und kein Tag dieses Programms.',
    '问题没有提到该程序的变量或位号。',
  ],
  [/^(\S+) \((.+)\) reads (.+?)(?:, quality (\w+))?\.$/u, '$1 ($2) zeigt $3[, Qualität $4].', '$1（$2）为 $3[，质量 $4]。'],
];

/** A sentence of a tool about a control program in the language; null where it is none of them. */
export function plcLine(text: string, language: Other): string | null {
  const at = language === 'de' ? 1 : 2;
  for (const form of forms) {
    const match = form[0].exec(text);
    if (match === null) continue;
    return filled(form[at], match, { de: aloudInGerman, zh: aloudInChinese }[language]);
  }
  return null;
}

function filled(frame: string, match: RegExpExecArray, aloud: (code: string) => string): string {
  const group = (index: string | undefined): string => match[Number(index)] ?? '';
  return frame
    .replace(/\[([^\]]*\$(\d)[^\]]*)\]/gu, (_whole, part: string, index: string) => (group(index) === '' ? '' : part))
    .replace(/\$(?:<(\d)>|(\d))/gu, (_whole, read: string | undefined, verbatim: string | undefined) =>
      read === undefined ? group(verbatim) : aloud(group(read)),
    );
}

/** `TERM is VALUE`: with the remark behind it and the place. */
const termValue = /(?<=\S)(?<!when it) is (TRUE|FALSE|as it is|-?[\d.]+)(?: with (.+?))?(?= \(|[.;,]|$)/gu;

function aloudInGerman(code: string): string {
  const said = code
    .replace(
      termValue,
      (_whole, value: string, values: string | undefined) => ` ist ${value === 'as it is' ? 'so' : value}${values === undefined ? '' : ` mit ${values}`}`,
    )
    .replace(/; and /gu, '; und ');
  return words.reduce((text, [pattern, german]) => text.replace(pattern, german), said);
}

function aloudInChinese(code: string): string {
  const said = code
    .replace(
      termValue,
      (_whole, value: string, values: string | undefined) => ` 为 ${value === 'as it is' ? '当前值' : value}${values === undefined ? '' : `，其中 ${values}`}`,
    )
    .replace(/; and /gu, '；且 ')
    .replace(/\bline (\d+)/gu, '第 $1 行');
  return words.reduce((text, [pattern, , chinese]) => text.replace(pattern, chinese), said);
}
