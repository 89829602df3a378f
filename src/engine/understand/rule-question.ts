/** Words for what shall be, beside what is: goals, definitions, rules, papers. */
const normative =
  /\b(?:goals?|targets?(?! hit)|objectives?|polic(?:y|ies)|rules?|guidelines?|definition|defin(?:e[sd]?|ing)|counts? as|classed as|considered|(?<!\b(?:in|on|or|to) )manual|handbook|according to|required|mandatory|permitted|permissible|allowed|recommended|ziel(?:e|wert\w*)?|vorgabe\w*|richtlinie\w*|regel\w*|definition|definier\w*|laut|gemäß|vorgeschrieben\w*|zulässig\w*|erlaubt\w*|handbuch)\b|规定|上限|下限|上下限|限值|额定|目标|定义|标准|手册|按照|要求|允许/iu;
/** "How often do we check", "how long may": a habit or a bound in the present, not what was counted. */
const upkeep =
  '(?:check|test|inspect|clean|lubricat|grease|calibrat|replac|chang|servic|drain|rinse|sampl|verif|review|audit|measur|leak-?check|renew|flush|empt|top(?:ped)? up|adjust|tighten)';
const habit = new RegExp(
  `\\b(?:how (?:often|frequently)|when)\\b(?:\\s+(?:do|does|must|should|shall|is|are|has to|have to|need|needs)\\b)[^?]{0,60}\\b${upkeep}\\w*|\\bhow often\\b[^?]{0,40}\\b(?:must|should|shall|have to|has to|need)\\b|\\b(?:wie oft|wann)\\b[^?]{0,20}\\b(?:muss|müssen|soll\\w*|wird|werden|(?:ist|sind)(?=[^?]*\\bzu\\b))\\b[^?]{0,60}(?:t|en|sein|werden)\\s*[?？]?\\s*$|多(?:久|长时间).{0,14}(?:一次|换|检|洗|校|查|测)|每隔多久`,
  'iu',
);
const bound =
  /\b(?:how long|how much|how many|wie lange|wie viele?)\b[^?]{0,40}\b(?:may|can|must|should|at (?:most|least)|minimum|maximum|darf|dürfen|muss|müssen|soll\w*|höchstens|mindestens|maximal|minimal)\b|\b(?:minimum|maximum|longest|shortest|max\.?|min\.?)\b[^?]{0,30}\b(?:duration|time|length|period|age|dauer|zeit)\b|\b(?:höchstens|mindestens|maximal)\b|\b(?:in|within) (?:what|which) time\b|\bha(?:s|ve) to\b|(?:最多|至少|最少|最长|最短)(?=[^？?]{0,8}(?:多少|多久|多长|几|能|可|允许|应|要|需|\d))|不超过/iu;
/** What a thing is or does in general: "an alarm flood", "what does E-131 mean". */
const general =
  /\b(?:what|when|how)\b[^?]{0,30}\b(?:is|does|do|counts?)\b[^?]{0,20}\b(?:an?|ein|eine)\s+(?!\w+ (?:active|open|running))\p{L}+|\bwhat (?:does|do|is)\b[^?]{0,40}\b(?:mean(?!\s+(?:time|value|temperature|pressure|flow|level|speed|of)\b)|stand for|meant)\b|\bmeaning of\b|\b(?:was|what) (?:bedeutet|heißt)\b|什么意思|是指什么|含义/iu;
/** A rate of the design: "per tonne of steam". */
const specific = /\b(?:per|pro|je)\s+(?:1,?000|thousand|tonne|ton|kg|litre|liter|bottle|flasche|pitch|m³|hour of|head)\b|每吨|每千/iu;
/** How a machine behaves under a condition, in the present: "within how many seconds does it stop when ...". */
const behaviour =
  /(?:多少|多高|多低|几)[^？?]{0,6}(?:时|就|会|才)[^？?]{0,4}(?:跳闸|跳停|联锁|停机|报警)|\bhow (?:long|fast|quickly|soon|much time|many (?:seconds|minutes|hours))\b[^?]{0,40}\b(?:do|does|will)\b[^?]{0,60}\b(?:when|whenever|if|once|as soon as)\b|\bwie (?:lange|schnell|viele (?:sekunden|minuten|stunden))\b[^?]{0,60}\b(?:wenn|sobald|falls)\b|\bhow (?:long|soon|much time|many (?:seconds|minutes|hours))\b[^?]{0,20}\b(?:until|till|before)\b/iu;
/** What happened or stands now is in the records. */
const recorded =
  /\b(?:did|was|were|had|has been|have been|last (?:night|week|month|year|time|shift)|(?:last|past|previous) (?:two|three|four|few|both|\d+) (?:shifts|days|nights|weeks|months)|letzten (?:beiden|zwei|drei|\d+)|yesterday|today|this (?:week|month|shift)|ago|since|now|right now|currently|at the moment|so far|wurden?|war|hatte\w*|zuletzt|gestern|heute|jetzt|aktuell|seit)\b|昨|上次|最近|今天|现在|目前|本周|本班/iu;

/** Whether a question is about what a document lays down (rules, goals, habits, definitions) rather than about what the plant or its records hold. */
export function asksForRule(question: string): boolean {
  if (recorded.test(question)) return false;
  return [normative, habit, bound, general, specific, behaviour].some((pattern) => pattern.test(question));
}
