import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import type { Answer, SearchResult } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { leadRules } from '../../domain/governing.js';
import { listEntries } from '../../domain/list-entries.js';
import { parseQuantities } from '../../domain/quantity.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { askedUnit, inUnit } from '../understand/asked-unit.js';
import { ofThisTime, plantSubject } from '../understand/plant-question.js';
import type { Understanding } from '../understand/understanding.js';
import { againstLimits, asksOfValue, frameOf, presupposes } from './answer-frame.js';
import { compareRevisions } from './compare-revisions.js';
import { abstention, citedName, evidenceOf, knowledgeCall, oneLine, sourceLines, standingRemark } from './document-lines.js';
import { asksOldRevision, editionCalls, editionLines, statedRevision } from './earlier-edition.js';
import { orderLines, temporaryLines, untilLines } from './order-lines.js';
import { isTold } from './part-told.js';
import { ofPersonsAsked } from './persons-asked.js';
import { machinesMeant, stepsFit, taskOf } from './procedure-fit.js';
import { readingLines } from './table-reading.js';
import { differenceLines, questionsOn, twoThingsIn } from './two-things.js';
import { whichHolds } from './which-holds.js';
import { stepLines } from './whole-procedure.js';

/** How many further sentences may follow the answer: parts the first left out, entries of a list, and others that are about as sure. */
const limits = { more: 1, list: 5, like: 2, members: 14 };
/** An answer this sure stands alone, unless a list was asked for. */
const sure = 0.85;
/** A figure is said on its own only when it is likely the one. */
const sureFigure = 0.6;
/** Unless another is as good as equal. */
const equal = 0.97;
const secondQuestion =
  /[,;]?\s*(?:\b(?:and|und)\b|&)\s+(?:(?:for|at|by|from|in|to|with|über|für|mit|von)\s+)?(?=(?:how|what|which|when|whom?|whose|where|why|after|wie|was|wann|we[rmn]|wo|welche[rsmn]?|nach|ab)\b)|[，,]\s*(?=(?:多|什么|哪|谁|几))/iu;
/** "What grease is used, can I take soap grease?" */
const secondLeave =
  /[,;.?]\s+(?:(?:and|or|und|oder)\s+)?(?=(?:can|may|could|must|should)\s+(?:i|we|you|one)\b|(?:kann|darf|dürfen|können|muss)\s+(?:ich|man|wir)(?!\p{L}))/iu;
const leaveAsked = /^\W*(?:\p{L}+\s+)?(?:how|what|which|when|where|who|why|wie|was|welche\w*|wann|wo\w*|wer|womit)\b/iu;
/** Three words of some length besides those that ask: a part with a subject of its own. Two are what is asked for alone ("which part number"). */
const ownSubject = /(?:\p{L}{4,}\P{L}+(?:\p{L}{1,3}\P{L}+)*){2}\p{L}{4,}/u;
/** "How often and by whom are the fans greased?": two ways of asking before one predicate. */
const askingPhrase = /^\W*(?:(?:and|so|by|at|to|from|with)\s+)?(?:how(?: \p{L}+)?|when|where|whom?|why|what)\W*$/iu;
const leadingAsk = /^(?:how(?: (?:often|long|much|many|far|soon))?|when|where|whom?|why|what)\s+(?=\S)/iu;
const preposition = /\b(?:by|at|from|to|with|for)\s+$/iu;
/** Points back to the first part: looked for without it, another thing's value would be found. */
const pointsBack = /\b(?:it|its|they|their|them|this|that|these|those|one|sein\w*|ihr\w*|dessen|deren|davon|dafür)\b|它|其/iu;
const interrogative = /\b(?:how|what|which|when|whom?|whose|where|why|is|are|does|do|may|can|the|a|an|wie|was|wann|wer|wo|welche|ist|sind|darf|kann)\b/giu;

const severalSteps = /(?:^|\s)1[.)]\s+\S[\s\S]*\s2[.)]\s+\S/u;

