import type { TableReading } from '../../domain/document.js';

type Says = (reading: TableReading) => string;

/** Days and names that are written out; of more the first stand for them. */
const MOST_NAMED = 20;
const named = ({ things }: TableReading): string => {
  const all = [...new Set(things)];
  return all.length <= MOST_NAMED ? all.join(', ') : `${all.slice(0, MOST_NAMED).join(', ')}, …`;
};
const quoted = ({ things }: TableReading): string => things.map((word) => `"${word}"`).join(', ');
const thing = (named = ''): readonly [string, string] => {
  const [name = '', figure = ''] = named.split('\t');
  return [name, figure];
};

const groups = ({ things }: TableReading, rowsSaid: (count: string) => string): string =>
  things
    .map((each) => each.split('\t'))
    .map(([name = '', figure = '', count]) => `${name}: ${figure}${count === undefined ? '' : rowsSaid(count)}`)
    .join('; ');

export const englishTable: Says = (reading) => {
  const { kind, value, heading, of, rows, document, period } = reading;
  const when = period === null ? '' : /^(?:from|since|between)\b/iu.test(period.asked) ? ` ${period.asked}` : ` in ${period.asked}`;
  const what = named(reading) === '' ? heading : `${named(reading)}, ${heading}`;
  switch (kind) {
    case 'greatest':
      return `${what}: ${value}, the highest of ${of}${when}.`;
    case 'least':
      return `${what}: ${value}, the lowest of ${of}${when}.`;
    case 'count':
      if (rows.length === 0 && period !== null) return `0 times${when}: the log runs from ${period.from} to ${period.to}.`;
      return `${value} ${rows.length === 1 ? 'time' : 'times'} in ${document}${when}: ${named(reading)}.`;
    case 'sum':
      return `${value} in total: ${heading === '' ? '' : `${heading}, `}${rows.length === 1 ? '1 row' : `${rows.length} rows`}${when}.`;
    case 'average':
      return `${value} on average: ${heading}, ${rows.length === 1 ? '1 row' : `${rows.length} rows`}${when}.`;
    case 'count-by':
      return `Rows of ${document} by ${value}${when}: ${groups(reading, () => '')} (${of} rows).`;
    case 'sum-by':
    case 'average-by':
      return `${heading}${kind === 'average-by' ? ' on average' : ' in total'} by ${value}${when}: ${groups(reading, (count) => ` (${count} ${count === '1' ? 'row' : 'rows'})`)}.`;
    case 'last':
      return `Last on ${value}.`;
    case 'first':
      return `First on ${value}.`;
    case 'most-often':
      return `${named(reading)}: ${value} of ${of} rows${when}.`;
    case 'difference': {
      const [[first, figure], [second, other]] = [thing(reading.things[0]), thing(reading.things[1])];
      return `${heading}, ${first} against ${second}: ${value} more, ${figure} against ${other}.`;
    }
    case 'in-range':
      return `${what}: ${value}.`;
    case 'where':
      return `${value} of ${of} (${heading})${named(reading) === '' ? '' : `: ${named(reading)}`}.`;
    case 'list':
      return `${value} of ${of} entries of ${document}${when}:`;
    case 'unsaid':
      return `${rows.length === 1 ? '1 row' : `${value} rows`} of ${document}${when} fit the rest of the question, but none says ${quoted(reading)}, so I give no number.`;
    case 'due':
      return `No record of a last time was found for ${named(reading)}; under "${heading}" stands ${value}.`;
    case 'none-given':
      return `${document} gives none: under "${heading}" of ${named(reading)} stands "${value}".`;
  }
};

