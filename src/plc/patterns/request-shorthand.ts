/** A word of its own that is no part of a tag ("PB-3", "LS_1", "FB12" stay); one that could be a tag's letters is none before a number either. */
const alone = (words: string, behind = ''): RegExp => new RegExp(`(?<![\\w./-])(?:${words})(?![\\w/-]|\\.\\w)${behind}`, 'gi');
const letters = (words: string): RegExp => alone(words, '(?! ?\\d)');

/** Short forms of telegram style as the words that the grammars know. Order matters: what is longer or needs its neighbours comes first. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.])\.(?=\d)/g, '0.'],
  [/\b(\w{4,}?)(?<!stunden|schritt)z(?:ä|ae)hler\b/gi, '$1 zaehler'],
  [/\s*(?:->|→|⇒)\s*/g, ', then '],
  [/(?<=[a-z)])\s*&\s*(?=[a-z])/gi, ' and '],
  [/(?<=[a-z]) \+ (?=[a-z])/gi, ' and '],
  [/\bw\/o\b/gi, 'without'],
  [/\bw\/(?=\s?[a-z\d])/gi, 'with '],
  [/(?<!\w)o\/l(?![\w/])/gi, 'overload'],
  [/(?<![\w.-])(\d)x (?=[a-z])/gi, '$1 '],
  [alone('ovl|ovld|ovrld|o\\.l\\.'), 'overload'],
  [letters('pb|p\\.b\\.|btn|push-?btn'), 'button'],
  [alone('pbs|btns'), 'buttons'],
  [letters('sw'), 'switch'],
  [/(?<![\w-])(hi-?hi|h-?h|high[- ]high)(?![\w-]| ?\d+[a-z])/gi, 'high-high'],
  [/(?<![\w-])(lo-?lo|l-?l|low[- ]low)(?![\w-])/gi, 'low-low'],
  [/(?<![\w-])(?!^hi[,!])hi(?![\w-])(?!,? (?:there|all|team|please|guys|everyone))/gi, 'high'],
  [/(?<![\w-])lo(?![\w-])/gi, 'low'],
  [/(?<=\b(?:high|low|high-high|low-low|start|stop) )ls(?![\w-])/gi, 'level switch'],
  [/(?<![\w-])lvl(?![\w-])/gi, 'level'],
  [letters('ps'), 'pressure switch'],
  [letters('ts'), 'temperature switch'],
  [letters('fs'), 'flow switch'],
  [/(?<![\w-])hp (?=switch)/gi, 'high pressure '],
  [/(?<![\w-])lp (?=switch)/gi, 'low pressure '],
  [alone('temp'), 'temperature'],
  [alone('temps'), 'temperatures'],
  [/(?<![\w.-]|\d )min\.?(?= (?:on|off|run|running|rest|stop|pause|idle|flow|speed|level|pressure)(?![\w-]))/gi, 'minimum'],
  [/(?<![\w.-])max\.?(?= (?:on|off|run|running|rest|speed|level|pressure|flow)(?![\w-]))/gi, 'maximum'],
  [alone('avg|av\\.'), 'average'],
  [alone('hyst|hys'), 'hysteresis'],
  [alone('diff', '(?= ?pres)'), 'differential'],
  [alone('diff|delta(?= ?>)'), 'difference'],
  [alone('dbl'), 'double'],
  [alone('disch'), 'discharge'],
  [/(?<![\w-])fwd(?![\w-])/gi, 'forward'],
  [/(?<![\w-])rev(?= (?:button|contactor|run|direction|starter|and|motor)\b|[,/])/gi, 'reverse'],
  [/(?<=\bforward\/)rev\b/gi, 'reverse'],
  [alone('fbk|fdbk|fbck'), 'feedback'],
  [/(?<=\b(?:run|running|open|opened|close|closed|aux|no|motor|pump|contactor|valve) )fb(?![\w-])/gi, 'feedback'],
  [alone('aux'), 'auxiliary'],
  [alone('man', '(?= (?:reset|start|stop|mode|auto|ack))'), 'manual'],
  [/(?<![\w-])auto(?=[- ](?:re-?)?start)/gi, 'automatic'],
  [alone('acks'), 'acknowledges'],
  [alone('dev', '(?= (?:alarm|alm|alrm|limit))'), 'deviation'],
  [letters('dly'), 'delay'],
  [alone('alm|alrm'), 'alarm'],
  [alone('flt'), 'fault'],
  [alone('vlv'), 'valve'],
  [alone('mtr'), 'motor'],
  [alone('xmtr|xmitter'), 'transmitter'],
  [alone('setpt|setp|stpt'), 'setpoint'],
  [alone('spd'), 'speed'],
  [/(?<![\w-])(?:approx\.?|ca\.)(?= ?\d)/gi, 'about'],
  [/(?<![\w-])@ ?(?=\d)/g, 'at '],
  [/(?<![\w-])till?(?![\w-])/gi, 'until'],
  [/\bgimme\b/gi, 'give me'],
  [/\b(?:pls|plz)\b/gi, 'please'],
  [/\b(?:thx|tks|cheers|asap|btw|fyi)\b/gi, ''],
  [/\b(do|does|is|are|should|must|would|could|has|have|did|was|were|need)n'?t\b/gi, '$1 not'],
  [/\bcan'?t\b|\bcan not\b/gi, 'cannot'],
  [/\bwon'?t\b/gi, 'will not'],
];

/** "1.200 Flaschen": things that are counted come whole, so a point before three digits parts the thousands. */
const counted =
  /(?<![\w.,-])(\d{1,3})\.(\d{3})(?=[ -]?(?:x\b|st(?:ue|ü)ck|flaschen|dosen|kisten|kartons?|impulse?n?|schaltspiele|takte?n?|teile|pulses?|bottles|cans|pieces|pcs|parts|items|cartons|boxes|packs|counts|cycles|strokes|units)\b)/gi;

const german =
  /(?<![\w-])(?:der|die|das|und|wenn|ist|mit|bei|nach|für|fuer|ein|eine|einen|auf|soll|wird|von|oder|nicht|bis|über|ueber|unter|wie|nur|ab|dann)(?![\w-])/gi;

/** Numbers as a German text writes them: the point parts thousands, the comma the decimals. */
function germanNumbers(text: string): string {
  return text
    .replace(/(?<![\w.,-])(\d{1,3})((?:\.\d{3})+)(?![\d.])(?!,?\d{0,2}\.)/g, (_whole, first: string, groups: string) => first + groups.replaceAll('.', ''))
    .replace(/(\d),(\d+)(?![\d,])/g, '$1.$2');
}

/**
 * A request with its short forms written out ("start pb no, ovl nc, hi-hi" reads "start button no, overload nc, high-high") and its thousands joined. Short
 * forms inside tags stay.
 */
export function writtenOut(text: string): string {
  const joined = text.replace(counted, '$1$2');
  const numbers = (joined.match(german) ?? []).length >= 2 ? germanNumbers(joined) : joined;
  return shortForms.reduce((plain, [pattern, meaning]) => plain.replace(pattern, meaning), numbers);
}
