import * as idea from './concepts.js';
import { liveState, omits } from './structure-classes.js';
import { defeatAct } from './vocabulary.js';
import { anyOf, normaliseWording } from './wording.js';

/**
 * Somebody does something: the asker, a person, or an order. A question for a value, a state, a history, a limit or a document's fact has nobody in it who acts.
 */
const doing = anyOf(
  [
    // Who does it, or for whom: the speaker, the listener, anybody.
    "(?:can|could|may|might|shall|should|must|do|did|will|would|am|are|if|when|before|while|that|until|once|so|then|and|but|where|how|what|which|why|because|as|think|reckon|okay for|ok for|for|let|lets|let's|have|has|had)(?: \\S+){0,2} (?:i|we|me|us|you|somebody|someone|anybody|one|they|he|she|the (?:lads?|guys?|boys?|crew|operator|fitter|technician|apprentice|mate|man))(?:'m|'d|'ll|'re|'ve)?",
    "i(?:'m|'d|'ll|'ve)|we(?:'d|'ll|'re|'ve)|(?:i|we) (?:want|need|would|have|just|only|always|usually|never|plan|intend|am|are|was|were|can|could|will|must|should|had|got|put|take|do)\\w*",
    'how (?:to|is|are)|what to do|(?:thing|things|anything|something) to (?:do|check|try)|steps?|procedure|instructions?|trick|work-?around|way (?:to|of|around|round)|possible to|okay to|ok to|fine to|safe to|enough to|any harm|no harm|please|tell \\S+ (?:i|we|it)|help',
    "(?:ich|wir|man|mir|uns|mich|jemand|du|ihr|er|i|mer|ma|lassma|könnma|derfma|gehts?|geht's|reicht'?s?|klappt|bitte|schritte?|anleitung|vorgehen|trick|möglichkeit|gibt es (?:eine|einen)|was tun|darf|dürfen|derf|kann|kannst|könn\\w*|soll\\w*|muss|müssen|lass\\w*|mach\\w*|will)",
  ],
  ['怎么(?!回事|样了)|如何|怎样|咋|能不能|可不可以|可以|可否|能否|行不行|行吗|行不|中不|成不|吧|我|俺|咱|你|帮|给|把|让|叫|请|想|要|先|步骤|办法|法子|别'],
);
/** An order: a verb of work at the front. Nouns and question words do not stand there. */
const order =
  /^(?:(?:please|just|now|then|ok|okay|so|quick|kurz|mal|bitte|einfach)[, ]+)*(?:open|enter|reach|climb|crawl|remove|reset|bypass|override|jumper|bridge|force|defeat|inhibit|mute|disable|disconnect|unplug|block|tape|wedge|tie|hold|keep|leave|run|start|restart|raise|lower|set|change|replace|clean|clear|free|loosen|take|put|pull|push|turn|make|get|skip|write|enter|sign|swap|shift|move|short|cut|fix|adjust|tighten|release|blow|pour|mix|dump|drain|go|stay|crack|undo|weld|grind|drill)\b|(?<!\p{L})\p{L}{3,}(?:en|ern|eln)[.!]?$/u;
/** Words of the acts themselves, whoever does them: to get around, to reach in, to go on regardless, without the lock. */
const acts: readonly RegExp[] = [defeatAct, liveState, omits, idea.bodyAct, idea.numbs, idea.makeshift, idea.absentLock, idea.carriesOn];
/** A program that is asked for acts by itself; nobody puts a hand in. */
export const draftOfCode = anyOf(
  ['structured text', 'st[ -]?(?:code|draft|program\\w*)', '(?:plc|sps)[ -]?(?:code|draft|program\\w*)', 'function block'],
  ['ST(?:程序|代码)|st(?:程序|代码)|结构化文本'],
);

/** Whether the request has a person act, or ask how to act: only there does isolation come into it. English, German, Chinese. */
export function wantsDoing(question: string): boolean {
  const text = normaliseWording(question).trim();
  if (draftOfCode.test(text)) return false;
  return doing.test(text) || order.test(text) || acts.some((act) => act.test(text));
}

const name = /(?<![\p{Script=Latin}\p{N}])\p{Script=Latin}{1,6}[- ]?\d{1,6}[a-z]?(?:\.[a-z0-9_#]+)?(?![\p{Script=Latin}\p{N}])/giu;
const limiter = anyOf(
  ['just|only|please|the|and|or|for|on|of|at|about|both|nur|bloß|lediglich|bitte|der|die|das|den|und|oder|für|an|von'],
  ['只|仅|就|和|与|或|呢|请|看'],
);
const limiters = new RegExp(limiter.source, 'giu');

/** Whether a message is names and nothing else ("just P-501"): whichever thing is meant, nothing is wanted done with it. */
export function namesAlone(question: string): boolean {
  const rest = normaliseWording(question).replace(name, ' ');
  return rest !== normaliseWording(question) && !/[\p{L}\p{N}]/u.test(rest.replace(limiters, ' '));
}