export const germanTable: Says = (reading) => {
  const { kind, value, heading, of, rows, document, period } = reading;
  const when = period === null ? '' : ` (${period.asked})`;
  const what = named(reading) === '' ? heading : `${named(reading)}, ${heading}`;
  switch (kind) {
    case 'greatest':
      return `${what}: ${value}, der höchste von ${of} Werten${when}.`;
    case 'least':
      return `${what}: ${value}, der niedrigste von ${of} Werten${when}.`;
    case 'count':
      if (rows.length === 0 && period !== null) return `0 Mal${when}: Das Protokoll reicht von ${period.from} bis ${period.to}.`;
      return `${value} Mal in ${document}${when}: ${named(reading)}.`;
    case 'sum':
      return `Zusammen ${value}: ${heading === '' ? '' : `${heading}, `}${rows.length === 1 ? '1 Zeile' : `${rows.length} Zeilen`}${when}.`;
    case 'average':
      return `Im Mittel ${value}: ${heading}, ${rows.length === 1 ? '1 Zeile' : `${rows.length} Zeilen`}${when}.`;
    case 'count-by':
      return `Zeilen in ${document} je ${value}${when}: ${groups(reading, () => '')} (${of} Zeilen).`;
    case 'sum-by':
    case 'average-by':
      return `${heading}${kind === 'average-by' ? ' im Mittel' : ' zusammen'} je ${value}${when}: ${groups(reading, (count) => ` (${count} ${count === '1' ? 'Zeile' : 'Zeilen'})`)}.`;
    case 'last':
      return `Zuletzt am ${value}.`;
    case 'first':
      return `Zuerst am ${value}.`;
    case 'most-often':
      return `${named(reading)}: ${value} von ${of} Zeilen${when}.`;
    case 'difference': {
      const [[first, figure], [second, other]] = [thing(reading.things[0]), thing(reading.things[1])];
      return `${heading}, ${first} gegenüber ${second}: ${value} mehr, ${figure} gegenüber ${other}.`;
    }
    case 'in-range':
      return `${what}: ${value}.`;
    case 'where':
      return `${value} von ${of} (${heading})${named(reading) === '' ? '' : `: ${named(reading)}`}.`;
    case 'list':
      return `${value} von ${of} Einträgen in ${document}${when}:`;
    case 'unsaid':
      return `${rows.length === 1 ? '1 Zeile passt' : `${value} Zeilen passen`} in ${document}${when} zum Rest der Frage, aber keine sagt ${quoted(reading)}; deshalb nenne ich keine Zahl.`;
    case 'due':
      return `Ein letztes Mal ist für ${named(reading)} nicht verzeichnet; unter „${heading}“ steht ${value}.`;
    case 'none-given':
      return `${document} gibt keinen Wert an: Unter „${heading}“ von ${named(reading)} steht „${value}“.`;
  }
};

export const chineseTable: Says = (reading) => {
  const { kind, value, heading, of, rows, document, period } = reading;
  const when = period === null ? '' : `（${period.asked}）`;
  const what = named(reading) === '' ? heading : `${named(reading)}，${heading}`;
  switch (kind) {
    case 'greatest':
      return `${what}：${value}，为 ${of} 个数值中最高${when}。`;
    case 'least':
      return `${what}：${value}，为 ${of} 个数值中最低${when}。`;
    case 'count':
      if (rows.length === 0 && period !== null) return `0 次${when}：记录从 ${period.from} 到 ${period.to}。`;
      return `${document} 中有 ${value} 次${when}：${named(reading)}。`;
    case 'sum':
      return `合计 ${value}：${heading === '' ? '' : `${heading}，`}${rows.length} 行${when}。`;
    case 'average':
      return `平均 ${value}：${heading}，${rows.length} 行${when}。`;
    case 'count-by':
      return `${document} 按${value}统计的行数${when}：${groups(reading, () => '')}（共 ${of} 行）。`;
    case 'sum-by':
    case 'average-by':
      return `${heading}按${value}${kind === 'average-by' ? '平均' : '合计'}${when}：${groups(reading, (count) => `（${count} 行）`)}。`;
    case 'last':
      return `最近一次：${value}。`;
    case 'first':
      return `第一次：${value}。`;
    case 'most-often':
      return `${named(reading)}：${of} 行中的 ${value} 行${when}。`;
    case 'difference': {
      const [[first, figure], [second, other]] = [thing(reading.things[0]), thing(reading.things[1])];
      return `${heading}，${first} 比 ${second} 多 ${value}：${figure} 对 ${other}。`;
    }
    case 'in-range':
      return `${what}：${value}。`;
    case 'where':
      return `${of} 行中有 ${value} 行（${heading}）${named(reading) === '' ? '' : `：${named(reading)}`}。`;
    case 'list':
      return `${document} 的 ${of} 条记录中有 ${value} 条${when}：`;
    case 'unsaid':
      return `${document}${when} 中有 ${value} 行符合问题的其余部分，但没有一行写有${quoted(reading)}，因此不给出数字。`;
    case 'due':
      return `没有找到 ${named(reading)} 上一次的记录；“${heading}”一栏是 ${value}。`;
    case 'none-given':
      return `${document} 没有给出数值：${named(reading)} 的“${heading}”一栏写的是“${value}”。`;
  }
};
