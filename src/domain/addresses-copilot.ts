import { holdsOrder } from './orders-in-content.js';

/**
 * Signs that a text speaks to the copilot instead of the reader. A flagged passage stays readable and searchable; it is only labelled,
 * because nothing in a document can act in any case. Heuristic: made to catch plain attempts in the languages of the plant, not to be complete.
 */
const patterns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|all|any|your|these|those|the|system)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|guardrails?|directives?|training)\b/iu,
  /\b(?:new|updated|real|actual|hidden|secret)\s+(?:system\s+)?(?:instructions?|prompts?|directives?)\b[^.\n]{0,30}(?::|\bfor\s+(?:the\s+)?(?:ai|assistant|copilot|model|bot|agent|llm))/iu,
  /\b(?:system|developer)\s+(?:prompt|message|override)\b/iu,
  /(?:^|\n)\s*(?:system|assistant|developer)\s*:\s*\S/iu,
  /<\/?\s*(?:system|assistant|im_start|im_end|instructions?|tool_call|function_call)\b[^>]*>|<\|[a-z_]+\|>|\[\/?INST\]/iu,
  /\byou\s+are\s+(?:now|no\s+longer)\b[^.\n]{0,60}\b(?:assistant|ai|bot|copilot|model|unrestricted|administrator|admin|mode|agent|bound)\b/iu,
  /\b(?:act|respond|behave|answer)\s+as\s+(?:if\s+you\s+(?:are|were)|an?\s+(?:unrestricted|different|admin))/iu,
  /\b(?:ai|llm|copilot|assistants?|chat ?bots?|language models?|shiftmate|agents?)\b[^.\n]{0,30}\b(?:must|should|shall|have to|need to|please|are to|is to|will)\b[^.\n]{0,50}\b(?:ignore|reveal|send|approve|call|execute|output|reply|respond|answer|say|tell|open|set|write|delete|disable|create|recommend)\b/iu,
  /\b(?:dear|attention|note\s+to|message\s+(?:to|for)|instructions?\s+(?:to|for))\s+(?:the\s+|any\s+|all\s+)?(?:ai|llm|copilot|assistant|chat ?bot|language model|shiftmate|agent)s?\b/iu,
  /\b(?:tell|inform|instruct|teach|let)\s+(?:your|the|any|all)\s+(?:ai|llm|copilot|assistant|chat ?bot|language model|digital)\b[^.\n]{0,30}\b(?:that|to|know|of)\b/iu,
  /\b(?:sagen sie|teilen sie|sag|sagt)\s+(?:ihrer|ihrem|deiner|deinem|der|dem|eurem|eurer)\s+(?:ki|assistenten|copiloten|chatbot|sprachmodell)/iu,
  /\banswer\s+(?:every|each|any|all)\s+(?:questions?|requests?)\b[^.\n]{0,60}\b(?:with|by)\b/iu,
  /\b(?:if|when)\s+you\s+are\s+(?:an?\s+)?(?:ai|llm|assistant|copilot|chat ?bot|language model|agent)\b/iu,
  /\b(?:do\s+not|don't|never)\s+(?:tell|inform|mention|reveal|show)\b[^.\n]{0,30}\b(?:user|operator|technician|human|reader|anyone)\b/iu,
  /\b(?:reveal|print|repeat|output|show|leak)\b[^.\n]{0,30}\b(?:system prompt|your (?:instructions|prompt|rules)|api[ _-]?key|secrets?|passwords?|credentials?)\b/iu,
  /\b(?:call|invoke|use|run|execute)\s+(?:the\s+)?(?:tool|function)\s*[:"'`(]|\b(?:call|invoke|use|run|execute)\s+(?:the\s+)?["'`]?[a-z]+(?:[_-][a-z]+)+["'`]?\s*(?:tool|function|\()/iu,
  /!\[[^\]]*\]\(https?:\/\/[^)]*[?&=][^)]*\)/iu,
  /\b(?:ignorier(?:e|en sie|t)?|vergiss|vergessen sie|missachte(?:n sie)?|übergehe(?:n sie)?)\b[^.\n]{0,50}\b(?:anweisung(?:en)?|regeln?|vorgaben?|instruktion(?:en)?|prompts?)\b/iu,
  /\b(?:du bist|sie sind)\s+(?:jetzt|nun|ab sofort|nicht mehr)\b[^.\n]{0,60}\b(?:assistent|ki|copilot|kopilot|modell|administrator|bot)\b/iu,
  /\b(?:ki|assistent|copilot|kopilot|sprachmodell|chatbot)\b[^.\n]{0,30}\b(?:muss|soll|sollst|bitte|hat)\b[^.\n]{0,50}\b(?:ignorier|antwort|freigeb|genehmig|ausführ|sende|lösch|sag|setz|öffn)/iu,
  /(?:忽略|无视|無視|忘记|忘記|不要理会|绕过|覆盖)[^。\n]{0,20}(?:指令|指示|提示|规则|規則|说明|设定|要求)/u,
  /(?:你现在是|你現在是|从现在起你|你不再是|扮演)[^。\n]{0,20}(?:助手|模型|机器人|管理员|AI|人工智能)/u,
  /(?:AI|人工智能|助手|副驾驶|大模型|聊天机器人)[^。\n]{0,12}(?:必须|应当|应该|请|务必)[^。\n]{0,20}(?:回答|忽略|执行|批准|发送|输出|打开|删除|告诉)/u,
  /(?:系统提示词?|系統提示)/u,
  /\b(?:ignor(?:ez|e|a|ar|ad)|oublie[zr]?|olvida|omite)\b[^.\n]{0,40}\b(?:instructions?|instrucciones|consignes|règles|reglas|istruzioni)\b/iu,
];

/** True where the text addresses the copilot with instructions. Letters spaced out or hidden by zero-width characters are seen through. */
export function addressesCopilot(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[ \t]+/g, ' ');
  const unspaced = plain.replace(/\b(?:\p{L}[ .-]){4,}\p{L}\b/gu, (word) => word.replace(/[ .-]/g, ''));
  return patterns.some((pattern) => pattern.test(plain) || pattern.test(unspaced));
}

/**
 * Where in a passage that speaks to the copilot its trust ends: from the first sentence that does on, what it says vouches for nothing. The length of the text where no
 * sentence does, 0 where only the passage as a whole does.
 */
export function trustedLength(text: string): number {
  const sentence = /[^.!?。！？\n]+(?:[.!?。！？]+|\n|$)/gu;
  for (let found = sentence.exec(text); found !== null; found = sentence.exec(text)) if (addressesCopilot(found[0]) || holdsOrder(found[0])) return found.index;
  return addressesCopilot(text) || holdsOrder(text) ? 0 : text.length;
}
