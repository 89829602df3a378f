import { allMatches } from './all-matches.js';

/** What of one row is wanted: all of it, who, when, how long it took, which parts, what caused it, what to check first. */
export type RowField = 'row' | 'who' | 'when' | 'since' | 'duration' | 'parts' | 'tools' | 'cause' | 'check';
/** By which end of an order a row is chosen. */
export type Extreme = 'most' | 'least' | 'longest' | 'shortest' | 'newest' | 'oldest';

/**
 * A question on what the answer before has shown. `pick`: one row by its place, `beside`: the neighbour of the row spoken of, `extreme`: the end of an
 * order (`rank` 0 is the end itself, `named` what is ordered by), `field`: something of the row spoken of, `only`: the rows that hold some words (`ofRows`: it says that rows are meant), `lines`:
 * the lines or steps of it that are about some words.
 */
export type ShownFollowUp =
  | Readonly<{ kind: 'pick'; place: number; field: RowField }>
  | Readonly<{ kind: 'beside'; step: 'before' | 'after' | 'next'; field: RowField }>
  | Readonly<{ kind: 'extreme'; by: Extreme; rank: number; named: readonly string[]; field: RowField }>
  | Readonly<{ kind: 'field'; field: RowField }>
  | Readonly<{ kind: 'only'; words: readonly string[]; ofRows: boolean }>
  | Readonly<{ kind: 'lines'; words: readonly string[] }>
  | Readonly<{ kind: 'difference'; named: readonly string[] }>
  | Readonly<{ kind: 'share' | 'count' | 'apart' }>;

/** A question on the conversation itself. */
export type TalkFollowUp = 'again' | 'recap' | 'first' | 'sure';

const ordinals: ReadonlyArray<readonly [RegExp, number]> = [
  [/\b(?:first|1st|top|uppermost|erste[nrs]?)\b|第一/giu, 0],
  [/\b(?:second|2nd|zweite[nrs]?)\b|第二/giu, 1],
  [/\b(?:third|3rd|dritte[nrs]?)\b|第三/giu, 2],
  [/\b(?:fourth|4th|vierte[nrs]?)\b|第四/giu, 3],
  [/\b(?:fifth|5th|fünfte[nrs]?)\b|第五/giu, 4],
];
const last = /\b(?:last|bottom|letzte[nrs]?)\b|最后/giu;
const beside: ReadonlyArray<readonly [RegExp, 'before' | 'after' | 'next']> = [
  [
    /\b(?:ones?|time|row|entry|job|alarm|stop|trip|event) before(?: (?:that|it|this|then))?(?: one)?\b|\bbefore (?:that|it|this)(?: one)?\b|\bprevious(?: (?:one|time|row|entry|job))?\b|\bprior one\b|\bdavor\b|之前/giu,
    'before',
  ],
  [
    /\b(?:ones?|time|row|entry|job|alarm|stop|trip|event) after(?: (?:that|it|this|then))?(?: one)?\b|\bafter (?:that|it|this)(?: one)?\b|\bdanach\b/giu,
    'after',
  ],
  [/\bnext(?: (?:one|row|entry|line))?\b|\bnächste[nrs]?\b|下一/giu, 'next'],
];
/** German and English comparatives behind "which is": the end that they name, where it is not the upper one. */
const lowerEnd =
  'less|fewer|lower|emptier|colder|cooler|slower|smaller|lighter|thinner|younger|nearer|weniger|niedriger|leerer|kälter|kühler|langsamer|kleiner|leichter|dünner|tiefer|geringer|kürzer';
const whichIs =
  '(?:which|what|welche[rsnm]?)(?: (?:one|of (?:them|those|these|the two)|von (?:beiden|diesen)|davon))? (?:is|was|has|had|are|ist|war|hat|hatte)(?: (?:the|now|jetzt|gerade))?';
