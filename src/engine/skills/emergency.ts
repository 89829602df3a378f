import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import type { Answer, SearchResult } from '../../domain/document.js';
import { dangersIn, emergencyAsked } from '../../domain/emergency.js';
import type { Evidence } from '../../domain/evidence.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { abstention, citedName, evidenceOf, knowledgeCall, oneLine, sourceLines } from './document-lines.js';

const generalPaper = knowledgeCall('emergency plan: what to do in an emergency, Notfallplan, Verhalten im Notfall, 应急预案', { limit: 8 });
const isGeneral = /\bemergenc(?:y|ies)\b(?! (?:opening|stop|light))|\bevacuation\b|notfall|alarmplan|应急/iu;
const atOnce = 0.97;

/** "It smells of gas, what now?": the paper's rule for the danger, the first act first and nothing before it; else that there is none, and the general paper. */
export const emergency: Skill = {
  name: 'emergency',
  needs: ['search_knowledge'],
  fits: ({ effective }) => (emergencyAsked(effective).length > 0 ? atOnce : 0),
  plan: (context) => {
    const search = knowledgeCall(context.understanding.effective);
    if (!context.results.has(search)) return [search];
    const found = foundBy(search, context);
    return found !== undefined && found.output.answerability < ANSWERABLE_FROM && !isOfPlant(context) ? [generalPaper] : [];
  },
  compose: (context) => {
    const found = foundBy(knowledgeCall(context.understanding.effective), context);
    if (found === undefined) return null;
    const { output, evidence } = found;
    const rule = ruleLines(output, context.understanding.effective, evidence);
    if (rule !== null) return [...rule, ...sourceLines(rule, evidence, context)];
    return output.answerability >= ANSWERABLE_FROM || isOfPlant(context) ? null : [...abstention(context, output, evidence), ...generalLines(context)];
  },
};

/** The search for the papers' rule of the danger that a question names. */
export const dangerSearch = (question: string): PlannedCall => knowledgeCall(question);

/** The rule for the danger of a question, one line a step, where the answer is one; null where it is another sentence. */
export function ruleLines(output: SearchResult, question: string, evidence: readonly Evidence[]): readonly Line[] | null {
  if (!isRule(output, question)) return null;
  return output.answers
    .filter(({ role }) => role === 'main' || role === 'member')
    .flatMap((answer) => answer.shown.split(NEXT_STEP).map((step) => line(oneLine(step), evidenceOf(answer, evidence))));
}

/** Where a numbered step begins on a line of its own. */
const NEXT_STEP = /\n(?=\s*\d{1,2}[.)]\s)/u;

const foundBy = ({ input }: ReturnType<typeof knowledgeCall>, { results }: SkillContext) =>
  results.of('search_knowledge').find(({ input: made }) => made['query'] === input.query && made['kinds'] === undefined && made['perDocument'] !== true);

/** What happens at a machine of the plant is read there, unless a paper has a rule for it. */
const isOfPlant = ({ understanding: { assets, tags } }: SkillContext): boolean => assets.length > 0 || tags.length > 0;

/** The answer is the paper's rule for a danger of the question, and no other sentence found by its words. */
function isRule({ answers }: SearchResult, question: string): boolean {
  const [main] = answers;
  const asked = emergencyAsked(question);
  return main !== undefined && main.probability >= ANSWERABLE_FROM && dangersIn(`${headingOf(main)}\n${main.text}`).some((danger) => asked.includes(danger));
}

const headingOf = ({ passage }: Answer): string => passage.section?.split(' > ').at(-1) ?? '';

function generalLines(context: SkillContext): readonly Line[] {
  const found = foundBy(generalPaper, context);
  const general = found?.output.results.find(
    ({ passage }) => passage.status === 'current' && !passage.flagged && isGeneral.test(`${passage.document} ${passage.section ?? ''}`),
  );
  if (found === undefined || general === undefined) return [];
  const source = found.evidence.find((item) => item.kind === 'passage' && item.passageId === general.passage.id);
  return [line(context.say.emergencyPaper(citedName(general, context.say)), source)];
}
