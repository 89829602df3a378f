import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import { editDistance } from '../../domain/edit-distance.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { line, type Skill } from '../skill.js';
import { plantSubject, withinHistory } from '../understand/plant-question.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { knowledgeCall } from './document-lines.js';

/** Asked of the machine as it is or was, which only the plant itself could tell; how one behaves in general is for the documents. */
const ofThePlant: readonly RegExp[] = [
  /\b(?:right now|at the moment|currently|just now|today|tonight|last night|this (?:morning|shift|week|month|year)|yesterday|since \d)\b/iu,
  /\b(?:any|which|what|how many)\s+(?:active |open |standing |new )?(?:alarms?|work ?orders?|jobs?)\b|\b(?:is|are|won|does|do|did|can|was)(?:n['’]?t|['’]?t| not)\b|\bwont\b|\bwho (?:last )?(?:changed|set|moved|adjusted)\b/iu,
  /^\s*(?:is|are)\b[^?]*\b(?:running|stopped|down|on|off|tripped|ok|okay|healthy|in alarm)\s*[?.!]*\s*$/iu,
  /^\s*which\b[^?]*\b(?:is|are) (?:running|down|stopped|tripped|in alarm)\b/iu,
  /\bhow (?:often|many (?:alarms?|stops?|trips?|starts?|breakdowns?|failures?|jams?|times|work ?orders?))\b[^?]*\b(?:did|have|has|had|were|was)\b/iu,
];
const mostNear = 3;
const mostKind = 6;

function isOfThePlant({ question }: Understanding): boolean {
  return ofThePlant.some((form) => form.test(question));
}

/** A name written as the plant writes its own ("P-109") that is none of its names. */
function unknownOf({ unknownNames, question }: Understanding, { assets, tags }: PlantDirectory): string | null {
  const letters = (id: string): string => /^[A-Z]+(?=-?\d)/u.exec(id.toUpperCase())?.[0] ?? '';
  const used = new Set([...assets, ...tags].map(({ id }) => letters(id)).filter((each) => each !== ''));
  // Instruments are named by what they measure and what they do (ISA-5.1): a new first letter with a known function is the plant's style too.
  const functions = new Set([...used].filter((each) => each.length > 1).map((each) => each.slice(-1)));
  const inStyle = (name: string): boolean =>
    used.has(letters(name)) || (/^[A-Z]{2,4}-\d{2,4}[A-Z]?$/u.test(name.toUpperCase()) && functions.has(letters(name).slice(-1)));
  return unknownNames.find((name) => inStyle(name) && !/\b(?:code|fault|error)\b/iu.test(question)) ?? null;
}

/** The assets whose names are nearest to an unknown one. */
function nearestTo(name: string, { assets }: PlantDirectory): readonly string[] {
  const key = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]/gu, '');
  return assets
    .filter(({ level }) => level === 'equipment')
    .map(({ id }) => ({ id: id as string, distance: editDistance(key(id), key(name), 4) }))
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, mostNear)
    .map(({ id }) => id);
}

/** "Boiler 2": a kind that the plant has, under a number that none of it bears. */
function isNumbered(strange: string | null): strange is string {
  return strange !== null && /\s\d+$/u.test(strange) && !strange.startsWith('line ');
}

/** The machines of the kind that a numbered name speaks of. */
function kindOf(numbered: string, { assets }: PlantDirectory): readonly string[] {
  const kind = new RegExp(`\\b${numbered.replace(/\s\d+$/u, '')}\\b`, 'iu');
  return assets
    .filter(({ level, name, aliases }) => level === 'equipment' && [name, ...aliases].some((each) => kind.test(each)))
    .slice(0, mostKind)
    .map(({ id }) => id as string);
}

/** How a machine is that the plant has none of: said, instead of another one's figures. */
export const notHere: Skill = {
  name: 'not-here',
  needs: ['search_knowledge', 'list_assets'],
  fits: (understanding) => {
    const { strangeMachine, question, unknownNames } = understanding;
    if ((strangeMachine === null && unknownNames.length === 0) || asksForRule(question)) return 0;
    if (isNumbered(strangeMachine)) return 0.86;
    // A name in the plant's own style is looked for whatever is asked of it; what no source knows either is said to be nowhere.
    if (unknownNames.length > 0 && strangeMachine === null) return 0.4;
    const isLive = plantSubject(understanding) !== null;
    // A figure of the plant's own time, whatever paper its words also fit.
    if (isLive && strangeMachine !== null && withinHistory(understanding)) return 0.86;
    return isLive || (strangeMachine !== null && isOfThePlant(understanding)) ? 0.4 : 0;
  },
  plan: ({ understanding, directory }) => {
    const unknown = unknownOf(understanding, directory);
    const numbered = understanding.strangeMachine;
    if (isNumbered(numbered)) return kindOf(numbered, directory).map((id) => ({ toolName: 'list_assets', input: { query: id } }));
    if (understanding.strangeMachine !== null) return isOfThePlant(understanding) ? [] : [knowledgeCall(understanding.question)];
    if (unknown === null) return [];
    return [knowledgeCall(understanding.question), ...nearestTo(unknown, directory).map((id) => ({ toolName: 'list_assets', input: { query: id } }))];
  },
  compose: ({ say, understanding, directory, results }) => {
    const search = results.of('search_knowledge').at(-1);
    const answered = (search?.output.answers[0]?.probability ?? 0) >= ANSWERABLE_FROM;
    const numbered = understanding.strangeMachine;
    if (isNumbered(numbered)) {
      const known = kindOf(numbered, directory);
      return [line(say.unknownName(numbered, known.join(', ')), ...results.of('list_assets').flatMap(({ evidence }) => evidence))];
    }
    if (understanding.strangeMachine !== null) return answered ? null : [line(say.noSuchMachine(understanding.strangeMachine))];
    const unknown = unknownOf(understanding, directory);
    // A paper may speak of what the asset list does not know.
    const isNowhere = search?.output.unmatched.some((word) => word.toLowerCase() === unknown?.toLowerCase());
    if (unknown === null || isNowhere !== true) return null;
    const searched = search?.evidence.find((item) => item.kind === 'computation' && item.name === 'search_knowledge');
    const near = results.of('list_assets').flatMap(({ evidence }) => evidence);
    return [line(say.unknownName(unknown, nearestTo(unknown, directory).join(', ')), searched, ...near)];
  },
};
