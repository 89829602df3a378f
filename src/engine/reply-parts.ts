import type { AnswerFollowUp } from '../domain/answer-follow-up.js';
import type { Message } from '../ports/model.js';
import { type Frame, frameOf } from './frame/frame.js';
import { type PlannedCall, Results } from './results.js';
import { type Shown, shownBy } from './shown/rows.js';
import type { Line, Skill } from './skill.js';
import type { Understanding } from './understand/understanding.js';

/** What a question comes to: calls that are still to be made, or the lines of its answer with the rows and figures that they show. Null: no skill has an answer. */
export type Reply = Calls | Lines;
export type Calls = Readonly<{ kind: 'calls'; calls: readonly PlannedCall[] }>;
export type Ranked = Readonly<{ skill: Skill; understanding: Understanding }>;
/** The lines of a skill and the calls that stand behind them. */
export type Tried = Readonly<{ lines: readonly Line[] | null; made: readonly Message[] }>;
export type Lines = Readonly<{
  kind: 'lines';
  lines: readonly Line[];
  shown: Shown;
  understanding: Understanding;
  skill: string;
  /** The question as it was meant, for one that carries it on. */
  topic: string;
  /** What a follow-up may change of it. */
  frame: Frame | null;
}>;

/** Only what looks is asked again for a follow-up; a draft of before is not made twice. */
export const looks = new Set(
  'read_tags read_trend query_alarms alarm_history maintenance_history list_work_orders find_parts list_assets compute_kpi production_plan diagnose search_knowledge open_document explain_plc'.split(
    ' ',
  ),
);

/** What can be asked of nothing but an answer. */
export const ofAnswer: ReadonlySet<AnswerFollowUp['kind']> = new Set(['source', 'shorter', 'table', 'more', 'sort', 'both']);

/** Skills that answer from documents alone. */
export const ofPapers = new Set('knowledge-answer table-reading procedure compare-documents compare-revisions papers-side-by-side edition-pair'.split(' '));

export function replyOf(lines: readonly Line[], made: readonly Message[], skill: Skill, understanding: Understanding): Lines {
  const { effective: topic, now } = understanding;
  const results = new Results(made);
  return { kind: 'lines', lines, shown: shownBy(lines, results), understanding, skill: skill.name, topic, frame: frameOf({ results, lines, topic, now }) };
}
