import type { ToolResultName } from '../../domain/tool-results.js';
import type { PlannedCall, Results } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { wantsLogicWritten } from '../understand/logic-request.js';
import { asksForRule } from '../understand/rule-question.js';
import { comparedWindows, dayMinutes, spanOf, type Window } from '../understand/time-expression.js';
import { citedLines } from './cited-lines.js';
import { codeWanted } from './code-wanted.js';
import { planFit } from './production-plan.js';
import { asksOfRecords, subjectOf } from './records.js';

const reportForm =
  /^\s*(?:please |give me |show me |make |prepare |the |a |one[- ]minute |short |quick )*(?:hand-?over|shift) (?:summary|pack|report|notes?|please)|\b(?:sum up|summari[sz]e|recap|run me through|brief me|debrief|(?:on|in) one page|one-?pager|bring me up to (?:speed|date)|fass\w* .{0,30}zusammen)\b|schicht(?:bericht|übergabe|zusammenfassung|überblick)|(?:bericht|zusammenfassung|überblick)\b.{0,24}schicht|schicht\w*.{0,24}(?:bericht|zusammenfass)|班(?:次|组)?的?(?:总结|小结|汇总|概况|情况|报告)/iu;
const missedForm =
  /\bwhat(?:'s| is) (?:unusual|abnormal|odd|different|special|not normal|out of (?:the )?ordinary)\b[^?]{0,24}[?.!]*\s*$|\bhow (?:is|are) (?:the line|we|things|production|line \d+) (?:doing|going|running)\b|\banything (?:\w+ )?(?:(?:i|we) (?:should|need to|must|ought to) (?:know|watch|look)\w*|to (?:know|watch|report|look out)\w*)|\bwhat (?:do|should|must) (?:i|we) (?:need to |have to )?(?:know|watch|look out|take over)\b[^?]{0,20}\b(?:shift|today|tonight|now|night|this morning)|\bwhat did (?:the |our |my )?(?:early|late|night|last|previous|other|day|morning|afternoon)\b[^?]{0,10}\b(?:shift|crew|people|guys|team) do\b|\bwas hat die \S*schicht (?:gemacht|getan)\b|\bwhat (?:did|have) (?:i|we) miss\w*|\bwhat(?:'s| is| was)? (?:happened|going on|went on|new|been happening)\b|\bwhat (?:went wrong|was going on)\b|\bhow (?:was|did|went) (?:the|my|our|last) (?:shift|night|day|morning)|\bwas (?:ist|war) (?:los|passiert)\b|错过了什么|有什么情况/iu;
const forComing =
  /\b(?:open|left|pending|outstanding|carried over)\b[^?]*\bfor (?:the |our |my )?(?:late|next|coming|night|early|morning|incoming|following|new)\b|\bat (?:the )?hand-?over\b/iu;
/** What the coming shift has to be told. */
const toHandOver =
  /\bwhat (?:should|do|must|shall|have|can) (?:i|we)\b[^?]{0,16}\b(?:hand (?:it )?over|pass on|leave (?:for|to))\b|\b(?:what|anything|something|is there|have we|points?|things?)\b(?![^?]*\b(?:manual|policy|procedure|according|sign\w*|form|record\w*|says?)\b)(?=[^?]*\b(?:hand(?:ed|ing)?[- ]over|pass(?:ed)? on|tell|told|know|watch|look|aware|expect|take over|leave|left|inherit\w*|mind|careful|attention)\b)[^?]*\b(?:next|coming|incoming|oncoming|following|relieving|new|night|late|early|day) (?:shift|crew|team|people|guys|lot|colleagues)\b/iu;
