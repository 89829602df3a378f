import { allMatches } from '../../domain/all-matches.js';
import type { Passage, RankedPassage, SearchResult } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { sectionRules } from '../../domain/governing.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { compareRevisions } from './compare-revisions.js';
import { citedName, isolationLines, sourceLines } from './document-lines.js';
import { isSearchedBeside, orderSearch, ordersBefore } from './order-lines.js';
import { stepsOf, stepsWithin, titledPaper } from './procedure-by-title.js';
import {
  appliesToNamed,
  forNamedMachines,
  headingFits,
  isOfOtherMachines,
  type Machines,
  machinesMeant,
  stepsFit,
  taskOf,
  titleFits,
} from './procedure-fit.js';
import { nextPage, partsOf, stepLines } from './whole-procedure.js';
import { meets, telling } from './word-match.js';

const asksHow =
  /\b(?:how (?:do|can|should|must|to)\b|procedure|steps?|instructions?|guide me|walk me|wie (?!oft|lange|viele?|hoch|schnell|weit|tief|warm|heiß|schwer)\p{L}+ (?:ich|man|wir)(?!\p{L})|wie (?:tu|mach)\w*|wie (?:wird|werden|muss|kann|soll|baue|tausche|wechsle|stelle|reinige|geht)|anleitung|vorgehen|schritte)|怎么|如何|怎样|步骤|程序/iu;
/** A time, a number or an amount is no procedure, whatever steps it speaks of. */
const asksMeasure = /^\W*(?:and |so )?how (?:long|often|many|much|far|high|hot|soon)\b|^\W*wie (?:lange|oft|viele?|hoch|weit)(?!\p{L})/iu;
const opensMachine =
  /\b(?:replac\w*|remov\w*|open\w*|dismantl\w*|disassembl\w*|install\w*|repair\w*|chang\w*|clean\w*|fit\w*|isolat\w*|lock(?:ing)? ?out|swap\w*|tausch\w*|wechs\w*|ausbau\w*|einbau\w*|öffn\w*|reinig\w*|ersetz\w*|freischalt\w*)\b|隔离|上锁|更换|拆|打开|清洗|维修/iu;
const numbered = /(?:^|\n)\s*\d{1,2}[.)]\s+\S/u;
const severalSteps = /(?:^|\n)\s*(\d{1,2})[.)]\s+\S[\s\S]*\n\s*\d{1,2}[.)]\s+\S/u;
const searchLimit = 12;
/** Another number than that of the search for the work, by which the two are told apart. */
const headLimit = 10;
/** Steps of another task do harm, so a procedure has to fit more surely than a sentence. */
const procedureThreshold = 0.6;
const stepLimit = 24;
/** A sentence this likely answers a question that no procedure answers. */
const sentenceThreshold = 0.6;

const isolationSearch = {
  toolName: 'search_knowledge',
  input: { query: 'lockout isolation procedure verify zero energy before work', kinds: ['policy'], limit: 3 },
};

/** "How do I ...?" with a numbered procedure in a document: the steps whole and in order, isolation in front of anything that opens the machine. */
export const procedure: Skill = {
  name: 'procedure',
  needs: ['search_knowledge', 'open_document'],
  // What changed in an instruction asks for its editions and not for its steps.
  fits: (understanding) =>
    asksHow.test(understanding.effective) && !asksMeasure.test(understanding.effective) && compareRevisions.fits(understanding) === 0 ? 0.6 : 0,
  plan: (context) => {
    const { understanding, results } = context;
    const search = {
      toolName: 'search_knowledge',
      input: {
        query: `${understanding.effective.slice(0, 1800)} ${workInEnglish(understanding.effective)}`.trim(),
        limit: searchLimit,
        kinds: ['manual', 'policy', 'other'],
      },
    };
    const [asset] = understanding.assets;
    const isolation = opensMachine.test(understanding.effective)
      ? [isolationSearch, ...(asset === undefined ? [] : [{ toolName: 'list_assets', input: { query: asset.id } }])]
      : [];
    if (!results.has(search)) return [search, ...namedMachines(understanding), ...isolation];
    const found = procedureSearch(context)?.output.results ?? [];
    const paper = titledPaper(found, understanding);
    if (paper !== null && !results.has(stepsWithin(paper, understanding.effective))) return [stepsWithin(paper, understanding.effective)];
    const chosen = stepsOfPaper(paper, context) ?? procedurePassage(found, understanding, machinesMeant(context));
    if (chosen === null) return [];
    const front = namedMachines(understanding).length > 0 ? [{ toolName: 'open_document', input: { documentId: chosen.documentId, page: 1 } }] : [];
    // What goes before these steps is found beside them.
    const orders = isSearchedBeside(context, chosen) ? [] : [orderSearch(chosen)];
    return [...front, ...nextPage(chosen, context), ...orders];
  },
  compose: (context) => {
    const { results, understanding } = context;
    const found = procedureSearch(context);
    const own = found === undefined ? null : stepsOfPaper(titledPaper(found.output.results, understanding), context);
    const chosen = own ?? (found === undefined ? null : procedurePassage(found.output.results, understanding, machinesMeant(context)));
    if (found === undefined || chosen === null) return null;
    if (own === null && found.output.answerability < procedureThreshold && !headingNamesTask(chosen, understanding)) return null;
    const opened = results.of('open_document');
    const evidence = [...results.of('search_knowledge').flatMap((item) => item.evidence), ...opened.flatMap((item) => item.evidence)];
    const pieces = forNamedMachines(partsOf(chosen, context), headsFound(context), understanding.effective);
    if (!pieces.some(({ text }) => numbered.test(text))) return null;
    const task = own === null ? taskOf(understanding.effective) : null;
    if (task !== null && !stepsFit(task, pieces, understanding.language, machinesMeant(context))) return pointer(chosen, found, context);
    const steps = pieces.flatMap((passage) => stepLines(passage, evidence)).slice(0, stepLimit);
    const isolation = opensMachine.test(understanding.effective) ? isolationLines(context) : [];
    const orders = ordersBefore(context, chosen, evidence);
    return [...isolation, ...orders, ...steps, ...sourceLines([...orders, ...steps], evidence, context)];
  },
};

