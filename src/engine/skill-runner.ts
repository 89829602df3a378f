import type { Message } from '../ports/model.js';
import type { PlantDirectory } from '../ports/plant.js';
import { stepsTaken } from './dialogue-parts.js';
import { paperSays, unsaid } from './paper-instead.js';
import { phrasesFor } from './phrases/phrases.js';
import { rankSkills, readsBothSides, readsPlant } from './plant-reading.js';
import { type Calls, type Lines, looks, type Ranked, type Reply, replyOf, type Tried } from './reply-parts.js';
import { CallLog, Results } from './results.js';
import type { Skill, SkillContext } from './skill.js';
import type { Linkers, Understanding } from './understand/understanding.js';

/** What is known for a whole turn. */
export type TurnKnows = Readonly<{
  directory: PlantDirectory;
  linkers: Linkers;
  skills: readonly Skill[];
  offered: ReadonlySet<string>;
  now: Date;
  role: SkillContext['role'];
}>;

/** After this many rounds of tools the engine answers with what it has. */
export const maximumPlanSteps = 6;
/** Asks the skills, one after the other, with the calls that this turn has made. */
export class SkillRunner {
  readonly #knows: TurnKnows;
  readonly log: CallLog;
  readonly stepsTaken: number;

  constructor(knows: TurnKnows, messages: readonly Message[]) {
    this.#knows = knows;
    this.log = new CallLog(messages);
    this.stepsTaken = stepsTaken(messages);
  }

  ranked(dialogue: readonly Message[], understanding: Understanding) {
    const { directory, linkers, now, role, skills, offered } = this.#knows;
    return rankSkills(skills, understanding, { messages: dialogue, directory, linkers, now, role }).filter(({ skill }) =>
      skill.needs.every((tool) => offered.has(tool)),
    );
  }

  /** The first skill that fits and has an answer; a paper's where it says more. */
  own(dialogue: readonly Message[], understanding: Understanding, back: number): Reply | null {
    const ranked = this.ranked(dialogue, understanding);
    let made: readonly Message[] = this.log.unasked;
    for (const each of ranked) {
      const tried = this.try(each, made, back, understanding);
      if (tried === null || 'calls' in tried) return tried;
      made = tried.made;
      if (tried.lines === null) continue;
      const own = replyOf(tried.lines, made, each.skill, understanding);
      // Of an earlier answer the plant's own rows are what a follow-up goes on with.
      const isKept = back > 0 && (own.frame !== null || own.shown.rows.length > 0);
      return !isKept && readsPlant(each.skill.name) && !readsBothSides(each.skill.name) ? this.#paperInstead(own, ranked, made, back) : own;
    }
    return null;
  }

  /** What one skill makes of a question: calls still to be made, or its lines (null: none) with the calls made so far. Null where an earlier answer would have to be drafted again. */
  try({ skill, understanding: read }: Ranked, before: readonly Message[], back: number, asked: Understanding): Calls | Tried | null {
    const { offered } = this.#knows;
    const say = phrasesFor(asked.language);
    let made = before;
    for (let step = 0; step < maximumPlanSteps; step += 1) {
      const results = new Results(made);
      const calls = skill.plan({ ...this.contextOf(read, results), say }).filter((call) => offered.has(call.toolName) && !results.has(call));
      if (calls.length === 0) break;
      if (back > 0 && !calls.every(({ toolName }) => looks.has(toolName))) return null;
      const taken = this.log.take(calls);
      if (taken === null && this.stepsTaken >= maximumPlanSteps) break;
      if (taken === null) return { kind: 'calls', calls };
      made = [...made, ...taken];
    }
    return { lines: skill.compose({ ...this.contextOf(read, new Results(made)), say }), made };
  }

  /** A paper's answer where it is sure and has the words of the question that the plant's own records say nothing of. */
  #paperInstead(own: Lines, ranked: readonly Ranked[], made: readonly Message[], back: number): Reply {
    const words = unsaid(own.understanding, own.lines, this.#knows.directory);
    const paper = ranked.find(({ skill }) => skill.name === 'knowledge-answer');
    if (words.length === 0 || paper === undefined) return own;
    const tried = this.try(paper, made, back, own.understanding);
    if (tried === null || 'calls' in tried) return tried ?? own;
    const says = new Results(tried.made).of('search_knowledge').some(({ output }) => paperSays(own.understanding.asked, words, output));
    return says && tried.lines !== null ? replyOf(tried.lines, tried.made, paper.skill, own.understanding) : own;
  }

  contextOf(understanding: Understanding, results: Results): SkillContext {
    const { directory, role, offered } = this.#knows;
    return { understanding, results, directory, say: phrasesFor(understanding.language), offers: (tool) => offered.has(tool), role };
  }
}
