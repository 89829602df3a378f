import { type AnswerFollowUp, readAnswerFollowUp } from '../domain/answer-follow-up.js';
import { ANSWERABLE_FROM } from '../domain/answerability.js';
import { parseIdentifiers } from '../domain/identifiers.js';
import type { Language } from '../domain/language.js';
import { dependsOnBefore, readShownFollowUp, readTalkFollowUp, type ShownFollowUp } from '../domain/shown-follow-up.js';
import type { Message } from '../ports/model.js';
import { dialogueBefore, isBrief, onMachine, sharesDocument, sharesPlace } from './dialogue-parts.js';
import { applyEdit } from './frame/apply.js';
import { type Edit, editContext, keepsFrame, mayEdit, readEdit, replacesPart, standsAlone, topicAfter } from './frame/edit.js';
import { deskPhrases } from './phrases/desk-lines.js';
import { framePhrases } from './phrases/frame-lines.js';
import { phrasesFor } from './phrases/phrases.js';
import { shownPhrases } from './phrases/shown-lines.js';
import { answersOneThing, opensHalves, readsBothSides, readsPlant } from './plant-reading.js';
import { inAskedUnit, isSilent, joinedReplies, keeping, listsNothing, repeats } from './reply-lines.js';
import { type Calls, type Lines, ofAnswer, ofPapers, type Reply, replyOf } from './reply-parts.js';
import { Results } from './results.js';
import { actOnAnswer } from './shown/answer-acts.js';
import { answerFromShown } from './shown/answer-shown.js';
import { columnOf, readColumn, readStep, stepLines } from './shown/entries.js';
import { carriedAnswer, carriedCalls, documentsOf } from './shown/paper-follow-up.js';
import { askedLines, choiceLine, recapLines } from './shown/recap.js';
import { partLines, partNumbersIn, shownBy } from './shown/rows.js';
import { holdsType, linesOfNamed, linesOfType, wantedType } from './shown/typed-follow-up.js';
import { asksPastOfIt, leansOnWork, pastOfWork } from './shown/work-asked.js';
import { type Line, line } from './skill.js';
import { maximumPlanSteps, SkillRunner, type TurnKnows } from './skill-runner.js';
import { type UnitAsked, unitAlone } from './understand/asked-unit.js';
import { carriedQueries } from './understand/carried-topic.js';
import { answersBehind } from './understand/dialogue.js';
import { ofThisTime } from './understand/plant-question.js';
import { halvesOf } from './understand/question-halves.js';
import { type Understanding, understand } from './understand/understanding.js';
import { asksOfWholePlant } from './understand/whole-plant.js';

/** Rounds that finding an earlier answer again leaves for the question itself. */
const ownSteps = 2;
/** So many answers back are looked at again for a follow-up. */
const mostBack = 4;
/** A question with a subject of its own that is no longer than this is looked for first where the answer before came from; and so sure must it be found there. */
const longestFragment = 10;
const surelyMeant = 0.6;
/** So many parts are looked up in the store for one question. */
const mostParts = 6;

/** One turn of the engine: the same messages give the same reply, and the calls that it names are always in the same order. */
export class TurnReply {
  readonly #knows: TurnKnows;
  readonly #run: SkillRunner;
  readonly #replies = new Map<string, Reply | null>();

  constructor(knows: TurnKnows, messages: readonly Message[]) {
    this.#knows = knows;
    this.#run = new SkillRunner(knows, messages);
  }

  /** The reply to the last question of a dialogue, as it would be given now; in another language than its own where one is named. */
  to(dialogue: readonly Message[], back = 0, language: Language | null = null): Reply | null {
    const key = JSON.stringify([back, language, dialogue.map((message) => ('text' in message ? `${message.role}: ${message.text}` : ''))]);
    const known = this.#replies.get(key);
    if (known !== undefined) return known;
    const told = this.#withAnswer(dialogue, back);
    const reply = 'kind' in told ? told : this.#toWhole(told, back, language);
    this.#replies.set(key, reply);
    return reply;
  }

