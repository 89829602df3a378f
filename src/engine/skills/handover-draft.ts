import { lastShift, type Shift, shiftAt } from '../../domain/shift.js';
import { inLanguage } from '../phrases/tool-lines.js';
import type { Skill, SkillContext } from '../skill.js';
import { asksForHandover, ownWordsOf } from '../understand/shift-note-request.js';
import { draftLines } from './drafts.js';

/** What the incoming shift has to be told, in the order of HSE's hand-over contents: what went wrong, what stands, what is overridden, what is open, what was done. */
const sections = ['trips', 'standing-alarms', 'overrides', 'work-orders', 'changes', 'notes', 'production', 'plan'] as const;
const mostOfSection = 6;
/** Signs that a note of the shift log holds. */
const longest = 3_900;

/** The shift that is handed over: the running one once half of it is over, else the one before. */
function shiftToHandOver(now: Date): Shift {
  const running = shiftAt(now);
  return now.getTime() - running.from.getTime() > running.to.getTime() - now.getTime() ? { ...running, to: now } : lastShift(now);
}

const spanOf = ({ from, to }: Shift) => ({ from: from.toISOString(), to: to.toISOString() });
const minute = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');

/** The note: what the person wants in it, then what the records of the shift hold, line by line as long as there is room. */
function noteText({ understanding, results }: SkillContext): string {
  const shift = shiftToHandOver(understanding.now);
  const said = ownWordsOf(understanding.question);
  const counts = new Map<string, number>();
  const held = (results.of('shift_report').at(-1)?.output.lines ?? []).flatMap(({ section, text }) => {
    const count = counts.get(section) ?? 0;
    counts.set(section, count + 1);
    return section === 'headline' || count >= mostOfSection ? [] : [inLanguage(text, understanding.language)];
  });
  const title = inLanguage(`Handover of the ${shift.name} shift, ${minute(shift.from)} to ${minute(shift.to)}`, understanding.language);
  const head = [title, ...(said === null ? [] : [said.replace(/[.!]?$/u, '.')])];
  let room = longest - head.join('\n').length;
  const kept = held.filter((text) => {
    room -= text.length + 1;
    return room > 0;
  });
  return [...head, ...kept].join('\n');
}

/** "Write a handover note": a draft with the trips, alarms, overrides, work orders, changes and notes of the shift, and the person's own words first. */
export const handoverDraft: Skill = {
  name: 'handover-draft',
  needs: ['shift_report', 'handover_note'],
  fits: ({ question }) => (asksForHandover(question) ? 0.94 : 0),
  plan: (context) => {
    const { results, understanding } = context;
    if (results.outcomes('handover_note').length > 0) return [];
    if (results.outcomes('shift_report').length === 0)
      return [{ toolName: 'shift_report', input: { ...spanOf(shiftToHandOver(understanding.now)), sections } }];
    return [{ toolName: 'handover_note', input: { text: noteText(context) } }];
  },
  compose: (context) => {
    const outcome = context.results.outcomes('handover_note').at(-1);
    return outcome === undefined ? null : draftLines(outcome, context, (title) => title);
  },
};
