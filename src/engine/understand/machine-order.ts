import type { Asset } from '../../domain/asset.js';

/** What a person does to a machine at its panel, as an order begins with it. */
const operates =
  /^(?:start(?: up)?|stop|run|halt|open|close|shut(?: (?:down|off))?|reset|restart|re-?start|trip|jog|(?:switch|turn|power|put)(?: (?:on|off|up|over to))?|change over to|bring (?:up|down)|fire up|(?:start|stopp|öffn|schließ|fahr|stell|schalt|mach|setz)(?:e|en)?|nimm)(?![\p{L}])/iu;
const polite =
  /^(?:(?:please|pls|now|ok|okay|hey|just|quickly|go ahead and|(?:can|could|would|will) you(?: please)?|i (?:want|need) you to|bitte|mal|jetzt|(?:kannst|könntest|würdest) du(?: bitte)?|können sie(?: bitte)?)[\s,]+)+/iu;
/** Words between the deed and the name. */
const between = /^(?:\s*(?:the|our|pump|valve|motor|machine|unit|die|den|das|der|unsere?n?|bitte|mal|pumpe|ventil|motor|maschine|anlage)(?![\p{L}\d]))*\s*/iu;
/** What is to hold only in a case, or at a time, is logic or a plan and no order of now. */
const onlyIf = /\b(?:if|when|whenever|as soon as|once|unless|until|after|before|wenn|sobald|falls|nachdem|bevor|bis)\b|如果|一旦|的时候|时[，,]/iu;
/** A question for the way, or a paper of the machine. */
const ofPapers =
  /\b(?:how|manual|handbook|log|logbook|order|ticket|report|trend|document|page|procedure|test|simulation|handbuch|auftrag|bericht|verlauf|anleitung)\b|怎么|如何|手册|工单|趋势/iu;
/** A German order that separates its verb: "stell P-101A ab", "die Pumpe ausschalten". */
const germanLast = /(?:ein|aus|ab|an|zu|auf|um)(?:schalten|stellen|fahren|machen)\s*[!.]*$/iu;
const chineseOrder =
  /^(?:请|麻烦)?(?:你)?(?:帮我|给我)?(?:把)?.{0,12}?(?:启动|开启|打开|关闭|关掉|停掉|停止|停下|停机|复位|重启|切换到)|^(?:请|帮我)?把.{1,14}(?:打开|关掉|关上|停掉|停下|启动|复位)/u;
/** So long is an order at most. */
const mostWords = 9;

/**
 * The machine that the person tells the copilot to start, stop, open, close or reset now; null where the words order nothing of the kind. Only the machine
 * itself may be the object of the deed: "open the log of P-101A" orders nothing of the pump.
 */
export function machineOrdered(question: string, assets: readonly Asset[]): Asset | null {
  const text = question.trim().replace(/[\s?？!！.。]+$/u, '');
  if (onlyIf.test(text) || ofPapers.test(text) || text.split(/\s+/u).length > mostWords + 3) return null;
  const order = text.replace(polite, '');
  const machines = assets.filter(({ level }) => level === 'equipment');
  if (chineseOrder.test(order) && !/吗$|什么|哪|多少|为什么/u.test(order))
    return machines.find((asset) => namesOf(asset).some((name) => order.toLowerCase().includes(name))) ?? null;
  const deed = operates.exec(order);
  const object = deed === null ? (germanLast.test(order) ? order : null) : order.slice(deed[0].length);
  if (object === null || order.split(/\s+/u).length > mostWords) return null;
  const named = object.replace(between, '').toLowerCase();
  return machines.find((asset) => namesOf(asset).some((name) => named.startsWith(name) && !/^[\p{L}\d-]/u.test(named.slice(name.length)))) ?? null;
}

function namesOf({ id, name, aliases }: Asset): readonly string[] {
  return [id, name, ...aliases].map((each) => each.toLowerCase().replace(/^(?:the|die|der|das)\s+/u, ''));
}