const extremes: ReadonlyArray<readonly [RegExp, Extreme]> = [
  [/\b(?:longest|längste[nrs]?)\b|最长/giu, 'longest'],
  [/\b(?:shortest|quickest|kürzeste[nrs]?)\b|最短/giu, 'shortest'],
  [/\b(?:oldest|earliest|älteste[nrs]?)\b|最早/giu, 'oldest'],
  [/\b(?:newest|latest|most recent|youngest|neueste[nrs]?)\b|最新/giu, 'newest'],
  [
    /\b(?:most|highest|biggest|largest|greatest|worst|worse|maximum|max|more|higher|fuller|hotter|warmer|faster|bigger|larger|heavier|greater|meiste[nrs]?|höchste[nrs]?|schlimmste[nrs]?|schlimmer|schlechter)\b|最多|最高|[最更]差|更[高多大热满快重长]/giu,
    'most',
  ],
  [
    /\b(?:least|lowest|fewest|smallest|minimum|min|less|fewer|lower|emptier|colder|cooler|slower|smaller|lighter|wenigste[nrs]?|niedrigste[nrs]?)\b|最少|最低|更[低少小冷空慢轻]/giu,
    'least',
  ],
  [new RegExp(`\\b${whichIs} (?:${lowerEnd})\\b`, 'giu'), 'least'],
  [new RegExp(`\\b${whichIs} \\p{L}{3,}er\\b(?=\\s*[?.!]*\\s*$)`, 'giu'), 'most'],
];
/** "Who" asks for a person before a word of doing, and for a row of the list elsewhere ("who's worst"). */
const who =
  /\bwho(?:se)? (?:had |has |have )?(?:did|done|wrote|written|reported|opened|raised|created|requested|made|fixed|repaired|logged|noted|entered|handled|worked(?: on)?|signed|has it|has|does|owns|was (?:it|that|on it)|job(?: is)?)(?: (?:it|that|this|job))?\b|\band (?:by )?whom?(?=\s*[?.!]*\s*$)|\bund (?:von )?we[rm](?=\s*[?.!]*\s*$)|\bby whom\b|\bwhose job\b|\bwer (?:hat|war)\b(?: (?:das|es|ihn|sie))?(?: (?:gemacht|getan|repariert|erledigt|gemeldet|geschrieben|gewechselt|getauscht|eröffnet|angelegt))?|(?:当时|最后)?(?:是)?谁(?:来)?(?:做|干|修|换|写|处理|报|弄)?/giu;
const doing = /\b(?:did|done|wrote|written|reported|opened|raised|created|requested|logged|noted|fixed|repaired|entered|handled|worked|signed)\b/iu;
const duration =
  /\b(?:for )?how long\b(?: (?:does|did|will|would) (?:it|that|this) take| (?:has|have|is) (?:it|that|this|they) (?:been )?(?:open|waiting|there))?|\b(?:how much )?downtime\b|\bduration\b|\bwie lange\b|多久|多长时间/giu;
const since = /\b(?:since when|seit wann)\b|从什么时候/giu;
const when = /\b(?:until when|at what time|what time|which day|what (?:day|date)|when|wann)\b|什么时候|几点/giu;
const parts =
  /\b(?:what|which) (?:spare )?(?:parts?|spares)\b|\bparts (?:used|needed)\b|\bwelche (?:ersatz)?teile\b|(?:用|换|需要|要)?(?:什么|哪些)(?:备件|零件|配件)/giu;
