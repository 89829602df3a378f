import { asksForCommand } from './command-intent.js';

/** What tells why: after a word of cause, after a comma, colon or dash. An hour or a number of minutes alone is none. */
const causes =
  /(?:^|[\s,;])(?:because(?: of)?|since|as|due to|reason\s*[:：]?|while|during|until|for (?:the |a |an )?(?=\p{L}{4,})(?!(?:about|the next|at least|half|eight|seven|three|four|five|maximum|shift)\b)|wegen|weil|da|denn|grund\s*[:：]?|während|für (?:die|den|das|eine?n?) )\s*(\S[\s\S]{2,300})$/iu;
const causesChinese = /(?:因为|由于|原因[:：是]?)(.{2,200})/u;
const behindMark = /[,;:：，；–—]\s*(?!(?:please|bitte|thanks|thank you|danke|now|ok|谢谢)\b)([\p{L}][\s\S]{5,300})$/iu;
const polite = /(?:^|\s)(?:please|bitte|thanks?(?: you)?|now|ok)\s*$/iu;
const onlyTime =
  /^(?:(?:about|the|next|at least|a|an|half|one|two|three|four|five|six|eight|eine?r?|zwei|drei|vier|\d+|minutes?|mins?|min|hours?|hrs?|h|stunden?|minuten?|shift|now|rest|of|this|diese\w*|schicht)\s*)+$/iu;

/** The reason that the words give for setting an alarm aside; null where they give none. ISA-18.2 wants one on record with every shelving. */
export function reasonIn(text: string): string | null {
  const said = text.trim().replace(/[\s.!。！]+$/u, '');
  const found = causesChinese.exec(said)?.[1] ?? causes.exec(said)?.[1] ?? behindMark.exec(said)?.[1];
  const reason = found?.trim().replace(polite, '').trim();
  return reason === undefined || reason === '' || onlyTime.test(reason) ? null : reason;
}

const asksBack =
  /[?？]\s*$|^\s*(?:what|why|who|when|how|which|where|is|are|can|may|do|does|was|warum|wer|wann|wie|welche\w*|darf|kann)\b|^(?:为什么|谁|怎么|什么)/iu;
const orders =
  /^\s*(?:please |bitte )?(?:open|create|show|list|start|stop|acknowledge|shelve|cancel|withdraw|forget|drop|no|never ?mind|nein|zeig\w*|öffne|vergiss|lass|取消|撤回|算了)/iu;
/** A reason is told in a sentence, and not in a page. */
const longest = 200;

/** Whether the words only give the reason for a shelving that was asked for just before without one. */
export function givesReason(question: string, before: string): boolean {
  const said = question.trim();
  if (said.length < 4 || said.length > longest || asksBack.test(said) || orders.test(said)) return false;
  return asksForCommand('alarm-shelve', before) && reasonIn(before) === null;
}

/** The request with its reason, as one sentence. */
export function withReason(before: string, question: string): string {
  const isChinese = /\p{Script=Han}/u.test(question);
  const reason = reasonIn(question) ?? question.trim();
  const bare = reason.replace(/^(?:because(?: of)?|since|due to|wegen|weil|denn|因为|由于)\s*/iu, '').replace(/[.!。！\s]+$/u, '');
  return `${before.replace(/[\s.!?。！]+$/u, '')}${isChinese ? '，因为' : ' because '}${bare}`;
}