const sectionRules: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [
    /\b(?:anything|what|something|all|items?|points?)\b[^?]{0,30}\b(?:still open|is open|are open|left open|pending|outstanding|unresolved|carried over)\b|\b(?:was ist|noch was) (?:noch )?offen\b|还有什么没|未完成(?!的?(?:工单|作业票|维修))/iu,
    ['standing-alarms', 'overrides', 'work-orders', 'notes'],
  ],
  [/\b(?:kwh|energy|electricity|power|steam|water|compressed air)\b[^?]*\bper (?:bottle|unit|pack)\b/iu, ['energy']],
  [/\balarms?\b[^?]*\b(?:still standing|standing at|left standing|at hand-?over)\b/iu, ['standing-alarms']],
  [
    /\b(?:energy|electricity|power|steam|water|compressed air|media|utilit\w*)\b[^?]*\b(?:use[ds]?|usage|consum\w*|shift|night|today|yesterday)\b|\b(?:energieverbrauch|stromverbrauch)\b|能耗|用电量/iu,
    ['energy'],
  ],
  [
    /\b(?:anything|something|what|issues?|problems?)\b[^?]{0,25}\bquality\b|\bquality (?:holds?|issues?|events?)\b|质量问题/iu,
    ['alarms', 'standing-alarms', 'overrides'],
  ],
  [
    /\bhow long\b[^?]*\b(?:starved|stopped|standing|down|suspended|held|blocked|idle|stand still)\b|\b(?:downtime|stops? with duration|standstill\w*)\b[^?]*\b(?:shift|night|today)\b|wie lange\b[^?]*\b(?:stand|gestanden)/iu,
    ['production'],
  ],
  [/\b(?:oee|availability|performance|plan|target)\b[^?]*\b(?:shift|night|today|bottles)\b|\bbottles\b[^?]*\bplan\b/iu, ['production']],
];

/** The parts of the shift report that hold what a question asks for, or null. */
function sectionsOf(question: string): readonly string[] | null {
  return sectionRules.find(([pattern]) => pattern.test(question))?.[1] ?? null;
}

/** Further back than the plant's journal is kept in mind. */
function longAgo(window: Readonly<{ to: Date }>, now: Date): boolean {
  return now.getTime() - window.to.getTime() > 72 * 3_600_000;
}

/** The control program itself is asked about; a draft is asked for by its verb and outranks it. */
const aboutProgram =
  /\b(?:(?:control |plc )?programs?|programmed|plc|code|logic|structured text|interlocks?|permissives?|programm(?:iert)?|sps|logik|verriegelung\w*)\b|程序|逻辑|联锁/iu;
const otherProgram =
  /\b(?:maintenance|training|cleaning|safety|audit|lubrication|quality) (?:program|code)|\b(?:error|fault|reason|failure|alarm|dress|part) codes?\b|\b(?:manual|procedure|policy|document)\b|\b(?:bypass|override|defeat|disable)\w*|^\s*(?:please )?(?:change|edit|modify|download)\b/iu;

/** How long a program of cleaning or work takes is laid down in its paper. */
const lasts =
  /\bhow (?:long|many (?:minutes|hours)|much time)\b[^?]*\bprogram(?:me)?s?\b|\bprogram(?:me)?s?\b[^?]*\b(?:duration|how long|total time)\b|\bwie lange\b[^?]*\bprogramme?s?\b|程序.{0,8}(?:多长|多久|多少分钟)/iu;

/** A question about what is there; "code" and "program" are nouns in it, unless a draft is asked for as well. */
const asking = /^\s*(?:under |in |by |on )?(?:why|which|what|how|when|where|does|do|is|are|warum|wieso|welche\w*|wann|wie)\b/iu;
const explaining = /\b(?:explain|walk me through|describe|erklär\w*|beschreib\w*)|解释|说明/iu;