/** Papers that name the machines of the question, where it calls any by a tag or a type that the plant does not know: of its own ones the papers are marked. */
function namedMachines({ effective, assets }: Understanding) {
  const names = assets.length > 0 ? [] : (taskOf(effective)?.names ?? []);
  return names.length === 0 ? [] : [{ toolName: 'search_knowledge', input: { query: `${effective.slice(0, 1800)} machines models types`, limit: headLimit } }];
}

/** What was found for the work, each passage with the machines of the question that its paper says it is for. */
function procedureSearch(context: SkillContext) {
  const search = context.results.of('search_knowledge').find(({ input }) => input['limit'] === searchLimit);
  if (search === undefined) return undefined;
  const named = forNamedMachines(
    search.output.results.map(({ passage }) => passage),
    headsFound(context),
    context.understanding.effective,
  );
  const results = search.output.results.map((item, at) => ({ ...item, passage: named[at] ?? item.passage }));
  return { ...search, output: { ...search.output, results } };
}

const headsFound = ({ results }: SkillContext): readonly Passage[] => [
  ...results.of('search_knowledge').flatMap(({ output }) => output.results.map(({ passage }) => passage)),
  ...results.of('open_document').flatMap(({ output }) => output.passages),
];

function stepsOfPaper(paper: string | null, { results, understanding }: SkillContext): Passage | null {
  if (paper === null) return null;
  const within = stepsWithin(paper, understanding.effective).input.query;
  const found = results.of('search_knowledge').find(({ input }) => input['query'] === within);
  return found === undefined ? null : stepsOf(found.output);
}

/** No procedure for the task: says so and names the nearest without its steps, unless a sentence that gives no steps is likely to answer. */
function pointer(
  nearest: Passage,
  { output, evidence }: Readonly<{ output: SearchResult; evidence: readonly Evidence[] }>,
  { say, understanding }: SkillContext,
): readonly Line[] | null {
  const [main] = output.answers;
  if (main !== undefined && main.probability >= sentenceThreshold && main.passage.kind !== 'steps' && !numbered.test(main.passage.text)) return null;
  const object = taskOf(understanding.effective)?.object ?? [];
  // A neighbour that shares no word with the thing is no neighbour.
  if (object.length > 0 && !object.some((word) => meets(word, telling(nearest.section ?? '')))) return null;
  const source = evidence.find((item) => item.kind === 'passage' && item.passageId === nearest.id);
  const heading = nearest.section?.split(' > ').at(-1) ?? nearest.document;
  return [line(say.notInSources), line(say.nearestProcedure(heading, citedName({ passage: nearest }, say)), source)];
}

/** Where the procedure is: the section whose heading names the task, first in documents about the asset; else the best passage with steps. */
function procedurePassage(all: readonly RankedPassage[], { effective, assets, language }: Understanding, machines: Machines): Passage | null {
  const task = taskOf(effective);
  const found = all.filter(({ passage }) => !isOfOtherMachines(passage, machines));
  const ofTask = found.filter(
    ({ passage }) => task !== null && (passage.kind === 'steps' || severalSteps.test(passage.text)) && stepsFit(task, [passage], language, machines),
  );
  const results = ofTask.length > 0 ? ofTask : found;
  const asset = assets[0]?.id ?? null;
  const wanted = stems(`${effective} ${workInEnglish(effective)}`);
  const headed = results
    .filter(({ passage }) => !passage.flagged && passage.status === 'current' && passage.section !== null && sectionRules(passage.section)?.kind !== 'forbids')
    .map(({ passage }) => ({ passage, share: headingShare(passage.section ?? '', wanted) + (asset !== null && passage.appliesTo.includes(asset) ? 0.1 : 0) }))
    .filter(({ share }) => share >= 0.6)
    .sort((a, b) => b.share - a.share);
  return headed[0]?.passage ?? stepPassage(results, asset);
}

