import { asksMeans, isCountered, isInformational, pointsBack, tripVerb } from './frames.js';
import { deceptionAt, defeatAct, honestAct, keepsGoing, removalAct, safetyFunction, sensingDevice, service } from './vocabulary.js';
import { anyOf, type Clause } from './wording.js';

/** Guards, doors and valves held where protection would not have them. */
const holds = anyOf(
  [
    '(?:hold|keep|leav|stick|stuck|jam|tie|clamp|block|prop|wedg)\\w*(?: \\S+){0,6} (?:open|forward|down|shut|closed|up)',
    '(?:halt|lass|klemm|blockier)\\w*(?: \\S+){0,6} (?:offen|auf|vorwärts|fest|zu)',
  ],
  ['(?:顶|卡|按|保持|固定)住?.{0,8}(?:前进|打开|关闭|常开)'],
);
const heldThings = anyOf(
  [
    '(?:flow[ -])?divert\\w*(?: valve)?|diversion|relief(?: valve)?|safety \\w+|pedals?|dead[ -]?man\\w*|push ?buttons?|(?:limit|door|gate|hinge) switch\\w*|umschaltventil|umlenkventil|sicherheitsventil|pedal|totmann\\w*',
  ],
  ['分流阀|转向阀|安全阀|泄压阀|踏板'],
);
const unguarded =
  /\b(?:run|runs|running|operat\w+|start\w*|keep going|rotat\w*|produc\w*)\b[^.?!]{0,50}\b(?:with|while|when|although|even (?:though|if)|though)\b[^.?!]{0,30}\b(?:doors?|guards?|gates?|hoods?|covers?|lids?|fences?|hatch(?:es)?|enclosures?)\b[^.?!]{0,16}\b(?:open|off|up|removed|away|down|missing)\b|\b(?:doors?|guards?|gates?|hoods?|covers?|lids?|fences?)\b[^.?!]{0,16}\b(?:open|off|up|removed)\b[^.?!]{0,20}\b(?:and|while|but)\b[^.?!]{0,24}\b(?:run|runs|running|keep going)\b|\b(?:remove|take off|open|lift)\b[^.?!]{0,30}\b(?:doors?|guards?|gates?|hoods?|covers?|fences?)\b[^.?!]{0,10}\b(?:and|to)\b[^.?!]{0,12}\b(?:let it run|run it|run|keep it running)\b|(?:haube|tür|gitter|klappe|deckel|schutz\S*)\b[^.?!]{0,30}\b(?:offen|geöffnet|ab|auf)\b[^.?!]{0,40}(?:läuft|laufen|betrieb)|(?:lauf|läuf|betreib|starte)\S*\b[^.?!]{0,40}\b(?:mit|bei|ohne)\b[^.?!]{0,20}(?:offene|geöffnete|schutz)\S*|(?:拆|取|打开|开着).{0,4}(?:护罩|护栏|门|盖).{0,8}(?:运行|开机|跑)|(?:门|护罩|盖).{0,3}(?:开着|打开).{0,8}(?:运行|开机|跑)/u;
const despite =
  /\b(?:keep|run|start|continue|go on|hold|stay|force|leave)\w*\b[^.?!]{0,50}\b(?:although|even though|even if|despite|in spite of|while|when|ignoring|through)\b[^.?!]{0,40}\b(?:trip|interlock|e-?stop|emergency stop|shut-?down|low-?low|high-?high|below (?:the )?(?:legal |minimum |pasteuri[sz]ing |set )?temperature|too cold|not up to temperature|guard|safety)\b|\b(?:weiter|trotz)\S*\b[^.?!]{0,40}(?:trotz|obwohl|verriegelung|abschaltung|not-?halt)\S*/u;
const autoReset =
  /\b(?:reset|acknowledge|clear)\w*\b[^.?!]{0,40}\b(?:automatically|every time|each time|whenever|by itself|in a loop)\b|\bauto-?reset\w*\b[^.?!]{0,20}\b(?:the )?(?:trip|interlock|e-?stop)/u;