const report =
  /\b(?:what(?:['’]s| is| was| stands| has been)? (?:written |noted |entered )?in the (?:shift|operators?['’]?s?) ?(?:log|log ?book|book)|what happened|anything (?:special|unusual|new|important)|(?:give|show|send|make|need|want)\b[^.?!]{0,20}\breport|how (?:was|did|went) the (?:shift|night|day)|shift (?:report|summary|overview)|summar\w*|hand-?over (?:pack|report|summary|notes?|please|for)|hand-?over please|report (?:on|for|of)|overview of the shift|what is open for the|was steht im (?:schicht|betriebs)(?:tage)?buch|was ist passiert|schichtbericht|schichtübergabe)\b|(?<!\p{L})übergabe|zusammenfassung|überblick|班次报告|交接班|发生了什么|总结|班报/iu;
const shiftWords = /\b(?:shift|night|today|yesterday|day|week|\p{L}*schicht(?:buch|tagebuch)?|nacht|heute|gestern|tag|woche)\b|班|昨|今天|本周/iu;
const ruleWord = /\b(?:policy|rule|procedure|should|must|audits?|who|how (?:long|often|many)|manual|requires?|contain|fields?)\b|规定|应该/iu;
const explainPlc =
  /\b(?:why (?:is|does|did|will|won't|isn't|doesn't)|explain|how does)\b[\s\S]{0,80}\b(?:open\w*|clos\w*|forward|divert\w*|start\w*|run\w*|interlock\w*|permissive\w*|program|logic|code|plc|sequence|stage\w*)\b|\bwhat (?:blocks|holds|prevents|inhibits)\b|\b(?:warum (?:öffnet|schließt|startet|läuft)|erkläre?)\b|为什么.{0,20}(?:不开|不关|不启动|没有?打开|转向)|解释.{0,12}(?:程序|逻辑)/iu;
const notDoing =
  /\bwhy\b[^?]{0,60}\b(?:not|n't|cannot|won't|isn't|doesn't)\b[^?]{0,30}\b(?:run\w*|open\w*|clos\w*|start\w*|forward|divert\w*|turn\w*|mov\w*)|\bwhat (?:blocks|holds|prevents|inhibits)\b|\bwarum\b[^?]{0,60}\bnicht\b|为什么.{0,20}(?:不|没有?)(?:开|关|启动|运行|转)/iu;
const whatIf =
  /\bwhat (?:if|happens if|would happen)\b|\bwhat (?:happens|will happen) (?:to|with) [^?]{1,30}\bif\b|\bsimulate\b|\bwas (?:wäre|passiert|geschieht|würde (?:denn )?(?:passieren|geschehen)),? (?:wenn|falls)\b|如果.{0,40}会(?:怎么?样|发生|如何)|(?:把|将|让|使|停|关|开).{1,40}会(?:怎么?样|发生什么|如何)|模拟/iu;
const severalConditions = /\bif\b[^?]*\b(?:and|while)\b|wenn[^?]*\bund\b|如果.*(?:同时|并且|且)/iu;
/** "What happens to the line if the pump stops": the change is what stands after "if"; what it may do to names no change. */
function changeOf(question: string): string {
  const change = /^[^?]*?\bwhat (?:happens|will happen|would happen) (?:to|with) [^?]{1,40}?\b(if|when)\b(.{4,})$/iu.exec(question);
  return change === null ? question : `what if ${change[2]}`;
}

const askedTime =
  /\b(?:when|what time)\b[^?]{0,50}\b(?:trip\w*|alarm\w*|jam\w*|come|came|raised|rang|stop\w*|fail\w*)\b|\bwann\b[^?]{0,40}\b(?:alarm|ausgelöst|gestoppt|stau)|什么时候.{0,12}(?:报警|跳闸|停)/iu;
const kpi =
  /\bwhich (?:machine|asset|equipment|pump|conveyor|shift|hour|day|area|unit|valve|tank|motor|compressor|instrument|sensor|drive|exchanger)s?\b[^?]{0,40}\b(?:most|more|fewest|fewer|less|least|worst|worse|longest|longer|often)\b|\bhow much\b[^?]{0,20}\b(?:make|produce|fill|bottle)\b|\b(?:(?:\d+|two|three|four|five|ten|the) (?:worst|best|most|biggest|longest)|worst (?:\d+|two|three|four|five|ten)|pareto|split of|breakdown of|what percentage|share of|percent\w*|against|versus|compared? (?:with|to)|how many|how much|number of|count|total|average|mean|sum of|per (?:shift|day|week|area|hour|asset|equipment|priority)|by (?:area|equipment|shift|day|week|month|priority)|vs\.?|chart|pie|plot|top ?\d+|most (?:frequent|common|often)|mtbf|mttr|oee|reject rate|wie viele|wie viel|anzahl|durchschnitt\w*|summe|diagramm)\b|多少|多久|多长|总数|平均|统计|饼图|柱状图|最多/iu;
const measurable =
  /\bdid (?:we|they|the line|line \d+|the (?:early|late|night) shift) (?:make|fill|bottle)\b|\b(?:breakdowns?|stoppages?|(?:log )?entries|(?:corrective|planned|preventive|maintenance) jobs?|mtbf|mttr|mean time|availability|costs?|mtta|mttf|yield|takt time|cycle time|response time|overtime|alarms?|bottles?|rejects?|work ?orders?|failures?|trouble|problems?|fail(?:s|ed|ing)?|br(?:oke|eaks?|oken) down|stops?|stopped|trips?|tripped|downtime|energy|kwh|electricity|steam|water|air|oee|production|produced?|output|repairs?|alarme|flaschen|aufträge|ausfälle|energie|strom|dampf|wasser|stillstand\w*|ausschuss\w*)\b|报警|瓶|工单|故障|停机|能耗|电|蒸汽|水|产量/iu;
/** Orders that are open are open now, whenever they were opened. */
const openOrders =
  /\bwork ?orders?\b[^?]*\b(?:open|pending|overdue|outstanding|waiting)\b|\b(?:open|pending|overdue|outstanding|waiting) work ?orders?\b(?![^?]*\b(?:per|by)\b)/iu;
/** "How much steam are we using": the rate at this moment. */
const usesNow = /\b(?:are|is) (?:we|the line|it|they) (?:using|drawing|consuming|burning|taking)\b|\bstrom (?:zieht|ziehen|nimmt|nehmen|fließt)\b/iu;
/** A value as it stands on a dial, and the words that make a tally of it. */
const livingValue = /(?:压力|温度|液位|水位|流量|转速|振动|电流)|\b(?:pressure|temperature|level|flow|vibration|druck|temperatur|füllstand)\b/iu;
const tallied = /\b(?:average|mean|total|sum|chart|plot|alarms?|durchschnitt\w*|summe|alarme?)\b|平均|总|统计|报警/iu;
/** Quantities of a window that are asked for without a word of counting. */
const produced =
  /\bdid (?:we|they|the line|line \d+|the (?:early|late|night) shift) (?:make|produce|fill|bottle)\b|\b(?:bottles?|rejects?|output|production|produced|oee|flaschen|ausschuss)\b|产量|瓶/iu;
/** A ranking, a share or a comparison over the data. */
const spreadFigure =
  /\bwhich (?:machine|asset|equipment|pump|conveyor|shift|hour|day|area|unit|valve|tank|motor|compressor|instrument|sensor|drive|exchanger)s?\b[^?]{0,40}\b(?:most|more|fewest|fewer|less|least|worst|worse|longest|longer|often)\b(?![^?]*\balarms? most often)|\b(?:worst|top ?\d+|most frequent|fewest|share of|what percentage|percent\w*|against|versus|compared (?:with|to))\b[^?]*\b(?:alarms?|work ?orders?|failures?|bottles?|rejects?|downtime)\b|\b(?:alarms?|work ?orders?|failures?|bottles?|rejects?|downtime)\b[^?]*\b(?:against|versus|compared (?:with|to)|percentage|share)\b|占比|对比/iu;
/** "Which valve failed most often?": machines of a kind by how often something happened to them. */
const rankedKind = /\bwhich (?:pump|valve|tank|motor|compressor|conveyor|sensor|drive|machine)s?\b[^?]{0,40}\b(?:most|least) (?:often|frequently|times)\b/iu;
/** One figure of the data, and no report. */
const singleFigure =
  /\b(?:oee|mtbf|mttr|mean time|reject rate|availability)\b(?![^?]*\b(?:report|plan|target)\b)|\b(?:how many|number of|count of|wie viele|anzahl)\b[^?]{0,30}\b(?:alarms?|work ?orders?|failures?|alarme|aufträge|ausfälle)\b|多少(?:个|条|次)?(?:报警|工单|故障)/iu;
/** A stretch of minutes that is looked for. */
const busiestStretch =
  /\b(?:worst|busiest|heaviest|peak) (?:\d+|five|ten|fifteen|thirty|sixty)[- ]?min\w*|\b(?:which|what)\s+(?:\d+|five|ten|fifteen|thirty|sixty)[- ]?min\w*\b[^?]*\b(?:most|worst|busiest|highest)\b/iu;
const floodWords =
  /\b(?:loudest alarms?|noisiest alarms?|busiest alarms?|(?:worst|busiest|heaviest|peak) (?:\d+|five|ten|fifteen|thirty|sixty)[- ]?min\w*|flood|burst|first[- ]?out|first alarm|(?:came|rang|was) first|alarm (?:kpis?|rate|performance|statistics)|chatter\w*|root[- ]cause|only consequen\w*|a lot of alarms|(?:so many|all (?:the|these|those)) alarms|alarm[^?]{0,20}most often|highest priority|first alarm|grundursache|alarmflut\w*|stale|nuisance|alarmflut|erstmeldung|erstwert|zuerst gekommen)\b|报警(?:泛滥|潮)|根本原因|首发|抖动报警|最先/iu;

/** "Which alarms were active at ten": those of the time around it. */
const wereActive = /\b(?:were|was|had been) (?:active|standing|up|present|on)\b/giu;

/** What people did to the plant. */
const peopleDid =
  /\bwho (?:has |have )?(?:touched|changed|did|done|moved|adjusted|played with) (?:what|anything|something)\b|\bwhat (?:did|have|has) (?:the |our )?(?:operators?|crew|people|team|technicians?|anybody|anyone|somebody) (?:\w+ )?(?:do|done|change|changed)\b/iu;

/** Said of alarms that come again and again. */
export const recurring =
  /\bkeep\w* (?:on )?(?:coming|going|ringing|returning|repeating|popping)(?: (?:back|up|off|in))?|\bcom(?:es?|ing) back (?:all the time|again)|\brepeat\w*|\b(?:bother|annoy|plagu|nagg|pester)\w*(?: us| me| them)?(?: (?:the )?most)?|\bagain and again|\bover and over(?: again)?|\ball the time/iu;

function windowInput({ understanding: { window } }: SkillContext, minutes?: number): Readonly<Record<string, unknown>> {
  return window === null && minutes === undefined ? {} : spanOf(window, minutes ?? dayMinutes);
}

type LineTool = Extract<ToolResultName, 'shift_report' | 'production_plan' | 'compute_kpi' | 'suggest_plc_code' | 'explain_plc' | 'run_what_if'>;

function latest(results: Results, tool: LineTool): readonly Line[] | null {
  const found = results.of(tool).at(-1);
  return found === undefined ? null : citedLines(found.output.lines, found);
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
      const { unread } = context.understanding.conditions;
      if (tool === 'compute_kpi' && unread.length > 0) return [line(context.say.unreadCondition(unread.join(', ')))];
      const failed = context.results.outcomes(tool).find(({ kind }) => kind === 'failed');
      // What cannot be computed is said with what can; everything else is left to the next skill.
      if (failed?.kind === 'failed' && tool === 'compute_kpi' && /no data of/u.test(failed.message)) return [line(failed.message)];
      const denied = context.results.outcomes(tool).find(({ kind }) => kind === 'denied');
      return denied?.kind === 'denied' ? [line(context.say.denied(denied.reason)), line(context.say.nothingDone)] : null;
    },
  };
}

