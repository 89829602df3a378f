import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import type { Answer, SearchResult } from '../../domain/document.js';
import { dangersIn, emergencyAsked, endangersPerson, isToPerson, routesIn, substancesIn } from '../../domain/emergency.js';
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
    if (found === undefined) return [];
    if (endangersPerson(context.understanding.effective)) {
      const { output, evidence } = found;
      return ruleLines(output, context.understanding.effective, evidence) === null ? [firstAid(context.understanding.effective), generalPaper] : [];
    }
    return found.output.answerability < ANSWERABLE_FROM && !isOfPlant(context) ? [generalPaper] : [];
  },
  compose: (context) => {
    const found = foundBy(knowledgeCall(context.understanding.effective), context);
    if (found === undefined) return null;
    const { output, evidence } = found;
    const rule = ruleLines(output, context.understanding.effective, evidence);
    if (rule !== null) return [...rule, ...sourceLines(rule, evidence, context)];
    if (endangersPerson(context.understanding.effective)) return forPerson(context, output, evidence);
    return output.answerability >= ANSWERABLE_FROM || isOfPlant(context) ? null : [...abstention(context, output, evidence), ...generalLines(context)];
  },
};

/** The papers' first aid for a substance and the way in which it reached somebody. */
const firstAid = (question: string) =>
  knowledgeCall(['first aid', ...substancesIn(question), ...routesIn(question), 'Erste Hilfe 急救'].join(' '), { limit: 8 });
const isFirstAid = /\bfirst[- ]aid\b|(?<!\p{L})erste[- ]hilfe|急救/iu;

/** What papers give as first aid for the substance that was named; never a diagnosis of the machine, and never another sentence found by its words. */
function forPerson(context: SkillContext, output: SearchResult, evidence: readonly Evidence[]): readonly Line[] {
  const { effective } = context.understanding;
  const named = substancesIn(effective);
  const found = named.length === 0 ? undefined : foundBy(firstAid(effective), context);
  const aid = (found?.output.results ?? []).flatMap(({ passage }): readonly Line[] => {
    if (passage.status !== 'current' || passage.flagged) return [];
    const item = found?.evidence.find((each) => each.kind === 'passage' && each.passageId === passage.id);
    const rows = passage.text.split('\n').filter((row) => isFirstAid.test(row) && substancesIn(row).some((each) => named.includes(each)));
    return item === undefined ? [] : rows.map((row) => line(oneLine(row), item));
  });
  if (found !== undefined && aid.length > 0) return [...aid.slice(0, 2), ...sourceLines(aid.slice(0, 2), found.evidence, context)];
  return [...abstention(context, output, evidence), ...generalLines(context)];
}

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
  // Somebody who is hurt comes before what burst.
  const asked = emergencyAsked(question).filter((danger) => isToPerson(danger) || !endangersPerson(question));
  if (main === undefined || main.probability < ANSWERABLE_FROM) return false;
  const told = `${headingOf(main)}\n${main.text}`;
  return dangersIn(told).some((danger) => asked.includes(danger)) && (!asked.includes('injury') || isOfSameHarm(question, told));
}

/** That something scalds is no rule for an eye with acid in it: what got into somebody, or where, is the same, or first aid is told. */
function isOfSameHarm(question: string, told: string): boolean {
  const [substances, routes] = [substancesIn(question), routesIn(question)];
  const shares = (asked: readonly string[], held: readonly string[]): boolean => asked.some((each) => held.includes(each));
  return substances.length > 0 ? shares(substances, substancesIn(told)) : isFirstAid.test(told) || shares(routes, routesIn(told));
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
