import { turnProblem } from './turn.js';

type ExportedTurn = Readonly<{ turnId: string; question: string; answer: string; at: string; record: unknown }>;

/**
 * A conversation as Markdown: question, answer, the evidence behind it and what it was made with. What people typed and what documents say is quoted
 * line by line, so that it cannot pass for structure of the export, and stays text: no image or link in it becomes a live one.
 */
export function conversationMarkdown(id: string, turns: readonly ExportedTurn[]): string {
  const parts = turns.map((turn) => {
    const made = madeWith(turn.record);
    const problem = turnProblem(turn.record);
    const sources = evidenceLines(turn.record);
    return [
      `## ${turn.at} (${turn.turnId})`,
      quoted(turn.question),
      inert(turn.answer),
      ...(problem === null ? [] : [`*${inert(problem.message)}*`]),
      ...(sources === '' ? [] : [`Evidence\n\n${sources}`]),
      ...(made === '' ? [] : [`*${made}*`]),
    ].join('\n\n');
  });
  return `${[`# Conversation ${id}`, ...parts].join('\n\n')}\n`;
}

function quoted(text: string): string {
  return inert(text)
    .split(/\r?\n/u)
    .map((line) => `> ${line}`)
    .join('\n');
}

function inert(text: string): string {
  return text.replace(/!?\[([^\]]*)\]\(([^)]*)\)/gu, '$1 ($2)').replaceAll('<', '&lt;');
}

function evidenceLines(record: unknown): string {
  if (record === null || typeof record !== 'object' || !('evidence' in record) || !Array.isArray(record.evidence)) return '';
  const lines = record.evidence.flatMap((item: unknown) =>
    item !== null && typeof item === 'object' && 'id' in item && 'label' in item && 'quote' in item
      ? [`- [${String(item.id)}] ${inert(String(item.label))}: ${inert(String(item.quote).replace(/\s+/gu, ' ').slice(0, 300))}`]
      : [],
  );
  return lines.join('\n');
}

function madeWith(record: unknown): string {
  if (record === null || typeof record !== 'object') return '';
  const fields = ['model', 'promptVersion', 'knowledge', 'plantTime'] as const;
  const values = new Map<string, unknown>(Object.entries(record));
  return fields.flatMap((name) => (typeof values.get(name) === 'string' && values.get(name) !== '' ? [`${name} ${String(values.get(name))}`] : [])).join(', ');
}
