/** Things of the plant and its records in the plural: a question that asks which of them are in some state names all there are. */
const many =
  '(?:alarms|trips|faults|pumps|valves|motors|drives|machines|tanks|vessels|conveyors|heaters|fans|compressors|sensors|transmitters|instruments|controllers|loops|interlocks|work ?orders|orders|tickets|jobs|setpoints|measurements|readings|values|limits)';
const manyGerman =
  '(?:alarme|meldungen|störungen|auslösungen|pumpen|ventile|klappen|motoren|antriebe|maschinen|anlagen|tanks|behälter|bänder|förderer|sensoren|messumformer|messwerte|werte|sollwerte|regler|regelkreise|verriegelungen|arbeitsaufträge|aufträge|grenzwerte)';
const manyChinese = '(?:报警|警报|故障|跳闸|水?泵|阀门?|电机|马达|设备|机器|储?罐|传感器|仪表|工单|设定值|测量值)';

/** Asks for them and says what of them, so that nothing is left to be taken from before. */
const english = new RegExp(
  `^\\s*(?:so |ok(?:ay)?,? |now,? |please |well,? )*(?:(?:which|what|how many)(?: of)?(?: (?:all|the|our|current|other))* (?:\\p{L}+ ){0,2}?${many}|(?<all>list|show(?: me)?|give me|tell me|name)(?: (?:all|every|the|our|current|open|active|standing|running|stopped))+ ${many}|(?<any>are|is|were|do we have|have we|have)(?: (?:there|now|currently|still))*(?: (?:any|some|all(?: the)?)) ${many})\\b(?<rest>.*)$`,
  'iu',
);
const german = new RegExp(
  `^\\s*(?:so |ok,? |jetzt |bitte |und jetzt )*(?:(?:welche[rn]?|wie ?viele|was für)(?: (?:alle|der|unserer|aktuellen))* (?:\\p{L}+ ){0,1}?${manyGerman}|(?<all>zeig\\p{L}*|nenn\\p{L}*|liste\\p{L}*|gib)(?: mir| uns)?(?: (?:alle|die|sämtliche|aktuellen|offenen|aktiven|laufenden))+ ${manyGerman}|(?<any>gibt es|stehen|sind|laufen|haben wir)(?: (?:gerade|jetzt|noch|aktuell))*(?: (?:irgendwelche|noch|alle|offene|aktive))* ${manyGerman})(?![\\p{L}])(?<rest>.*)$`,
  'iu',
);
const chinese = new RegExp(
  `^(?:请|现在|目前|当前|那?现在|全厂)*(?:(?:有)?(?:哪些|多少个?|几[个台])${manyChinese}|(?:有没有|列出(?:所有|全部)?|显示(?:所有|全部)|所有|全部)(?:的)?${manyChinese}|${manyChinese}有(?:哪些|几[个台]|多少个?))`,
  'u',
);

/** The whole course of a stretch of time: "what happened last night". */
const course =
  /^\s*(?:so |ok(?:ay)?,? |please )*(?:what (?:has |have )?(?:all )?(?:happened|been going on|went on|went wrong|was going on|did we have|broke down)|was (?:ist|war|gab es)(?: (?:so|alles|denn))*(?=.*(?:passiert|los|schicht|nacht))|(?:昨[天晚夜]|上(?:个)?班|今天|夜班|早班)?(?:都)?发生了(?:什么|哪些))(?=.*(?:shift|night|today|yesterday|morning|afternoon|evening|week|day|since|schicht|nacht|heute|gestern|woche|昨|班|今天|夜)|$)/iu;

/** Words that take a part of what is meant from what was said before. */
const leans =
  /\b(?:it|its|that|this|they|them|their|these|those|there(?= ?\?)|same|instead|either|too|also|else|then|besides|of (?:which|them)|on (?:it|that)|the (?:pump|tank|machine|valve|motor|line|filler|other)|before|after|ones?|es|ihr|ihm|sie|davon|daran|darauf|dort|dazu|dafür|damit|auch|sonst|noch eine|dieser?|dieses|diesem|diesen|der (?:pumpe|anlage|maschine)|an (?:der|dem)|davor|danach)\b|它|这|那(?!么)|其中|另|还有|也/iu;
const carriesOn = /^\s*(?:and|und|what about|how about|also|also,|only|just|nur)\b|^(?:那|还有|只)|呢[?？]?\s*$/iu;

/**
 * True of a question that asks for things of the whole plant, and says it: "which alarms are active", "welche Pumpen laufen", "what happened last
 * night". It is not narrowed to the machine that was spoken of before; "which alarms", "any alarms there?" and "and which pumps run?" may be.
 */
export function asksOfWholePlant(question: string): boolean {
  if (carriesOn.test(question) || leans.test(question.replace(/\bgibt es\b|\bgab es\b/giu, ' '))) return false;
  if (course.test(question) || chinese.test(question.trim())) return true;
  const said = english.exec(question) ?? german.exec(question);
  if (said === null) return false;
  const { all, any, rest = '' } = said.groups ?? {};
  // "Which pumps?" says nothing of them.
  return all !== undefined || any !== undefined || /\p{L}{2}/u.test(rest);
}
