/** What is measured, as questions in three languages name it, and how the descriptions of tags call it. */
export const quantityWords: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/(?<!\b(?:\d+|last|past|few|two|three|four|six|eight|twelve)[ -])\b(?:running |operating )?hours\b|betriebsstunden/iu, /running hours|operating hours/iu],
  [/\bclog|\bdirt|\bfoul|\bblock(?:ed|ing)|verschmutz|堵/iu, /differential|pressure drop/iu],
  [/vibrat|shak|schwing|振动/iu, /vibrat/iu],
  [/bearing|lager|轴承/iu, /bearing/iu],
  [/temperat|\bhot\b|\bcold\b|heiß|kalt|warm|温度/iu, /temperat/iu],
  [/pressure|druck|压力/iu, /pressure/iu],
  [/level|\bfull\b|\bempty\b|how much is in|how much\b.{1,30}\b(?:left|remain\w*|do we have|have we|is there)|\bvoll\b|füllstand|niveau|液位/iu, /level/iu],
  [/flow|durchfluss|流量/iu, /flow/iu],
  [/current|amps?|strom|电流/iu, /current/iu],
  [/speed|\bfast\b|\bslow\b|how quick|drehzahl|schnell|rpm|转速|速度|多快/iu, /\bspeed\b|\brate\b/iu],
  [/seal|leak|drip|dichtung|leck|泄漏|密封/iu, /seal|drip|leak/iu],
  [/torque|drehmoment|扭矩/iu, /torque/iu],
  [/count|bottles|stückzahl|flaschen|产量|瓶/iu, /count|bottle/iu],
  [/differential|dp\b|differenzdruck|压差/iu, /differential/iu],
  [/energy|power|kw|leistung|energie|电|能/iu, /power|energy|electric/iu],
];

/** How the descriptions of tags call the quantities that words name. */
export function measuresAsked(text: string): readonly RegExp[] {
  return quantityWords.filter(([word]) => word.test(text)).map(([, described]) => described);
}

/** Whether words name something that is measured. */
export function namesQuantity(text: string): boolean {
  return quantityWords.some(([word]) => word.test(text));
}
