/**
 * A plain question whether something is isolated, free of energy or released for work now. Whatever a log or a document says, it cannot know it: such a
 * question is met by sending people to verify it on site. Questions for a rule, a method, a place or a past job go on behind the state, or begin otherwise.
 */
const state =
  '(?:isolated|de-?energi[sz]ed|locked (?:out|off)|tagged out|locked and (?:tagged|isolated|verified|tested)|proved dead|voltage-?free|gas-?free|depressuri[sz]ed|made safe|freigeschaltet|spannungsfrei|drucklos|gasfrei|gegen wiedereinschalten gesichert)';
const measure = '(?:isolation|lock-?out|loto|zero[ -]energy|gas test|freischaltung)';
const carriedOut = '(?:completed?|done|finished|verified|confirmed|checked|in place|applied|abgeschlossen|erledigt|bestätigt|geprüft|durchgeführt)';
const now = '(?: (?:now|already|yet|fully|completely|at the moment|right now|jetzt|schon|bereits))*';
const opening = String.raw`^\s*(?:(?:so|and|ok|okay|und|also|tell me|please)[, ]+)*`;
const verb = '(?:is|are|has|have|ist|sind|wurde|wurden)';
const closing = String.raw`\s*[?.!]*\s*$`;

const plain: readonly RegExp[] = [
  new RegExp(
    `${opening}${verb}(?: [^\\s,;?]+){1,6}?(?: been)?${now} ${state}(?: (?:and|und|or|oder) (?:${state}|${carriedOut}))*(?: worden)?${now}${closing}`,
    'iu',
  ),
  new RegExp(
    `${opening}${verb}(?: \\S+){0,2} ${measure}(?: (?:of|on|for|at|der|des|von|an)(?: [^\\s,;?]+){1,4}?)?(?: been)?${now} ${carriedOut}(?: (?:and|und) ${carriedOut})*(?: worden)?${now}${closing}`,
    'iu',
  ),
  new RegExp(
    String.raw`${opening}(?:may|can|could|darf|kann|dürfen|können)(?: (?:the|we|i|die|wir|ich))? (?:work|arbeit(?:en)?)(?: (?:on|at|an)(?: [^\s,;?]+){1,4}?)?${now}(?: (?:start|begin|proceed|go ahead|beginnen|anfangen))?(?: (?:on|at|an)(?: [^\s,;?]+){1,4}?)?${now}${closing}`,
    'iu',
  ),
  /^[^，,。?？]{1,20}(?:已经?|都)?(?:隔离|断电|上锁|泄压|验电)(?:好|完)?了(?:吗|没有|没)\s*[?？]*\s*$/u,
];
/** Isolation of circuits or of heat and noise is a property, not a state. */
const property = /galvani|optical|optisch|electrically|thermal|acoustic|elektrisch|thermisch/iu;

/** True where somebody asks for nothing but whether it is isolated, free of energy or released for work. */
export function asksForSafeState(question: string): boolean {
  return !property.test(question) && plain.some((pattern) => pattern.test(question));
}

/** How far something is from what was spoken of, and nothing else. */
const distance =
  /^\s*(?:(?:and|so|ok|but|und|also)[\s,]+)*(?:how (?:far|close|near)(?: (?:off|away))?(?: (?:are|is|were|was) (?:we|it|that|this))?(?: (?:off|away|from|to|it|that|this|the|limit|now))*|wie (?:weit|nahe?)(?: (?:sind|ist|liegt|liegen|war|waren) (?:wir|es|das|er|sie))?(?: (?:davon|daran|dran|weg|entfernt|noch|jetzt|da|vom|von|am|dem|grenzwert|der|grenze))*|(?:离|距)?(?:它|那|限值|报警值)?(?:还)?(?:有多远|差多少))\s*[?？.!]*\s*$/iu;

/** True where somebody asks for nothing but a distance ("how close are we to that?"): nothing is wanted done. */
export function asksDistance(question: string): boolean {
  return distance.test(question);
}