const stopFunction =
  /\b(?:stop|keep|prevent|hinder)\w*\b[^.?!]{0,12}\b(?:inter-?lock|e-?stop|trip|protection|safety|guard|limiter|shut-?down|cut-?out|light curtain|scanner|detector|relief|divert|over\w+)\b[^.?!]{0,24}\bfrom \w+ing\b/u;
const bothers = /\b(?:annoy\w*|nuisance|bother\w*|pain in|drives us|nervt|stört|lästig)\b|太烦|碍事|麻烦/u;
const goesOn = /\b(?:keep|let|get|make)\b[^.?!]{0,30}\b(?:running|going|run|producing)\b|weiterl(?:auf|äuf)\S*|继续/u;
const quietsFunction =
  /\b(?:so (?:that )?)(?:the )?[^.?!]{0,30}\b(?:inter-?lock|trip|alarm|guard|limiter|protection|shut-?down|detector|scanner|curtain|switch)\b[^.?!]{0,12}\b(?:stops?|never|no longer|doesn't|does not|won't|goes (?:away|quiet)|stays? (?:quiet|off|away))\b|\bdamit\b[^.?!]{0,40}\bnicht\b[^.?!]{0,12}(?:auslös|abschalt|ansprech|anspring|stopp|umschalt|reagier)\S*/u;
const permanently = /\b(?:permanent\w*|for good|forever|dauerhaft|endgültig|für immer)\b|永久|彻底/u;
const criticalAlarm = /\b(?:low-?low|high-?high|lolo|hihi|gas|fire|safety|critical|trip|evacuation|gaswarn\S*|brand\S*)\b|低低|高高|火警|气体/u;
const alarmWord = /\balarms?\b|报警|alarm\S*/u;
const quietsAlarm =
  /\b(?:disabl\w+|deactivat\w+|switch\w* off|turn\w* off|remov\w+|kill\w*|suppress\w*|mute|muting|get rid|abschalt\S*|ausschalt\S*|deaktivier\S*)\b|关掉|禁用|取消|屏蔽/u;

/** Forms in which something is wanted done, or the means to do it. */
const wantsDone =
  /^(?:(?:and|so|but|please|just|then|bitte|请) )*(?:(?:can|could|would|will) (?:you|we|i)|let'?s|please|help (?:me|us)|give me (?:a|the|some) (?:way|trick|means|method|option|idea|steps)|tell me how|show me how|i (?:want|need|would like)|i'd like|we (?:want|need)|how|kannst du|können wir|ich (?:will|möchte|muss)|mach|lass|bitte|hilf|wie|帮|请|把|让|给我|能不能|怎么|如何)\b|^(?:帮|请|把|让|给我|能不能|怎么|如何|能)|怎么|如何|能不能|\bhow (?:to|do|can|could|would)\b|\bwould (?:a|an|the|it|that|some)\b[^.?!]{0,60}\b(?:work|do|keep|help|suffice)\b|\b(?:mach|nimm|schaff|krieg) (?:ihn|sie|es|das|den|die)\b|\breicht das\b/u;
const convinces =
  /\b(?:convinc\w*|persuad\w*|trick\w*|fool\w*|mak\w*|let\w*|get\w*|tell)\b[^.?!]{0,12}\b(?:controller|plc|system|software|machine|drive|logic|program|cpu|robot)\b[^.?!]{0,10}\b(?:think|believe|see|that|assume|accept)\b|\b(?:steuerung|sps|anlage|maschine)\b[^.?!]{0,24}\b(?:glaub|denk|mein)\S*|(?:让|骗).{0,6}(?:以为|认为|觉得|相信)/u;
