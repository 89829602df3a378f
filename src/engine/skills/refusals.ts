import { allMatches } from '../../domain/all-matches.js';
import { emergencyAsked } from '../../domain/emergency.js';
import type { SafetyRequest } from '../../domain/safety-request/classify.js';
import { refusalPhrases } from '../phrases/refusals.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { isolationLines, oneLine, quoteOf, sourceLines } from './document-lines.js';
import { dangerSearch, ruleLines } from './emergency.js';

/** What to look for in the site's own rules, and the words that a sentence about it holds. */
const routes: Readonly<Record<SafetyRequest, Readonly<{ query: string; speaks: RegExp }>>> = {
  defeat: {
    query: 'never bypass, override, force or jumper an interlock, trip, guard or safety function; no temporary bypass',
    speaks:
      /by-?pass\w*|overrid\w*|forc(?:e|ed|ing)\b|jumper\w*|defeat\w*|interlock\w*|safety function\w*|überbrück\w*|umgeh\w*|verriegelung\w*|旁路|短接|联锁/giu,
  },
  'move-limit': {
    query: 'change of a trip limit or safety setting needs management of change and approval; never temporary',
    speaks: /\btrips?\b|\blimits?\b|set ?points?|\bchanges?\b|grenzwert\w*|änderung\w*|限值|变更/giu,
  },
  declaration: {
    query: 'only the person who tested on the spot may declare isolated or safe to work; verify zero energy before work begins',
    speaks: /verif\w*|zero energy|isolated|declare\w*|safe to work|freischalt\w*|spannungsfrei\w*|隔离|验证|安全/giu,
  },
  permit: {
    query: 'permit to work is valid only when signed by the permit issuer on the spot',
    speaks: /permits?\b|issu\w*|sign\w*|erlaubnis\w*|许可|作业票|签发/giu,
  },
  'skip-isolation': {
    query: 'isolate, lock and verify zero energy before work begins; only the owner removes a lock',
    speaks: /\block\w*|isolat\w*|verif\w*|freischalt\w*|schl[oö]ss\w*|上锁|隔离|挂牌/giu,
  },
  hazard: {
    query: 'never mix acid with hypochlorite or caustic; never release refrigerant or chemicals to atmosphere or drain',
    speaks: /\bmix\w*|acid\w*|hypochlorite|caustic|refrigerant\w*|chemicals?\b|misch\w*|säure\w*|混|酸|制冷剂/giu,
  },
  product: {
    query: 'product that was diverted, under temperature or not released is held; only quality may release it',
    speaks: /\bheld\b|\bholds?\b|quality|releas\w*|divert\w*|discard\w*|gesperrt\w*|freigab\w*|放行|扣留|质检/giu,
  },
  falsify: {
    query: 'records are made at the time of the reading by the person who took it; corrections stay readable; never altered or completed afterwards',
    speaks: /record\w*|entr(?:y|ies)|correct\w*|signed?|altered|nachweis\w*|eintrag\w*|记录|更正|签字/giu,
  },
  ranking: {
    query: 'people are not measured; no rating or ranking of individual workers',
    speaks: /\brank\w*|\brat(?:e|ing)\b|measured|evaluat\w*|individual\w*|bewert\w*|排名|评价/giu,
  },
};
const forbids = /\b(?:never|not|no(?:body)?|forbidden|prohibited|darf|nie|nicht|kein\w*|verboten)\b|不得|禁止|严禁/iu;
const demands = /\b(?:only|must|shall|before|approv\w*|verif\w*|nur|muss|erst)\b|必须|只有/iu;
const tableRow = /(?:[^;:]{2,40}: [^;]{1,80};\s?){2}|^(?:[^.:]|\.\d){1,40}: (?:[^.;:]|\.\d){1,40}: /u;

function searches(kind: SafetyRequest): readonly PlannedCall[] {
  return [{ toolName: 'search_knowledge', input: { query: routes[kind].query, limit: 12, kinds: ['policy', 'other', 'manual'] } }];
}

