import { plantMinute } from '../../domain/evidence-of.js';
import { parseQuantities } from '../../domain/quantity.js';
import type { ToolOutcome } from '../../ports/model.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';

const workOrder = /\b(?:work ?order|wo\b|ticket|maintenance request|notification|arbeitsauftrag|auftrag|störmeldung)\b|工单|报修/iu;
const create =
  /\b(?:open|create|raise|draft|make|file|write|submit|need|please|new|order one|leg\w* .*an|erstell\w*|eröffne\w*|schreib\w*|anlegen)\b|开(?:一|个|张)?|新建|创建|提交|报修/iu;
const question = /^\s*(?:which|what|how many|are there|is there|list|show|why|when|welche|gibt es|zeige|warum)\b|哪些|有没有|多少/iu;
const acknowledge = /\b(?:ack\b|acknowledge|quittier\w*)\b|确认(?:报警|警报)/iu;
const shelve = /\b(?:shelve|mute|silence|snooze|zurückstellen|stumm)\b|搁置|静音/iu;
const setpoint =
  /\b(?:set|change|raise|lower|increase|decrease|reduce|adjust|write|stelle?|erhöhe?|senke?|ändere?)\b[\s\S]{0,60}\b(?:to|auf|by|um)\s*-?\d|把.{0,30}(?:设为|调到|改为|设定为)/iu;
const hypothetical =
  /\bwhat (?:if|happens|would)\b|\b(?:should|shall) (?:we|i)\b|\bwhy\b|\bsimulate\b|\bwas (?:wäre|passiert)\b|\bsollten wir\b|如果|会怎样|模拟/iu;
const note =
  /\b(?:add|write|make|log|record|leave)\b[\s\S]{0,30}\b(?:note|shift log|handover|log entry|log book|logbook)\b|\b(?:notiz|schichtbuch|übergabenotiz)\b|(?:记录|备注|交接记录)[:：]/iu;
const closes = /\b(?:close|complete|finish|cancel|hold|start|abschließen|schließe)\b[\s\S]{0,30}\bWO-?\d+/iu;

/** Asking for the people is asking for the order that brings them. */
const sendsSomebody =
  /\b(?:order|send|call|get|book|request|dispatch)\b[^.?!]{0,16}\b(?:mechanic|fitter|electrician|technician)\b|\b(?:schick|bestell|ruf)\S*[^.?!]{0,20}(?:mechaniker|schlosser|elektriker|techniker|instandhalter)|派.{0,4}(?:人|师傅|维修)/iu;

/** Free text of a request without the words that only ask for the draft. */
function problemText(text: string): string {
  const cleaned = text
    .replace(/^\s*(?:please|can you|could you|bitte|kannst du|请)\s*/iu, '')
    .replace(
      /\b(?:open|create|raise|draft|make|file|write|submit)\s+(?:me\s+)?(?:a|an|the|one)?\s*(?:new\s+)?(?:urgent\s+|corrective\s+)?(?:work ?order|wo|ticket|maintenance request|notification)\b\s*(?:for|because of|about|that|:|-)?\s*/iu,
      '',
    )
    .replace(/\b(?:erstelle|eröffne|schreibe?|lege?)\s+(?:bitte\s+)?(?:einen\s+)?(?:arbeitsauftrag|auftrag)\b\s*(?:für|wegen|an)?\s*/iu, '')
    .replace(/(?:请)?(?:开|新建|创建|提交)(?:一|个|张|份)*工单[，,：:]?\s*/u, '')
    .trim();
  return cleaned.length >= 3 ? cleaned : text.trim();
}

