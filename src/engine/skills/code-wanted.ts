import type { Role } from '../../domain/actor.js';
import { selectPattern } from '../../plc/patterns/select.js';
import { asksOtherwise, wantsLogicWritten } from '../understand/logic-request.js';
import { asksForNote } from '../understand/shift-note-request.js';

const plcForm =
  /^\s*(?:structured text|st code|function block|fb(?!-?\d)|scl|plc(?: code)?|codesys)\b|\b(?:structured text|function block|st[- ]code|scl block|plc code|plc logic|funktionsbaustein|sps-?code)\b|功能块|PLC程序/iu;
const patternForm =
  /\b(?:duty.?standby|lead.?lag|hysteresis|star.?delta|debounce|first.?out|totali[sz]er|ramp|heartbeat|motor starter|valve with feedback|reject shift register|step sequence|pid)\b/iu;
const draftPlc =
  /\b(?:draft|write|create|generate|suggest|propose|code|program|implement|entwirf|schreib\w*|erstell\w*|programmier\w*)\b[\s\S]{0,120}\b(?:logic|plc|structured text|\bst\b|function block|program|code|sequence|interlock|duty|standby|failover|hysteresis|ladder|scl|pid|controller|ramp|totali[sz]er|debounce|scaling|starter|star.?delta|mixing|heartbeat|packml|staging|sps|logik|baustein|steuerung|ablauf|regler)\b|(?:编写|写|生成|起草).{0,30}(?:程序|逻辑|代码|PLC|功能块)/iu;
/** A question about what is there; "code" and "program" are nouns in it, unless a draft is asked for as well. */
const asking = /^\s*(?:under |in |by |on )?(?:why|which|what|how|when|where|does|do|is|are|warum|wieso|welche\w*|wann|wie)\b/iu;
const drafting = /\b(?:draft|write|create|generate|suggest|propose|give me|i need|entwirf|schreib\w*|erstell\w*)\b/iu;

/** "Active alarms", "pump status", "open work orders": what stands is to be listed, and nothing to be written. */
const listsStanding =
  /^\s*(?:(?:please|show|list|give me|all|the|our|any)\s+)*(?:(?:active|open|current|standing|present|new|un-?ack\w*|unacknowledged|acknowledged|shelved|suppressed|stale|pending|running|stopped|tripped|(?:high|medium|low|highest)[- ]priority)\s+)+(?:\p{L}+\s+){0,2}?(?:alarms?|work ?orders?|pumps?|machines?|valves?|motors?)\b|^\s*(?:\p{L}+\s+){0,2}alarms?\s+(?:active|open|now|standing|right now|list|(?:high|low) priority|please)\b|^\s*(?:list|show)\b[^.?!]{0,20}\balarms?\b|^\s*(?:aktive|offene|anstehende|aktuelle)\s+(?:alarme|meldungen|aufträge)|^(?:当前|活动|现有|未确认)的?(?:报警|工单)/iu;

/**
 * How well a message fits a draft of code, 0 to 1. Whoever names code and has it written is understood in any role (and told whose work it is);
 * an engineer also by describing what a machine shall do, or where a proven pattern covers the words. `measured`: a figure of a time that was is asked for.
 */
export function codeWanted(question: string, role: Role | null, measured: boolean): number {
  if (asksForNote(question) || listsStanding.test(question)) return 0;
  if (role === 'engineer' && wantsLogicWritten(question, measured)) return 0.935;
  if (draftPlc.test(question) && !(asking.test(question) && !drafting.test(question))) return 0.91;
  if (/\b(?:why|explain|what is|which line|warum|erkläre?)\b|为什么|解释/iu.test(question)) return 0;
  if (plcForm.test(question)) return 0.86;
  if (role !== 'engineer' || measured || asksOtherwise(question)) return 0;
  if (patternForm.test(question)) return 0.86;
  const selection = selectPattern(question, [], []);
  return selection.kind === 'match' || selection.cause === 'half-covered' ? 0.86 : 0;
}
