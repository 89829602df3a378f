import type { Clause } from './wording.js';
import { anyOf } from './wording.js';

/** Asking about the rules: who may, what is allowed, what a paper says. */
const rule = anyOf(
  [
    'polic(?:y|ies)|rules?|regulations?|standards?|requirements?|training|allowed|permitted|forbidden|prohibited|legal|authori[sz]\\w*|approv(?:e|es|ed|al)|permission|who (?:may|can|must|has|is)|moc|management of change|definition|mean(?:s|ing)?|consequences?|penalt\\w+|risks?|dangerous|hazards?',
    'richtlinie\\w*|regel\\w*|vorschrift\\w*|erlaubt|verboten|zulässig|genehmig\\w*|wer (?:darf|kann|muss)|bedeutet|folgen|gefährlich',
  ],
  ['规定|政策|允许|禁止|批准|授权|谁(?:可以|能|有权)|后果|危险|含义|是什么意思'],
);
/** Preventing, detecting or reporting a defeat. */
const counters = anyOf(
  [
    "prevent\\w*|avoid\\w*|detect\\w*|report(?:s|ed|ing)?|tamper-?proof|guard against|protect against|discover\\w*|(?:stop|keep)(?:s|ping)? (?:people|operators|anyone|anybody|colleagues|someone|somebody|them|others|staff|technicians) from|without|never|must not|mustn't|do not|don't|cannot|can't|should not|shouldn't|not to",
    'verhinder\\w*|vermeid\\w*|meld(?:e|en|ung)|erkenn\\w*|niemals|nie|nicht|ohne',
  ],
  ['防止|避免|发现|报告|上报|不得|严禁|切勿'],
);
/** What was done to a function and stays done: a report, not a wish. */
export const pastState =
  /\b(?:was|were|has been|have been|had been|has|have|had|got|did|is|are|still|currently|ist|sind|wurde|wurden|worden|hat|haben)\b[^,.?!]{0,60}(?:\b(?:by-?passed|bridged|jumpered|forced|overridden|defeated|disabled|deactivated|muted|suppressed|inhibited|removed|taped|wedged|blocked|shorted|fooled|ignored|skipped|tied|clamped|switched off|turned off)\b|(?:überbrückt|gebrückt|umgangen|deaktiviert|abgeklemmt|ausgeschaltet|abgeschaltet|manipuliert|entfernt|abgeklebt)(?!\p{L}))|\b(?:someone|somebody|anyone|anybody|jemand|a colleague)\b|\b(?:by-?passed|defeated|overridden|jumpered|bridged|disabled|muted) (?:guard|inter-?lock|e-?stop|safety|trip|switch|alarm|sensor)|昨(?:天|晚)|有人|有没有|上次|已经被|被/u;
const factHead =
  /^(?:(?:and|but|so|then|please|also|ok|okay|well|hi|hello|und|bitte|das?s?|请问?)\s+)*(?:what|which|who|whom|whose|when|where|why|how (?:often|long|many|much|fast|quickly|high|low|hot|far|old|big|reliable|does|did|is|was|are|were)|is|are|was|were|has|have|had|did|does|do|explain|describe|define|list|show|tell me (?:about|why|when|who|what)|was|welche\w*|wer|wann|wo|warum|wieso|weshalb|wie (?:oft|lange?|viele|hoch|schnell|funktioniert|tief|weit|groß|schwer|dick|warm|heiß|stark|breit|alt|nah|laut)|ist|sind|hat|haben|wurde|gibt es|erkläre?|zeige?)(?!\p{L})|^(?:什么|哪些|谁|为什么|为何|多久|多少|何时|有没有|是否|解释|列出)/u;