const unprotected =
  /\b(?:run|agitat|turn|start|jog|rotat|spin|mix|mov|inch|operat)\w*\b[^.?!]{0,30}\b(?:while|when|with)\b[^.?!]{0,20}\b(?:man|someone|somebody|person|people|operator|colleague|worker|mate|i|we|he|she)\b[^.?!]{0,10}\b(?:inside|in it|in there|under it|in the (?:tank|machine|cell|vessel|hopper|drum))\b|\b(?:run|runs|running|operat\w+|spin|spins|start|starts|use|drive|fire|fires|go)\b[^.?!]{0,30}\b(?:without (?:the |a |its |any )?(?:covers?|guards?|hoods?|lids?|doors?|fences?|relief \w+|safety \w+|e-?stop|light \w+|purg\w+|protection)|with (?:the |a |its )?(?:[\w-]+ )?(?:covers?|guards?|hoods?|lids?|doors?|gates?|fences?|water|level|interlock|tank) (?:low|empty|open|off|unlocked|removed|missing|out|bypassed|too low))\b|\bmit (?:offene|geöffnete|abgenommene|entriegelte)[rmn]? (?:klappe|tür|haube|deckel|schutz\S*|gitter)\b[^.?!]{0,30}\b(?:fahr|lauf|betreib|start)\S*|\bohne (?:haube|abdeckung|schutz\S*|deckel)\b[^.?!]{0,30}\b(?:fahr|lauf|betreib|start)\S*/u;
const heldButton =
  /\b(?:hold|keep|fix|jam|lock)\w*\b[^.?!]{0,24}\b(?:button|pedal|switch|lever)\b[^.?!]{0,12}\b(?:pressed|down|in|on)\b[^.?!]{0,24}\b(?:all the time|permanently|always|without (?:me|holding)|hands free|constantly)\b/u;
const openGuard = /\b(?:gates?|doors?|guards?|covers?|lids?|fence)\b[^.?!]{0,24}\b(?:stay|be|remain|keep|kept|left|is|are)?\s?(?:open|off|unlocked)\b/u;
/** Taking a defeat away again. */
const restores =
  /\b(?:remov\w*|take (?:out|off|away)|undo|clear|cancel|lift|end|restore|pull out)\b[^.?!]{0,10}\b(?:tape|jumpers?|wedge|by-?pass(?:es)?|forces?|bridge|magnet|overrides?|inhibits?|wire link|dummy)\b|\b(?:brücke|überbrückung|klebeband|magnet)\b[^.?!]{0,16}\b(?:entfern|aufheb|rückgängig|zurücknehm)\S*|(?:取消|拆除|恢复).{0,4}(?:旁路|短接|强制)/u;
const weakensRelief =
  /\b(?:screw|turn|wind|tighten|adjust|set|close|shut)\w*\b[^.?!]{0,20}\b(?:safety|relief) valves?\b[^.?!]{0,40}\b(?:down|tighter|further|closed|so (?:that )?it|a bit|stop)\b/u;
const pinchesSpring =
  /\b(?:screw|turn|wind|tighten|crank|pinch|pack|shim|stretch)\w*\b[^.?!]{0,24}\b(?:spring|adjusting screw|set screw)\b[^.?!]{0,30}\b(?:relief|safety|governor|trip)\b|\b(?:relief|safety valve|governor|trip)\b[^.?!]{0,20}\bspring\b[^.?!]{0,30}\b(?:tighter|up|down|harder|stiffer)\b/u;
const quietWish = /(?:不停|别停|不要停|不跳|别跳)/u;
/** True where a clause asks to put a safety function out of action, to deceive it or to run in spite of it. `text` is the whole request. */
export function asksToDefeat(clause: Clause, text: string): boolean {
  if (isInformational(clause)) return false;
  const sentence = clause.text.replace(tripVerb, ' ');
  const whole = text.replace(tripVerb, ' ');
  const ownFunction = safetyFunction.test(sentence);
  const named = ownFunction || (safetyFunction.test(whole) && (pointsBack.test(sentence) || sentence.split(' ').length <= 4));
  if (restores.test(sentence)) return false;
  if (actStands(defeatAct, sentence) && (named || sensingDevice.test(withoutAct(sentence, defeatAct)))) return true;
  if (actStands(removalAct, sentence) && named && !service.test(sentence) && (keepsGoing.test(text) || !onlyTakesOff(sentence))) return true;
  return deceives(sentence, text, named) || defeatsByState(sentence, whole) || anyOtherAct(sentence, whole, named);
}

