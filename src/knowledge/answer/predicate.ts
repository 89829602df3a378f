import type { Question } from '../question.js';
import { isGenericWord } from '../text/generic-words.js';
import type { Role } from './focus.js';

/** Verbs that say nothing of their own beside the thing they are said of: a source answers without them. */
const LIGHT =
  /^(?:(?:be|am|is|are|was|were|been|being|have|has|had|do|does|did|done|make|makes|made|get|gets|got|give|given|gives|go|goes|take|takes|taken|took|need|needs|needed|use|uses|used|using|want|wants|keep|keeps|kept|put|set|let|happen\w*|occur\w*|mean\w*|say|says|said|tell|told|know|find|found|see|show\w*|look\w*|apply|applies|applied|work|works|come|comes|call|called|require\w*|allow\w*|permit\w*|recommend\w*|suggest\w*|specif\w+|defin\w+|describ\w+|state[ds]?|mention\w*|list\w*|prescrib\w*|contain\w*|hold|holds|have|last|lasts|must|should|can|may|shall|will|would|could|might|responsible|charge|involved|include\w*|consist\w*|concern\w*|expect\w*|suppos\w*|carr(?:y|ied|ies)|perform\w*|conduct\w*|follow\w*|handle[ds]?|provide[ds]?|exist\w*|become|remain\w*|weigh\w*|cost\w*|measure[ds]?|rated?|fitted|installed|located|made|appear\w*|deal|dealt|determin\w*|ensure\w*|achieve\w*|bears?|borne|reach\w*|observe\w*|there|it|they))$/iu;
const ASKS_WHO = /^\s*(?:and |so |but )?(?:who|which (?:person|company|firm|department|body))\b/iu;
/** "Who signs ...", "who may sign ...". */
const BEHIND_WHO = /\bwho (?:(?:may|can|must|should|shall|has to|have to|is to) )?$/iu;
const FORM_OF_VERB =
  /(?:ed|ing)$|^(?:built|bought|brought|sold|sent|paid|laid|taught|caught|lost|shut|struck|stolen|broken|written|drawn|worn|torn|frozen|hung|dug|spent|chosen|driven|thrown|woken|bent|cut|split|spread)$/iu;

/**
 * The acts a question asks about, as concepts: "how often is the filter *replaced*", "who *pays* for it", "how long may it be kept after
 * *opening*". A source that speaks of the thing and of another act does not answer.
 */
export function actsOf({ concepts, text, language }: Question, roles: readonly Role[]): readonly number[] {
  if (language !== 'en') return [];
  return concepts.flatMap((concept, at) => {
    const { surface, kind, ordinary, start } = concept;
    if (kind !== 'word' || LIGHT.test(surface)) return [];
    if (ASKS_WHO.test(text) && concepts.findIndex((other) => !LIGHT.test(other.surface)) === at && roles[at] === 'filler') return [at];
    if (BEHIND_WHO.test(text.slice(0, start)) && !isGenericWord(surface)) return [at];
    if (isGenericWord(surface) || roles[at] === 'measure') return [];
    return ordinary && (FORM_OF_VERB.test(surface) || followsModal(text, start)) ? [at] : [];
  });
}

/** "... must the pump be drained", "do I flush ...": a verb that a form of "do" or a modal calls for, behind its subject. */
function followsModal(text: string, start: number): boolean {
  return /\b(?:to|can|could|may|might|must|should|shall|will|would|i|we|you|they|he|she|it|one)\s+$/iu.test(text.slice(0, start));
}
