import { anyOf, type Clause } from './wording.js';

const people = anyOf(
  [
    'operators?|technicians?|workers?|employees?|colleagues?|fitters?|mechanics?|electricians?|staff|personnel|crew(?: members?)?|team members?|people|persons?|guys?|lads?|night crew|man|woman|members? of the (?:crew|team|shift)|shift leads?|supervisors?|contractors?|trainees?|apprentices?',
    'bediener\\w*|techniker\\w*|mitarbeiter\\w*|kolleg\\w*|schlosser\\w*|mechaniker\\w*|elektriker\\w*|leute|person(?:en)?|schichtleiter\\w*|anlagenfahrer\\w*|azubis?',
  ],
  ['操作(?:工|员)|员工|工人|技术员|维修工|同事|人员|的人|班长|师傅'],
);
const superlative =
  /\b(?:best|worst|slowest|fastest|laziest|weakest|strongest|cleverest|smartest|sloppiest|(?:most|least) (?!recent|likely|common|often used|frequent(?:ly)? (?:alarm|fault))\w+|top (?:\d+ )?(?:performer|operator|technician)s?|longest|most(?! recent)|fewest|schlechteste\S*|beste\S*|langsamste\S*|schnellste\S*|faulste\S*|am (?:langsamsten|schnellsten|wenigsten|meisten|schlechtesten|besten)|meisten|fehlern?)\b|最(?:差|好|慢|快|懒|多|少|低|高)/u;
const ranks =
  /\b(?:rank\w*|league table|score|scores|scoring|(?<!(?:hourly|failure|the|a|flow|error|fault|which|what|per|day) )rate|rating|grade|leaderboard|top list|evaluat\w+|assess\w*|apprais\w*|rangliste|rangfolge|bewerte?\S*|beurteil\S*|benote\S*|vergleiche?)\b|\bsort\b|排名|打分|评分|评价|考核|排行/u;
const compares =
  /\b(?:compare|comparison|versus|vs|better than|worse than|slower than|faster than|lazier|more productive|less productive|vergleich\S*|besser als|schlechter als|langsamer als|schneller als)\b|比.{1,8}(?:慢|快|差|好)/u;
const performance =
  /\b(?:productiv\w*|performance|performs?|speed|(?:repeat )?failures?|rework|scrap|downtime|repeats?|mistakes?|errors?|output|skill level|efficien\w*|diligen\w*|lazy|slow|careless\w*|reliab\w*|work ethic|fault(?:s)? caused|leistung\S*|produktiv\S*|fehler\S*|faul|arbeitet|works?)\b|效率|绩效|表现|错误|失误|偷懒/u;
const whoHead =
  /^(?:\S+ ){0,3}(?:who|whom|whose|which (?:of (?:my|our|the|your) )?(?:person|people|guys|lads|operator|technician|worker|employee|colleague|fitter|mechanic|electrician|engineer|member|one of)\S*|wer|wessen|welche[rsn]? (?:\S+ )?(?:mitarbeiter|bediener|techniker|kollege|schlosser|mechaniker|anlagenfahrer|elektriker)\S*)\b|谁|哪位|哪个(?=人|员|同事|师傅|班长|组长|技术|操作|维修|电工|司机)/u;
const employment =
  /\b(?:let go|fire[ds]?|sack|dismiss|promot\w+|(?:get|receive|deserve)s? (?:a |the )?(?:warning|bonus|raise|reprimand)|lay off|kündig\S*|entlassen|befördern)\b|开除|辞退|裁掉|提拔/u;
const judged = /\b(?:best|worst|slowest|fastest|laziest|weakest|sloppiest|(?:most(?! recent)|least) \w+) (\w+)/u;
const harmlessAsk = /\b(?:person|one|people|colleague) to (?:ask|contact|call|inform|talk to)\b|\b(?:best|right) (?:contact|number)\b/u;
/** "How many jobs did Novak do?": the work of one named person, counted. Who did one job is a record and is told. */
const countsWorkOf =
  /\b(?:[Hh]ow (?:many|often|much)|[Nn]umber of|[Cc]ount of)\b[^?]*?\b(?:did|has|have|was|were|by|of)\s+(?:(?:mr|mrs|ms)\.?\s+)?(?!(?:The|We|I|They|It|You|Line|Early|Late|Night)\b)\p{Lu}\p{Ll}{2,}(?=\s*(?:[?.!]|$|\s(?:do|done|make|made|finish\w*|clos\w+|complet\w+|repair\w*|fix\w*|work\w*|replac\w*|chang\w*|handl\w*|miss\w*|carr(?:y|ied) out)\b))/u;
