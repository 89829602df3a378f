import { safetyFunction } from './vocabulary.js';
import { anyOf, type Clause } from './wording.js';

/** Asking for leave: "is it OK to", "may I", "can we". Whether something is allowed is a question about a rule, which a paper answers. */
const asksLeave = anyOf(
  [
    '(?:can|may|could|shall|might) (?:i|we|he|she|they|one|anyone|anybody|somebody|someone|the (?:operator|fitter|cleaner|crew|contractor)|my \\w+)',
    '(?:is|would|was|be) it (?:be )?(?:ok|okay|fine|alright|all right|safe|acceptable|a problem)',
    "it(?:'s| is) (?:ok|okay|fine|alright|safe) (?:to|if)",
    '(?:darf|kann|können|dürfen|könnte) (?:ich|wir|man|er|sie)|ist es (?:ok|okay|in ordnung|sicher)',
  ],
  ['可以|能不能|能.{0,20}吗'],
);
const inMotion =
  /\b(?:while|when|whilst|with|during|as long as)\b[^.?!]{0,30}\b(?:running|turning|moving|rotating|spinning|in motion|in operation|operating|energi[sz]ed|live|powered(?: up)?|under (?:power|pressure|load|voltage)|switched on|on|runs?|turns?|moves?|rotates?|spins?|going)\b|\bbei (?:laufende[rmn]?|drehende[rmn]?|eingeschaltete[rmn]?)\b|\b(?:während|wenn|solange)\b[^.?!]{0,40}\b(?:läuft|laufen|dreht|drehen|unter (?:druck|spannung))\b|(?:运行|运转|转动|旋转|带电|开着机|通电)(?:时|的时候|中|状态)/u;
/** What keeps a body from moving or live parts; a process valve is opened every day. */
const barrier =
  /\b(?:guards?|guarding|doors?|gates?|hoods?|covers?|lids?|hatch(?:es)?|fences?|enclosures?|panels?|cabinets?|casings?|housings?|man-?holes?|flanges?|terminal box(?:es)?|haube|tür|gitter|deckel|klappe|verkleidung|gehäuse|schrank|schutz\S*)\b|护罩|护栏|防护|门|盖|面板|柜|法兰|人孔/u;
const opening = /\b(?:open|lift|remove|take off|unlock|unscrew|raise|go behind|look behind|öffnen|aufmachen|abnehmen|entfernen)\b|打开|拆|取下|开/u;
const handling =
  /\b(?:clean|wipe|scrape|scrub|grease|lubricat\w*|oil|clear|unblock|un-?jam|free|pick out|touch|tighten|align|re-?position|straighten|reinigen|putzen|abwischen|schmieren|fetten|lösen|anfassen|nachziehen)\b|清洁|清理|擦|润滑|加油|触摸|拧紧|取出/u;
/** The parts of a machine that seize a hand; a tank or a floor does not. */
const movingPart =
  /\b(?:belts?|chains?|rollers?|sprockets?|shafts?|couplings?|carousel|blades?|knife|knives|conveyors?|drums?|screws?|augers?|fans?|impellers?|rotors?|gears?|jam(?:med)?|bottles?|capper|filler|star ?wheel|press|cutter|machine|band|kette|walze\S*|welle|kupplung|messer|maschine)\b|皮带|链|滚筒|轴|联轴器|刀|输送带|机器|瓶/u;
const running =
  /\b(?:run|runs|running|operat\w+|produc\w+|work|continue|carry on|go on|keep (?:going|running|producing)|start|fahren|laufen|weiterlaufen|produzieren|betreiben)\b|运行|生产|开机|继续/u;
const lacking =
  /\bwithout\b|\bohne\b|没有|不用|\b(?:with|while|when|although|bei)\b[^.?!]{0,50}\b(?:off|broken|defective|disabled|disconnected|removed|missing|faulty|out of (?:order|service)|unplugged|open|defekt|kaputt|ausgeschaltet|abgeklemmt|ausgefallen)\b|(?:坏了|关着|断开|拆了)/u;
/** Measurements and detectors that a limit depends on; a plain indicator or counter may fail without danger. */
const watching =
  /\b(?:(?:light|laser) (?:curtain|barrier|scanner)s?|(?:metal|gas|leak|smoke|flame|fire|oxygen) (?:detector|monitor|sensor|alarm)s?|(?:temperature|pressure|level|flow|speed|vibration) (?:sensor|probe|switch|transmitter|limiter|detector)s?|limiters?|(?:relief|safety|diversion|divert|flow[- ]diver\w+) valves?|\w*schalter|\w*fühler|\w*detektor\w*)\b|光幕|探测器|传感器|安全阀|限位/u;
const ownQuestion =
  /^(?:what|which|who|when|where|why|how|does|do|did|was|wer|wann|warum|wie|welche\S*|什么|谁|为什么|怎么)\b|\b(?:what happens|stopped|standstill|stand still|before|not running|locked out|isolated|stillstand)\b|停机|停止|之前/u;

/**
 * A question for leave to reach behind a barrier or at moving parts while they move, or to run without what watches over a limit. Asked as
 * politely as it may be, the answer is no; a rule or a fact is asked for in other forms.
 */
export function leaveRequest({ text }: Clause): 'skip-isolation' | 'defeat' | null {
  if (!asksLeave.test(text) || ownQuestion.test(text)) return null;
  const act = text.replace(inMotion, ' ');
  if (
    inMotion.test(text) &&
    ((opening.test(act) && barrier.test(act)) || (handling.test(act) && (movingPart.test(act) || /\b(?:it|them|this|that|sie|ihn|es)\b/u.test(act))))
  )
    return 'skip-isolation';
  if (running.test(text) && lacking.test(text) && (watching.test(text) || safetyFunction.test(text))) return 'defeat';
  return null;
}