  /** A conversation that was kept elsewhere comes without its answers: the one before a short question is found again. */
  #withAnswer(dialogue: readonly Message[], back: number): readonly Message[] | Calls {
    const before = dialogueBefore(dialogue);
    const question = dialogue.at(-1);
    if (before === null || back >= mostBack || question?.role !== 'user' || answersBehind(dialogue).at(-2) !== '' || !isBrief(question.text)) return dialogue;
    const last = this.to(before, back + 1);
    if (last === null || (last.kind === 'calls' && this.#run.stepsTaken >= maximumPlanSteps - ownSteps)) return dialogue;
    if (last.kind === 'calls') return last;
    return [...before, { role: 'assistant', text: last.lines.map(({ text }) => text).join('\n'), toolCalls: [] }, question];
  }

  #toWhole(dialogue: readonly Message[], back: number, language: Language | null): Reply | null {
    const { directory, linkers, now, role } = this.#knows;
    const own = understand(dialogue, directory, linkers, now, role);
    const understanding = language === null ? own : { ...own, language };
    const follows = understanding.refused === null && back < mostBack ? this.#followUp(dialogue, understanding, back) : null;
    if (follows !== null) return follows;
    const both = this.#halves(dialogue, understanding, back);
    if (both !== null) return both;
    const reply = this.#run.own(dialogue, understanding, back);
    if (back > 0 && reply?.kind !== 'calls' && isBrief(understanding.asked)) return this.#ofBeforeSilence(reply, dialogue, back);
    return reply === null || reply.kind === 'calls' || back > 0 || understanding.refused !== null ? reply : this.#related(reply, dialogue, understanding);
  }