export const draftWorkOrder: Skill = {
  name: 'draft-work-order',
  needs: ['open_work_order'],
  fits: ({ question: asked, isFollowUp }) =>
    closes.test(asked) || question.test(asked) || /^\s*(?:show |list )?(?:all |the |our )?(?:open|pending|overdue) (?:work ?orders|wos|tickets)\b/iu.test(asked)
      ? 0
      : (workOrder.test(asked) && create.test(asked)) ||
          /^\s*(?:please\s+|bitte\s+)?(?:a\s+|new\s+|urgent\s+)*(?:wo|work ?order|ticket|arbeitsauftrag|auftrag|工单)\s*(?:[:,-]|for|on|an|für|because)/iu.test(
            asked,
          ) ||
          sendsSomebody.test(asked) ||
          (isFollowUp && /\border one\b/iu.test(asked))
        ? 0.9
        : 0,
  plan: ({ understanding, results }) => {
    const [asset] = understanding.assets;
    if (asset === undefined || results.outcomes('open_work_order').length > 0) return [];
    const problem = /\border one\b/iu.test(understanding.question) ? understanding.effective : understanding.question;
    return [{ toolName: 'open_work_order', input: { equipment: asset.id, problem: problemText(problem).slice(0, 1900) } }];
  },
  compose: (context) => {
    const { understanding, say, results } = context;
    const outcome = results.outcomes('open_work_order').at(-1);
    if (outcome === undefined)
      return [
        line(
          say.which(
            understanding.ambiguous.length > 0
              ? understanding.ambiguous.join(', ')
              : context.directory.assets
                  .filter(({ level }) => level === 'equipment')
                  .slice(0, 5)
                  .map(({ id }) => id)
                  .join(', '),
          ),
        ),
      ];
    return [...draftLines(outcome, context, say.workOrderDrafted), ...duplicateLines(outcome, context)];
  },
};

