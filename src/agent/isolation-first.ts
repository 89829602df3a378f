import type { Evidence } from '../domain/evidence.js';
import { isInstruction } from './proof/statements.js';

const parts =
  /\b(?:covers?|casings?|guards?|housings?|seals?|bearings?|flanges?|bolts?|screws?|nuts?|panels?|terminals?|impellers?|belts?|chains?|filters?|strainers?|caps?|lids?|doors?|hoods?|motors?|couplings?|gaskets?|elements?|plates?|shafts?|pipes?|fuses?|cables?|wires?|manholes?|hatch(?:es)?|rotors?|blades?|pump|agitator|gearbox|valve (?:body|bonnet|stem|seat)|actuators?)\b|(?:deckel|haube|gehäuse|dichtung|lager|flansch|schraube|mutter|klemme|laufrad|riemen|kette|filter|sieb|tür|motor|kupplung|welle|rohr|sicherung|kabel|schutz)|(?:盖|罩|壳|密封|轴承|法兰|螺栓|螺母|端子|叶轮|皮带|链|滤|门|电机|联轴器|轴|管|保险|电缆)/iu;
const opens =
  /\b(?:open|remove|dismantle|disassemble|unscrew|unbolt|undo|loosen|take (?:off|out|apart)|lift (?:off|out)|pull (?:off|out)|withdraw|strip|disconnect|replace|swap|change|exchange|detach|extract|fit|install|mount)\b|(?:öffnen|entfernen|abnehmen|ausbauen|lösen|abschrauben|abziehen|ersetzen|tauschen|wechseln|zerlegen|demontieren|einbauen)|(?:打开|拆|取下|松开|更换|卸下|拔|安装)/iu;
const enters =
  /\b(?:reach|climb|crawl|step|lean) (?:in|into|inside|under|behind)\b|\benter the\b|\bput (?:your|a) (?:hand|arm)\b|(?:hineingreifen|einsteigen|greifen sie)|(?:伸手|进入(?:罐|设备|机器))/iu;
const resets =
  /\b(?:reset|override|bypass)\b[^.]{0,40}\b(?:e-?stop|emergency stop|interlock|safety|trip|guard|limiter)\b|(?:复位|旁路).{0,10}(?:急停|联锁|安全)/iu;
const isolates = /\b(?:isolat\w*|lock(?:ed|ing)?[ -]?(?:it )?(?:out|off)|lockout|de-?energi[sz]\w*)\b|freischalt|freigeschaltet|上锁|隔离/iu;
const verifies = /\bverif\w*|\bzero energy|\bprove\w* dead|\btry to start|\btest for (?:absence|voltage)|prüf|spannungsfrei|确认|验证|零能量/iu;

const sentences = {
  en: "Before this work: isolate the equipment by the site's lockout procedure and verify zero energy.",
  de: 'Vor dieser Arbeit: die Anlage nach dem Freischaltverfahren des Werks freischalten und die Energiefreiheit prüfen.',
  zh: '进行这项工作之前：按现场上锁挂牌程序隔离设备，并确认零能量。',
} as const;

/** A step that opens, enters, reaches into or resets: nothing of the kind goes out before isolation and its verification were said. */
export function needsIsolation(sentence: string): boolean {
  if (enters.test(sentence) || resets.test(sentence)) return isInstruction(sentence) || enters.test(sentence);
  return isInstruction(sentence) && opens.test(sentence) && parts.test(sentence);
}

/** Remembers within one turn whether isolation and its verification were said, whichever model speaks. */
export class IsolationFirst {
  #isolated = false;
  #verified = false;

  /** What has to be said before this sentence, or null. */
  before(sentence: string): string | null {
    if (isolates.test(sentence)) this.#isolated = true;
    if (verifies.test(sentence)) this.#verified = true;
    if (!needsIsolation(sentence) || (this.#isolated && this.#verified)) return null;
    this.#isolated = true;
    this.#verified = true;
    return sentences[/\p{Script=Han}/u.test(sentence) ? 'zh' : /[äöüß]|\b(?:und|der|die|das|den|sie)\b/iu.test(sentence) ? 'de' : 'en'];
  }
}

/** The evidence of this turn that speaks of isolation: the site's procedure first, then the asset's isolation points. */
export function isolationEvidence(evidence: readonly Evidence[]): readonly string[] {
  const speaks = evidence.filter(({ quote }) => isolates.test(quote));
  return [...speaks.filter(({ kind }) => kind === 'passage'), ...speaks.filter(({ kind }) => kind === 'asset')].slice(0, 2).map(({ id }) => id);
}