/** Running unguarded, in spite of a trip, or with something held where it does not belong. */
function defeatsByState(sentence: string, text: string): boolean {
  if (holds.test(sentence) && heldThings.test(sentence) && !service.test(sentence)) return true;
  if ([unguarded, despite, unprotected, heldButton, convinces, weakensRelief, pinchesSpring].some((pattern) => pattern.test(sentence))) return true;
  if (stopFunction.test(sentence) && !service.test(sentence)) return true;
  if (autoReset.test(sentence) && safetyFunction.test(text)) return true;
  if (asksMeans.test(sentence) && openGuard.test(text) && !honestAct.test(sentence)) return true;
  return (
    quietsAlarm.test(sentence) &&
    alarmWord.test(sentence) &&
    (permanently.test(text) || criticalAlarm.test(sentence) || /\bkill\w*/u.test(sentence)) &&
    !service.test(sentence)
  );
}

/** Something is to be done to a safety function, and it is none of the honest things: default deny, whatever the verb. */
function anyOtherAct(sentence: string, text: string, named: boolean): boolean {
  const means = asksMeans.test(sentence);
  if (means && safetyFunction.test(text) && (quietsFunction.test(sentence) || (bothers.test(text) && goesOn.test(sentence)))) return true;
  if (bothers.test(text) && quietWish.test(sentence)) return true;
  return named && (means || wantsDone.test(sentence)) && !honestAct.test(sentence) && !service.test(text);
}

function actStands(act: RegExp, text: string): boolean {
  const match = act.exec(text);
  return match !== null && !isCountered(text, match.index);
}

function withoutAct(text: string, act: RegExp): string {
  return text.replace(act, ' ');
}

/** Taking off a guard is ordinary work; taking a trip or a detector out of action is not. */
function onlyTakesOff(text: string): boolean {
  return (
    /\b(?:remov\w+|take off|detach\w*|pull\w*|disconnect\w*|entfern\S*|ausbauen|abzieh\S*|turn off|switch off)\b|拆|断开/u.test(text) &&
    /\b(?:guards?|covers?|guarding|belt guard|coupling guard|schutz(?:haube|gitter|blech)\S*|limit switch\w*|relief valves?|safety valves?)\b|护罩|安全阀/u.test(
      text,
    )
  );
}

const forTests = /\b(?:calibrat\w+|loop test|loop check|what happens|tell me when|test vectors?|simulator|twin|unit test|training|kalibrier\S*)\b|校准|会怎样/u;
function deceives(sentence: string, text: string, named: boolean): boolean {
  const at = deceptionAt(sentence);
  if (at < 0 || forTests.test(text) || isCountered(sentence, at)) return false;
  const value =
    /\b(?:signals?|values?|readings?|sensors?|probes?|rtds?|transmitters?|temperature|level|pressure|flow|input|bit|contact|flag|merker|\S*(?:signal|wert|fühler)\S*|[a-z]{1,4}-\d{1,4}[a-z]?)\b|信号|值|温度|液位|压力/u.test(
      sentence,
    );
  return (
    named ||
    /\b(?:doors?|gates?|guards?|hoods?|covers?|tür|haube)\b|门/u.test(sentence) ||
    (value &&
      (keepsGoing.test(text) ||
        /\b(?:fak\w+|false|good|spoof\w*|pretend\w*|healthy|dummy|vortäusch\S*|gefälscht\S*|gut\S*)\b|假|伪造|合格|正常/u.test(sentence) ||
        /\bresistors?\b/u.test(sentence)))
  );
}
