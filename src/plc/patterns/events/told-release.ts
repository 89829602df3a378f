import { eachSentence, namesIn, type Telling, taken } from './telling.js';

const again =
  '(?:restart\\w*|(?:be\\s+)?(?:start\\w*|switch\\w*|turn\\w*|run|open\\w*)(?:\\s+(?:it|on|him|them|the\\s+\\w+))*\\s+again|(?:re-?enabled|re-?leased|reset)|wieder\\s+(?:ein\\w*|gestartet|start\\w*|anlauf\\w*|laufen|freigegeben|zugeschaltet))';
const allowed = '(?:may|can|is allowed|must|shall|darf|kann|only|nur|erst)';
const limit =
  /\b(?:(?:only|and|nur|erst|und)\s+)*(?:(?:when|if|once|wenn|falls|sobald|after)\s+.*?)?(?:(?:is|has been|was|ist|liegt|war)\s+)?\b(?:below|above|under|over|less than|more than|unter|ueber|unterhalb|oberhalb)\b.*$/i;
const stopping =
  /\b(?:is stopped|is switched off|switch off|switches off|goes off|stops?|wird abgeschaltet|wird gestoppt|wird ausgeschaltet|schaltet ab|schaltet aus|trips?)\b/i;

/**
 * "It may be restarted only by the operator with S-8 and only below 0.5 mg/l for 10 min": a stop that is latched, and whose reset counts only under a further
 * condition. The stop becomes a trip; the condition is told of a signal of its own. False, and nothing changed, where the request tells none.
 */
export function tellRelease(telling: Telling): boolean {
  const sentence = new RegExp(`\\b${allowed}\\b[^.;]*\\b${again}\\b|\\b${again}\\b[^.;]*\\b(?:only|nur|erst)\\b`, 'i');
  const hand = /\b(?:operator|by hand|manual\w*|button|bediener\w*|von hand|taste\w*|quittier\w*|reset|S-?\d+)\b/i;
  let told: string | null = null;
  let stopped = false;
  const before = telling.text;
  eachSentence(telling, (text) => {
    if (told !== null || !sentence.test(text) || !hand.test(text)) {
      if (told === null && !stopped && stopping.test(text) && !sentence.test(text)) {
        stopped = true;
        return text.replace(stopping, (words) => (/^(?:switch off|stop)$/i.test(words) ? 'trip' : 'trips'));
      }
      return text;
    }
    const condition = limit.exec(text.replace(/[.;]+\s*$/, ''));
    if (condition === null) return text;
    const by = namesIn(telling, text.slice(0, condition.index)).find((name) => /^(?:S|PB|SB|HS|TA|RS|RB)-?\d+/i.test(name)) ?? null;
    telling.resetBy = by;
    taken(telling, text.slice(0, condition.index));
    // "the operator only, and not while the door is open": more than the one condition
    if (/\b(?:unless|not|never|except|but|nicht|nie|ausser|aber)\b/i.test(text)) return text;
    told = condition[0].replace(/^(?:(?:only|and|nur|erst|und)\s+)+/i, '').replace(/^(?:when|if|once|wenn|falls|sobald|after)\s+/i, '');
    return '';
  });
  if (told === null || !stopped) {
    telling.text = before;
    telling.resetBy = null;
    return false;
  }
  telling.release = 'TOLD_RELEASE';
  telling.text = `${telling.text.trimEnd()} ${telling.release} is on when ${told}.`;
  return true;
}

const freed = '(?:is\\s+|wird\\s+)?(?:released|re-?enabled|enabled|allowed|permitted|freigegeben|may (?:run|start)|can (?:run|start))(?:\\s+again|\\s+wieder)?';

/**
 * "FD-5 is stopped when the current rises above 180 A for 2 s and is released again when it is below 140 A": a lock with two limits, which becomes a signal
 * that is set and reset. False, and nothing changed, where the request tells none.
 */
export function tellLock(telling: Telling): boolean {
  const form = new RegExp(
    `^(\\s*(?:the\\s+)?(?:[a-z-]+\\s+){0,3}?(${telling.names}))\\s+(?:is\\s+|must be\\s+)?(?:stopped|stops|blocked|locked|interlocked|switched off)\\s+(?:when|if|as soon as|once)\\s+(.+?)\\s*,?\\s+and\\s+(?:it\\s+)?${freed}\\s+(?:when|if|once|as soon as|only when)\\s+([^.;]+?)\\s*([.;]\\s*)?$`,
    'i',
  );
  return eachSentence(telling, (sentence) => {
    const match = form.exec(sentence);
    if (match === null || telling.lock !== null) return sentence;
    const [, subject = '', name = '', stops = '', releases = '', end = '. '] = match;
    telling.lock = `${name}_LOCKED`.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
    taken(telling, 'stopped released again allowed');
    return ` ${telling.lock} starts when ${stops} and stops when ${releases}. ${subject.trim()} must not run while ${telling.lock} is active${end.startsWith(';') ? '. ' : end}`;
  });
}