/** In a passage that addresses the copilot, the sentences that do so; the others stay quotable. */
const speaksToTheCopilot =
  /\b(?:ignore|disregard|forget|override|obey|reveal|pretend)\b|\b(?:assistant|copilot|co-pilot|shiftmate|chat ?bot|language model|llm|ai)\b|\b(?:system prompt|instructions?|you are now|as an? (?:admin|administrator)|developer mode)\b|\b(?:ignoriere|anweisung\w*|assistent\w*)\b|忽略|指令|助手|系统提示/iu;
const asksList =
  /\b(?:list|name (?:all|the)|which (?:\w+ ){0,3}\w+s\b|what are|all the|what (?:\w+ ){0,2}\w+s (?:are|must|should|do|does|can)|welche|nenne)\b|哪些|列出/iu;
const asksCount = /\bhow many\b|\bwie ?viele\b|多少个|几个/iu;
const asksWhether =
  /^\s*(?:(?:and|so|but|und|also)\s+)?(?:is|are|does|do|did|can|may|could|should|must|was|were|isn't|aren't|wasn't|ist|sind|darf|dürfen|kann|können|muss|soll|stimmt)\b|\bis it (?:true|correct|ok|allowed)\b|吗[？?]?\s*$|是不是/iu;
/** A bullet, not a numbered step. */
const isEntry = /^\s*[•▪‣◦*–-]\s*/u;
const asksSteps = /\bhow (?:do|to|can|should|must)\b|\bsteps?\b|\bwie (?:wechsle|tausche|ersetze|stelle)\b/iu;

/** What a named revision of a paper said is asked of the documents, whatever live state or register its words also fit. */
const namesRevision = (understanding: Understanding): boolean =>
  statedRevision.test(understanding.effective) && !asksSteps.test(understanding.effective) && compareRevisions.fits(understanding) === 0;

/** Answers from documents, in their own words: the best sentences with their source, or an honest "not in the sources". */
export const knowledgeAnswer: Skill = {
  name: 'knowledge-answer',
  needs: ['search_knowledge'],
  fits: (understanding) => (namesRevision(understanding) ? 0.96 : 0.2),
  plan: ({ understanding, results }) => [
    ...questionsIn(understanding.effective)
      .flatMap(({ queries }) => queries)
      .map((query) => knowledgeCall(query, searchScope(understanding))),
    ...editionCalls(understanding, results, searchScope(understanding)),
  ],
  compose: (context) => {
    const made = context.results.of('search_knowledge').filter(({ input }) => input['kinds'] === undefined && input['perDocument'] !== true);
    const asked = questionsIn(context.understanding.effective).flatMap(({ queries, part }) => {
      const search = surest(made.filter(({ output }) => queries.some((query) => output.query === query.slice(0, 1900))));
      return search === undefined
        ? []
        : [{ part, search, lines: readingLines(context, search.output, search.evidence) ?? knowledgeLines(context, search.output, search.evidence) }];
    });
    const searches = asked.map(({ search }) => search);
    const [first] = searches;
    if (first === undefined) return null;
    const answers = distinct(asked.flatMap(({ lines }) => lines ?? []));
    if (answers.length === 0 || isOfThePlant(context, searches)) return [...abstention(context, first.output, first.evidence), ...askedBack(context)];
    const editions = editionLines(context, first.output);
    // What the rows say together names the thing as well as the figure.
    const isRead = searches.some(({ output }) => output.reading != null);
    const open = isRead ? [] : asked.filter(({ lines }) => lines === null);
    // The question's own numbers are no evidence, so they are not repeated.
    const told = asked.flatMap(({ search, lines }) =>
      lines === null ? [] : search.output.answers.filter(({ shown }) => lines.some(({ text }) => text.includes(oneLine(shown)))),
    );
    const missing = open.filter(({ part }) => !isTold(part, told)).map(({ part }) => line(context.say.partNotFound(part.replace(/\S*\d\S*/gu, '...'))));
    const two = twoThingsIn(context.understanding.effective);
    const mains = searches.flatMap(({ output }) => output.answers.slice(0, 1));
    const difference =
      two === null || open.length > 0
        ? []
        : differenceLines(
            two,
            mains,
            searches.flatMap(({ evidence }) => evidence),
            context.say,
          );
    const lines = distinct([...editions.before, ...answers, ...editions.after]);
    return [...difference, ...lines, ...missing, ...sourceLines(lines, [...searches.flatMap((search) => search.evidence), ...editions.evidence], context)];
  },
};

/** What the plant did in a time of its own history stands in no paper: only a sentence that is sure to answer may. */
function isOfThePlant({ understanding }: SkillContext, searches: ReadonlyArray<Readonly<{ output: SearchResult }>>): boolean {
  const likeliest = Math.max(0, ...searches.map(({ output }) => output.answers[0]?.probability ?? 0));
  return likeliest < sure && ofThisTime(understanding) && plantSubject(understanding) !== null;
}

/** A question about the plant that nothing here read and no source answers: what was not understood, and what can be asked instead. */
function askedBack({ understanding, say }: SkillContext): readonly Line[] {
  return plantSubject(understanding) === null ? [] : [line(say.canAsk)];
}

/** Of the searches for one part the one whose best sentence is the likeliest answer; the first where none has one. */
function surest<Search extends Readonly<{ output: SearchResult }>>(searches: readonly Search[]): Search | undefined {
  const sureness = ({ output }: Search): number => output.answers[0]?.probability ?? 0;
  return [...searches].sort((left, right) => sureness(right) - sureness(left))[0];
}

/** A question of two parts as two; the second is looked for by itself and with the subject of the first. `part` is each as it was asked. */
export function questionsIn(question: string): readonly Readonly<{ queries: readonly string[]; part: string }>[] {
  const two = twoThingsIn(question);
  if (two !== null) return questionsOn(two);
  const cut = leaveAsked.test(question.slice(0, 60)) ? (secondLeave.exec(question) ?? secondQuestion.exec(question)) : secondQuestion.exec(question);
  if (cut === null || cut.index === 0) return [{ queries: [question], part: question }];
  const first = question.slice(0, cut.index);
  const second = question.slice(cut.index + cut[0].length);
  const shared = askingPhrase.test(first) ? leadingAsk.exec(second) : null;
  if (shared !== null) {
    const rest = second.slice(shared[0].length);
    const how = preposition.exec(cut[0])?.[0] ?? '';
    return [first, `${how}${shared[0]}`].map((asked) => ({ queries: [`${asked.trim()} ${rest}`], part: `${asked.trim()} ${rest}` }));
  }
  const subject = first.replace(interrogative, ' ').replace(/\s+/gu, ' ').trim();
  return [
    { queries: [first], part: first },
    { queries: [`${second.replace(/[?？]\s*$/u, '')} ${subject}`, ...(standsAlone(second) ? [second] : [])], part: second },
  ];
}

const standsAlone = (part: string): boolean => ownSubject.test(part.replace(interrogative, ' ')) && !pointsBack.test(part);

function searchScope({ assets, question }: Understanding): Readonly<Record<string, unknown>> {
  return {
    ...(assets.length === 1 && assets[0] !== undefined ? { asset: assets[0].id } : {}),
    ...(asksOldRevision(question) ? { includeSuperseded: true } : {}),
  };
}

/** The answer lines of a search result, or null when it does not hold an answer. */
export function knowledgeLines(context: SkillContext, result: SearchResult, evidence: readonly Evidence[]): readonly Line[] | null {
  const shown = result.answers.filter(({ passage, text }) => !(passage.flagged && speaksToTheCopilot.test(text)));
  const quotable = ofPersonsAsked(shown, context.understanding.effective);
  const [main, ...others] = quotable;
  if (main === undefined || main.probability < ANSWERABLE_FROM || isOfOtherWork(main, context)) return null;
  const whole = wholeSteps(main, context, evidence);
  if (whole !== null) return whole;
  const conflicts = others.filter(({ role }) => role === 'conflict').slice(0, 2);
  if (conflicts.length > 0 && !others.some(({ role }) => role === 'overrules' || role === 'overruled'))
    return conflictLines(context, [main, ...conflicts], evidence);
  const notices = others.filter(({ role }) => role === 'temporary');
  if (notices.length > 0) return temporaryLines(context, notices, main, evidence);
  const orders = others.filter(({ role }) => role === 'overrules');
  const general = others.find(({ role }) => role === 'overruled');
  if (orders.length > 0) return orderLines(context, orders, main, evidence);
  if (general !== undefined) return orderLines(context, [main], general, evidence);
  const warned = others.filter(({ role }) => role === 'warning');
  // What stands behind the answer in its paper stays behind it: first what is to be done first.
  const isLater = ({ passage, start }: Answer): boolean => passage.documentId === main.passage.documentId && start > main.start;
  const warnings = warned.filter((answer) => !isLater(answer)).map((answer) => answerLine(answer, context, evidence));
  const later = warned.filter(isLater).map((answer) => answerLine(answer, context, evidence));
  const said = framed(main, context, evidence);
  const verdict = againstLimits(context.understanding.effective, main.shown, context.say);
  // What forbids the asked thing itself comes before what forbids another.
  const decides = said.text !== underHeading(answerLine(main, context, evidence), main, context).text;
  return [
    ...(decides ? [] : warnings),
    ...inAskersLanguage(main, context, evidence),
    ...countLine(quotable, context, evidence),
    ...(verdict === null ? [] : [line(verdict, evidenceOf(main, evidence))]),
    said,
    ...(decides ? warnings : []),
    ...later,
    ...convertedLines(main, context, evidence),
    ...untilLines(context, main, evidence),
    ...further(main, others, context).map((answer) => answerLine(answer, context, evidence)),
    ...(others.filter(({ role }) => role === 'member').length > limits.members ? [line(context.say.moreEntries)] : []),
  ];
}

/** Steps of another work than the one asked for: worse than no answer. */
function isOfOtherWork({ passage, shown }: Answer, context: SkillContext): boolean {
  const { effective, language } = context.understanding;
  const task = severalSteps.test(shown) ? taskOf(effective) : null;
  return task !== null && !stepsFit(task, [passage], language, machinesMeant(context));
}

const asksHow =
  /\bhow (?:do|can|should|must) (?:i|we|you|one)\b|\bhow to\b|\b(?:steps|procedure)\b|(?<!\p{L})wie \p{L}+ (?:ich|man|wir)(?!\p{L})|怎么|如何|步骤/iu;
const oneStep = /^\s*\d{1,2}[.)]\s+\S/u;

