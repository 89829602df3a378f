import type { Understanding } from '../understand/understanding.js';

/** The plan of what the line makes, in its own words. */
const planNoun =
  /\b(?:production (?:plan\w*|schedule|orders?|programme?|targets?)|(?:bottling|filling|line) (?:plan|schedule|programme?)|plan(?:ned)? (?:and|versus|vs\.?|against) actual|product ?change(?:over)?|change of products?|produktions(?:plan\w*|auftr\w*|ziel\w*)|fertigungsauftr\w*|produktwechsel|sortenwechsel)\b|生产计划|排产|生产订单|产品切换|换产/iu;
const orderId = /\bP[OC]-\d{6}-\d{1,2}\b/iu;
/** "Order 4", not "work order 4" and not an amount. */
const shortOrder = /(?<!\b(?:work|purchase|repair|job) )\b(?:order|auftrag)\s+(?:no\.?\s*|nr\.?\s*|number\s+|#\s*)?\d{1,2}(?![\p{L}\p{N}.:])/iu;
/** Where the line stands against the plan. */
const standing =
  /\b(?:behind|ahead of|on|within|according to|against|versus|vs\.?|below|above|over|under|off|keeping to|make|making|made|meet|meeting|met|hit|hitting|reach(?:ed)?|miss(?:ed)?)\s+(?:the |our |its |today's |tonight's |this shift's |shift |daily |production )*(?:plan|schedule|targets?|track)\b|\b(?:im|hinter dem|vor dem|über|unter) plan\b|\b(?:im )?rückstand\b|\bliegen wir\b|\bplan(?:ziel)?\b[^?]*\b(?:erreicht|geschafft|erfüllt)\b|\b(?:running|are we|is the line) (?:late|behind|ahead)\b|\bhow far (?:behind|ahead)\b|落后|计划(?:完成|进度)|按计划|完成计划/iu;
/** Something is planned, and a time is named. */
const planned = /\b(?:did (?:we|they|you) plan|planned|scheduled|on the (?:plan|schedule|programme)|due to run|geplant|vorgesehen|eingeplant)\b|计划/iu;
const times =
  /\b(?:tonight|today|tomorrow|now|this evening|this week|next week|(?:this|next|coming|early|late|night|day|following|current|our) shift|after (?:this|that)|later|next|heute|morgen|nacht|abend|woche|\p{L}*schicht|danach|nächste[nr]?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b|今晚|今天|明天|下一?个?班|本班|夜班|早班|中班|本周|下周|接下来|\d{4}-\d{2}-\d{2}/iu;
/** Which product, order or quantity comes, runs or is left. */
const coming =
  /\b(?:which|what|welche[srn]?|was für)\b[^?]{0,30}\b(?:products?(?=\s*[?.,]| (?:do|does|are|is|will|shall|should|runs?|comes?|next|now|we|the|to|tonight|tomorrow|today|this|on|after)\b)|orders?|milk(?=\s*[?.,]| (?:do|does|are|is|will|shall|should|runs?|comes?|next|now|we|the|to|tonight|tomorrow|today|this|on|after)\b)|sku|article|produkt\w*|auftrag|sorte)\b[^?]{0,40}\b(?:run\w*|next|now|fill\w*|make|making|produc\w*|bottl\w*|tonight|tomorrow|today|running|läuft|füllen|abfüllen|nächste\w*|gerade)\b|\bwhat (?:do|will|are|is|shall|should|does) (?:we|they|the line|line \d+) (?:be )?(?:run|fill|make|produce|bottle|running|filling|making|producing|bottling)\b|\b(?:order|auftrag)\b[^?]{0,40}\b(?:finish\w*|complete\w*|done|end|ready|left|remain\w*|fertig|übrig|restlich\w*)\b|\b(?:left|remaining|to go)\b[^?]{0,20}\b(?:in|of|on|for|with) (?:the|this|our) (?:running |current |present )?(?:order|batch|run)\b|\bwhen\b[^?]{0,30}\b(?:change|switch)\w*\b[^?]{0,25}\b(?:product|milk|over to|to another)\b|\bwas (?:füllen|produzieren|machen) wir\b|(?:下一?个?|当前|正在).{0,6}订单|(?:什么|哪个|哪种)(?:产品|订单).{0,12}(?:生产|灌装|下一|运行)|(?:生产|灌装)什么/iu;
/** Plans that are not the plan of production, and questions about a rule or a past event. */
const other =
  /\b(?:maintenance|service|servicing|inspection\w*|calibrat\w*|cleaning|clean|cip|sampl\w*|training|audits?|lubricat\w*|overhaul\w*|outage|shutdown|work orders?|permit\w*|escape|emergency|evacuation|test|control|improvement|action) plan\w*|\b(?:work|purchase) orders?\b|\b(?:maintenance|repairs?|service|inspections?|calibrations?|cip|cleaning|training|audit|wartung|instandhaltung|reinigung|prüfung)\b|\bhow (?:do|should|must|can) (?:i|we|you)\b|\b(?:policy|procedure|manual|rule|may|must|allowed|should)\b|\bplanned stops?\b|\bspare parts?\b|\bprotect\w*\b|维护|检修|保养|清洗|规定/iu;

/** How well a question asks for the production plan, 0 to 1. */
export function planFit({ question, effective }: Pick<Understanding, 'question' | 'effective'>): number {
  if (orderId.test(question)) return 0.9;
  if (other.test(question)) return 0;
  if (shortOrder.test(question)) return 0.9;
  if (planNoun.test(effective) || standing.test(effective)) return 0.89;
  if (planned.test(effective) && times.test(effective)) return 0.88;
  return coming.test(effective) ? 0.86 : 0;
}