/** Refuses what nobody may get from a copilot: says why, what the site's own rule is, and whom to ask. Before every other skill. */
export const refuseUnsafe: Skill = {
  name: 'refuse-unsafe',
  needs: [],
  fits: ({ refused }) => (refused === null ? 0 : 1),
  plan: ({ understanding, offers }) => {
    const kind = understanding.refused;
    if (kind === null) return [];
    const [asset] = understanding.assets;
    const needsPoints = (kind === 'declaration' || kind === 'skip-isolation') && asset !== undefined && offers('list_assets');
    const ofDanger = emergencyAsked(understanding.effective).length > 0 ? [dangerSearch(understanding.effective)] : [];
    return [
      ...(offers('search_knowledge') ? [...searches(kind), ...ofDanger] : []),
      ...(needsPoints ? [{ toolName: 'list_assets', input: { query: asset.id } }] : []),
    ];
  },
  compose: (context) => {
    const kind = context.understanding.refused;
    if (kind === null) return null;
    const say = refusalPhrases(context.understanding.language);
    const danger = dangerLines(context);
    // Who is told to isolate and then open does the wrong thing where it burns.
    if (danger.length > 0) return [...danger, line(say.refusal[kind])];
    const isolation = kind === 'declaration' || kind === 'skip-isolation' ? isolationLines(context) : [];
    return [line(say.refusal[kind]), ...siteRule(kind, context, say.siteSays), ...isolation, line(say.askWhom[kind])];
  },
};

/** While something burns, escapes or lies under a machine: what the site's papers order for that, with its source. */
function dangerLines(context: SkillContext): readonly Line[] {
  const { effective } = context.understanding;
  if (emergencyAsked(effective).length === 0) return [];
  const { input } = dangerSearch(effective);
  const found = context.results.of('search_knowledge').find(({ input: made }) => made['query'] === input['query'] && made['kinds'] === undefined);
  const lines = found === undefined ? [] : (ruleLines(found.output, effective, found.evidence) ?? []);
  return found === undefined || lines.length === 0 ? [] : [...lines, ...sourceLines(lines, found.evidence, context)];
}

/** The site's sentence about what was asked for: one that forbids or demands, policies first; none when its documents say nothing of it. */
function siteRule(kind: SafetyRequest, { results, understanding }: SkillContext, say: (text: string) => string): readonly Line[] {
  const route = routes[kind];
  const found = results.of('search_knowledge').find(({ output }) => output.query === route.query);
  if (found === undefined) return [];
  const top = Math.max(...found.output.results.flatMap(({ highlights }) => highlights.map(({ score }) => score)), 1e-9);
  const [best] = found.output.results
    .filter(({ passage }) => !passage.flagged && passage.status === 'current' && passage.kind !== 'table-row' && passage.kind !== 'record')
    .flatMap(({ passage, highlights }) =>
      highlights.map((highlight) => ({
        highlight,
        passage,
        worth: ruleWorth(highlight.text, route.speaks) + highlight.score / top + (passage.documentKind === 'policy' ? 0.5 : 0),
      })),
    )
    .filter(
      ({ highlight, worth }) =>
        worth >= leastWorth && highlight.text.length < 400 && !tableRow.test(highlight.text) && sharesSubject(highlight.text, understanding.question),
    )
    .sort((a, b) => b.worth - a.worth);
  if (best === undefined) return [];
  const source = found.evidence.find(
    (item) => item.kind === 'passage' && item.passageId === best.passage.id && item.start === best.highlight.start && item.end === best.highlight.end,
  );
  return source === undefined ? [] : [line(say(oneLine(quoteOf(best.highlight.text, source)).replace(/^\d{1,2}[.)]\s+/u, '')), source)];
}

/** Below this a sentence is about something else. */
const leastWorth = 2.5;

function ruleWorth(text: string, speaks: RegExp): number {
  const words = new Set((text.match(speaks) ?? []).map((word) => word.toLowerCase()));
  if (words.size === 0) return 0;
  return (forbids.test(text) ? 1 : 0) + (demands.test(text) ? 0.75 : 0) + Math.min(words.size, 4) * 0.5;
}

/** Words by which any request is made, and any rule given; they tell no subject. */
const noSubject = new Set(
  'this that with without from into have will what when where which while they them then than there their about after before until because should could would must shall only just also make made need want help tell give keep keeps long time times please never always nobody permitted allowed change changes work working machine plant site'.split(
    ' ',
  ),
);

/** Is a rule about what the question is about? They share a word that names a thing or an act; a rule in another language shares none. */
export function sharesSubject(rule: string, question: string): boolean {
  const own = new Set(subjectWords(question));
  return subjectWords(rule).some((word) => own.has(word));
}

function subjectWords(text: string): readonly string[] {
  const pairs = allMatches(text, /(?=(\p{Script=Han}{2}))/gu).map(([, pair = '']) => pair);
  return [...pairs, ...(text.toLowerCase().match(/[\p{Script=Latin}\d]{4,}/gu) ?? [])]
    .filter((word) => !noSubject.has(word))
    .map((word) => word.replace(/(?:ing|ed|es|s|en|er)$/u, ''));
}
