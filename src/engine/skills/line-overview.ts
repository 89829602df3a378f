import { numberOf } from '../../domain/number-words.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { producerOf } from '../understand/class-names.js';
import { plantSubject, withinHistory } from '../understand/plant-question.js';
import { stateTagOf } from '../understand/plant-state-words.js';
import type { Understanding } from '../understand/understanding.js';
import { citedLines } from './cited-lines.js';
import { alarmLine, lineOf, mostUrgentFirst } from './plant-state.js';
import { namesQuantity } from './quantity-words.js';
import { readingLines } from './reading-lines.js';
import { setAsideLines } from './set-aside.js';

const whole = '(?:(?:the )?(?:whole |entire )?(?:line|plant|production|shop ?floor|floor)|line \\d+|everything|things|production|we|it all|our line)';
const asksHow = new RegExp(
  `\\bhow(?:['’]?s|\\s+is|\\s+are|\\s+does)?\\s+${whole}\\s+(?:doing|going|running|looking|look|behaving|today|now|at the moment|this shift)\\b|\\bhow(?:['’]s|s| is| are) (?:(?:the )?line|line \\d+|things|everything)\\s*[?.!]*\\s*$`,
  'iu',
);
const overview = new RegExp(
  `\\b(?:status|state|overview|picture|situation|rundown|round-?up|summary|snapshot|update|condition)\\b[^?]{0,20}\\b${whole}|\\b${whole}(?:['’]s)?\\s+(?:status|state|overview|summary|snapshot|update)\\b|\\b${whole}\\b[^?]{0,20}\\bin (?:a|one|two|three|four|five|\\d) (?:sentences?|words|lines)\\b|\\bwhere do we stand\\b(?! (?:against|with|on))|\\bwhat(?:['’]s| is) the (?:state of play|situation|picture)\\b`,
  'iu',
);
const inSentences = /\b(a|one|two|three|four|five|six|\d) (?:short )?(?:sentences?|lines)\b/iu;
/** A paper, another kind of line, or one figure of it. */
const elsewhere = /\b(?:manual|policy|procedure|compared?|versus|vs|than|work ?orders?|alarms?|plan|oee|temperature|pressure|flow|speed|cleaning|why)\b/iu;
const mostLines = 6;

/** The state and the speed of the machine whose counter counts what is made. */
function producerTags(directory: PlantDirectory): readonly string[] {
  const producer = producerOf(directory);
  if (producer === null) return [];
  const state = stateTagOf(producer, 'running', directory);
  const speed = directory.tags.find(
    ({ equipment, kind, access, description }) => equipment === producer && kind === 'analog' && access === 'read' && /\b(?:speed|rate)\b/iu.test(description),
  );
  return [state, speed].flatMap((tag) => (tag === null || tag === undefined ? [] : [tag.id]));
}

function fit(understanding: Understanding): number {
  const { question, window, assets, tags, now } = understanding;
  const ofPart = tags.length > 0 || assets.some(({ level }) => level === 'equipment' || level === 'unit');
  const isPast = window !== null && window.to.getTime() < now.getTime() - 60_000;
  if (ofPart || isPast) return 0;
  if ((asksHow.test(question) || overview.test(question)) && !elsewhere.test(question)) return 0.865;
  return plantSubject(understanding) === 'line' && !withinHistory(understanding) && !namesQuantity(question) ? 0.3 : 0;
}

/** "How is the line doing, in two sentences?": what makes the product and how fast, the plan, and what stands in alarm. */
export const lineOverview: Skill = {
  name: 'line-overview',
  needs: ['read_tags', 'query_alarms'],
  fits: fit,
  plan: ({ directory, offers }) => {
    const tags = producerTags(directory);
    return [
      ...(tags.length === 0 ? [] : [{ toolName: 'read_tags', input: { tags } }]),
      { toolName: 'query_alarms', input: {} },
      ...(offers('production_plan') ? [{ toolName: 'production_plan', input: { question: 'Are we behind plan this shift?' } }] : []),
    ];
  },
  compose: (context) => {
    const said = inSentences.exec(context.understanding.question)?.[1];
    const wanted = said === undefined ? mostLines : (numberOf(said) ?? 1);
    const lines = overviewLines(context);
    return lines.length === 0 ? null : lines.slice(0, wanted);
  },
};

/** The weightiest first, so that the first sentences stand alone. */
function overviewLines(context: SkillContext): readonly Line[] {
  const { results, say, directory } = context;
  const [state, ...more] = results.of('read_tags').flatMap(({ output, evidence }) => output.readings.flatMap((each) => readingLines(each, evidence, say)));
  const alarms = results.of('query_alarms').at(-1);
  const standing = mostUrgentFirst((alarms?.output.alarms ?? []).map(({ alarm }) => alarm).filter(({ state: each }) => each !== 'normal'));
  const list = alarms?.evidence.find(({ kind }) => kind === 'computation');
  const where = lineOf(directory);
  const count =
    alarms === undefined ? [] : [line(standing.length === 0 ? say.noAlarms(where) : say.alarmCount(standing.length, where).replace(/[:：]$/u, '.'), list)];
  const plan = results.of('production_plan').flatMap((found) => citedLines(found.output.lines, found));
  const thisShift = plan.find(({ text }) => !/\bbefore\b/u.test(text.slice(0, 24))) ?? plan[0];
  const [worst, ...others] = standing.slice(0, 3).map((alarm) => alarmLine(alarm, alarms?.evidence ?? [], context));
  return [state, worst, thisShift, ...count, ...setAsideLines(alarms, context), ...more, ...others].flatMap((each) => (each === undefined ? [] : [each]));
}
