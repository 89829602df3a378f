import type { ToolResultName } from '../../domain/tool-results.js';
import type { PlannedCall, Results } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { lineOf } from './plant-state.js';

type Lines = ReadonlyArray<Readonly<{ text: string; evidence: readonly string[] }>>;

/** The control program itself is asked about; a draft is asked for by its verb and outranks it. */
const aboutProgram =
  /\b(?:(?:control |plc )?programs?|programmed|plc|code|logic|structured text|interlocks?|permissives?|programm(?:iert)?|sps|logik|verriegelung\w*)\b|程序|逻辑|联锁/iu;
const otherProgram =
  /\b(?:maintenance|training|cleaning|safety|audit|lubrication|quality) (?:program|code)|\b(?:error|fault|reason|failure|alarm|dress|part) codes?\b|\b(?:manual|procedure|policy|document)\b|\b(?:bypass|override|defeat|disable)\w*|^\s*(?:please )?(?:change|edit|modify|download)\b/iu;

/** A question about what is there; "code" and "program" are nouns in it, unless a draft is asked for as well. */
const asking = /^\s*(?:under |in |by |on )?(?:why|which|what|how|when|where|does|do|is|are|warum|wieso|welche\w*|wann|wie)\b/iu;
const drafting = /\b(?:draft|write|create|generate|suggest|propose|give me|i need|entwirf|schreib\w*|erstell\w*)\b/iu;

const report =
  /\b(?:what happened|anything (?:special|unusual|new|important)|(?:give|show|send|make|need|want)\b[^.?!]{0,20}\breport|how (?:was|did|went) the (?:shift|night|day)|shift (?:report|summary|overview)|summar\w*|hand-?over (?:pack|report|summary|notes?|please|for)|hand-?over please|report (?:on|for|of)|overview of the shift|what is open for the|was ist passiert|schichtbericht|schichtübergabe|übergabe|zusammenfassung)\b|班次报告|交接班|发生了什么|总结|班报/iu;
const shiftWords = /\b(?:shift|night|today|yesterday|day|week|schicht|nacht|heute|gestern|tag|woche)\b|班|昨|今天|本周/iu;
const ruleWord = /\b(?:policy|rule|procedure|should|must|audits?|who|how (?:long|often|many)|manual|requires?|contain|fields?)\b|规定|应该/iu;
const plcForm =
  /^\s*(?:structured text|st code|function block|fb|scl|plc(?: code)?|codesys)\b|\b(?:structured text|function block|st code|scl block|plc code|plc logic|funktionsbaustein|sps-?code)\b|功能块|PLC程序/iu;
const patternForm =
  /\b(?:duty.?standby|lead.?lag|hysteresis|star.?delta|debounce|first.?out|totali[sz]er|ramp|heartbeat|motor starter|valve with feedback|reject shift register|step sequence|pid)\b/iu;
const draftPlc =
  /\b(?:draft|write|create|generate|suggest|propose|code|program|implement|entwirf|schreib\w*|erstell\w*|programmier\w*)\b[\s\S]{0,120}\b(?:logic|plc|structured text|\bst\b|function block|program|code|sequence|interlock|duty|standby|failover|hysteresis|ladder|scl|pid|controller|ramp|totali[sz]er|debounce|scaling|starter|star.?delta|mixing|heartbeat|packml|staging|sps|logik|baustein|steuerung|ablauf|regler)\b|(?:编写|写|生成|起草).{0,30}(?:程序|逻辑|代码|PLC|功能块)/iu;