/** One step of several is no answer to how something is done: the steps it stands among, whole and in order. */
function wholeSteps({ passage, shown }: Answer, { understanding }: SkillContext, evidence: readonly Evidence[]): readonly Line[] | null {
  const isPart = oneStep.test(shown) && severalSteps.test(passage.text) && !severalSteps.test(shown);
  if (!isPart || !asksHow.test(understanding.effective) || passage.status !== 'current') return null;
  return stepLines(passage, evidence);
}

/** How many entries the shown list has, where that is asked. */
function countLine(answers: readonly Answer[], { understanding, say }: SkillContext, evidence: readonly Evidence[]): readonly Line[] {
  const entries = listEntries(answers);
  const counted = evidence.find((item) => item.kind === 'computation' && item.name === 'count_entries');
  if (entries.length < 2 || counted === undefined || answers[0]?.values.length !== 0 || !asksCount.test(understanding.effective)) return [];
  return [line(say.entries(entries.length), counted)];
}

/** The figure of a source in another language, said in the asker's own; the source's words follow. */
function inAskersLanguage(answer: Answer, { understanding, say }: SkillContext, evidence: readonly Evidence[]): readonly Line[] {
  const values = [...new Set(answer.values)];
  const foreign = understanding.language !== 'en' && !answer.passage.language.toLowerCase().startsWith(understanding.language);
  const measured = values.every((value) => parseQuantities(value).some(({ unit }) => unit !== null));
  return foreign && measured && values.length > 0 && values.length <= 2 && answer.probability >= sureFigure
    ? [line(say.sourceGives(values.map(oneLine).join('; ')), evidenceOf(answer, evidence))]
    : [];
}

