import { line, type Skill } from '../skill.js';

const defeat =
  /\b(?:bypass\w*|jumper\w*|defeat\w*|overrid\w*|forc(?:e|ing)|disabl\w*|bridg(?:e|ing)|shunt\w*|trick|fool|tape over|cheat|suppress|remove|switch(?:ing)? off|turn(?:ing)? off|überbrück\w*|umgeh\w*|deaktivier\w*|ausschalt\w*|abschalt\w*|austricks\w*)\b[\s\S]{0,80}\b(?:interlock\w*|permissive|e-?stops?|emergency[- ]stops?|safety\w*|safeguards?|trips?|guards?|light curtains?|gate switch\w*|door switch\w*|divert\w*|diversion|relief valve|low[- ]water cut-?off|lockout|loto|verriegelung\w*|not-?halt|not-?aus|schutz\w*|sicherheit\w*|umleit\w*)|(?:旁路|短接|屏蔽|取消|绕过|强制|关掉|解除).{0,24}(?:联锁|急停|安全|保护|转向阀|分流)|(?:联锁|急停|安全门|保护).{0,16}(?:旁路|短接|屏蔽|取消|绕过|关掉|解除)/iu;
const explains =
  /\b(?:what (?:is|does|are)|explain|why (?:is|does|did|was)|when (?:does|is|was)|who (?:may|can)|policy|rule|allowed|permitted|was ist|warum|wer darf|regel|erlaubt)\b|什么是|为什么|谁可以|规定|允许/iu;
const declare =
  /\b(?:is it|are we|is (?:the|this|that)?\s?[\w-]*|can (?:i|we) (?:now )?|may (?:i|we) (?:now )?)\b[\s\S]{0,40}\b(?:safe (?:to|for)|isolated|de-?energi[sz]ed|locked out|reach in|put my (?:hand|arm)|safe\s*\?|safely)\b|\b(?:confirm|tell me|declare)\b[\s\S]{0,40}\b(?:safe|isolated|de-?energi[sz]ed)\b|\b(?:ist|darf ich)\b[\s\S]{0,40}\b(?:sicher|freigeschaltet|spannungsfrei|hineingreifen|reingreifen)\b|(?:安全吗|隔离了吗|可以(?:伸手|打开|进入)吗|断电了吗)/iu;
const ranksPeople =
  /\b(?:who (?:is|are|was|were)|rank|which (?:operator|technician|worker|employee|colleague)s?|best|worst|laziest|slowest|fastest|most productive|least productive|score|rate|compare)\b[\s\S]{0,50}\b(?:operators?|technicians?|workers?|employees?|colleagues?|staff|people|person|lazy|laziest|productive|mistakes)\b|\b(?:wer (?:ist|war)|welcher (?:bediener|techniker|mitarbeiter))\b[\s\S]{0,40}\b(?:beste|schlechteste|langsamste|faulste|produktivste|fehler)\b|(?:谁|哪个(?:员工|工人|操作员)).{0,12}(?:最差|最好|最慢|最懒|效率)/iu;
const promptAttack =
  /\b(?:ignore|disregard|forget|override)\b[\s\S]{0,40}\b(?:instructions?|rules?|prompts?|guidelines|policies)\b|\b(?:system|initial|hidden|internal) prompt\b|\b(?:reveal|print|repeat|show|output|tell)\b[\s\S]{0,30}\b(?:your (?:prompt|instructions|rules|system message))\b|\byou are now\b|\bdeveloper mode\b|\b(?:ignoriere|vergiss)\b[\s\S]{0,40}\b(?:anweisungen|regeln|vorgaben)\b|忽略.{0,12}(?:指令|规则|提示)|系统提示词?|你现在是/iu;
const greeting =
  /^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|hallo|guten (?:morgen|tag|abend)|moin|servus|你好|您好|早上好)[\s!.,。！]*(?:shiftmate)?[\s!.,。！]*$/iu;
const aboutSelf =
  /\b(?:who|what) are you\b|\bwhat can you do\b|\bhow can you help\b|\bare you (?:an? )?(?:ai|human|robot|person|machine)\b|\b(?:wer|was) bist du\b|\bwas kannst du\b|\bbist du (?:eine? )?(?:ki|mensch|maschine)\b|你是谁|你能做什么|你是(?:人|机器人|人工智能)/iu;

/** Requests to defeat a safety function get a refusal and the proper way; questions about the rule go to the documents. */
export const refuseDefeat: Skill = {
  name: 'refuse-defeat',
  needs: [],
  fits: ({ question }) => (defeat.test(question) && !explains.test(question) ? 1 : 0),
  plan: () => [],
  compose: ({ say }) => [line(say.safetyRefusal)],
};

/** "Is it safe to open?" is answered by what has to be verified, never by a yes. */
export const refuseDeclaration: Skill = {
  name: 'refuse-declaration',
  needs: [],
  fits: ({ question }) => (declare.test(question) ? 0.97 : 0),
  plan: ({ understanding, offers }) => {
    const [asset] = understanding.assets;
    return asset !== undefined && offers('list_assets') ? [{ toolName: 'list_assets', input: { query: asset.id } }] : [];
  },
  compose: ({ say, understanding, results }) => {
    const [asset] = understanding.assets;
    const source = results.evidence().find((item) => item.kind === 'asset' && item.equipment === asset?.id);
    const points =
      asset !== undefined && asset.isolationPoints.length > 0 && source !== undefined
        ? [line(say.isolationPoints(asset.id, asset.isolationPoints.join('; ')), source)]
        : [];
    return [line(say.declareRefusal), line(say.isolateFirst), ...points];
  },
};

export const refuseRanking: Skill = {
  name: 'refuse-ranking',
  needs: [],
  fits: ({ question }) => (ranksPeople.test(question) ? 0.96 : 0),
  plan: () => [],
  compose: ({ say }) => [line(say.rankingRefusal)],
};

/** Attempts to change the engine's rules or read its prompt. What is left of the question is not answered: it came with an attack. */
export const refusePromptAttack: Skill = {
  name: 'refuse-prompt-attack',
  needs: [],
  fits: ({ question }) => (promptAttack.test(question) ? 0.98 : 0),
  plan: () => [],
  compose: ({ say }) => [line(say.promptRefusal)],
};

export const introduce: Skill = {
  name: 'introduce',
  needs: [],
  fits: ({ question }) => (greeting.test(question) || aboutSelf.test(question) ? 0.95 : 0),
  plan: () => [],
  compose: ({ say }) => say.about.map((text) => line(text)),
};

/** Words that fit several assets lead to a question back, not to a guess. */
export const askWhich: Skill = {
  name: 'ask-which',
  needs: ['list_assets'],
  fits: ({ ambiguous, assets }) => (ambiguous.length > 1 && assets.length === 0 ? 0.67 : 0),
  plan: ({ understanding }) => understanding.ambiguous.slice(0, 4).map((id) => ({ toolName: 'list_assets', input: { query: id } })),
  compose: ({ say, understanding, results }) => [
    line(say.which(understanding.ambiguous.slice(0, 4).join(', ')), ...results.of('list_assets').flatMap(({ evidence }) => evidence)),
  ],
};