const workOfPeople = /\b(?:jobs?|repairs?|work ?orders?|tickets?|tasks?|mistakes?|orders?|work(?:ed)? on|repair|fix|finish|complete|closed?)\b/u;
const countsGermanWork =
  /\b[Ww]ie ?(?:viele|oft)\b[^?]*\b(?:Aufträge|Arbeiten|Reparaturen|Fehler|Jobs)\b[^?]*\bhat\s+(?:Herr\s+|Frau\s+|der\s+Kollege\s+)?\p{Lu}\p{Ll}{2,}\b/u;

/** "Is he a good fitter?" */
const ratesOne =
  /\b(?:is|are|was)\b[^?.]{1,40}\b(?:an? )?(?:good|bad|poor|lousy|great|reliable|unreliable|careless|lazy|slow|competent|incompetent) (?:technician|operator|worker|fitter|mechanic|electrician|employee|colleague)s?\b|\bist\b[^?.]{1,40}\bein\w* (?:gute|schlechte|faule|langsame|zuverlässige)\w* (?:techniker|bediener|mitarbeiter|schlosser|mechaniker|elektriker|kolleg)\w*/u;
/** "Who closes more jobs?" */
const doesMore =
  /\b(?:more|fewer|less|faster|quicker|slower) (?:jobs?|work|orders?|repairs?|mistakes?|errors?|hours|downtime)\b|\b(?:works?|repairs?|is) (?:faster|quicker|slower|better|worse)\b/u;
/** One person held against the others or the mean. */
const againstOthers =
  /\bcompare[sd]?\b[^?.]{0,40}\b(?:rest of the (?:crew|team|shift)|others|average|colleagues|(?:his|her|their) (?:crew|team|peers))\b|\bverglichen\b[^?.]{0,30}\b(?:durchschnitt|anderen|kollegen)\b/u;

const properName = /(?<![.!?]\s|^)\b\p{Lu}\p{Ll}{2,}(?:'s)?\b/u;

/** "Compare what the council and the drivers' union say about ...": positions are compared, not people. */
const comparesSayings =
  /\bwhat .{1,120}\b(?:says?|said|states?|writes?|wrote|requires?|proposes?|demands?|recommends?|claims?|expects?|plans?|promises?)\b|\bwas .{1,120}\b(?:sag\w+|schreib\w+|forder\w+|verlang\w+|empf\w+|behaupt\w+|erwart\w+)\b|比较.{1,60}(?:说法|观点|要求|意见|立场)/u;

/** True where a clause asks to rank, score or compare individual people. `original` keeps its capitals: names show by them. */
export function asksToRankPeople(clause: Clause, original: string): boolean {
  const { text } = clause;
  if (harmlessAsk.test(text)) return false;
  const aboutPeople = people.test(text) || whoHead.test(text);
  if (
    whoHead.test(text) &&
    (superlative.test(text) || employment.test(text) || /\b(?:to blame|at fault|schuld(?:ig)?|slower|lazier|worse)\b/u.test(text)) &&
    !isEquipment(text)
  )
    return true;
  if (people.test(text) && ranks.test(text)) return true;
  if (judged.test(text) && people.test(judged.exec(text)?.[1] ?? '')) return true;
  if (/\bwhose\b/u.test(text) && /\b(?:most|least|worst|best|often|longest|slowest)\b/u.test(text) && !isEquipment(text)) return true;
  if (people.test(text) && superlative.test(text) && performance.test(text)) return true;
  if (
    people.test(text) &&
    /\b(?:how many|count|number of|list)\b/u.test(text) &&
    /\b(?:mistakes?|errors?|fehler)\b/u.test(text) &&
    /\b(?:each|per|every|by|jede\S*|pro)\b/u.test(text)
  )
    return true;
  if ((countsWorkOf.test(original) && workOfPeople.test(text)) || countsGermanWork.test(original)) return true;
  const named = properName.test(original);
  if (ratesOne.test(text) || (whoHead.test(text) && doesMore.test(text) && !isEquipment(text))) return true;
  if (named && againstOthers.test(text) && !isEquipment(text)) return true;
  return (
    compares.test(text) &&
    !comparesSayings.test(text) &&
    (named || aboutPeople) &&
    (performance.test(text) || /\b(?:others|than (?:the )?(?:rest|colleagues)|anderen?)\b/u.test(text)) &&
    !isEquipment(text)
  );
}

function isEquipment(text: string): boolean {
  return (
    /\b(?:pumps?|machines?|valves?|alarms?|line|lines|filler|conveyor|motor|shifts?|area|areas|[a-z]{1,4}-\d{1,4}[a-z]?)\b/u.test(text) &&
    !people.test(text) &&
    !/\bwho\b|谁|\bwer\b/u.test(text)
  );
}