/** The figure in the unit that was asked for, beside the one of the source. */
function convertedLines(answer: Answer, { understanding, say }: SkillContext, evidence: readonly Evidence[]): readonly Line[] {
  const asked = askedUnit(understanding.question);
  if (asked === null) return [];
  // Where the figures of the answer are known only they are converted; a sign that stands in words is read from the text around.
  const figures = inUnit(answer.shown, asked).filter(
    ({ original }) => answer.values.length === 0 || answer.values.some((value) => value.includes(original.replace(/^minus /u, '')) || original.includes(value)),
  );
  return figures.slice(0, 3).map(({ value, original }) => line(say.converted(value, original), evidenceOf(answer, evidence)));
}

function further(main: Answer, others: readonly Answer[], { understanding }: SkillContext): readonly Answer[] {
  const more = others.filter(({ role }) => role === 'more').slice(0, limits.more);
  const members = others.filter(({ role }) => role === 'member');
  if (members.length > 0) return members.slice(0, limits.members);
  const other = main.governing?.kind === 'forbids' ? 'permits' : main.governing?.kind === 'permits' ? 'forbids' : null;
  const like = others.filter(
    ({ role, probability, governing, text }) =>
      role === 'like' &&
      probability >= ANSWERABLE_FROM &&
      (other === null || governing?.kind !== other) &&
      !(main.governing != null && leadRules(text) !== null),
  );
  if (asksList.test(understanding.question)) return [...more, ...like].slice(0, limits.list);
  const close = like.filter(({ probability }) => main.probability < sure || probability >= main.probability * equal);
  return [...more, ...close.slice(0, (main.probability < sure ? limits.like : 1) - more.length)];
}

