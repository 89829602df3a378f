import type { Answer } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { type Line, line, type SkillContext } from '../skill.js';
import { citedName, evidenceOf, oneLine } from './document-lines.js';

/** What holds in general and the orders that go before it in the case they name, each with the name of its paper. */
export function orderLines(context: SkillContext, orders: readonly Answer[], general: Answer, evidence: readonly Evidence[]): readonly Line[] {
  const sources = [...orders, general].map((answer) => evidenceOf(answer, evidence));
  return [line(context.say.orderGoesFirst, ...sources), ...[...orders, general].map((answer, at) => line(named(answer, context), sources[at]))];
}

/** What a temporary paper lays down now, until when, and below it what applies otherwise. */
export function temporaryLines(context: SkillContext, notices: readonly Answer[], lasting: Answer, evidence: readonly Evidence[]): readonly Line[] {
  const told = notices.map((answer) => line(named(answer, context), evidenceOf(answer, evidence)));
  const until = notices.slice(0, 1).flatMap((answer) => untilLines(context, answer, evidence));
  return [...told, ...until, line(context.say.otherwise(named(lasting, context)), evidenceOf(lasting, evidence))];
}

/** Until when the temporary paper holds that the answer is from; nothing for a lasting one. */
export function untilLines({ say }: SkillContext, { passage, inForce }: Answer, evidence: readonly Evidence[]): readonly Line[] {
  return inForce?.standing === undefined && inForce?.until != null ? [line(say.onlyUntil(passage.document, inForce.until), searched(evidence))] : [];
}

const searched = (evidence: readonly Evidence[]): Evidence | undefined =>
  evidence.find((item) => item.kind === 'computation' && item.name === 'search_knowledge');

/** The search for a procedure by its own heading, beside whose steps the orders over them are found. */
export function orderSearch({ section, document, documentId }: Answer['passage']) {
  const heading = section?.split(' > ').at(-1) ?? document;
  return { toolName: 'search_knowledge', input: { query: `steps to: ${heading}`.slice(0, 1900), limit: 3, documents: [documentId] } };
}

/** The search whose best answer stands in the section of a procedure: beside it the orders over that are found. */
function searchBeside({ results }: SkillContext, { section, documentId }: Pick<Answer['passage'], 'section' | 'documentId'>) {
  return results.of('search_knowledge').find(({ output }) => {
    const main = output.answers[0]?.passage;
    return main?.documentId === documentId && main.section === section;
  });
}

export const isSearchedBeside = (context: SkillContext, passage: Answer['passage']): boolean => searchBeside(context, passage) !== undefined;

/** Orders over the procedure that is shown in full behind them. */
export function ordersBefore(context: SkillContext, { section, documentId }: Answer['passage'], evidence: readonly Evidence[]): readonly Line[] {
  const orders = searchBeside(context, { section, documentId })?.output.answers.filter(({ role }) => role === 'overrules') ?? [];
  const sources = orders.map((answer) => evidenceOf(answer, evidence));
  return orders.length === 0 ? [] : [line(context.say.orderGoesFirst, ...sources), ...orders.map((answer, at) => line(named(answer, context), sources[at]))];
}

const named = (answer: Answer, { say }: SkillContext): string => `${citedName(answer, say)}: ${oneLine(answer.shown)}`;
