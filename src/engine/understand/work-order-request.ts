import { allMatches } from '../../domain/all-matches.js';
import { asksForCommand } from '../../domain/command-intent.js';
import { literalPattern } from '../../domain/literal-pattern.js';

const noun =
  '(?:(?<=\\b(?:an?|me|us|new|one|another|quick|short|small|urgent|low|routine)\\s)job(?=\\s+(?:for|on|to|about|because|at|with|in)\\b|\\s*[:,.!;–-]|\\s*$)|(?:work|repair|maintenance|service|inspection|job|service)[ -]?orders?|wo|tickets?|job cards?|maintenance requests?|notifications?|arbeitsauftr[aä]ge?|(?:wartungs|reparatur|instandhaltungs|prüf|inspektions)auftr[aä]ge?|auftrag|störmeldung)';
const adjective =
  '(?:(?:a|an|the|one|another|me|us|new|urgent|corrective|preventive|preventative|planned|routine|emergency|short|quick|dafür|dazu|daraus|hierzu|mal|bitte|gleich|jetzt|dann|mir|uns|n(?:e|en)?|einen?|neuen?|dringenden?|vorbeugenden?)\\s+)*';
const verb =
  '(?:open|create|raise|draft|make|file|write|submit|log|book|issue|place|start|prepare|enter|order|need|want|get|schedule|erstell\\w*|eröffne\\w*|schreib\\w*|leg\\w*|mach\\w*|brauche?\\w*)';
const links = '(?:\\s*(?:for|because of|because|about|on|at|to|that|saying|with|für|wegen|an|zu)\\b|\\s*[:,;–-])*\\s*';
const polite = "(?:please|can you|could you|would you|i(?:'d| would) like(?: you)? to|let'?s|we should|you should|kindly|bitte|kannst du|könntest du|请|帮我)";

const asked = new RegExp(`\\b${verb}\\b\\s+${adjective}${noun}\\b`, 'iu');
const asOrder = new RegExp(
  `\\b(?:schedule|plan|book|log|enter|put|raise|report|file|record|request)\\b[^.?!]{3,80}\\b(?:as|into|in|on|with|by) (?:a|an) ${adjective}${noun}\\b`,
  'iu',
);
const germanAsked = new RegExp(`\\b${noun}\\b[^.?!]{0,80}\\b(?:erstellen|anlegen|eröffnen|schreiben|aufmachen|bitte)\\b`, 'iu');
const headed = new RegExp(
  `^\\s*(?:${polite}\\s+)?${adjective}(?:wo|work ?order|ticket|job card|job(?= (?:for|on|at)\\b)|arbeitsauftrag|auftrag)\\b(?!s|-?\\s?\\d)(?:\\s*[:,–-]|\\s+(?:for|on|an|für|because|please|to)\\b|\\s+(?=[a-z]{1,4}-?\\d))|^\\s*工单\\s*[:：,，]`,
  'iu',
);
const tailed = new RegExp(
  `[.;,!–-]\\s*(?:${polite}\\s+)?(?:${verb}\\s+)?${adjective}${noun}\\b(?:\\s+(?:please|bitte|now|for (?:that|it|this)))?[.!,]*\\s*(?:it(?:'s| is) [\\w ]+[.!]?)?\\s*$`,
  'iu',
);
const chinese = /(?:开|新建|创建|提交|派|写|起草|下).{0,6}(?:工单|维修单)|报修/u;
const one =
  /\b(?:open|create|raise|order|make|draft|file|write|log)\s+(?:me\s+|us\s+)?(?:one|another(?: one)?)\b|\b(?:erstell\w*|mach\w*|leg\w*|öffne)\s+(?:bitte\s+)?(?:auch\s+)?(?:einen|noch einen)\b(?!\s+\p{L}*(?:bericht|notiz))|再开一(?:个|张)/iu;
/** Asking for the people is asking for the order that brings them. */
const sendsSomebody =
  /\b(?:order|send|call|get|book|request|dispatch)\b[^.?!]{0,16}\b(?:mechanic|fitter|electrician|technician)\b|\b(?:schick|bestell|ruf)\S*[^.?!]{0,20}(?:mechaniker|schlosser|elektriker|techniker|instandhalter)|派.{0,4}(?:人|师傅|维修)/iu;