const tools = /\b(?:what|which) tools?\b|\btools (?:needed|required)\b|\bwelche[sn]? werkzeuge?\b|(?:用|需要|要)?(?:什么|哪些)工具/giu;
const cause = /\b(?:why|how come|what(?:'s| is| was)? the (?:cause|reason)|what (?:caused|stopped|triggered|tripped|raised|made)|warum|wieso)\b|为什么|原因/giu;
const check =
  /\b(?:what|where) (?:should|do|must|shall|can|would) (?:i|we|you) (?:check|look(?: at| for)?|do|inspect|start)(?: (?:for|at))? first\b|\bwhat (?:to|is to be) (?:check(?:ed)?|do(?:ne)?) first\b|\bwas (?:soll|muss|sollte|prüfe|mache|kontrolliere|schaue) (?:ich|man|wir)(?: (?:mir))? zuerst(?: (?:prüfen|ansehen|anschauen|machen|tun|kontrollieren|an))?|(?:首先|先)(?:应该|要|该)?(?:检查|看|做|查)(?:什么|哪里)/giu;
const allOfIt = /\bwhat (?:was|is|were|did|does|happened|else)\b(?: (?:done|it|they|that))*|\bdetails?\b|\btell me(?: more)? about\b|\bmore about\b/giu;

const shareWords =
  /\b(?:what|which|how big a)\s+(?:share|percentage|percent|per cent|fraction|proportion|part)\b|\bin (?:percent|per cent|percentage|%)|\bas (?:a )?(?:percentage|percent|share)\b|\bwhat %|\b(?:share|percentage) of (?:the )?(?:total|all|whole)\b|\bwelcher anteil\b|\bin prozent\b|占.{0,3}百分之|百分比/giu;
const differenceWords =
  /\b(?:what(?:'s| is| was)?\s+)?(?:the )?difference\b|\bby how (?:much|many)\b|\bhow (?:much|many|far|big a)\s+(?:\p{L}+\s+)?(?:more|less|fewer|higher|lower|longer|shorter|bigger|smaller|above|below|over|under|of a difference)\b|\bhow (?:much|big) (?:a )?(?:margin|gap|difference|room)\b|\bhow (?:far|close) (?:(?:away|off) )?(?:is (?:it|that) )?(?:from|to)\b|\b(?:which|what)(?: one)? (?:is|was) (?:better|worse)\b|\bwhat (?:margin|gap)\b|\bhow far (?:apart|away|off)\b|\bum wie ?viel\b|\bmore or (?:less|fewer)\b|\b(?:higher|better|up|longer) or (?:lower|worse|down|shorter)\b|\bmehr oder weniger\b|\bunterschied\b|相差|差多少|(?:是)?多(?:了)?还是少(?:了)?/giu;
const apartWords =
  /\bhow (?:many )?(?:days|hours|minutes|weeks|long|much time|far)\s+(?:\p{L}+\s+){0,2}?(?:between|apart|in between)\b|\b(?:days|hours|time) between\b|\bwie (?:viele )?(?:tage|stunden|lange)\b.{0,12}\bdazwischen\b/giu;
/** Words that say which limit of several is meant. */
const ofLimit = new Set(['high', 'low', 'upper', 'lower', 'limit', 'trip', 'alarm', 'high-high', 'low-low']);
const countWords = /\bhow many\b|\bcount (?:them|those|these)\b|\bwie viele\b|多少个|几个/giu;
const onlyWords =
  /^\s*(?:(?:and|ok|please|now)[\s,]+)*(?:only|just|nur)\s+(?:(?:the|those|these|die)\s+)?(?:ones?\s+|rows?\s+|entries\s+)?(?:with|about|for|of|from|where|on|mit|von|bei|an)?\s*(?:(?:the|der|die|das|dem|den)\s+)?|^(?:那?只(?:要|看|列出?|显示)?|仅看?)/iu;

/** Words that ask, join, are polite, or stand for the thing spoken of; none of them is a subject or asks for anything to be done. */
const filler = new Set(
  `a an the and or so ok okay then now well also please pls thanks thank you could can would will kindly i we me us my our like want need know wish tell give show say see hear have has had got get gets comes come came
  is are was were be been being am do does did it its it's that this those these them they there here he his her their of in at on for from to with by as about all both two three four out up again exactly precisely just only even still really actually
  one ones which what what's who who's whos that's which's how much many took take taken take's takes cost costs lost stood stand stands stehen lasted last last's happen happened raised began begin started start recorded listed mentioned list above table overall altogether total
  thing things item items entry entries row rows line lines point points alarm alarms stop stops stoppage stoppages trip trips order orders job jobs event events repair repairs record records asset assets machine machines pump pumps motor motors unit units tag tags value values figure figures number numbers work works
  used needed required brauche brauchen brauch braucht ich wir nehme letzte letzten letzter mal dann da beim vom zum
  der die das den dem ein eine einer und oder ist sind war waren davon es sie bitte mir uns welche welcher welches was wer wie viel viele`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

const longestFollowUp = 16;

/** Single characters of Chinese that ask, point or soften and say nothing by themselves. */
const hanFiller = /[哪条台种项的了呢吗啊吧么这那个是请给我你它些把用再也还都又就在里中下一能可以要想看]/gu;

/** Takes a pattern out of a text and tells whether it stood there; what is left over are the words that say something of their own. */
export class Remaining {
  text: string;
  constructor(text: string) {
    this.text = text;
  }
  take(pattern: RegExp): boolean {
    if (allMatches(this.text, pattern).length === 0) return false;
    this.text = this.text.replace(pattern, ' ');
    return true;
  }
  /** The words that are left and say something. */
  words(): readonly string[] {
    const plain = this.text.toLowerCase().replace(hanFiller, ' ');
    return (plain.match(/[\p{L}\p{N}'’%-]+/gu) ?? []).map((word) => word.replace('’', "'")).filter((word) => !filler.has(word));
  }
}

/**
 * Reads a question that says nothing but what is wanted of the answer before. Null where any word of it is left over: then it has a subject of its own.
 * Whether the answer before holds such rows or figures is for the caller.
 */
export function readShownFollowUp(question: string): ShownFollowUp | null {
  if (question.trim().split(/\s+/u).length > longestFollowUp) return null;
  const only = onlyOf(question);
  if (only !== null) return only;
  const lines = linesOf(question);
  if (lines !== null) return lines;
  const rest = new Remaining(question);
  if (rest.take(shareWords)) return rest.words().length === 0 ? { kind: 'share' } : null;
  if (rest.take(apartWords)) return rest.words().length === 0 ? { kind: 'apart' } : null;
  if (rest.take(differenceWords)) {
    const named = rest.words();
    return named.every((word) => ofLimit.has(word)) ? { kind: 'difference', named } : null;
  }
  const field = fieldIn(rest);
  const step = beside.find(([pattern]) => rest.take(pattern))?.[1];
  if (step !== undefined) return rest.words().length === 0 ? { kind: 'beside', step, field: field ?? 'row' } : null;
  const place = ordinals.find(([pattern]) => rest.take(pattern))?.[1];
  const by = extremes.find(([pattern]) => rest.take(pattern))?.[1];
  if (by !== undefined) {
    const named = rest.words();
    return named.length > 2 ? null : { kind: 'extreme', by, rank: place ?? 0, named, field: field ?? 'row' };
  }
  const lastOne = place === undefined && field !== 'duration' && standsForOne(rest.text) && rest.take(last);
  if (rest.words().length > 0) return null;
  if (place !== undefined) return { kind: 'pick', place, field: field ?? 'row' };
  if (lastOne || (place === undefined && standsForOne(rest.text) && rest.take(last))) return { kind: 'pick', place: -1, field: field ?? 'row' };
  if (field !== null && field !== 'row') return { kind: 'field', field };
  return rest.take(countWords) && /\b(?:that|those|they|them|these|there|in all|all)\b/iu.test(question) ? { kind: 'count' } : null;
}

/** "The last one", and not a stretch of time. */
function standsForOne(text: string): boolean {
  return /\b(?:last|letzte[nrs]?)\b(?:\s+(?:one|of (?:them|those|these)|entry|row|job|alarm|stop|trip|order))?\s*(?:[?.!,]|$|\b(?:please|pls|then|how|when|who|and)\b)|最后/iu.test(
    text,
  );
}

function fieldIn(rest: Remaining): RowField | null {
  if (rest.take(check)) return 'check';
  if (rest.take(cause)) return 'cause';
  if (rest.take(who)) {
    // Who did it is told with the date.
    rest.take(when);
    return 'who';
  }
  if (/\bwho\b/iu.test(rest.text) && doing.test(rest.text)) {
    rest.take(new RegExp(doing.source, 'giu'));
    return 'who';
  }
  if (rest.take(parts)) return 'parts';
  if (rest.take(tools)) return 'tools';
  if (rest.take(duration)) return 'duration';
  if (rest.take(since)) return 'since';
  if (rest.take(when)) return 'when';
  return rest.take(allOfIt) ? 'row' : null;
}

function onlyOf(question: string): ShownFollowUp | null {
  const lead = onlyWords.exec(question);
  if (lead === null) return null;
  const rest = new Remaining(question.slice(lead[0].length));
  if (ordinals.some(([pattern]) => allMatches(rest.text, pattern).length > 0) || allMatches(rest.text, last).length > 0) return null;
  if (extremes.some(([pattern]) => allMatches(rest.text, pattern).length > 0)) return null;
  const words = rest.words();
  const ofRows = /\b(?:ones?|rows?|entries|those|with|die|mit|zeilen|einträge)\b|的/iu.test(question);
  return words.length >= 1 && words.length <= 2 ? { kind: 'only', words, ofRows } : null;
}

const whichLine =
  /^\s*(?:(?:and|so|ok|but|und)[\s,]+)*(?:in |at )?(?:which|what|welche[rsn]?) (?:line|step|row|entry|point|rung|zeile|schritt|punkt)s?\b|^(?:哪|第几)(?:一)?(?:行|步)/iu;

function linesOf(question: string): ShownFollowUp | null {
  const lead = whichLine.exec(question);
  if (lead === null) return null;
  const words = new Remaining(question.slice(lead[0].length)).words();
  return words.length >= 1 && words.length <= 3 ? { kind: 'lines', words } : null;
}

const again =
  /^\s*(?:(?:sorry|please|pardon|ok|what)[\s,.!?]+)*(?:(?:can|could|would|will) you (?:please )?)?(?:(?:say|tell me|give me|read|show me) (?:that|it|this)(?: to me)?(?: once)?(?: again| once more| one more time)|repeat (?:that|it|this|your (?:last )?answer|yourself)?(?: again)?|once more|one more time|again|come again|what (?:did|was) (?:it )?you (?:just )?sa(?:y|id))(?:[\s,]+(?:please|pls|for me))?\s*[?.!]*\s*$|^\s*(?:noch (?:ein)?mal|wiederhol\w*(?: das)?)(?:[\s,]+bitte)?\s*[?.!]*$|^(?:请)?(?:再说一(?:遍|次)|重复(?:一下|一遍)?)[。？?！!]*$/iu;
const recap =
  /^\s*(?:(?:so|sorry|wait|hm+|ok|and|remind me)[\s,.]+)*(?:(?:can|could) you (?:please )?(?:remind me|tell me|summari[sz]e) )?(?:what (?:were|are|have) we (?:been )?(?:just )?(?:talking|speaking|discussing|chatting|on)\b(?: about)?(?: (?:just )?(?:now|before|so far|again))?|what (?:was|is) (?:this|our) (?:conversation|chat|talk) (?:about|on)|where were we|what (?:did|have) (?:i|we) (?:just |already )?ask(?:ed)?(?: (?:you|about|so far|before|just now|last))*|what was my (?:last|previous) question)\s*(?:again)?\s*[?.!]*\s*$|^\s*worüber (?:haben|hatten) wir (?:gerade )?(?:gesprochen|geredet)\s*[?.!]*$|^我们(?:刚才)?(?:在)?(?:聊|谈|说)(?:了|的是)?什么[？?]*$/iu;
const firstAsked =
  /^\s*(?:(?:so|sorry|wait|and|ok)[\s,.]+)*(?:what (?:did|was) (?:i|it i) ask(?:ed)? (?:you )?(?:first|at the (?:start|beginning)|in the beginning|initially)|what was (?:my|the) (?:very )?first question)\s*[?.!]*\s*$/iu;

/** "Are you sure?", with nothing that it could be about but the answer before. */
const doubts =
  /^\s*(?:(?:and|but|hm+|ok|sorry|oh|wow|aber|und|na|oh)[\s,]+)*(?:really|seriously|honestly|for sure|no kidding|sure|certain|(?:are|r) (?:you|u) (?:really |quite |absolutely |completely |very |so )?(?:sure|certain|positive|confident|serious)|how (?:sure|certain|confident) are you|(?:is|was) (?:that|this|it) (?:really |actually |definitely )?(?:true|right|correct|certain|so|the case|sure)|wirklich|ernsthaft|echt(?: jetzt)?|(?:ganz )?sicher|(?:bist du|sind sie)(?: (?:dir|sich))?(?: (?:da|ganz|wirklich|auch))* sicher|(?:stimmt|ist) das(?: (?:wirklich|auch|denn|so|richtig|wahr|sicher|korrekt))*)(?:\s+(?:about|of|with|on|bei) (?:that|this|it|dem)| da| damit| dabei)?\s*[?？!.]+\s*$|^(?:你|您)?(?:真的|确定|肯定|没搞错|是真的|对|准确|可靠)(?:吗|么|嘛)?[？?！!。]*$/iu;

/** Reads a question on the conversation itself: to hear the answer again, what it is about, what was asked first. */
export function readTalkFollowUp(question: string): TalkFollowUp | null {
  if (firstAsked.test(question)) return 'first';
  if (recap.test(question)) return 'recap';
  if (doubts.test(question)) return 'sure';
  return again.test(question) ? 'again' : null;
}

const people =
  /\b(?:who|whose|persons?|people|operators?|technicians?|fitters?|mechanics?|electricians?|engineers?|workers?|employees?|colleagues?|crews?|teams?|staff|lead|apprentices?|guys?|names?|reporters?)\b|谁|员工|师傅|人员|\b(?:wer|mitarbeiter\w*|kolleg\w*|bediener\w*)\b/iu;

const lengthOnly =
  /^\s*(?:(?:and|ok|now|please|sorry|actually|could you|can you)[\s,]+)*(?:(?:make|take) (?:it|that|this)\s+)?(?:(?:for|over|in)\s+)?(?:the\s+)?(?:(?:last|past)\s+)?(?:\d{1,3}|an?|one|two|three|four|five|six|eight|ten|twelve|half an?)\s+(?:seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|shifts?)(?:[\s,]+(?:please|pls|instead|then|would you|will you))*\s*[.?!]*\s*$/iu;

/**
 * True where a question only picks or compares what was shown, and what was asked before has no people in it ("who's worst" is then a machine), or where it
 * names nothing but a length of time: it adds no wish to what was asked before.
 */
export function addsNoWish(question: string, before: string): boolean {
  return lengthOnly.test(question) || (!people.test(before) && readShownFollowUp(question) !== null);
}

/** True where a question only picks a thing by its name from what was shown ("just P-7"): a name wants nothing by itself. */
export function picksByName(question: string): boolean {
  const shown = readShownFollowUp(question);
  return shown?.kind === 'only' && shown.words.every((word) => /\d/u.test(word));
}

const pointing =
  /\b(?:that|this|those|these|them|they|it|its|there|the (?:first|second|third|last|other) one|das|es|davon|dabei|darin|damit|diese[rsnm]?)\b|[那这它]/iu;
const carriesOn = /^\s*(?:and|und|but|so|or|ok|then|aber)\b|^(?:那|还有|另外)|呢[？?]?\s*$/iu;

/** True where a question says nothing without the one before: no word of its own, or one beside a word that only points. */
export function dependsOnBefore(question: string): boolean {
  const words = new Remaining(question).words();
  if (/[A-Za-z]+-?\d/u.test(question) || question.trim().split(/\s+/u).length > longestFollowUp) return false;
  return words.length === 0 || (words.length === 1 && !/\p{Script=Han}/u.test(question) && (pointing.test(question) || carriesOn.test(question)));
}
