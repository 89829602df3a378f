import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import type { Passage, RankedPassage } from '../../domain/document.js';
import { deskPhrases } from '../phrases/desk-lines.js';
import { line, type Skill, type SkillContext } from '../skill.js';
import { abstention, citedName } from './document-lines.js';
import { isOfOtherMachines, kindsOfWorkIn, machinesMeant } from './procedure-fit.js';
import { meets, telling } from './word-match.js';

/** Papers and parts of papers, by their names in three languages. */
const paper =
  '(?:procedures?|instructions?|manuals?|handbooks?|polic(?:y|ies)|rules?|guidelines?|checklists?|datasheets?|drawings?|specifications?|anleitung(?:en)?|anweisung(?:en)?|verfahren|vorschrift(?:en)?|regeln?|handbuch|handbücher|richtlinien?|checklisten?|\\p{L}*(?:anleitung|anweisung|verfahren|vorschrift|richtlinie)(?:en)?)';
const asksPlace = new RegExp(
  `\\bwhere (?:do|can|could|would|should|might) (?:i|we|you|one) (?:find|look up|read|get|see|look for)\\b[^?]*\\b${paper}(?![\\p{L}])|\\bwhere(?:['’]s| is| are)\\b[^?]*\\b${paper}(?![\\p{L}])|\\bwhere (?:is it|does it|is that) (?:say|written|described|laid down)\\b|\\b(?:in )?(?:which|what) (?:document|manual|paper|policy|page|section|chapter|handbook)\\b[^?]*\\b(?:is|are|says?|covers?|describes?|tells?|explains?|deals?|find)\\b|\\bwo (?:finde|steht|stehen|find|ist|sind|gibt es)\\b[^?]*(?<![\\p{L}])${paper}(?![\\p{L}])|\\bin welche[rm] (?:dokument|handbuch|anleitung|papier|abschnitt|kapitel)\\b|哪里?.{0,6}(?:找|查|看)到?[^？?]*(?:程序|规程|手册|说明|规定|制度|文件)|(?:程序|规程|手册|说明书?|规定|制度|文件)[^？?]{0,4}在(?:哪|什么地方)|哪(?:份|个|本)(?:文件|手册|规程)`,
  'iu',
);
const asking = new RegExp(
  `\\b(?:where|find|look|read|see|get|written|described|laid|down|which|what|says?|covers?|describes?|tells?|explains?|deals?|document|paper|page|section|chapter|stands?|finde|steht|stehen|gibt|welche[rmns]?|dokument|papier|abschnitt|kapitel|about|zum|zur|zu|für|über|${paper})\\b`,
  'giu',
);
const searched = 12;
const mostPlaces = 3;
/** So much of what is asked for must stand in the title and headings. */
const enough = 0.66;

const queryOf = (question: string): string => question.replace(/\s*[?？]\s*$/u, '');

/** The share of the subject's words that the title and the headings of a passage hold, its last heading first; none where they speak of another work. */
function shareOf({ passage }: RankedPassage, question: string): number {
  const subject = telling(question.replace(asking, ' '));
  const around = `${passage.document} ${passage.section ?? ''}`;
  const works = kindsOfWorkIn(question);
  if (subject.length === 0 || (works.length > 0 && !works.some((work) => work.test(around)))) return 0;
  const [said, last] = [telling(around), telling(headingOf(passage))];
  const inHeading = subject.filter((word) => meets(word, last)).length;
  return (subject.filter((word) => meets(word, said)).length + inHeading / 10) / subject.length;
}

/** Whether the last heading or only the title names the subject. */
function namedBy(passage: Passage, question: string): 'heading' | 'title' {
  const heading = telling(headingOf(passage));
  return telling(question.replace(asking, ' ')).some((word) => meets(word, heading)) ? 'heading' : 'title';
}

/** The first passage of each section that the headings name as the subject, the surest first. */
function places(found: readonly RankedPassage[], context: SkillContext): readonly RankedPassage[] {
  const machines = machinesMeant(context);
  const { question } = context.understanding;
  const own = found
    .filter(({ passage }) => !passage.flagged && passage.status === 'current' && passage.documentKind !== 'log')
    .filter(({ passage }) => !isOfOtherMachines(passage, machines))
    .map((ranked) => ({ ranked, share: shareOf(ranked, question) }))
    .filter(({ share }) => share >= enough)
    .sort((a, b) => b.share - a.share || a.ranked.passage.page - b.ranked.passage.page)
    .map(({ ranked }) => ranked);
  const key = ({ passage }: RankedPassage): string => `${passage.documentId} ${namedBy(passage, question) === 'title' ? '' : passage.section}`;
  return own.filter((each, at) => own.findIndex((other) => key(other) === key(each)) === at).slice(0, mostPlaces);
}

/** The last heading without its number. */
function headingOf({ section, document }: Passage): string {
  return (section?.split(' > ').at(-1) ?? document).replace(/^(?:\p{L}+\s)?[\d.-]+\s+/u, '');
}

/** The section whose heading shares most words with the subject; null where none shares any. */
function nearestOf(found: readonly RankedPassage[], { understanding: { question } }: SkillContext): RankedPassage | null {
  const subject = telling(question.replace(asking, ' '));
  const shared = ({ passage }: RankedPassage): number => subject.filter((word) => meets(word, telling(headingOf(passage)))).length;
  const [best] = found.filter((each) => !each.passage.flagged && each.passage.status === 'current' && shared(each) > 0).sort((a, b) => shared(b) - shared(a));
  return best ?? null;
}

/** "Where do I find the lockout procedure?": document, page and heading. Where no heading names it, what comes nearest is called no more than that. */
export const whereItStands: Skill = {
  name: 'where-it-stands',
  needs: ['search_knowledge'],
  fits: ({ question }) => (asksPlace.test(question) ? 0.84 : 0),
  plan: ({ understanding: { question } }) => [{ toolName: 'search_knowledge', input: { query: queryOf(question), limit: searched } }],
  compose: (context) => {
    const { results, understanding, say } = context;
    const search = results.of('search_knowledge').find(({ input }) => input['limit'] === searched);
    if (search === undefined) return null;
    const { results: found } = search.output;
    const desk = deskPhrases[understanding.language];
    const placed = ({ passage }: Pick<RankedPassage, 'passage'>, phrase: (heading: string, name: string) => string) =>
      line(
        phrase(headingOf(passage), citedName({ passage }, say)),
        search.evidence.find((item) => item.kind === 'passage' && item.documentId === passage.documentId && item.passageId === passage.id),
      );
    const own = places(found, context);
    const { question } = understanding;
    if (own.length > 0) return own.map((each) => placed(each, namedBy(each.passage, question) === 'title' ? (_, name) => desk.isPaper(name) : desk.standsIn));
    // Headings in another language share no word; a sentence that answers shows the place.
    const [main] = search.output.answers;
    const isForeign = main !== undefined && main.passage.language.slice(0, 2) !== understanding.language;
    if (isForeign && main.probability >= ANSWERABLE_FROM) return [placed(main, desk.standsIn)];
    const nearest = nearestOf(found, context);
    return nearest === null ? abstention(context, search.output, search.evidence) : [line(say.notInSources), placed(nearest, desk.nearestPlace)];
  },
};