const aboutOrders = new RegExp(`\\b${noun}\\b|工单`, 'iu');
const looksUp =
  /^\s*(?:which|what|how|are there|is there|list|show|why|when|who|find|search|give me (?:the|all)|welche|gibt es|zeige?|warum|wie|wer)\b|^\s*(?:all |the |our )?(?:open|pending|overdue) (?:work ?orders|wos|tickets)\b|哪些|有没有|多少|列出|显示/iu;

const oneOrAll =
  /\bWO-?\s?\d+|\b(?:the|this|that|these|those|all|every|both|our|my|its|den|die|das|diesen|alle|unseren)\s+(?:\p{L}+\s+){0,2}(?:work ?orders?|wos?|tickets?|job cards?|\p{L}*auftr[aä]ge?)\b|(?:把|将|这|该|所有).{0,8}工单|(?:关闭|完成|更新|取消).{0,8}工单/iu;

/** Is an order that exists to be changed: a numbered one, or one spoken of as known ("the work order for the seal")? */
export function changesWorkOrder(question: string): boolean {
  return oneOrAll.test(question) && asksForCommand('work-order-update', question) && !looksUp.test(question);
}

type Priority = 'emergency' | 'urgent' | 'high' | 'routine';

/** The words of each priority. Where they follow one another in a text, the later one was meant as a correction. */
const priorityWords: ReadonlyArray<readonly [Priority, RegExp]> = [
  [
    'routine',
    /\b(?:(?:not urgent|no hurry|(?:low|normal|routine) prio(?:rity)?|prio(?:rity)?\b[^.?!,;]{0,40}\b(?:low|normal|routine))\b|nicht dringend|(?:niedrige|normale)[rn]? prio(?:rität)?)|不急|优先级(?:低|一般)|低优先级?/giu,
  ],
  ['emergency', /\b(?:emergency|notfall)\b|抢修/giu],
  [
    'urgent',
    /\b(?:(?<!not )urgent\w*|asap|immediately|(?:highest|top|urgent) prio(?:rity)?|prio(?:rity)?\b[^.?!,;]{0,40}\b(?:highest|urgent)|höchste[rn]? priorität|(?<!nicht )dringend\w*|sofort)\b|紧急|尽快|加急|最高优先级?/giu,
  ],
  [
    'high',
    /\b(?:high(?:er)? prio(?:rity)?|prio(?:rity)?\b[^.?!,;]{0,40}\bhigh(?:er)?|raise the prio(?:rity)?|hohe[rn]? prio(?:rität)?|prio(?:rität)?:? (?:auf )?hoch)(?!\p{L})|优先级高|高优先级?/giu,
  ],
];

/** The priority that a text says, the last one where it says several; none where it says nothing of it. */
export function prioritySaid(text: string): Priority | undefined {
  return priorityWords
    .flatMap(([priority, words]) => allMatches(text, words).map(({ index }) => ({ priority, index })))
    .toSorted((one, other) => one.index - other.index)
    .at(-1)?.priority;
}

/** The words of a priority that stand for themselves between commas or at an end: "…, high priority, …". */
function withoutPriority(text: string): string {
  return text
    .split(/(?<=[,;，；])/u)
    .filter((piece) => {
      const rest = priorityWords
        .reduce((left, [, words]) => left.replace(words, ' '), piece)
        .replace(/\b(?:with|at|of|and|it|is|very|please|mit|und|sehr|bitte|make|this|that)\b|[\s,.;，；!]/giu, '');
      return rest !== '' || piece.trim() === '';
    })
    .join('')
    .replace(/[\s,;，；]+$/u, '');
}

/** Does the person want a new work order? `previous` is what was asked before, for "open one for the photo-eye as well". */
export function asksForWorkOrder(question: string, previous: string | null): boolean {
  if (looksUp.test(question)) return false;
  if (
    asked.test(question) ||
    asOrder.test(question) ||
    germanAsked.test(question) ||
    headed.test(question) ||
    tailed.test(question) ||
    chinese.test(question) ||
    sendsSomebody.test(question)
  )
    return true;
  return one.test(question) && previous !== null && (aboutOrders.test(previous) || asksForCommand('work-order-create', question));
}

/** Deeds that are done to an order or told to people, by their verb alone. */
const deskVerb =
  '(?:approve|authori[sz]e|sign(?: (?:it|that|them))? ?off|notify|inform|tell|e-?mail|assign|genehmig\\w*|informier\\w*|benachrichtig\\w*|sag\\w*|批准|审批|通知|告诉)';