/** What was drafted, who may approve it and until when; or why not. */
function draftLines(outcome: ToolOutcome, { say }: SkillContext, announce: (title: string) => string): readonly Line[] {
  if (outcome.kind === 'denied') return [line(say.denied(outcome.reason)), line(say.nothingDone)];
  if (outcome.kind === 'failed') return [line(say.denied(outcome.message)), line(say.nothingDone)];
  if (outcome.kind !== 'drafted') return [line(say.nothingDone)];
  const draft = outcome.evidence.find((item) => item.kind === 'draft');
  const [title = '', ...rest] = outcome.prompt.split('\n');
  return [
    line(announce(title.replace(/[.]?$/u, '.')), draft),
    ...rest.map((text) => line(`${text}.`, draft)),
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
}>;

const commands: readonly Command[] = [
  {
    name: 'acknowledge-alarm',
    tool: 'acknowledge_alarm',
    fits: (asked) => (acknowledge.test(asked) && !question.test(asked) ? 0.9 : 0),
    input: (context) => {
      const alarmId = alarmNamed(context);
      return alarmId === null ? null : { alarmId };
    },
  },
  {
    name: 'shelve-alarm',
    tool: 'shelve_alarm',
    fits: (asked) => (shelve.test(asked) && !question.test(asked) ? 0.9 : 0),
    input: (context) => {
      const alarmId = alarmNamed(context);
      const asked = context.understanding.question;
      const minutes = minutesIn(asked);
      const reason =
        /\b(?:because|since|reason|due to|while|as|wegen|weil)\b\s*:?\s*(.{3,200})/iu.exec(asked)?.[1] ?? /因为(.{2,100})/u.exec(asked)?.[1] ?? asked;
      return alarmId === null ? null : { alarmId, minutes: Math.min(480, minutes ?? 60), reason: reason.slice(0, 380) };
    },
  },
  {
    name: 'propose-setpoint',
    tool: 'propose_setpoint',
    fits: (asked) => (setpoint.test(asked) && !hypothetical.test(asked) ? 0.88 : 0),
    input: (context) => setpointInput(context),
  },
  {
    name: 'update-work-order',
    tool: 'update_work_order',
    fits: (asked) => (closes.test(asked) ? 0.92 : 0),
    input: ({ understanding: { question: asked } }) => {
      const number = /\bWO-?(\d+)/iu.exec(asked)?.[1];
      const status = /cancel/iu.test(asked)
        ? 'cancelled'
        : /hold/iu.test(asked)
          ? 'held'
          : /start/iu.test(asked)
            ? 'running'
            : /complete|finish/iu.test(asked)
              ? 'completed'
              : 'closed';
      const findings = /(?:findings?|found|because|befund)\s*:?\s*(.{3,1000})/iu.exec(asked)?.[1];
      return number === undefined ? null : { workOrderId: `WO-${number}`, status, ...(findings === undefined ? {} : { findings }) };
    },
  },
  {
    name: 'handover-note',
    tool: 'handover_note',
    fits: (asked) => (note.test(asked) && !question.test(asked) ? 0.89 : 0),
    input: ({ understanding }) => {
      const text =
        /[:：]\s*([\s\S]{3,})$/u.exec(understanding.question)?.[1] ?? /\bthat\s+([\s\S]{3,})$/iu.exec(understanding.question)?.[1] ?? understanding.question;
      return { text, ...(understanding.assets[0] === undefined ? {} : { equipment: understanding.assets[0].id }) };
    },
  },
];

function minutesIn(text: string): number | null {
  const quantity = parseQuantities(text).find(({ unit }) => unit !== null && /^(?:min|h|hr|hour|stunde|小时|分)/iu.test(unit));
  const value = quantity?.values[0];
  if (quantity === undefined || value === undefined) return null;
  return Math.round(/^(?:h|hr|hour|stunde|小时)/iu.test(quantity.unit ?? '') ? value * 60 : value);
}

/** The alarm of the question: named by id, by its tag, or the only one listed for the named asset. */
function alarmNamed({ understanding, results, directory }: SkillContext): string | null {
  const named = /\b([A-Z]{1,6}-\d{1,5}[A-Z]?(?:\.[A-Z0-9_]+)?#\d+)/iu.exec(understanding.question)?.[1];
  if (named !== undefined) return named.toUpperCase();
  const [tag] = understanding.tags;
  const listed = results.of('query_alarms').at(-1)?.output.alarms ?? [];
  const candidates = listed.filter(({ alarm }) => (tag === undefined ? understanding.assets.some(({ id }) => id === alarm.equipment) : alarm.tag === tag.id));
  const worded = candidates.filter(({ alarm }) =>
    alarm.message
      .toLowerCase()
      .split(/\W+/u)
      .some((word) => word.length > 4 && understanding.question.toLowerCase().includes(word)),
  );
  return (
    (worded.length === 1 ? worded[0] : candidates.length === 1 ? candidates[0] : undefined)?.alarm.id ??
    (tag !== undefined && directory.alarms.some((definition) => definition.tag === tag.id) ? tag.id : null)
  );
}

function setpointInput({ understanding, directory }: SkillContext): Readonly<Record<string, unknown>> | null {
  const asked = understanding.question;
  const named = understanding.tags[0] ?? directory.tags.find((tag) => tag.access !== 'read' && understanding.assets.some(({ id }) => id === tag.equipment));
  const target = /(?:\bto|\bauf|设为|调到|改为|设定为)\s*(-?\d+(?:[.,]\d+)?)/iu.exec(asked)?.[1];
  if (named === undefined || target === undefined) return null;
  const setpointTag =
    directory.tags.find(({ id }) => id === named.id.replace(/\.PV$/u, '.SP')) ?? directory.tags.find(({ id }) => id === `${named.id}.SP`) ?? named;
  const reason = /\b(?:because|since|reason|due to|weil|wegen)\b\s*:?\s*(.{3,300})/iu.exec(asked)?.[1] ?? asked.slice(0, 300);
  return { tag: setpointTag.id, value: Number(target.replace(',', '.')), reason };
}

/** Every other change: drafted by its tool, announced with who may approve it. */
export const commandSkills: readonly Skill[] = commands.map((command) => ({
  name: command.name,
  needs: [command.tool],
  fits: ({ question: asked }) => command.fits(asked),
  plan: (context) => {
    if (context.results.outcomes(command.tool).length > 0) return [];
    const list = { toolName: 'query_alarms', input: context.understanding.assets[0] === undefined ? {} : { equipment: context.understanding.assets[0].id } };
    if (command.tool.endsWith('_alarm') && !context.results.has(list)) return [list];
    const input = command.input(context);
    return input === null ? [] : [{ toolName: command.tool, input }];
  },
  compose: (context) => {
    const outcome = context.results.outcomes(command.tool).at(-1);
    if (outcome !== undefined) return draftLines(outcome, context, (title) => title);
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
}));
