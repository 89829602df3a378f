import { line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';

/** Asked of the machine as it is or was, which only the plant itself could tell; how one behaves in general is for the documents. */
const ofThePlant: readonly RegExp[] = [
  /\b(?:right now|at the moment|currently|just now|today|tonight|last night|this (?:morning|shift|week|month|year)|yesterday|since \d)\b/iu,
  /^\s*(?:is|are)\b[^?]*\b(?:running|stopped|down|on|off|tripped|ok|okay|healthy|in alarm)\s*[?.!]*\s*$/iu,
  /^\s*which\b[^?]*\b(?:is|are) (?:running|down|stopped|tripped|in alarm)\b/iu,
  /\bhow (?:often|many (?:alarms?|stops?|trips?|starts?|breakdowns?|failures?|jams?|times|work ?orders?))\b[^?]*\b(?:did|have|has|had|were|was)\b/iu,
];

/** How a machine is that the plant has none of: said, instead of another one's figures. */
export const notHere: Skill = {
  name: 'not-here',
  needs: [],
  fits: ({ strangeMachine, question }) => (strangeMachine !== null && ofThePlant.some((form) => form.test(question)) && !asksForRule(question) ? 0.4 : 0),
  plan: () => [],
  compose: ({ say, understanding: { strangeMachine } }) => (strangeMachine === null ? null : [line(say.noSuchMachine(strangeMachine))]),
};