const statistic = /\b(?:highest|maximum|max|peak|lowest|minimum|min|average|mean|total|trend|spread)\b/iu;

export const computedSkills: readonly Skill[] = [
  computedSkill('production-plan', 'production_plan', planFit, ({ understanding }) => ({ question: understanding.effective.slice(0, 900) })),
  computedSkill(
    'shift-report',
    'shift_report',
    ({ effective, question, assets, signals, window, now }) => {
      // "It tripped. What happened?" is about a machine, not about a shift.
      if (
        (assets.some(({ level }) => level === 'equipment') || signals.length > 0) &&
        (window === null || longAgo(window, now)) &&
        !shiftWords.test(question) &&
        !report.test(question.replace(missedForm, ' '))
      )
        return 0;
      // Two stretches of time are compared by their figures, and a report is of one.
      if (comparedWindows(effective, now) !== null && !reportForm.test(effective)) return 0;
      if (sectionsOf(effective) !== null && !aRule.test(question)) return 0.83;
      if (toHandOver.test(effective)) return 0.84;
      if (missedForm.test(effective) && !asksForRule(question)) return 0.84;
      if ((ruleWord.test(question) && !/\bhow (?:was|did|went)\b/iu.test(question)) || asksForRule(question)) return 0;
      if (report.test(effective) && shiftWords.test(effective)) return 0.84;
      if (reportForm.test(effective)) return 0.84;
      return /\bhand-?over\b|übergabe|交接班/iu.test(effective) ? 0.5 : 0;
    },
    (context) => {
      const { effective } = context.understanding;
      const sections = report.test(effective) || reportForm.test(effective) ? null : sectionsOf(effective);
      // What is still open for the coming shift is known from the one that ends.
      const window = forComing.test(effective) ? {} : windowInput(context);
      return { ...window, ...(sections === null ? {} : { sections }) };
    },
  ),
  computedSkill(
    'draft-plc',
    'suggest_plc_code',
    ({ question, role, window }) => codeWanted(question, role, window !== null && statistic.test(question)),
    ({ understanding }) => ({ request: understanding.question.slice(0, 3900) }),
  ),
  computedSkill(
    'explain-plc',
    'explain_plc',
    ({ effective, assets, tags, unknownNames }) =>
      lasts.test(effective)
        ? 0
        : aboutProgram.test(effective) &&
            (asking.test(effective) || explaining.test(effective)) &&
            !otherProgram.test(effective) &&
            (assets.length > 0 ||
              tags.length > 0 ||
              unknownNames.length > 0 ||
              (asking.test(effective) && /\b(?:code|plc|control program)\b/iu.test(effective)))
          ? 0.88
          : explainPlc.test(effective) && (assets.length > 0 || tags.length > 0 || unknownNames.length > 0 || /program|logic|code|plc/iu.test(effective))
            ? notDoing.test(effective)
              ? 0.87
              : /\bwhy (?:did|was|were|has|had)\b|\bwarum (?:hat|war|ist .* ge)/iu.test(effective)
                ? 0.5
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
    // "... and the setpoint is at 9" names a value and no hour.
    ({ effective }) => (whatIf.test(effective) ? (severalConditions.test(effective) ? 0.902 : 0.8) : 0),
    ({ understanding }) => ({ question: changeOf(understanding.effective).slice(0, 900) }),
  ),
  computedSkill(
    'kpi',
    'compute_kpi',
    ({ effective, question, window, assets, unknownNames, conditions, role, now }) =>
      // A figure of the whole plant answers nothing about a machine that it does not have.
      (assets.length > 0 || unknownNames.length === 0) &&
      (kpi.test(effective) ||
        comparedWindows(effective, now) !== null ||
        (window !== null && (produced.test(effective) || /\b(?:costs?|overtime|yield|mtta)\b/iu.test(effective)))) &&
      measurable.test(effective) &&
      !asksForRule(question) &&
      !(livingValue.test(question) && !tallied.test(question)) &&
      !(window === null && (usesNow.test(question) || openOrders.test(question))) &&
      !/^\s*(?:and |so )?(?:why|how come|warum|wieso)\b|^(?:为什么|为何)/iu.test(question) &&
      !/\b(?:acceptable|allowed|permitted|limit|policy|paper|manual|should|may|must|target|according|claims?|zulässig|laut|soll|ziel\w*)\b|规定|允许|目标/iu.test(
        question,
      )
        ? // With neither a time nor a condition that the plant knows, other skills are likelier to be meant.
          conditions.unread.length > 0 && (window === null || (role === 'engineer' && wantsLogicWritten(question)))
          ? 0.4
          : rankedKind.test(effective)
            ? 0.89
            : singleFigure.test(effective) || spreadFigure.test(effective)
              ? 0.87
              : 0.79
        : 0,
    (context) => {
      const { effective, now, conditions } = context.understanding;
      if (conditions.unread.length > 0) return null;
      const narrowed = {
        ...(conditions.while.length === 0 ? {} : { while: conditions.while }),
        ...(conditions.event === null ? {} : { event: conditions.event }),
      };
      const pair = comparedWindows(effective, now);
      const asText = ({ from, to }: Window) => ({ from: from.toISOString(), to: to.toISOString() });
      return pair === null
        ? { question: (Object.keys(narrowed).length === 0 ? effective : conditions.main).slice(0, 900), ...windowInput(context), ...narrowed }
        : { question: effective.slice(0, 900), ...asText(pair[0]), compareWith: asText(pair[1]) };
    },
  ),
];

