const noSwitchNoun =
  '(?<!(?:suction|discharge|thermal|hand|foot|key|safety|dry[- ]run|micro|high|low|limit|level|pressure|float|flow|toggle|selector|temperature|door|proximity|safety|reed|end) )';

/** Phrasal verbs and turns of speech as the plain verbs that the patterns look for. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(l(?:ä|ae)uft|laufen) (?:noch )?(\d+(?:[.,]\d+)? ?[a-z]+) (?:lang )?nach(?= ?(?:[,.;]|$|wenn|nachdem|sobald|falls))/gi, 'nachlauf $2'],
  [/\bh(?:ä|ae)lt ((?:den|die|das) [^,.;]{2,30}? |[A-Z]+[-_]?\d+\w* )?an\b/g, 'stoppt $1'],
  [/\b(every|each) (\d+)(?:st|nd|rd|th) (?=[a-z])/gi, '$1 $2 '],
  [
    /\b(?:(?:schwimmer|niveau)(?:schalter)?|f(?:ü|ue)llstandsschalter|float(?: switch)?|level switch)(?: is| ist)? (?:at the |at )?(?:oben|top|upper)\b/gi,
    'high float',
  ],
  [
    /\b(?:(?:schwimmer|niveau)(?:schalter)?|f(?:ü|ue)llstandsschalter|float(?: switch)?|level switch)(?: is| ist)? (?:at the |at )?(?:unten|bottom|lower)\b/gi,
    'low float',
  ],
  [/\b(?:obere[rnms]?|top|upper) (?=(?:schwimmer|niveauschalter|f(?:ü|ue)llstandsschalter|floats?|level switch)\b)/gi, 'high '],
  [/\b(?:untere[rnms]?|bottom|lower) (?=(?:schwimmer|niveauschalter|f(?:ü|ue)llstandsschalter|floats?|level switch)\b)/gi, 'low '],
  [/\b(?:(?:kick|cut|com)(?:s|es|ing)?|com(?:e|es)) (?:in|on)\b/gi, 'start'],
  [/\b(?:turn(?:s|ed|ing)?|power(?:s|ed)?|bring|brings) (?:\w+ )?(?:on|up)\b(?! (?:to|by)\b)/gi, 'start'],
  [new RegExp(`${noSwitchNoun}\\bswitch(?:es|ed|ing)? on\\b`, 'gi'), 'start'],
  [/\b(?:cut|drop|kick)(?:s|ped|ting|ping)? out\b/gi, 'stop'],
  [/\b(?:turn(?:s|ed|ing)?|power(?:s|ed)?) (?:\w+ )?(?:off|down)\b/gi, 'stop'],
  [new RegExp(`${noSwitchNoun}\\bswitch(?:es|ed|ing)? off\\b`, 'gi'), 'stop'],
  [/\bshut(?:s|ting)? down\b/gi, 'stop'],
  [/\bde-?energi[sz](?:es?|ed|ing)\b/gi, 'stop'],
  [/\b(?:climb|ris|go|gets?|mov|pass|creep)(?:es|s|ed|e)? (?:past|above|over|beyond|higher than)\b/gi, 'rises above'],
  [/\bin excess of\b|\bhigher than\b|\bgreater than\b|\btops\b/gi, 'above'],
  [/\blower than\b|\bsmaller than\b|\bless than\b/gi, 'below'],
  [/\b(?:is |has |once |falls? |drops? |goes |comes? |sinks? |back |got )*(?:back )?down (?:at|to|below)\b/gi, ' falls below'],
  [/\b(?:falls?|drops?|sinks?|goes) (?:back )?(?:to|under)\b/gi, 'falls below'],
];

/** One way of saying it for turns of speech that mean a plain start, stop, above or below. */
export function plainVerbs(text: string): string {
  return phrases.reduce((plain, [pattern, meaning]) => plain.replace(pattern, meaning), text);
}
