import { ANSWERABLE_FROM } from '../../domain/answerability.js';
import { editDistance } from '../../domain/entity-linking.js';
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

function isOfThePlant({ question }: Understanding): boolean {
  return ofThePlant.some((form) => form.test(question));
}

/** A name written as the plant writes its own ("P-109") that is none of its names. */
function unknownOf({ unknownNames, question }: Understanding, { assets, tags }: PlantDirectory): string | null {
  const letters = (id: string): string => /^[A-Z]+(?=-?\d)/u.exec(id.toUpperCase())?.[0] ?? '';
  const used = new Set([...assets, ...tags].map(({ id }) => letters(id)).filter((each) => each !== ''));
  return unknownNames.find((name) => used.has(letters(name)) && !/\b(?:code|fault|error)\b/iu.test(question)) ?? null;
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

/** How a machine is that the plant has none of: said, instead of another one's figures. */
export const notHere: Skill = {
  name: 'not-here',
  needs: ['search_knowledge', 'list_assets'],
  fits: (understanding) => {
    const { strangeMachine, question, unknownNames } = understanding;
    if ((strangeMachine === null && unknownNames.length === 0) || asksForRule(question)) return 0;
    const isLive = plantSubject(understanding) !== null;
    // A figure of the plant's own time, whatever paper its words also fit.
    if (isLive && strangeMachine !== null && withinHistory(understanding)) return 0.86;
    return isLive || (strangeMachine !== null && isOfThePlant(understanding)) ? 0.4 : 0;
  },
  plan: ({ understanding, directory }) => {
    const unknown = unknownOf(understanding, directory);
    if (understanding.strangeMachine !== null) return isOfThePlant(understanding) ? [] : [knowledgeCall(understanding.question)];
    if (unknown === null) return [];
    return [knowledgeCall(understanding.question), ...nearestTo(unknown, directory).map((id) => ({ toolName: 'list_assets', input: { query: id } }))];
  },
  compose: ({ say, understanding, directory, results }) => {
    const search = results.of('search_knowledge').at(-1);
    const answered = (search?.output.answers[0]?.probability ?? 0) >= ANSWERABLE_FROM;
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