const eventWords =
  /\b(?:trip(?:s|ped)?|divert\w*|diversions?|jam(?:s|med)?|shelv\w*|notes?|stand|stood|changed?|changes|switched|reset|cip|took over|start(?:ed|s)?|stop(?:ped|s)?|starv\w*|suspended|held|alarms?|come up|came|operator actions?|(?:operators?|crew|people|technicians?|anybody) (?:do|done|change)|touched|moved|adjusted|ausgelöst|umgeleitet|geändert|gestartet|gestoppt|alarme?)\b|跳闸|分流|搁置|启动|停止|报警|修改/iu;
const pastWhy = /\b(?:why|how come)\b[^?]{0,20}\b(?:did|was|were)\b|\bwarum\b[^?]{0,20}\b(?:war|hat|stand)\b/iu;
/** A stop that waits for something else is told by its first-out record. */
const standsStill = /\b(?:stand|stood|standing|stop|stopped|idle|wait\w*|suspended|held|starved|gestanden|stillgestanden)\b/iu;
/** The last change of a setting by a person. */
const whoSet =
  /\bwho (?:last )?(?:set|changed|adjusted|lowered|raised|moved|increased|decreased|reduced)\b(?! (?:the )?(?:alarm|limit)s?\b)|\b(?:anybody|anyone|somebody|someone|who)\b (?:has |have )?(?:last |been )?(?:fiddl|tamper|mess|play|tinker)\w* with\b|\bwer hat\b[^?]*\b(?:verstellt|geändert|eingestellt)\b|谁.{0,8}(?:改|调|设)了/iu;
