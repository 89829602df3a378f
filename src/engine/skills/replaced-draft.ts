import { line, type Skill } from '../skill.js';

/** Of a skill that drafts a change with `tool`: where the person corrects the draft before ("no, 75"), that one is withdrawn, and it is said. */
export function replacing(skill: Skill, tool: string): Skill {
  return {
    ...skill,
    plan: (context) => {
      const own = skill.plan(context);
      const { results, understanding, offers } = context;
      const outcome = results.outcomes(tool).at(-1);
      if (own.length > 0 || !understanding.amendsDraft || outcome?.kind !== 'drafted' || !offers('withdraw_draft')) return own;
      return results.outcomes('withdraw_draft').length > 0 ? [] : [{ toolName: 'withdraw_draft', input: { instead: outcome.approvalId } }];
    },
    compose: (context) => {
      const lines = skill.compose(context);
      const withdrawn = context.results.outcomes('withdraw_draft').at(-1);
      return lines === null || withdrawn?.kind !== 'ok' ? lines : [...lines, line(context.say.draftReplaced, withdrawn.evidence[0])];
    },
  };
}