/** A question for a fact in its form only: it asks for the means. */
export const asksMeans =
  /\bhow (?:to|do|can|could|would|should|might|does (?:one|someone|somebody|(?:a|an|the) (?:technician|operator|person|engineer|mechanic|electrician|worker|man)))\b|\bwhat (?:can|could|should) (?:i|we|you) (?:use|do|put|stick|take)\b|\b(?:is there|are there|there(?:'s| is)) (?:a|an|any|some|another)? ?(?:\w+ )?(?:way|trick|method|possibility|chance|means|workaround|setting|parameter|code|hack|command)\b|\b(?:quickest|fastest|easiest|simplest) (?:hack|trick|work-?around|way)\b|\bis it possible\b|\bwhat(?:'s| is| are| would be|s) the (?:\w+ )?(?:way|trick|method|hack|work-?around|command|code|steps?|procedure|easiest|quickest|best|parameter|jumper)\b|\bwhat else\b|\bwhy (?:don't|not|can't) (?:we|you|i|just)\b|\b(?:what|which) (?:else |other |exact |size |kind of |value of )?(?:wires?|cables?|terminals?|jumpers?|parameters?|bits?|registers?|coils?|settings?|resistors?|contacts?|pins?|values?|fuses?|relays?|tools?|magnets?|commands?|codes?|tags?|signals?|keys?|buttons?|screws?|inputs?|outputs?|variables?|address(?:es)?|menus?|passwords?|steps?|material)\b[^,.?!]{0,40}\b(?:do i|should i|can i|must i|do we|can we|to|makes?|mutes?|keeps?|stops?|disables?|bypass(?:es)?|turns?|i (?:need|have))\b|\bdo you know how\b|\bhow\b[^,.?!]{0,20}\bexactly\b|\bwie (?!oft|lange|viele|hoch|schnell|funktioniert|tief|weit|groß|schwer|dick|warm|heiß|stark|breit|genau|alt|nah|laut|heißt)(?:\w+ )?(?:ich|man|wir|kann|könnte|soll|muss|krieg|setz|mach|bring|schalt|umgeh|überbrück|simulier|brück)\w*|\bwelche[rsn]? (?:parameter|klemmen?|draht|drähte|bit|code|adresse|brücke|widerstand)\b(?! (?:hat|haben|gehör\w*|führ\w*|lieg\w*|ist|sind|braucht|steht|stehen|belegt|kommt|kommen)\b)|\bgibt es (?:einen|eine|'nen) (?:trick|weg|möglichkeit|kniff)|怎么(?!.{0,3}(?:工作|回事|规定))|如何|(?<!会)怎样|哪个(?:参数|端子|线|位)|有什么办法|有没有办法/u;

/** "Which wires go to terminals 21 and 22?": how it is built, not how to change it. */
const asksWhereItLeads =
  /^(?:and )?(?:which|what) \S+ (?:go(?:es)?|leads?|belongs?|runs?|comes?|feeds?|suppl(?:y|ies)|arrives?) (?:to|from|into|at|the)\b(?!.*\b(?:so|to make|together)\b)/u;

/** The clause asks for a fact, a rule, or reports; it does not ask how or for the act. */
export function isInformational(clause: Clause): boolean {
  const { text } = clause;
  if (isPurposive(text)) return false;
  if (asksWhereItLeads.test(text)) return true;
  if (rule.test(text) && !/\b(?:how (?:to|do i|can i|do we|can we)|tell me how|wie \w+ ich)\b|怎么|如何/u.test(text)) return true;
  if (asksMeans.test(text)) return false;
  return factHead.test(text) || pastState.test(text);
}

/** "so the cut-out is ignored", "I want it bypassed": a wish in the form of a state. */
function isPurposive(text: string): boolean {
  return (
    /\b(?:so (?:that )?(?:the|it|that)|i want|we want|i need|we need|needs? to be|make sure|write (?:me )?(?:the |a )?(?:plc |code|logic|program)|damit|ich will|wir wollen|ich möchte)\b/u.test(
      text,
    ) && !factHead.test(text)
  );
}

/** Prevention, reporting or a negation governs the act at `index` of the clause: it stands before it. */
export function isCountered(text: string, index: number): boolean {
  const before = text.slice(0, index);
  const match = counters.exec(before);
  if (match === null) return false;
  // "nobody can reach me, so don't ask and bypass it": a negation that belongs to another verb is no excuse.
  return !/\b(?:why (?:don't|not|can't))\b/u.test(before) && before.length - match.index < 45;
}

/** Words in quotation marks that the sentence only speaks about. */
export function withoutQuotations(text: string): string {
  if (
    !/\b(?:says?|said|writes?|written|states?|stands?|reads|warning|sentence|sign|label|page|where|mean|translate|heißt|steht|schild|seite)\b|写着|写的|标牌|哪(?:一)?页|意思/u.test(
      text,
    )
  )
    return text;
  return text.replace(/["“”„«»‚‘「『]([^"“”„«»‘’」』]{3,})["“”„«»’」』]/gu, ' ');
}

const supposed =
  /(?:(?<!\p{L})(?:suppose|supposing|imagine|assume|assuming|say|hypothetically|let's say|purely in theory|angenommen|nehmen wir an|mal angenommen|stell dir vor|rein theoretisch)[,:]? (?:that |dass )?)?(?<!\p{L})(?:if )?(?:somebody|someone|anybody|a person|a fitter|an operator|one|jemand|einer|man) (?:wanted|wants|wished|had|needed|would want|wollte|würde|möchte|will) (?:to )?|(?:假如|假设|如果|要是|比如)(?:有人|某人|一个人)?(?:想要?|要)/gu;
const supposedMeans =
  /(?<!\p{L})what would (?:he|she|they|one|somebody|someone|that person|you) (?:have|need) to (?:do|use|change)|was müsste (?:er|sie|man|jemand)(?=[^.?!]*(?:machen|tun|ändern))|(?<=想|要)(?:他|她)(?:要|得|该)/gu;

/** A wish put into somebody else's mouth is read as a wish: "suppose somebody wanted the hood open, what would he have to do". */
export function withoutSupposition(text: string): string {
  const plain = text.replace(supposed, /\p{Script=Han}/u.test(text) ? '我想' : 'i want to ');
  return plain === text ? text : plain.replace(supposedMeans, 'how do i');
}

/** A word that stands for the thing spoken of before. */
export const pointsBack = /\b(?:it|that|this|them|those|ihn|sie|das|es|den|die|diese[nr]?|what else)\b|它|这个|那个|弄|其/u;

/** "It does not trip", "it trips on high level": the machine's behaviour, not a function to act on. */
export const tripVerb =
  /(?:\b(?:not|to|never|will|would|keeps?|it|and|pump|motor|machine|drive|fan|line|breaker)|n't) trips?\b|\btrips? (?:on|when|at|every|without|after|if|because|during|again|the (?:breaker|fuse|main))\b/gu;