  /** A short question that found no answer leaves what is spoken of as it was. */
  #ofBeforeSilence(reply: Lines | null, dialogue: readonly Message[], back: number): Reply | null {
    if (reply !== null && reply.lines[0]?.text !== phrasesFor(reply.understanding.language).notInSources) return reply;
    const before = dialogueBefore(dialogue);
    const last = before === null || back >= mostBack ? null : this.to(before, back + 1);
    return last === null || last.kind === 'calls' || reply === null ? (last ?? reply) : keeping(reply, last);
  }

  #followUp(dialogue: readonly Message[], understanding: Understanding, back: number): Reply | null {
    const before = dialogueBefore(dialogue);
    const talk = readTalkFollowUp(understanding.asked);
    if (before === null) return talk === null ? null : this.#saying([line(shownPhrases[understanding.language].nothingAsked)], understanding);
    if (talk === 'again') return this.to(before, back + 1);
    if (talk === 'sure') return this.#lookedUpAgain(before, understanding, back);
    if (talk !== null) return this.#saying(recapLines(talk, dialogue, understanding.language), understanding);
    const unit = unitAlone(understanding.asked);
    if (unit !== null) return this.#inUnit(unit, before, understanding, back);
    const edited = this.#edited(before, understanding, back, replacesPart);
    if (edited !== null) return edited;
    const entry = this.#ofEntries(dialogue, before, understanding, back);
    if (entry !== null) return entry;
    const act = readAnswerFollowUp(understanding.asked);
    const acted = act === null ? null : this.#onAnswer(act, before, understanding, back);
    if (acted !== null) return acted;
    if (act !== null && ofAnswer.has(act.kind)) return this.#unclear(dialogue, understanding, this.to(before, back + 1));
    const asked = asksOfWholePlant(understanding.asked) ? null : readShownFollowUp(understanding.asked);
    // What has been made whole from the question before asks for itself.
    if (understanding.question !== understanding.asked) return this.#edited(before, understanding, back, (edit) => !replacesPart(edit));
    const shown =
      asked === null || (asked.kind === 'only' && asked.ofRows && understanding.query !== null)
        ? null
        : this.#fromShown(asked, dialogue, before, understanding, back);
    const wished = shown ?? this.#edited(before, understanding, back, (edit) => !replacesPart(edit));
    return wished ?? this.#ofWork(dialogue, before, understanding, back) ?? this.#ofPapers(dialogue, before, understanding, back);
  }

  /** A column of the entries of a table that were shown, or a step by its number. */
  #ofEntries(dialogue: readonly Message[], before: readonly Message[], understanding: Understanding, back: number): Reply | null {
    const [number, column] = [readStep(understanding.asked), readColumn(understanding.asked)];
    if (number === null && column === null) return null;
    const last = this.to(before, back + 1);
    if (last === null || last.kind === 'calls') return last;
    if (isSilent(last)) return number !== null || column?.kind === 'column' ? this.#unclear(dialogue, understanding, last) : null;
    const kept = { shown: last.shown, skill: last.skill, topic: last.topic, frame: last.frame };
    const steps = number === null ? null : stepLines(number, last.shown);
    if (steps !== null) return { ...this.#saying(steps.length > 0 ? steps : [line(framePhrases[understanding.language].noStep)], understanding), ...kept };
    const lines = column === null ? [] : columnOf(column, last.shown);
    return lines.length === 0 ? null : { ...this.#saying(lines, understanding), ...kept };
  }

  /** When the work shown was done last is asked of the logs; of orders that are not there nothing can be told. */
  #ofWork(dialogue: readonly Message[], before: readonly Message[], { asked, language }: Understanding, back: number): Reply | null {
    if (!leansOnWork(asked)) return null;
    const last = this.to(before, back + 1);
    if (last === null || last.kind === 'calls' || listsNothing(last)) return last;
    const work = asksPastOfIt(asked) && last.frame?.kind !== 'records' ? this.#nearest(before, back, ({ skill }) => ofPapers.has(skill)) : null;
    if (work === null || work.kind === 'calls') return work;
    return this.to([...dialogue.slice(0, -1), { role: 'user', text: pastOfWork(work.topic, language) }], back + 1, language);
  }

  /** A follow-up that puts something in the place of a part of what was spoken of, or asks another side of it; null where it is none of `which` kind. */
  #edited(before: readonly Message[], understanding: Understanding, back: number, which: (edit: Edit) => boolean): Reply | null {
    const { directory, linkers, now } = this.#knows;
    const { asked, language } = understanding;
    if (!mayEdit(asked, { directory, linkers, now })) return null;
    const last = this.to(before, back + 1);
    if (last === null || last.kind === 'calls') return last;
    const { frame, shown } = last;
    const edit = frame === null ? null : readEdit(asked, editContext(frame, shown.focus !== null, { directory, linkers, now }));
    if (frame === null || edit === null || standsAlone(edit) || !which(edit)) return null;
    const focus = shown.rows[shown.focus ?? (shown.rows.length === 1 ? 0 : -1)]?.name ?? null;
    const found = applyEdit(frame, edit, { directory, understanding, say: framePhrases[language], focus });
    if (found === null) return null;
    const kept = { shown: last.shown, topic: last.topic, frame };
    if ('say' in found) return { ...this.#saying([line(found.say)], understanding), ...kept };
    const tried = this.#run.try({ skill: found.skill, understanding: found.understanding }, this.#run.log.unasked, back, understanding);
    if (tried === null || 'calls' in tried) return tried;
    if (tried.lines === null) return null;
    const own = replyOf(tried.lines, tried.made, found.skill, { ...found.understanding, effective: topicAfter(frame, found.understanding, asked) });
    return { ...own, understanding, frame: keepsFrame(edit) ? frame : own.frame };
  }

  /** A question that leans on an answer from documents is asked of those documents, with what was spoken of. */
  #ofPapers(dialogue: readonly Message[], before: readonly Message[], understanding: Understanding, back: number): Reply | null {
    const { isFollowUp, assets, asked } = understanding;
    if (ofThisTime(understanding) || parseIdentifiers(asked).length > 0 || asksOfWholePlant(asked)) return null;
    const type = wantedType(asked);
    const skill = this.#run.ranked(dialogue, understanding)[0]?.skill.name ?? '';
    const isShort = assets.length === 0 && ofPapers.has(skill) && asked.trim().split(/\s+/u).length <= longestFragment;
    if (type === null && !isShort && !(isFollowUp && (ofPapers.has(skill) || readsPlant(skill) || skill === 'what-if'))) return null;
    const last = this.to(before, back + 1);
    if (last === null || last.kind === 'calls') return last;
    if (!ofPapers.has(last.skill)) return null;
    // What a question wants that was not answered stands in no other paper.
    if (type !== null && isSilent(last)) return this.#unclear(dialogue, understanding, last);
    const told = type === null ? linesOfNamed(asked, last.shown.lines) : linesOfType(type, last.shown.lines);
    const kept = { shown: last.shown, skill: last.skill, topic: last.topic };
    if (told.length > 0) return { ...this.#saying(told, understanding), ...kept };
    const readings = carriedQueries(understanding.asked, last.topic);
    const calls = carriedCalls(readings, last.shown);
    const made = calls.length === 0 ? null : this.#run.log.take(calls);
    if (made === null) return calls.length === 0 || this.#run.stepsTaken >= maximumPlanSteps ? null : { kind: 'calls', calls };
    const results = new Results(made);
    const found = carriedAnswer(
      readings,
      this.#run.contextOf(understanding, results),
      last.shown,
      isFollowUp ? ANSWERABLE_FROM : surelyMeant,
      (text) => type === null || holdsType(type, text),
    );
    // A column, an end of an order: found elsewhere it is another thing's.
    const shown = found === null ? null : shownBy(found.lines, results);
    const column = readColumn(asked);
    const isBare = column?.kind === 'column' || (readShownFollowUp(asked)?.kind === 'extreme' && dependsOnBefore(asked));
    if (type === null && isBare && (shown === null || !(sharesPlace(shown, last.shown) || (column !== null && columnOf(column, shown).length > 0))))
      return this.#unclear(dialogue, understanding, last);
    if (found === null) return type === null ? null : { ...this.#saying([line(framePhrases[understanding.language].notSaid[type])], understanding), ...kept };
    return {
      kind: 'lines',
      lines: found.lines,
      shown: shown ?? last.shown,
      understanding,
      skill: 'knowledge-answer',
      topic: found.query,
      frame: null,
    };
  }

  /** Doubted, an answer is made once more from its sources; what cannot be asked twice, a draft, is not. */
  #lookedUpAgain(before: readonly Message[], understanding: Understanding, back: number): Reply {
    const say = deskPhrases[understanding.language];
    const last = this.to(before, back + 1);
    if (last === null) return this.#saying([line(say.sureOfSources)], understanding);
    return last.kind === 'calls' ? last : { ...last, lines: [line(say.lookedUpAgain), ...last.lines] };
  }

  /** The answer before as a whole: where it stands, in another language, shorter, in another form or order, in the store. */
  #onAnswer(asked: AnswerFollowUp, before: readonly Message[], understanding: Understanding, back: number): Reply | null {
    if (asked.kind === 'both') return this.#ofBoth(asked.question, before, back);
    const last = this.to(before, back + 1, asked.kind === 'language' ? asked.language : understanding.language);
    if (last === null || last.kind === 'calls') return last;
    const say = shownPhrases[last.understanding.language];
    if (asked.kind === 'language') {
      const quotes = last.shown.evidence.some(
        ({ kind, id }) => (kind === 'passage' || kind === 'log-row') && last.lines.some(({ evidence }) => evidence.includes(id)),
      );
      return quotes ? { ...last, lines: [...last.lines, line(say.notTranslated)] } : last;
    }
    if (asked.kind === 'stock') return this.#inStock(asked.words, before, understanding, back);
    const found = actOnAnswer(asked, last.shown, last.skill === 'procedure', understanding.language);
    return found === null ? null : { ...this.#saying(found.lines, understanding), shown: found.shown, skill: last.skill, topic: last.topic, frame: last.frame };
  }

  /** The same asked after each of the last two questions. */
  #ofBoth(question: string, before: readonly Message[], back: number): Reply | null {
    const earlier = dialogueBefore(before);
    const asking = (dialogue: readonly Message[]): readonly Message[] => [...dialogue, { role: 'user', text: question }];
    return earlier === null ? null : this.#eachOf([asking(earlier), asking(before)], back + 1);
  }

  /** The parts that the nearest answer with any names, or those of them that are meant, looked up in the store one by one. */
  #inStock(words: readonly string[], before: readonly Message[], { language }: Understanding, back: number): Reply | null {
    const partsOf = (last: Lines): readonly string[] => partNumbersIn(partLines(last.shown, words), this.#knows.directory).slice(0, mostParts);
    const last = this.#nearest(before, back, (each) => partsOf(each).length > 0);
    if (last === null || last.kind === 'calls') return last;
    const questions = partsOf(last).map((part): readonly Message[] => [{ role: 'user', text: `is part ${part} in stock` }]);
    return this.#eachOf(questions, back + 1, language);
  }

  /** The nearest of the answers before that holds what is meant. */
  #nearest(before: readonly Message[], back: number, holds: (last: Lines) => boolean): Reply | null {
    let dialogue: readonly Message[] | null = before;
    for (let step = back + 1; dialogue !== null && step <= mostBack; step += 1) {
      const last = this.to(dialogue, step);
      if (last?.kind === 'calls' || (last !== null && holds(last))) return last;
      dialogue = dialogueBefore(dialogue);
    }
    return null;
  }

  /** The answers to several questions, one after the other. */
  #eachOf(dialogues: readonly (readonly Message[])[], back: number, language: Language | null = null): Reply | null {
    const replies: Lines[] = [];
    for (const dialogue of dialogues) {
      const reply = this.to(dialogue, back, language);
      if (reply === null) continue;
      if (reply.kind === 'calls') return reply;
      replies.push(reply);
    }
    return joinedReplies(replies);
  }

  /** A question that leans on the one before is not answered from a document that has nothing to do with it. */
  #related(own: Lines, dialogue: readonly Message[], understanding: Understanding): Reply | null {
    const before = dialogueBefore(dialogue);
    const { question, asked, isFollowUp, language } = understanding;
    if (before === null || !ofPapers.has(own.skill) || question !== asked) return own;
    const isBare = dependsOnBefore(asked);
    if (!isBare && (!isFollowUp || parseIdentifiers(asked).length > 0 || own.lines[0]?.text === phrasesFor(language).notInSources)) return own;
    const last = this.to(before, 1);
    if (last !== null && last.kind === 'calls') return last;
    if (last !== null && !isBare && repeats(own, last)) return this.#byItself(dialogue, understanding, last);
    const leaves = last === null || !(isBare ? sharesPlace : sharesDocument)(own.shown, last.shown);
    return leaves && (isBare || (last !== null && documentsOf(last.shown).length > 0)) ? this.#unclear(dialogue, understanding, last) : own;
  }

  /** A question with a subject of its own, to which what it leans on only gave the same again, is asked without that. */
  #byItself(dialogue: readonly Message[], understanding: Understanding, last: Lines): Reply {
    const own = this.#run.own(dialogue, { ...understanding, effective: understanding.asked, isFollowUp: false }, 0);
    if (own?.kind === 'calls') return own;
    return own === null || isSilent(own) || repeats(own, last) ? this.#unclear(dialogue, understanding, last) : own;
  }

  /** Asks which is meant; what is said next still follows the answer before. */
  #unclear(dialogue: readonly Message[], understanding: Understanding, last: Reply | null): Reply {
    if (last?.kind === 'calls') return last;
    const { language } = understanding;
    const choices = last === null ? null : choiceLine(last.shown, language);
    const asked = this.#saying(choices === null ? [line(shownPhrases[language].unclear), ...askedLines(dialogue, language)] : [choices], understanding);
    return last === null ? asked : keeping(asked, last);
  }

  #fromShown(asked: ShownFollowUp, dialogue: readonly Message[], before: readonly Message[], understanding: Understanding, back: number): Reply | null {
    const last = this.to(before, back + 1);
    if (last === null || last.kind === 'calls') return last;
    const earlier = dialogueBefore(before);
    const relates = asked.kind === 'share' || asked.kind === 'difference' || asked.kind === 'apart';
    const one = (relates || (asked.kind === 'extreme' && last.shown.rows.length < 2)) && earlier !== null ? this.to(earlier, back + 2) : null;
    if (one !== null && one.kind === 'calls') return one;
    const found = answerFromShown(asked, last.shown, one === null ? null : one.shown, understanding.language);
    if (found === null)
      return this.#edited(before, understanding, back, (edit) => !replacesPart(edit)) ?? this.#notOfPapers(asked, last, dialogue, understanding, back);
    if ('ask' in found) return this.to([...dialogue.slice(0, -1), { role: 'user', text: found.ask }], back + 1, understanding.language);
    return { ...this.#saying(found.lines, understanding), shown: found.shown, skill: last.skill, topic: last.topic, frame: last.frame };
  }

  /** After an answer about the plant a bare follow-up that fits nothing of it is not answered with a page of a manual. */
  #notOfPapers(asked: ShownFollowUp, last: Lines, dialogue: readonly Message[], understanding: Understanding, back: number): Reply | null {
    if (listsNothing(last)) return last;
    // A row is meant where none was shown: nothing that a search would find.
    if (asked.kind === 'pick' && asked.field === 'row' && ofPapers.has(last.skill) && last.shown.rows.length < 2)
      return this.#unclear(dialogue, understanding, last);
    const namesSubject = asked.kind === 'only' || ('named' in asked && asked.named.length > 0);
    if (namesSubject || ofPapers.has(last.skill)) return null;
    const own = this.#run.own(dialogue, understanding, back);
    if (own !== null && (own.kind === 'calls' || !ofPapers.has(own.skill) || sharesDocument(own.shown, last.shown))) return own;
    return this.#unclear(dialogue, understanding, last);
  }

  /** The answer before with its figures in another unit. */
  #inUnit(unit: UnitAsked, before: readonly Message[], understanding: Understanding, back: number): Reply | null {
    const last = this.to(before, back + 1);
    if (last === null || last.kind === 'calls') return last;
    const found = inAskedUnit(last, unit, understanding.language);
    return found === null ? null : { ...this.#saying(found.lines, understanding), ...(found.converted ? { shown: last.shown, frame: last.frame } : {}) };
  }

  #saying(lines: readonly Line[], understanding: Understanding): Lines {
    return { kind: 'lines', lines, shown: shownBy(lines, new Results([])), understanding, skill: 'shown', topic: understanding.effective, frame: null };
  }

  /** Two questions in one sentence: the answers to both, or which of them has none. Null where the whole is read better, or no part is of the plant. */
  #halves(dialogue: readonly Message[], whole: Understanding, back: number): Reply | null {
    const halves = whole.refused === null ? halvesOf(whole.asked) : [];
    const [half = '', ...others] = halves;
    if (others.length === 0) return null;
    const asked: Message[] = [...dialogue.slice(0, -1), { role: 'user', text: half }];
    const { directory, linkers, now, role } = this.#knows;
    const first = understand(asked, directory, linkers, now, role);
    const [ofFirst, ofWhole] = [this.#run.ranked(asked, first)[0]?.skill.name ?? '', this.#run.ranked(dialogue, whole)[0]?.skill.name ?? ''];
    const ofOthers = others.map((other) => {
      const both: Message[] = [...asked, { role: 'user', text: other }];
      return this.#run.ranked(both, understand(both, directory, linkers, now, role))[0]?.skill.name;
    });
    // A skill that neither part would go to reads the two together.
    if (readsBothSides(ofWhole) || !opensHalves(ofFirst) || (answersOneThing(ofWhole) && ![ofFirst, ...ofOthers].includes(ofWhole))) return null;
    const reply = this.#run.own(asked, first, back);
    if (reply === null || reply.kind === 'calls' || !opensHalves(reply.skill)) return reply?.kind === 'calls' ? reply : null;
    const lines = [...reply.lines];
    const say = phrasesFor(whole.language);
    for (const other of others) {
      asked.push({ role: 'assistant', text: reply.lines.map(({ text }) => text).join('\n'), toolCalls: [] }, { role: 'user', text: other });
      const read = understand(asked, directory, linkers, now, role);
      const next = this.#run.own(asked, { ...onMachine(read, first, reply.skill), window: read.window ?? first.window, language: whole.language }, back);
      if (next?.kind === 'calls') return next;
      const isKnown = next !== null && next.lines[0]?.text !== phrasesFor(whole.language).notInSources;
      // What the first part has said already answers no second one.
      const more = isKnown ? next.lines.filter(({ text }) => !lines.some((each) => each.text === text)) : [];
      lines.push(...(more.length > 0 ? more : [line(say.partNotFound(other.replace(/\S*\d\S*/gu, '...')))]));
    }
    return { ...reply, lines, understanding: whole };
  }
}
