import { line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { asksLive } from './plant-state.js';

/** What only the plant itself can tell, beside how things are now. */
const ofPlantData = /\b(?:how (?:many|often)|alarms?|work ?orders?|tripped|down|stops?|failures?|breakdowns?)\b/iu;

/** How a machine is that the plant has none of: said, instead of another one's figures. What the documents tell of one goes before. */
export const notHere: Skill = {
  name: 'not-here',
  needs: [],
  fits: ({ strangeMachine, question }) =>
    strangeMachine !== null && (asksLive.test(question) || ofPlantData.test(question)) && !asksForRule(question) ? 0.4 : 0,
  plan: () => [],
  compose: ({ say, understanding: { strangeMachine } }) => (strangeMachine === null ? null : [line(say.noSuchMachine(strangeMachine))]),
};
