import type { Passage } from '../../domain/document.js';
import { sectionRules } from '../../domain/governing.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { citedName, isolationLines, knowledgeCall, oneLine, sourceLines } from './document-lines.js';
import { type Machines, machinesMeant, stepsFit, taskOf } from './procedure-fit.js';
import { nextPage, partsOf, stepLines } from './whole-procedure.js';

/** Cutting a machine off from its energy, as the three languages say it. An interlock ("Verriegelung", "联锁") is another thing. */
const isolates =
  /\b(?:isolat(?:e[sd]?|ing|ion|ions|or|ors)|lock(?:ed|ing)?[- ]?(?:out|off)|lock(?:s|ed|ing)?|padlocks?|loto|lock[- ]?out|tag[- ]?out|(?:main |circuit[- ])?breakers?|disconnectors?|de-?energi[sz]e\w*|(?:switch|make) \S+ (?:off|safe|dead))\b|\b(?:freischalt\w*|freizuschalten|freigeschaltet|schalte\w*\b[^?.]*\bfrei|trennschalter\w*|trennstellen?|hauptschalter|lasttrenn\w*|reparaturschalter|absperr\w*|sperr\w*|abschließ\w*|vorhängeschl\w*|spannungsfrei\w*|isolier(?:e|en|t|st|te|ten)|isolationspunkte?|isolierpunkte?|trenn\w*\b[^?.]*\bvom netz|trenne[nt]?\b(?=[^?.]*\b(?:[A-Z]{1,4}-\d|sicher|pumpe|motor|maschine|anlage|ventil))|wiedereinschalt\w*|energielos\w*|energiefrei\w*)\b|隔离|上锁|挂锁|锁定|锁住|锁哪|要锁|断电|切断(?:电源|能源)|断开/iu;
/** Asks what is to be done or where; a story about a lock asks nothing. */
const asks =
  /\b(?:which|what|where|how|list|show|name|tell|need|points?|before|steps?|procedure|welche\w*|was|wo|wie|womit|nenne|zeige?|vor)\b|哪|什么|怎么|如何|前|[?？]\s*$/iu;
/** Rules about locks, states of locks, and counts are for the documents and the records. */
const other =
  /\b(?:who|whose|how (?:long|many|often)|still|forgotten|lost|left|keys?|remove (?:a|the|another|someone|his|her)|interlock\w*|limits?|set ?points?|alarms?|trips?|values?|at (?:what|which)|grenzwert\w*|policy|training|trained|wer|wessen|wie (?:lange|oft|viele)|is (?:it|\S+) (?:isolated|safe|dead|locked)|ist \S+ (?:freigeschaltet|sicher))\b|限值|报警|谁|多少|多久|联锁|丢|吗[？?]?\s*$/iu;

/** Asks how it is done and not only where. */
const wantsSteps =
  /\bhow (?:do|can|should|must|to|would|shall)\b|\b(?:procedure|steps?|instructions?|walk me|guide me|talk me)\b|\bwhat (?:do|must|should|shall) (?:i|we) (?:\w+ )?do\b|\bwie\b|\b(?:vorgehen|schritte|anleitung|\p{L}*verfahren|ablauf)\b|怎么|如何|怎样|步骤|程序|流程/iu;
const headingIsolates = new RegExp(`${isolates.source}|\\b(?:making|make) (?:it |the \\S+ )?safe\\b|\\bzero energy\\b`, 'iu');
const severalSteps = /(?:^|\n)\s*1[.)]\s+\S[\s\S]*\n\s*2[.)]\s+\S/u;

const search = ({ assets, effective }: Understanding) =>
  knowledgeCall(`${assets[0]?.id ?? ''} isolation points lockout verify zero energy: ${effective}`.slice(0, 1900), { kinds: ['policy', 'manual'] });
/** The site's own steps, by which every machine is locked out. */
const siteSearch = {
  toolName: 'search_knowledge',
  input: { query: 'lockout procedure: the steps to isolate, lock, tag and verify zero energy', kinds: ['policy', 'other', 'manual'], limit: 8 },
};
/** The steps that a manual gives for this machine. */
const ownSearch = ({ assets }: Understanding) => ({
  toolName: 'search_knowledge',
  input: { query: 'isolation: how to isolate and lock out before work (Freischalten, 隔离上锁)', kinds: ['manual'], asset: assets[0]?.id ?? '', limit: 20 },
});

type Call = Readonly<{ toolName: string; input: Readonly<Record<string, unknown>> }>;
const foundBy = ({ results }: SkillContext, { input }: Call) =>
  results.of('search_knowledge').find((made) => made.input['query'] === input['query'] && made.input['limit'] === input['limit']);

/** Steps under a heading about isolation; of an answer to how a machine is cut off, and of nothing done to it afterwards. */
function isolationSteps({ section, status, flagged, text }: Passage): boolean {
  const heading = section?.split(' > ').at(-1) ?? '';
  return status === 'current' && !flagged && severalSteps.test(text) && sectionRules(section)?.kind !== 'forbids' && headingIsolates.test(heading);
}