const sinceShift = /\bsince (?:the |our |my |this )?(?:shift |start |beginning )(?:of |start\w*|beg[ia]n\w*|change\w*)/giu;
const eventAsks =
  /\b(?:when|what time|at which time|who|which|what|how (?:often|many|long)|any|was|were|did|wann|wer|welche\w*|wie (?:oft|viele))\b|什么时候|谁|哪些|多少次|有没有|几点/iu;
const aRule = /\b(?:may|must|should|policy|rule|allowed|manual|procedure|according to|supposed|permitted|how do i|can i|soll|darf|muss)\b|规定|应该|可以/iu;

const lastEvent =
  /\bwhat (?:tripped|stopped|failed|jammed|diverted) last\b|\b(?:last|latest|most recent|newest) (?:trip|diversion|jam|stop|stoppage|shutdown|setpoint change)\b(?! (?:limit|point|test|of the (?:day|shift)))|\bletzte\w* (?:auslösung|umleitung|stau|stopp)\b|(?:最近|上)一?次(?:跳闸|分流|停机)/iu;
/** "Show me all alarms since midnight": the list of a window, and not of this moment. */
const listedAlarms =
  /^[^?]{0,20}\b(?:show|list|give me|all|which|what|any|zeige?|liste|alle|welche)\b[^?]{0,30}\balarme?s?\b|(?:显示|列出|所有|全部|哪些).{0,10}报警|报警.{0,6}(?:列表|有哪些)/iu;