/** Sources in force that give different values: both, with their names, and what their records tell of which one holds. */
function conflictLines(context: SkillContext, answers: readonly Answer[], evidence: readonly Evidence[]): readonly Line[] {
  const sources = answers.map((answer) => evidenceOf(answer, evidence));
  return [
    line(context.say.sourcesDiffer, ...sources),
    ...answers.map((answer, at) => line(`${citedName(answer, context.say)}: ${oneLine(answer.shown)}`, sources[at])),
    whichHolds(answers, sources, context),
  ];
}

function answerLine(answer: Answer, { say }: SkillContext, evidence: readonly Evidence[]): Line {
  const { document, revision, status } = answer.passage;
  const lead = status === 'superseded' ? `${say.supersededSays(document, revision).replace(/[:：]$/u, ',')} ` : '';
  const remark = standingRemark(answer.inForce, say);
  const search = evidence.find((item) => item.kind === 'computation' && item.name === 'search_knowledge');
  if (remark !== null) return line(`${document} (${remark}): ${oneLine(answer.shown)}`, evidenceOf(answer, evidence), search);
  return line(`${lead}${oneLine(answer.shown)}`, evidenceOf(answer, evidence));
}

/** For a question whether something holds, the source's words with what they mean for it: it forbids, gives another figure, or agrees. */
function framed(answer: Answer, context: SkillContext, evidence: readonly Evidence[]): Line {
  const plain = underHeading(answerLine(answer, context, evidence), answer, context);
  const { effective } = context.understanding;
  if ((!asksWhether.test(effective) && !presupposes.test(effective) && !asksOfValue(effective)) || answer.passage.status === 'superseded') return plain;
  const frame = frameOf(effective, answer.shown, context.say, answer.governing);
  // Behind a lead the number of a step would end the sentence.
  return frame === null ? plain : { ...plain, text: frame(plain.text.replace(/^\s*\d{1,3}[.)]\s+/u, '')) };
}

/** An entry of a list that is asked whether it may be done says nothing without the heading that it stands under. */
function underHeading(said: Line, { passage, text, governing }: Answer, { understanding }: SkillContext): Line {
  const heading = passage.section?.split(' > ').slice(1).at(-1);
  const bare = heading !== undefined && governing == null && isEntry.test(text) && asksWhether.test(understanding.effective);
  return bare ? { ...said, text: `${heading.replace(/\s*[:：]$/u, '')}: ${said.text.replace(isEntry, '')}` } : said;
}

function distinct(lines: readonly Line[]): readonly Line[] {
  return lines.filter((item, at) => lines.findIndex(({ text }) => text === item.text) === at);
}