/** The site's steps stand in a paper for all its machines or for none by name: never in the manual of another one. */
function siteSteps(context: SkillContext): Passage | null {
  const machines = machinesMeant(context);
  const passages = foundBy(context, siteSearch)?.output.results.map(({ passage }) => passage) ?? [];
  const task = taskOf('What is the lockout procedure?');
  const site = passages.filter(
    (passage) => passage.documentKind !== 'manual' && !passage.flagged && passage.status === 'current' && severalSteps.test(passage.text),
  );
  return (
    site.find((passage) => isolationSteps(passage) && isFor(passage, machines)) ??
    site.find((passage) => task !== null && stepsFit(task, [passage], context.understanding.language, machines)) ??
    null
  );
}

const isFor = ({ appliesTo }: Passage, { meant, others }: Machines): boolean =>
  appliesTo.some((id) => meant.includes(id)) || !appliesTo.some((id) => others.includes(id));

/** Steps of a manual for this very machine. */
function ownSteps(context: SkillContext): Passage | null {
  const { understanding } = context;
  const passages = foundBy(context, ownSearch(understanding))?.output.results.map(({ passage }) => passage) ?? [];
  const own = passages.filter((passage) => isolationSteps(passage) && understanding.assets.some(({ id }) => passage.appliesTo.includes(id)));
  // Of the manuals that cover the machine the one for the fewest is written for it.
  return own.toSorted((one, other) => one.appliesTo.length - other.appliesTo.length)[0] ?? null;
}

/** Steps whole and in order under the name of their paper. */
function stepsUnder(chosen: Passage | null, context: SkillContext): readonly Line[] {
  if (chosen === null) return [];
  const evidence = context.results.evidence();
  const steps = partsOf(chosen, context).flatMap((part) => stepLines(part, evidence));
  const [first] = steps;
  return first === undefined ? [] : [line(`${citedName({ passage: chosen }, context.say)}:`, ...first.evidence), ...steps];
}

/** "Which isolator do I lock?", "Wie schalte ich sie frei?": the isolation points of the machine, its row in the site's procedure, and what comes first; where it is asked how, the site's steps and those of the machine's own manual. */
export const isolationPoints: Skill = {
  name: 'isolation-points',
  needs: ['list_assets', 'search_knowledge'],
  fits: ({ effective, assets }) => {
    const machine = assets[0]?.level === 'equipment' ? assets[0] : undefined;
    if (machine === undefined || machine.isolationPoints.length === 0) return 0;
    return isolates.test(effective) && (asks.test(effective) || effective.split(/\s+/u).length <= 5) && !other.test(effective) ? 0.62 : 0;
  },
  plan: (context) => {
    const { understanding, offers } = context;
    const points = { toolName: 'list_assets', input: { query: understanding.assets[0]?.id ?? '' } };
    if (!wantsSteps.test(understanding.effective) || !offers('open_document')) return [points, search(understanding)];
    const searches = [points, siteSearch, ownSearch(understanding)];
    if (!context.results.has(siteSearch)) return searches;
    return [siteSteps(context), ownSteps(context)].flatMap((chosen) => (chosen === null ? [] : nextPage(chosen, context)));
  },
  compose: (context) => {
    const [asset] = context.understanding.assets;
    const points = isolationLines(context);
    if (asset === undefined || points.length < 2) return null;
    const steps = [...stepsUnder(siteSteps(context), context), ...stepsUnder(ownSteps(context), context)];
    const lines = [...points, ...(steps.length > 0 ? steps : ownRow(asset.id, context))];
    return [...lines, ...sourceLines(lines, context.results.evidence(), context)];
  },
};

/** A row is about the machine that it names first. */
function isNamedFirst(text: string, asset: string, { directory }: SkillContext): boolean {
  const at = text.indexOf(asset);
  return at !== -1 && !directory.assets.some(({ id }) => id !== asset && !asset.startsWith(id) && text.slice(0, at).includes(id));
}

/** The row or sentence of the site's own papers that speaks of this machine's isolation: no step of a procedure, which names other machines by the way. */
function ownRow(asset: string, context: SkillContext): readonly Line[] {
  const found = foundBy(context, search(context.understanding));
  const rows = (found?.output.answers ?? []).flatMap(({ passage, text, shown, start, end }): readonly Line[] => {
    const said = `${passage.section} ${text}`;
    if (!isNamedFirst(text, asset, context) || !isolates.test(said) || passage.flagged || passage.kind === 'steps' || severalSteps.test(text)) return [];
    const source = found?.evidence.find((item) => item.kind === 'passage' && item.passageId === passage.id && item.start === start && item.end === end);
    return source === undefined ? [] : [line(oneLine(shown), source)];
  });
  return rows.slice(0, 1);
}