const explainPlc =
  /\b(?:why (?:is|does|did|will|won't|isn't|doesn't)|explain|how does)\b[\s\S]{0,80}\b(?:open\w*|clos\w*|forward|divert\w*|start\w*|run\w*|interlock\w*|permissive\w*|program|logic|code|plc|sequence|stage\w*)\b|\bwhat (?:blocks|holds|prevents|inhibits)\b|\b(?:warum (?:öffnet|schließt|startet|läuft)|erkläre?)\b|为什么.{0,20}(?:不开|不关|不启动|没有?打开|转向)|解释.{0,12}(?:程序|逻辑)/iu;
const notDoing =
  /\bwhy\b[^?]{0,60}\b(?:not|n't|cannot|won't|isn't|doesn't)\b[^?]{0,30}\b(?:run\w*|open\w*|clos\w*|start\w*|forward|divert\w*|turn\w*|mov\w*)|\bwhat (?:blocks|holds|prevents|inhibits)\b|\bwarum\b[^?]{0,60}\bnicht\b|为什么.{0,20}(?:不|没有?)(?:开|关|启动|运行|转)/iu;
const whatIf = /\bwhat (?:if|happens if|would happen)\b|\bsimulate\b|\bwas (?:wäre|passiert),? wenn\b|如果.{0,40}会(?:怎样|发生|如何)|模拟/iu;
const askedTime =
  /\b(?:when|what time)\b[^?]{0,50}\b(?:trip\w*|alarm\w*|jam\w*|come|came|raised|rang|stop\w*|fail\w*)\b|\bwann\b[^?]{0,40}\b(?:alarm|ausgelöst|gestoppt|stau)|什么时候.{0,12}(?:报警|跳闸|停)/iu;
const kpi =
  /\b(?:how many|how much|number of|count|total|average|mean|sum of|per (?:shift|day|week|area|hour|asset|equipment|priority)|by (?:area|equipment|shift|day|week|month|priority)|chart|pie|plot|top ?\d+|most (?:frequent|common|often)|mtbf|mttr|oee|reject rate|wie viele|wie viel|anzahl|durchschnitt\w*|summe|diagramm)\b|多少|总数|平均|统计|饼图|柱状图|最多/iu;
const measurable =
  /\b(?:alarms?|bottles?|rejects?|work ?orders?|failures?|stops?|trips?|downtime|energy|kwh|electricity|steam|water|air|oee|production|produced|output|repairs?|alarme|flaschen|aufträge|ausfälle|energie|strom|dampf|wasser|stillstand\w*)\b|报警|瓶|工单|故障|停机|能耗|电|蒸汽|水|产量/iu;
const floodWords =
  /\b(?:flood|burst|first[- ]?out|first alarm|(?:came|rang|was) first|alarm (?:kpis?|rate|performance|statistics)|chattering|stale|nuisance|alarmflut|erstmeldung|erstwert|zuerst gekommen)\b|报警泛滥|首发|抖动报警|最先/iu;

function windowInput({ understanding: { window } }: SkillContext, minutes?: number): Readonly<Record<string, unknown>> {
  return window === null ? (minutes === undefined ? {} : { minutes }) : { from: window.from.toISOString(), to: window.to.toISOString() };
}

function linesOf(lines: Lines, found: Readonly<{ evidence: ReadonlyArray<Readonly<{ id: string }>> }>): readonly Line[] {
  const known = new Set(found.evidence.map(({ id }) => id));
  return lines.map(({ text, evidence }) => ({ text, evidence: evidence.flatMap((reference) => resolve(reference, found.evidence, known)) }));
}

/** Tools reference evidence by its index in their own list (`#0`) because they do not know its number in the turn. */
function resolve(reference: string, evidence: ReadonlyArray<Readonly<{ id: string }>>, known: ReadonlySet<string>): readonly string[] {
  if (known.has(reference)) return [reference];
  const index = /^#(\d+)$/u.exec(reference)?.[1];
  const item = index === undefined ? undefined : evidence[Number(index)];
  return item === undefined ? [] : [item.id];
}

type LineTool = Extract<ToolResultName, 'shift_report' | 'compute_kpi' | 'suggest_plc_code' | 'explain_plc' | 'run_what_if'>;

function latest(results: Results, tool: LineTool): readonly Line[] | null {
  const found = results.of(tool).at(-1);
  return found === undefined ? null : linesOf(found.output.lines, found);
}

function computedSkill(name: string, tool: LineTool, fits: Skill['fits'], call: (context: SkillContext) => PlannedCall['input'] | null): Skill {
  return {
    name,
    needs: [tool],
    fits,
    plan: (context) => {
      const input = context.results.outcomes(tool).length > 0 ? null : call(context);
      return input === null ? [] : [{ toolName: tool, input }];
    },
    compose: (context) => {
      const lines = latest(context.results, tool);
      if (lines !== null) return lines.length === 0 ? null : lines;
      const denied = context.results.outcomes(tool).find(({ kind }) => kind === 'denied');
      return denied?.kind === 'denied' ? [line(context.say.denied(denied.reason)), line(context.say.nothingDone)] : null;
    },
  };
}

export const computedSkills: readonly Skill[] = [
  computedSkill(
    'shift-report',
    'shift_report',
    ({ effective }) =>
      report.test(effective) && shiftWords.test(effective) && !ruleWord.test(effective)
        ? 0.84
        : /^\s*(?:please |give me |show me |make |prepare |the |a )*(?:hand-?over|shift) (?:summary|pack|report|notes?|please)/iu.test(effective)
          ? 0.84
          : /\bhand-?over\b|übergabe|交接班/iu.test(effective) && !ruleWord.test(effective)
            ? 0.5
            : 0,
    windowInput,
  ),
  computedSkill(
    'draft-plc',
    'suggest_plc_code',
    ({ question, role }) =>
      draftPlc.test(question) && !(asking.test(question) && !drafting.test(question))
        ? 0.91
        : /\b(?:why|explain|what is|which line|warum|erkläre?)\b|为什么|解释/iu.test(question)
          ? 0
          : plcForm.test(question) || (role === 'engineer' && patternForm.test(question))
            ? 0.86
            : 0,
    ({ understanding }) => ({ request: understanding.question.slice(0, 3900) }),
  ),
  computedSkill(
    'explain-plc',
    'explain_plc',
    ({ effective, assets, tags, unknownNames }) =>
      aboutProgram.test(effective) &&
      !otherProgram.test(effective) &&
      (assets.length > 0 || tags.length > 0 || unknownNames.length > 0 || (asking.test(effective) && /\b(?:code|plc|control program)\b/iu.test(effective)))
        ? 0.88
        : explainPlc.test(effective) && (assets.length > 0 || tags.length > 0 || unknownNames.length > 0 || /program|logic|code|plc/iu.test(effective))
          ? notDoing.test(effective)
            ? 0.87
            : 0.7
          : 0,
    ({ understanding }) => ({
      question: understanding.effective.slice(0, 900),
      ...((understanding.tags[0] ?? understanding.assets[0]) ? { target: (understanding.tags[0] ?? understanding.assets[0])?.id } : {}),
    }),
  ),
  computedSkill(
    'what-if',
    'run_what_if',
    ({ effective }) => (whatIf.test(effective) ? 0.8 : 0),
    ({ understanding }) => ({ question: understanding.effective.slice(0, 900) }),
  ),
  computedSkill(
    'kpi',
    'compute_kpi',
    ({ effective, question }) =>
      kpi.test(effective) &&
      measurable.test(effective) &&
      !/\b(?:acceptable|allowed|permitted|limit|policy|paper|manual|should|may|must|target|according|claims?|zulässig|laut|soll|ziel\w*)\b|规定|允许|目标/iu.test(
        question,
      )
        ? 0.79
        : 0,
    (context) => ({ question: context.understanding.effective.slice(0, 900), ...windowInput(context) }),
  ),
];

/** Floods, first-out and alarm rates of a window. */
export const alarmHistory: Skill = {
  name: 'alarm-history',
  needs: ['alarm_history'],
  fits: ({ effective, window, assets }) =>
    floodWords.test(effective)
      ? 0.82
      : askedTime.test(effective) && assets.length > 0
        ? 0.8
        : window !== null && /\balarm|alarme|报警|警报|\btrip|ausgelöst|跳闸/iu.test(effective)
          ? 0.76
          : 0,
  plan: (context) => [
    {
      toolName: 'alarm_history',
      input: { ...windowInput(context, 24 * 60), ...(context.understanding.assets[0] === undefined ? {} : { equipment: context.understanding.assets[0].id }) },
    },
  ],
  compose: ({ results, say, understanding, directory }) => {
    const found = results.of('alarm_history').at(-1);
    if (found === undefined) return null;
    const { output, evidence } = found;
    const summary = evidence.find((item) => item.kind === 'computation' && item.name === 'alarm_history');
    const trips = output.journal
      .filter(({ category }) => category === 'trip')
      .slice(-4)
      .map((entry) =>
        line(
          `${entry.at.slice(11, 16)} ${entry.text.replace(/[.]?$/u, '.')}`,
          evidence.find((item) => item.kind === 'journal' && item.entryId === entry.id),
        ),
      );
    const triage = floodWords.test(understanding.effective)
      ? output.facts.map((fact) => line(fact, ...evidence.filter((item) => item.quote.includes(fact.replace(/[.]$/u, '')))))
      : [];
    const raised = output.transitions
      .filter(({ annunciated }) => annunciated)
      .slice(-8)
      .map((transition) =>
        line(
          `${transition.at.slice(11, 16)} ${transition.alarmId}: ${transition.message}, priority ${transition.priority}.`,
          evidence.find((item) => item.kind === 'alarm' && item.alarmId === transition.alarmId && item.at === transition.at),
        ),
      );
    if (output.annunciations === 0 && trips.length === 0) return [line(say.noAlarms(understanding.assets[0]?.id ?? lineOf(directory)), summary)];
    return [...(summary === undefined ? [] : [line(summary.quote, summary)]), ...triage, ...trips, ...raised];
  },
};