/** Deeds that may be done to a machine as well: to the order only where a pronoun or the order itself is their object. */
const orderVerb = '(?:close|complete|finish|release|confirm|submit|send|order|bestell\\w*|bestätig\\w*|schließ\\w*|schick\\w*|gib|关闭|完成|下单)';
const orderObject = '(?:it|that|this|them|these|those|the (?:work )?order|the ticket|es|das|ihn|sie|davon|den auftrag|它|工单)';
const otherDeed = new RegExp(
  `^(?:(?:please|then|also|and|directly|right away|bitte|dann|auch|gleich|und|请|再|并)[\\s,]*)*(?:${deskVerb}(?![\\p{L}--\\p{Script=Han}])|${orderVerb}(?![\\p{L}--\\p{Script=Han}])[^.;]*?${orderObject}(?![\\p{L}--\\p{Script=Han}]))`,
  'iv',
);
const clauseJoint = /\s*[,;，；]\s*(?:(?:and|und|then|dann)\s+)*|\s+(?:and|und|then|dann)\s+|[.!]\s+|，?(?:并且?|然后)/giu;

/** Where a clause begins that asks for something else than the work: to approve, close or send the order, to tell somebody. The length of the text where none does. */
function workEnds(text: string): number {
  const joint = allMatches(text, clauseJoint).find(({ index, 0: said }) => index > 0 && otherDeed.test(text.slice(index + said.length)));
  return joint?.index ?? text.length;
}

/** Does the request go on to deeds that are for people: approving, closing, ordering, telling somebody? */
export function asksMoreThanWork(question: string): boolean {
  return workEnds(question) < question.trimEnd().length;
}

/** The problem in a request, without the words that only ask for the order, the name of the machine in front, and what is said of urgency. */
export function problemOf(question: string, names: readonly string[]): string {
  let text = withoutPriority(question.slice(0, workEnds(question)).trim());
  for (const pattern of [
    new RegExp(`^\\s*(?:and\\s+|also\\s+|then\\s+|und\\s+|auch\\s+)*(?:${polite}\\s+)*(?:also\\s+)?`, 'iu'),
    new RegExp(`^${verb}\\s+${adjective}${noun}\\b${links}`, 'iu'),
    new RegExp(`^${adjective}(?:wo|work ?order|ticket|job card|arbeitsauftrag|auftrag|工单)\\b${links}`, 'iu'),
    new RegExp(`^${verb}\\s+(?:me\\s+|us\\s+)?(?:one|another(?: one)?|einen)\\b${links}`, 'iu'),
    /^工单\s*[:：,，]\s*/u,
    /(?:请)?(?:帮我)?(?:再)?(?:开|新建|创建|提交|写)(?:一|个|张|份)*工单[，,：:。]?\s*/u,
    new RegExp(
      `[.;,!–-]?\\s*(?:${polite}\\s+)?(?:${verb}\\s+)?${adjective}${noun}\\b(?:\\s+(?:please|bitte|now|for (?:that|it|this)|erstellen|anlegen))*[.!,]*\\s*(?:it(?:'s| is) (?:very )?urgent[.!]?)?\\s*$`,
      'iu',
    ),
    /[,;.]?\s*(?:it(?:'s| is)\s+)?(?:very\s+)?(?:urgent|asap|dringend|please|bitte)[.!]*\s*$/iu,
  ])
    text = text.replace(pattern, '').trim();
  text = text.replace(/\s+(?:bitte\s+)?(?:anlegen|erstellen|eröffnen|aufmachen|schreiben|an)\s*(?=[:,–-])/iu, '');
  for (const name of names) text = text.replace(new RegExp(`^(?:给|为|对)${literalPattern(name)}\\s*[的：:，]?\\s*(?=\\p{Script=Han})`, 'iu'), '');
  for (const name of names) text = text.replace(new RegExp(`^(?:the\\s+|die\\s+|der\\s+)?${literalPattern(name)}\\s*[,:;–-]\\s*(?:the\\s+)?`, 'iu'), '');
  text = text.replace(/^[\s,:;–-]+|[\s,:;]+$/gu, '').replace(/^(?:the|a|an)\s+/iu, '');
  const kept = text.length >= 3 ? text : question.slice(0, workEnds(question)).trim();
  return kept.charAt(0).toUpperCase() + kept.slice(1);
}
