import { asksForCommand, asksToUndo } from '../../domain/command-intent.js';
import { readDue, withoutDue } from '../../domain/due-time.js';
import { plantMinute } from '../../domain/evidence-of.js';
import { convert, parseQuantities } from '../../domain/quantity.js';
import { withDigits } from '../../domain/quantity-words.js';
import { reasonIn } from '../../domain/shelving-reason.js';
import type { ToolOutcome } from '../../ports/model.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { deskPhrases } from '../phrases/desk-lines.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { machinesNamedBy } from '../understand/class-names.js';
import { asksForHandover, asksForNote, ownWordsOf } from '../understand/shift-note-request.js';
import type { Understanding } from '../understand/understanding.js';
import { asksForWorkOrder, asksMoreThanWork, changesWorkOrder, prioritySaid, problemOf } from '../understand/work-order-request.js';
import { focusOf } from './diagnosis.js';
import { replacing } from './replaced-draft.js';

const question = /^\s*(?:which|what|how many|are there|is there|list|show|why|when|welche|gibt es|zeige|warum)\b|哪些|有没有|多少/iu;
const acknowledge =
  /\b(?:ack\b(?!['’]?d)|acknowledge|quittier\w*)\b|确认.{0,14}(?:报警|警报)(?!.{0,3}吗)|(?:报警|警报)[^，。？]{0,4}确认(?:一下|掉|$|[。！])/iu;
const shelve = /\b(?:shelve|mute|silence|snooze|zurückstellen|stumm)\b|\bstell\w*\b(?:[^.?!]|\.(?=\S)){0,60}\bzurück\b|搁置|屏蔽|静音/iu;
/** "I may shelve it for a day, yes?" asks for the rule. */
const modalQuestion = /\b(?:may|am i allowed|can i|is it (?:ok|okay|allowed)|darf|kann ich)\b|可以|能不能/iu;
/** What the person says of urgency and kind of work, which the problem text no longer holds. */
function requested(asked: string): Readonly<Record<string, string>> {
  const said = prioritySaid(asked);
  const priority = said === undefined ? {} : { priority: said };
  if (said === 'routine' || said === 'emergency') return priority;
  if (/\b(?:preventive|preventative|planned|vorbeugend\w*|wartungsauftrag)\b|预防性/iu.test(asked)) return { ...priority, workType: 'preventive' };
  if (/\b(?:inspection|inspektions\w*|prüf)[ -]?(?:work )?(?:order|ticket|job|auftrag)/iu.test(asked)) return { ...priority, workType: 'inspection' };
  return priority;
}

/** "Order one for the seal" says itself what is to be done. */
const saysWhatFor = /\b(?:for|because of|about|für|wegen)\s+(?:the|a|an|its|this|die|der|das|den|eine?n?)?\s*(?!(?:it|that|this|one|es|das)\b)\p{L}{3,}/iu;

/** "For it", and nothing else of what is wrong. */
const pointsOnly =
  /\b(?:orders?|tickets?|wo|job|auftrag|arbeitsauftrag)\s+(?:for|about|on|because of|für|wegen|dazu|dafür)\s*(?:it|that|this|them|es|das|dies\w*)?(?:\s+(?:please|now|bitte|an|auf))*\s*[.!?]*\s*$|(?:给|为|对)(?:它|此|这个).{0,6}工单[。！]*$/iu;

/** Fewer words, or Chinese signs, than a problem takes to tell. */
function saysLittle(text: string): boolean {
  const signs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return signs > 0 ? signs < 4 : text.split(/\s+/u).length < 4;
}

const mostOffered = 8;

/** The machines among which the words of a request do not decide; none where they name no kind of machine. */
function machinesMeant({ ambiguous, question }: Understanding, directory: PlantDirectory): readonly string[] {
  const machines = ambiguous.length > 0 ? ambiguous : machinesNamedBy(question, directory);
  return machines.slice(0, mostOffered);
}

export const draftWorkOrder: Skill = {
  name: 'draft-work-order',
  needs: ['open_work_order'],
  fits: ({ question: asked, previous }) => (changesWorkOrder(asked) || asksForHandover(asked) ? 0 : asksForWorkOrder(asked, previous) ? 0.93 : 0),
  plan: ({ understanding, results, directory }) => {
    // A measurement that a word happens to fit is no machine to repair.
    const described = understanding.assets.length > 0 || understanding.signalCoverage >= 0.6;
    const equipment = described ? focusOf(understanding, directory) : null;
    if (equipment === null) return machinesMeant(understanding, directory).map((id) => ({ toolName: 'list_assets', input: { query: id } }));
    if (results.outcomes('open_work_order').length > 0) return [];
    const { question, isFollowUp, previous, now } = understanding;
    const due = readDue(question, now);
    const asked = withoutDue(question, now);
    const names = [equipment, ...understanding.assets.flatMap(({ id, name, aliases }) => [id, name, ...aliases])];
    const own = problemOf(asked, names);
    // "Order one": what is wrong was said before.
    const problem =
      isFollowUp && previous !== null && (saysLittle(own) || pointsOnly.test(asked)) && !saysWhatFor.test(asked) ? problemOf(previous, names) : own;
    return [
      {
        toolName: 'open_work_order',
        input: { equipment, problem: problem.slice(0, 1900), ...requested(asked), ...(due === null ? {} : { dueAt: due.at.toISOString() }) },
      },
    ];
  },
  compose: (context) => {
    const { understanding, say, results } = context;
    const outcome = results.outcomes('open_work_order').at(-1);
    if (outcome === undefined) {
      const machines = machinesMeant(understanding, context.directory);
      return [
        machines.length === 0 ? line(say.whichMachine) : line(say.which(machines.join(', ')), ...results.of('list_assets').flatMap(({ evidence }) => evidence)),
      ];
    }
    const rest = outcome.kind === 'drafted' && asksMoreThanWork(understanding.question) ? [line(deskPhrases[understanding.language].restForPeople)] : [];
    return [...draftLines(outcome, context, say.workOrderDrafted), ...rest, ...duplicateLines(outcome, context)];
  },
};

/** What was drafted, who may approve it and until when; or why not. */
export function draftLines(outcome: ToolOutcome, { say }: SkillContext, announce: (title: string) => string): readonly Line[] {
  if (outcome.kind === 'denied') return [line(say.denied(outcome.reason)), line(say.nothingDone)];
  if (outcome.kind === 'failed') return [line(say.denied(outcome.message)), line(say.nothingDone)];
  if (outcome.kind !== 'drafted') return [line(say.nothingDone)];
  const draft = outcome.evidence.find((item) => item.kind === 'draft');
  const [title = '', ...rest] = outcome.prompt.split('\n');
  return [
    line(announce(/\p{Script=Han}$/u.test(title) || /[\p{Script=Han}]\d[\d.]*$/u.test(title) ? `${title}。` : title.replace(/[.]?$/u, '.')), draft),
    ...rest.map((text) => line(/[.!?。]\s*$/u.test(text) ? text : `${text}.`, draft)),
    line(say.needsApproval(outcome.approverRoles.join(', '), plantMinute(outcome.expiresAt)), draft),
  ];
}

function duplicateLines(outcome: ToolOutcome, { say }: SkillContext): readonly Line[] {
  if (outcome.kind !== 'drafted') return [];
  return outcome.evidence.flatMap((item) =>
    item.kind === 'work-order' ? [line(say.duplicate(item.workOrderId, item.quote.split('; ')[0]?.replace(`${item.workOrderId}: `, '') ?? ''), item)] : [],
  );
}

type Command = Readonly<{
  name: string;
  tool: string;
  fits: (asked: string) => number;
  input: (context: SkillContext) => Readonly<Record<string, unknown>> | null;
  /** What the person has to say before it is drafted; null where nothing is missing. */
  lacks?: (context: SkillContext) => string | null;
}>;

const commands: readonly Command[] = [
  { name: 'undo-change', tool: 'undo_change', fits: (asked) => (asksToUndo(asked) && asked.split(/\s+/u).length <= 12 ? 0.95 : 0), input: () => ({}) },
  {
    name: 'acknowledge-alarm',
    tool: 'acknowledge_alarm',
    fits: (asked) => (acknowledge.test(asked) && asksForCommand('alarm-acknowledge', asked) && !question.test(asked) ? 0.9 : 0),
    input: (context) => {
      const alarmId = alarmNamed(context);
      return alarmId === null ? null : { alarmId };
    },
  },
  {
    name: 'shelve-alarm',
    tool: 'shelve_alarm',
    fits: (asked) => (shelve.test(asked) && asksForCommand('alarm-shelve', asked) && !question.test(asked) && !modalQuestion.test(asked) ? 0.9 : 0),
    input: (context) => {
      const alarmId = alarmNamed(context);
      const asked = context.understanding.question;
      const minutes = minutesIn(asked);
      const reason = reasonIn(asked);
      return alarmId === null || reason === null ? null : { alarmId, minutes: minutes ?? 60, reason: reason.slice(0, 380) };
    },
    lacks: (context) => {
      const alarmId = alarmNamed(context);
      return alarmId === null || reasonIn(context.understanding.question) !== null ? null : deskPhrases[context.understanding.language].whatReason(alarmId);
    },
  },
  {
    name: 'unshelve-alarm',
    tool: 'unshelve_alarm',
    fits: (asked) => (asksForCommand('alarm-unshelve', asked) && !question.test(asked) ? 0.96 : 0),
    input: (context) => {
      const alarmId = alarmNamed(context);
      return alarmId === null ? null : { alarmId, reason: context.understanding.question.slice(0, 380) };
    },
  },
  {
    name: 'handover-note',
    tool: 'handover_note',
    fits: (asked) => (asksForNote(asked) ? 0.89 : 0),
    input: ({ understanding }) => {
      const text = ownWordsOf(understanding.question) ?? understanding.question;
      return { text, ...(understanding.assets[0] === undefined ? {} : { equipment: understanding.assets[0].id }) };
    },
  },
];

/** The first time that the text names, in minutes. */
function minutesIn(text: string): number | null {
  const [found] = parseQuantities(withDigits(text)).flatMap(({ unit, values: [value] }) => {
    const minutes = unit === null || value === undefined ? null : convert(value, unit, 'min');
    return minutes === null ? [] : [Math.round(minutes)];
  });
  return found ?? null;
}

/** "Ack the alarm": no word that could mean another one than the one that stands. */
const saysNoMore =
  /^(?:[\s,.!?]|please|can you|could you|pls|now|just|ack(?:nowledge)?|quittiere?n?|shelve|mute|silence|this|that|the|it|alarm|bitte|den|diesen|unshelve|off the shelf|for \d+ \w+|确认|报警|这个|一下)*$/iu;

/** The alarm of the question: named by id, by its tag, or the only one listed for the named asset. */
function alarmNamed({ understanding, results, directory }: SkillContext): string | null {
  const named = /\b([A-Z]{1,6}-\d{1,5}[A-Z]?(?:\.[A-Z0-9_]+)?#\d+)/iu.exec(understanding.question)?.[1];
  if (named !== undefined) return named.toUpperCase();
  const [tag] = understanding.tags;
  const listed = results.of('query_alarms').at(-1)?.output.alarms ?? [];
  const { assets } = understanding;
  const candidates = listed.filter(({ alarm }) =>
    tag !== undefined ? alarm.tag === tag.id : assets.length === 0 || assets.some(({ id }) => id === alarm.equipment),
  );
  const said = `${understanding.question} ${understanding.plantWords}`.toLowerCase();
  // The words of one alarm that its neighbours do not share decide: "drip", not "pump".
  const wordsOfAlarm = (message: string) =>
    new Set(
      message
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .filter((word) => word.length > 2),
    );
  const scored = candidates.map((each) => ({
    ...each,
    hits: [...wordsOfAlarm(each.alarm.message)].filter(
      (word) => said.includes(word) && !candidates.some((other) => other !== each && wordsOfAlarm(other.alarm.message).has(word)),
    ).length,
  }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  const worded = most === 0 ? [] : scored.filter(({ hits }) => hits === most);
  return (
    (worded.length === 1
      ? worded[0]
      : candidates.length === 1 && (tag !== undefined || assets.length > 0 || saysNoMore.test(understanding.question.toLowerCase()))
        ? candidates[0]
        : undefined
    )?.alarm.id ?? (tag !== undefined && directory.alarms.some((definition) => definition.tag === tag.id) ? tag.id : null)
  );
}

const asSkill = (command: Command): Skill => ({
  name: command.name,
  needs: [command.tool],
  fits: ({ question: asked }) => command.fits(asked),
  plan: (context) => {
    if (context.results.outcomes(command.tool).length > 0) return [];
    const states = command.tool === 'unshelve_alarm' ? { states: ['shelved'] } : {};
    const [asset] = context.understanding.assets;
    const list = { toolName: 'query_alarms', input: { ...states, ...(asset === undefined ? {} : { equipment: asset.id }) } };
    if (command.tool.endsWith('_alarm') && !context.results.has(list)) return [list];
    const input = command.input(context);
    return input === null ? [] : [{ toolName: command.tool, input }];
  },
  compose: (context) => {
    const outcome = context.results.outcomes(command.tool).at(-1);
    if (outcome !== undefined) return draftLines(outcome, context, (title) => title);
    const lacking = command.lacks?.(context) ?? null;
    if (lacking !== null) return [line(lacking, ...(context.results.of('query_alarms').at(-1)?.evidence ?? []))];
    const listed = context.results.of('query_alarms').at(-1)?.output.alarms ?? [];
    if (listed.length === 0) return null;
    return [
      line(
        context.say.which(
          listed
            .slice(0, 6)
            .map(({ alarm }) => alarm.id)
            .join(', '),
        ),
        ...(context.results.of('query_alarms').at(-1)?.evidence ?? []),
      ),
    ];
  },
});

/** Every other change: drafted by its tool, announced with who may approve it. */
export const commandSkills: readonly Skill[] = commands.map((command) => replacing(asSkill(command), command.tool));
