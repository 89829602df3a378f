const line = /^\s*\|(.+)\|\s*$/u;
const rule = /^[\s|:-]+$/u;

const cellsOf = (row: string): readonly string[] => (line.exec(row)?.[1] ?? '').split('|').map((cell) => cell.trim());

/** A text with the rows of its drawn tables (`| Pump | Oil |`) told each as one line of headings and cells, as tables of other papers are. */
export function withRows(text: string): string {
  if (!text.includes('|')) return text;
  let head: readonly string[] | null = null;
  return text
    .split('\n')
    .flatMap((row) => {
      if (!line.test(row)) {
        head = null;
        return [row];
      }
      if (rule.test(row)) return [];
      const cells = cellsOf(row);
      if (head === null) {
        head = cells;
        return [];
      }
      const headings = head;
      return [cells.flatMap((cell, at) => (cell === '' ? [] : [`${headings[at] ?? ''}: ${cell}`])).join('; ')];
    })
    .join('\n');
}
