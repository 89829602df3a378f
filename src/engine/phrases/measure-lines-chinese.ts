import type { Fragment, LineForm } from './tool-lines.js';

const time = String.raw`(\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)`;
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll('TIME', time)}$`, 'u');

/** Sentences of measurements, counts and states as the tools say them. */
export const chineseMeasureLines: readonly LineForm[] = [
  [form('(\\S+) \\((.+)\\): (.+?) at TIME((?:, .+)?)\\.'), '$1（$2）：$3，时间 $4$<5>。'],
  [form('(Highest|Lowest) (\\S+): (.+?) at TIME, (from TIME to TIME.*)\\.'), '$2 $<1> $3（$4），$<5>。'],
  [form('Mean of (\\S+): (.+?) (from TIME to TIME.*)\\.'), '$1 平均值：$2，$<3>。'],
  [
    form('Standard deviation of (\\S+): (.+?) around a mean of (.+?), lowest (.+?), highest (.+?),? (from TIME to TIME.*)\\.'),
    '$1 标准差：$2，平均值 $3，谷值 $4，峰值 $5，$<6>。',
  ],
  [
    form('(\\S+) went from (.+?) to (.+?) \\((.+?), (.+?) per hour\\), lowest (.+?), highest (.+?), (from TIME to TIME.*)\\.'),
    '$1 从 $2 到 $3（$4，每小时 $5），谷值 $6，峰值 $7，$<8>。',
  ],
  [
    form(
      'While it (falls|rises), (\\S+) (?:loses|gains) (.+?) per hour: (.+?) last about (.+?) until it is empty(?:, and about (.+?) to the (.+?) limit of (.+?))?, if nothing comes in; no promise\\.',
    ),
    '$2 下降时每小时减少 $3：$4 约可用 $5 到空[，约 $6 到 $8 的限值（$<7>）]，前提是没有补充；不作保证。',
  ],
  [form('Total of (\\S+): (.+?) (from TIME to TIME.*)\\.'), '$1 总量：$2，$<3>。'],
  [form('(\\S+) was never (above|below) (.+?) (from TIME to TIME.*?); (highest|lowest) (.+?) at TIME\\.'), '$1 从未$<2> $3，$<4>；$<7> $8（$9）。'],
  [form('(\\S+) (?:\\((\\S+)\\) )?was ([\\p{L} -]+?) last (from .+?) \\((\\S+)\\)\\.'), '$1 最近一次“$<3>”：$<4>（$5）。'],
  [form('(\\S+) is not ([\\p{L} -]+?) now: it was last (?:[\\p{L} -]+?) (from .+?) \\((\\S+)\\)\\.'), '$1 现在不是“$<2>”；最近一次：$<3>（$4）。'],
  [form('(\\S+) has been ([\\p{L} -]+?) since before TIME, (.+?) \\((\\S+)\\)\\.'), '$1 在 $3 之前已是“$<2>”，$4（$5）。'],
  [form('(\\S+) has been ([\\p{L} -]+?) since TIME, (.+?) \\((\\S+)\\)\\.'), '$1 自 $3 起“$<2>”，$4（$5）。'],
  [form('(\\S+) (?:\\((?:\\S+)\\) )?was never ([\\p{L} -]+?) (from TIME to TIME.*?) \\((\\S+)\\)\\.'), '$1 从未“$<2>”：$<3>（$6）。'],
  [
    form(
      '(\\S+) (?:\\((?:\\S+)\\) )?was ([\\p{L} -]+?) for (.+?) in all \\((.+?) of the time\\), in (\\d+) stretch(?:es)?, (from TIME to TIME.*?) \\((\\S+)\\)\\.',
    ),
    '$1 “$<2>”：共 $3（占时间 $4），$5 段，$<6>（$9）。',
  ],
  [
    form('(\\S+) (?:\\((?:\\S+)\\) )?was ([\\p{L} -]+?) (\\d+) times? (from TIME to TIME.*?): (.+?) in all \\((\\S+)\\)\\.'),
    '$1 “$<2>”：$3 次，$<4>，共 $7（$8）。',
  ],
  [
    form('Longest: (\\S+) (?:\\((?:\\S+)\\) )?was ([\\p{L} -]+?) for (.+?) (from .+?), of (\\d+) stretch(?:es)? (from TIME to TIME.*?) \\((\\S+)\\)\\.'),
    '最长：$1 “$<2>” $3，$<4>。',
  ],
  [form('(\\S+) ([\\p{L}, -]+?) (from (?:before )?TIME (?:to TIME|until now \\(.+?\\))), ([\\d.]+ \\w+)\\.'), '$1 “$<2>”：$<3>，$6。'],
  [form('The history of (\\S+) begins at TIME; nothing is known of the time before\\.'), '$1 的历史记录从 $2 开始；此前情况未知。'],
  [form("The plant's history begins at TIME; nothing is counted of the time before\\."), '工厂历史记录从 $1 开始；此前未计入。'],
  [form('There is no history of (\\S+) between TIME and TIME\\.'), '$1 在 $2 至 $3 间没有历史记录。'],
  [form('Number of alarms annunciated by (\\w+)(?: of alarm (.+?))?: (.+?), (\\d+) in all from TIME to TIME\\.'), '按$<1>统计的报警数：$3，$5 至 $6 共 $4。'],
  [form('Number of alarms annunciated by (\\w+)(?: of alarm (.+?))?: no records from TIME to TIME\\.'), '按$<1>统计的报警数：$3 至 $4 没有记录。'],
  [
    form('Hours of stops by (?:cause|reason)(?: on (\\S+))?: (.+), (.+?) in all from TIME to TIME \\((\\d+) records?\\)\\.'),
    '$1 按原因统计的停机时长：$2，$4 至 $5 共 $3（$6 条记录）。',
  ],
  [form('Mean time between failures on (\\S+): (.+?) from TIME to TIME \\((\\d+) records?\\)\\.'), '$1 的平均故障间隔（MTBF）：$3 至 $4 为 $2（$5 条记录）。'],
  [
    form('(\\S+) was (above|below) (.+?) for (.+?) (from TIME to TIME.*?): first at TIME, last until TIME; (highest|lowest) (.+?) at TIME\\.'),
    '$1 $<2> $3 共 $4，$<5>；首次 $8，最后至 $9。',
  ],
];

/** Spans of time and sides of a limit inside these sentences. */
export const chineseMeasureFragments: readonly Fragment[] = [
  [new RegExp(`from ${time} to ${time}`, 'gu'), '$1 至 $2'],
  [new RegExp(`from before ${time} to ${time}`, 'gu'), '$1 之前至 $2'],
  [new RegExp(`from before ${time}`, 'gu'), '$1 之前起'],
  [new RegExp(`from ${time}`, 'gu'), '自 $1'],
  [/ ?until now \(([^)]+)\)/gu, '至今（$1）'],
  [new RegExp(`, ended (.+?) before ${time}`, 'gu'), '，结束于 $2 之前 $1'],
  [/\(([^()]+) in all\)/gu, '（共 $1）'],
  [/\bonce already at the start\b/gu, '开始时已处于该状态一次'],
  [/\bhighest\b(?= [\d-])|\bHighest\b/gu, '最高'],
  [/\blowest\b|\bLowest\b/gu, '最低'],
  [/\babove\b/gu, '高于'],
  [/\bbelow\b/gu, '低于'],
  [/\bwhile\b/gu, '期间'],
  [/\bstopped\b/gu, '停止'],
  [/\bopen\b/gu, '打开'],
  [/\bclosed\b/gu, '关闭'],
  [/\bdiverted\b/gu, '分流'],
  [/\bshift\b/gu, '班次'],
  [/\bhour\b/gu, '小时'],
  [/\bday\b/gu, '天'],
  [/\bpriority\b/gu, '优先级'],
];
