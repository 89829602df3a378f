import { formatValue, plantMinute } from '../../domain/evidence-of.js';
import { line, type Skill } from '../skill.js';
import { programmesIn } from '../understand/state-subject.js';
import type { Understanding } from '../understand/understanding.js';

const asksRemaining =
  /\bhow (?:long|much (?:time|longer)|soon|far)\b(?![^?]*\b(?:does|do|should|must|may|can)\b)[^?]*\b(?:until|till|left|remain\w*|still|to go|more|finish\w*|done|end\w*|over|complete\w*|through|along)\b|\bwhen (?:will|is)\b[^?]*\b(?:finish\w*|done|end|over|complete\w*|ready|through)\b|\bwie lange\b[^?]*\bnoch\b/iu;
const asksStep =
  /^\s*(?:(?:so|and|ok|please|tell me)[\s,]+)*(?:is|are|(?:in |at )?(?:which|what)|where|how far|läuft|ist|(?:in )?welche\w*)\b[^?]*\b(?:running|on|active|in progress|going on|still going|started|finished|done|over|complete|step|phase|stage|läuft|schritt|fertig)\b/iu;
const ofProgramme = /\b(?:cip|clean\w*|programmes?|programs?|sequences?|rins\w*|wash\w*|steril\w*|steps?|phases?|stage|reinigung\w*)\b/iu;
const elsewhere =
  /\b(?:was|were|did|had|last|yesterday|why|if|should|must|may|can i|before|after|manual|procedure|policy|allowed|first|next|how often|alarm|temperature|pressure|flow|level|concentration)\b/iu;

/** With the question before, where this one carries it on ("how long will it still take?"). */
function subjectOf({ effective, isFollowUp, previous }: Pick<Understanding, 'effective' | 'isFollowUp' | 'previous'>): string {
  return isFollowUp && previous !== null ? `${effective} ${previous}` : effective;
}

/** "Is the cleaning still running, and how long will it take?": the step that the programme is in; what the plant does not count down is said. */
export const programmeStep: Skill = {
  name: 'programme-step',
  needs: ['read_tags'],
  fits: ({ effective, window, tags, ...rest }) =>
    window === null &&
    tags.length === 0 &&
    ofProgramme.test(subjectOf({ effective, ...rest })) &&
    !elsewhere.test(effective) &&
    (asksRemaining.test(effective) || asksStep.test(effective))
      ? 0.86
      : 0,
  plan: ({ understanding, directory, results }) => {
    const steps = programmesIn(subjectOf(understanding), directory);
    return steps.length === 0 || results.outcomes('read_tags').length > 0 ? [] : [{ toolName: 'read_tags', input: { tags: steps.map(({ id }) => id) } }];
  },
  compose: ({ understanding, results, say, directory }) => {
    const found = results.of('read_tags').at(-1);
    if (found === undefined || programmesIn(subjectOf(understanding), directory).length === 0) return null;
    return found.output.readings.flatMap(({ reading, definition }) => {
      const source = found.evidence.find((item) => item.kind === 'reading' && item.reading.tag === reading.tag);
      const what = definition === null ? reading.tag : `${reading.tag} (${definition.description})`;
      const value = line(say.reading(what, formatValue(reading.value, definition), plantMinute(reading.readAt)), source);
      return asksRemaining.test(understanding.effective) ? [value, line(say.noRemainingTime, source)] : [value];
    });
  },
};