/** Floods, first-out, alarm rates, and the events of a window: trips, diversions, shelving, changes, notes. */
export const alarmHistory: Skill = {
  name: 'alarm-history',
  needs: ['alarm_history'],
  fits: (understanding) => {
    const { effective, window, question, unknownNames, assets } = understanding;
    // What happened elsewhere is no answer about a machine that the plant does not have.
    if (unknownNames.length > 0 && assets.length === 0) return 0;
    if ((aRule.test(question) || asksForRule(question)) && !/\bour own definition\b/iu.test(question)) return 0;
    if (busiestStretch.test(effective)) return 0.9;
    if (floodWords.test(effective) || (/\balarms?\b/iu.test(effective) && recurring.test(effective))) return 0.86;
    if (window !== null && listedAlarms.test(effective)) return 0.82;
    if (lastEvent.test(question) && understanding.assets.length === 0 && window === null) return 0.82;
    if (whoSet.test(question) && subjectOf(question) === null) return 0.87;
    if (asksOfRecords(understanding)) return 0;
    if (askedTime.test(effective) && !/\b(?:next|usually|normally|due)\b/iu.test(effective)) return 0.8;
    // "Since shift start" is a time and no event.
    if (
      !eventAsks.test(effective) ||
      !eventWords.test(effective.replace(sinceShift, ' ')) ||
      /\b(?:active|now|right now|currently|aktuell|jetzt)\b|现在|当前/iu.test(question)
    )
      return 0;
    if (/\b(?:why|warum|wieso)\b|为什么/iu.test(question) && !/\bshelv/iu.test(question))
      return window !== null &&
        (understanding.assets.length + understanding.signals.length === 0 || standsStill.test(question)) &&
        pastWhy.test(question) &&
        !/\b(?:check|do|fix|and what|and how)\b/iu.test(question.replace(/\b(?:did|does)\b/giu, ''))
        ? 0.89
        : 0;
    return window !== null || /\b(?:shelved|trip(?:s|ped) (?:on|during|this|today)|duty pump|notes?)\b/iu.test(effective) ? 0.82 : 0;
  },
  plan: (context) => {
    const { understanding, results } = context;
    if (results.outcomes('alarm_history').length > 0) return [];
    const [asset] = understanding.assets;
    const scope = asset === undefined || floodWords.test(understanding.effective) ? {} : { equipment: asset.id };
    return [
      {
        toolName: 'alarm_history',
        input: {
          ...scope,
          about: understanding.effective
            .replace(recurring, ' most often')
            .replace(whoSet, 'setpoint changes')
            .replace(wereActive, ' ')
            .replace(peopleDid, 'operator actions')
            .slice(0, 990),
          ...windowInput(context, dayMinutes),
        },
      },
    ];
  },
  compose: ({ results }) => {
    const found = results.of('alarm_history').at(-1);
    return found === undefined || found.output.lines.length === 0 ? null : citedLines(found.output.lines, found);
  },
};
