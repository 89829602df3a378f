import type { Signs } from './signs.js';

/** What a question asks by, in English words; questions of other languages are read through their gloss. */
const ASKED: Readonly<Record<string, RegExp>> = {
  who: /\b(?:who|whom|whose|which (?:person|team|role|department))\b/u,
  when: /\bwhen\b/u,
  where: /\bwhere\b/u,
  why: /\b(?:why|how come|what for|reason|cause|causes)\b/u,
  howMany: /\bhow many\b/u,
  howOften: /\bhow (?:often|frequently)\b|\binterval\b/u,
  howLong: /\bhow long\b/u,
  howMuch: /\bhow much\b/u,
  howTo: /\bhow (?:do|to|can|should|is|are)\b/u,
  whatIf: /\bwhat (?:if|happens|happened)\b|\bif\b/u,
  may: /\b(?:may|can|allowed|permitted|ok|okay|could)\b/u,
  must: /\b(?:must|have to|need|required|should)\b/u,
  which: /\b(?:which|what (?:kind|sort|type|colour|color|brand|grade))\b/u,
  last: /\b(?:last|latest|recent|recently|newest)\b/u,
  first: /\bfirst\b/u,
  before: /\bbefore\b/u,
  after: /\bafter\b/u,
  without: /\bwithout\b|\bnot\b|n't\b|\bno\b/u,
  part: /\b(?:part|spare|order|number)\b/u,
  former: /\b(?:old|previous|former|used to|earlier|before the)\b/u,
  whatToDo: /\bwhat (?:do|should|must|to do)\b/u,
  most: /\b(?:max|maximum|most|highest|limit|upper|longest|hottest)\b/u,
  least: /\b(?:min|minimum|least|lowest|lower|shortest|coldest)\b/u,
  exactly: /\bexact|\bname\b|\bcalled\b/u,
  date: /\b(?:date|day|month|year)\b/u,
  mark: /\?/u,
  usual: /\bnormal|\busual|\bset ?point|\bset\b/u,
};

/** What a piece says it by. */
const TOLD: Readonly<Record<string, RegExp>> = {
  if: /\b(?:if|when|unless|in case|where|once|as soon as)\b/u,
  must: /\b(?:must|shall|has to|have to|required|needs?)\b/u,
  may: /\b(?:may|can|allowed|permitted)\b/u,
  not: /\b(?:not|never|no|none|without|forbidden|prohibited|nothing)\b/u,
  only: /\bonly\b/u,
  because: /\b(?:because|since|so that|otherwise|due to|caused?|causes|therefore|as it|reason|prevents?|avoids?)\b/u,
  before: /\b(?:before|prior)\b/u,
  after: /\b(?:after|following)\b/u,
  until: /\buntil\b/u,
  every: /\b(?:every|daily|weekly|monthly|yearly|annually|quarterly|each|per)\b/u,
  bound: /\b(?:at least|at most|above|below|maximum|minimum|max|min|exceed|more than|less than|under|over|between|up to)\b/u,
  date: /\b\d{4}-\d\d|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u,
  clock: /\b\d{1,2}:\d\d\b/u,
  role: /\b(?:foreman|supervisor|engineer|manager|operator|technician|fitter|electrician|leader|chief|head|officer|inspector|nurse|planner|master|contractor|coordinator|crew|team|driver|staff)\b/u,
  imperative:
    /^(?:\W*\d+[.)]\s*)?(?:open|close|check|stop|start|call|report|turn|set|clean|replace|remove|wait|do|never|keep|use|switch|isolate|lock|fit|drain|tighten|measure|inspect|record|tell|leave|press|lift|lower|fill|let)\b/u,
  figure: /\d/u,
  colon: /[:：]/u,
  aside: /\(/u,
  past: /\b(?:was|were|had|replaced|found|done|reset|fixed|repaired|checked|stopped|tripped|failed|formerly|previously|until 20\d\d)\b/u,
  long: /.{160}/su,
  semicolon: /;/u,
  commas: /,.*,/u,
  unit: /\d\s?(?:°c|k|bar|mbar|kpa|mpa|pa|mm|cm|m|µm|km|kg|g|t|l|ml|m³|m3|kw|w|kv|v|a|ma|hz|rpm|min|minutes?|h|hours?|s|seconds?|days?|weeks?|months?|years?|%|ppm|n·m|nm|litres?|liters?)(?![\p{L}\d])/u,
};

/** The words by which a question asks and a piece tells, each 1 where it is there. */
export function askedBy(question: string): Signs {
  return cuesIn(question.toLowerCase(), ASKED, 'asks');
}

export function toldBy(text: string): Signs {
  return cuesIn(text.toLowerCase(), TOLD, 'tells');
}

function cuesIn(text: string, cues: Readonly<Record<string, RegExp>>, prefix: string): Signs {
  return Object.fromEntries(Object.entries(cues).map(([name, pattern]) => [`${prefix} ${name}`, pattern.test(text) ? 1 : 0]));
}