/** Work and parts as headings of English manuals name them; a German or Chinese question finds its procedure by them. */
const workWords: ReadonlyArray<readonly [RegExp, string]> = [
  [/wechs|tausch|ersetz|erneuer|更换|换/iu, 'replace replacing change changing'],
  [/reinig|putz|säuber|清洗|清洁|清理/iu, 'clean cleaning'],
  [/ausbau|entfern|demontier|拆/iu, 'remove removing removal'],
  [/einbau|montier|安装/iu, 'fit fitting install installing'],
  [/einstell|justier|调整|调节/iu, 'adjust adjusting setting'],
  [/ausricht|对中|找正/iu, 'align aligning alignment'],
  [/schmier|fett|润滑|加油/iu, 'lubricate lubricating grease greasing'],
  [/kalibrier|校准|标定/iu, 'calibrate calibrating calibration'],
  [/prüf|test|检查|测试/iu, 'check checking test testing'],
  [/öffne|打开/iu, 'open opening'],
  [/gleitring|机械密封/iu, 'mechanical seal'],
  [/dichtung|密封|垫/iu, 'seal gasket'],
  [/tür|门/iu, 'door'],
  [/deckel|盖/iu, 'cover lid'],
  [/welle|轴(?!承)/iu, 'shaft'],
  [/membran|膜/iu, 'diaphragm membrane'],
  [/messer|刀/iu, 'knife blade'],
  [/motor|电机/iu, 'motor'],
  [/lager(?!ort|platz|best)|轴承/iu, 'bearing bearings'],
  [/laufrad|叶轮/iu, 'impeller'],
  [/riemen|皮带/iu, 'belt'],
  [/sieb|滤网/iu, 'strainer'],
  [/filter|滤芯/iu, 'filter element'],
  [/kette|链/iu, 'chain'],
  [/düse|喷嘴/iu, 'nozzle nozzles'],
  [/pumpe|泵/iu, 'pump'],
  [/ventil|阀/iu, 'valve'],
  [/kupplung|联轴器/iu, 'coupling'],
  [/spule|线圈/iu, 'coil'],
  [/platten|板片/iu, 'plate plates'],
];

function workInEnglish(text: string): string {
  return /[äöüß]|\p{Script=Han}|\b(?:wie|ich|der|die|das|von)\b/iu.test(text)
    ? workWords.flatMap(([pattern, words]) => (pattern.test(text) ? [words] : [])).join(' ')
    : '';
}

/** First five letters of words, or pairs of Han characters: enough to see that a heading speaks of the same task. */
function stems(text: string): ReadonlySet<string> {
  const keys = new Set(allMatches(text.toLowerCase(), /\p{Script=Latin}{4,}/gu).map(([word]) => word.replace(/s$/u, '').slice(0, 5)));
  for (const [run] of allMatches(text, /\p{Script=Han}{2,}/gu)) for (let at = 0; at + 2 <= run.length; at += 1) keys.add(run.slice(at, at + 2));
  return keys;
}

/** Share of the last heading's words that the question holds. */
function headingShare(section: string, wanted: ReadonlySet<string>): number {
  const heading = stems(section.split(' > ').at(-1) ?? '');
  return heading.size < 2 ? 0 : [...heading].filter((word) => wanted.has(word)).length / heading.size;
}

/** The heading says the asked task nearly word by word, in a document about the named asset where one is named: sure without any further sign. */
function headingNamesTask(passage: Passage, { effective, assets, unknownNames }: Understanding): boolean {
  const { section, appliesTo } = passage;
  const about = assets.length === 0 ? appliesToNamed(passage, unknownNames) : assets.some(({ id }) => appliesTo.includes(id));
  const task = taskOf(effective);
  return (
    about &&
    ((task !== null && (headingFits(task, section) || titleFits(task, passage))) ||
      headingShare(section ?? '', stems(`${effective} ${workInEnglish(effective)}`)) >= 0.8)
  );
}

/** The best ranked passage that holds numbered steps, first among documents about the named asset, unless facts elsewhere fit far better. */
function stepPassage(results: readonly RankedPassage[], asset: string | null): Passage | null {
  const best = results[0]?.score ?? 0;
  const fitting = results.filter(
    ({ passage, score }) =>
      !passage.flagged &&
      passage.status === 'current' &&
      sectionRules(passage.section)?.kind !== 'forbids' &&
      (passage.kind === 'steps' || numbered.test(passage.text)) &&
      score >= best * 0.3,
  );
  const own = fitting.find(({ passage }) => asset !== null && passage.appliesTo.includes(asset));
  return (own ?? fitting[0])?.passage ?? null;
}
