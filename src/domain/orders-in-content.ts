import { allMatches } from './all-matches.js';

/** What content says to the copilot rather than to people. It is data like everything else: it vouches for nothing and answers nothing. */

const addressee =
  '(?:ai |ki-?|digital |virtual )?(?:assistants?|copilots?|co-pilots?|chat ?bots?|language models?|llms?|ai models?|assistent(?:en|in|innen)?|sprachmodelle?)';
/** Where a sentence, a cell or an aside begins: there a name without an article is the one spoken to. */
const opening = String.raw`(?:^|[.!?;:|()\[\]{}"'>*_\u2013\u2014]\s*|[-=#]\s+)`;
const saying = '(?:say|answer|tell|call|write|reply|print|repeat|respond|output)';
/** What a copilot does for somebody, in the third person: "assistant shelves the alarm and says done". */
const doing =
  '(?:says?|answers?|tells?|calls?|writes?|repl(?:y|ies)|prints?|repeats?|sets?|shelves?|acknowledges?|opens?|closes?|approves?|confirms?|sends?|shows?|ignores?|adds?|ends?)';

const order = new RegExp(
  [
    String.raw`\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|polic(?:y|ies)|above|previous)\b`,
    String.raw`\b(?:vergiss|ignoriere?|missachte)\b[^.\n]{0,40}(?:anweisung|regel|vorgabe)`,
    String.raw`忽略[^。\n]{0,16}(?:指令|规则|提示)`,
    String.raw`<\/?(?:document|tool|system|user|assistant|data|evidence)\b[^>]*>`,
    // Who speaks in a chat ("system: ..."), unless it heads a cell of a record ("system: brakes; finding: ...").
    String.raw`(?:^|(?<![\p{L}\p{N},)]\s?)[\s>])(?:system|assistant|user|developer)\s?: (?![^;.!?\n]{1,60};)(?<!;\s(?:system|user|developer)\s?: (?=[^;.!?\n]{1,60}$))`,
    String.raw`\byou are now\b`,
    String.raw`\b(?:assistant|copilot|chat ?bot|language model|ai model)\b[^.\n]{0,28}\b(?:must|shall|should|has to|is to)\b[^.\n]{0,16}\b${saying}\b`,
    String.raw`${opening}(?:(?:dear|hey|hello|attention|note|achtung|liebe[rs]?|please|bitte)[,:]? )?(?:${addressee}|ai|ki)\s?[,:] `,
    String.raw`${opening}(?:${addressee}|ai|ki) ${doing}\b`,
    String.raw`\b(?:notes?|messages?|instructions?|orders?) (?:to|for) (?:the |any |all |every )?(?:${addressee}|ai)\b|\b(?:hinweise?|anweisung(?:en)?|nachricht|notiz) (?:für|an) (?:den |die |das |alle )?(?:${addressee}|ki)\b`,
    '(?:请|致)(?:智能|AI ?)?助手|助手(?:请|注意|[，,：:])',
  ].join('|'),
  'giu',
);

/**
 * Records of the plant (log rows, alarm texts, notes of work orders) tell of machines: what such a line has the assistant do or be allowed speaks to it,
 * though a policy may say the same of the copilot in general.
 */
const inRecord = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:(?:${addressee}|bots?) (?:may|must|shall|should|can|has|have|is to|are to|is allowed|darf|soll|muss|kann|hat)|(?:ai|ki) (?:may|must|shall|is to|darf|soll))(?![\p{L}])`,
    String.raw`@(?:${addressee}|ai|ki|bot)(?![\p{L}])`,
    String.raw`(?<![\p{L}\p{N}])(?:for|to|für|an) (?:the |den |die |das )?(?:${addressee}|ai|ki|bots?)\s?:`,
    String.raw`(?<![\p{L}])you are (?:now )?in [\p{L} ]{1,24} mode(?![\p{L}])`,
    String.raw`(?<![\p{L}])(?:execute|approve|confirm) (?:the |all |any )?(?:pending|waiting|open) (?:commands?|drafts?|requests?|approvals?)(?![\p{L}])`,
    '(?:智能|AI ?)?助手',
  ].join('|'),
  'iu',
);

/** Parts of a conversation with a model, forged as data. */
const forged =
  /["'](?:role)["']\s*:\s*["'](?:system|assistant|developer|tool)["']|["'](?:tool_?results?|tool_?calls?|function_?calls?|system_?prompt)["']\s*:|<\|\w+\|>|\[\/?(?:INST|SYSTEM|TOOL[ _]RESULTS?)\]/giu;
/** Letters split by zero-width characters, reversed or hidden text: nobody writes so for people. */
const hidden = /(?<=\p{L})[\u200b-\u200d\u2060\ufeff](?=\p{L})|[\u202d\u202e\u2066-\u2068]|[\u{e0020}-\u{e007e}]/gu;
const lookalikes: ReadonlyMap<string, string> = new Map(
  allMatches('аaеeоoрpсcхxуyіiѕsАAВBЕEНHІIКKМMОOРPСCТTХX', /(.)(.)/gu).map(([, from = '', to = '']) => [from, to]),
);

/** Where in a line something is said to the copilot rather than to people; -1 where nothing is. Letters that only look Latin are read as Latin. */
function orderAt(line: string, record: boolean): number {
  const latin = line.replace(/[\u0400-\u04ff]/gu, (letter) => lookalikes.get(letter) ?? letter);
  const places = [order, forged, hidden, ...(record ? [inRecord] : [])].map((pattern) => latin.search(pattern)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** One of these stands in every order, in small letters; looking for them is quick, and most content has none. */
const needles =
  /assist|copilot|co-pilot|chat ?bot|language model|sprachmodell|llm|[ak]i[ :,]|(?:system|user|developer) ?:|ignor|disregard|forget|overrid|bypass|vergiss|missacht|you are now|忽略|助手|["']role|(?:tool|function)_?[rc]|system_?p|tool result|system]|inst]|</;
const unusualLetters = /[\u0400-\u04ff\u200b-\u200d\u2060\ufeff\u202d\u202e\u2066-\u2068\udb40]/;

/** False where neither the text nor any part of it speaks to the copilot. */
export function maySpeakToCopilot(text: string): boolean {
  return needles.test(text.toLowerCase()) || unusualLetters.test(text);
}

/** Does the text speak to the copilot anywhere? */
export function holdsOrder(text: string): boolean {
  return maySpeakToCopilot(text) && text.split('\n').some((line) => orderAt(line, false) >= 0);
}

/** Content without what is said to the copilot: from an order on, the rest of the line vouches for nothing. `record`: the text is a record of the plant. */
export function withoutOrders(text: string, record = false): string {
  if (!maySpeakToCopilot(text) && !(record && inRecord.test(text))) return text;
  return text
    .split('\n')
    .map((line) => {
      const at = orderAt(line, record);
      return at < 0 ? line : line.slice(0, at);
    })
    .join('\n');
}
