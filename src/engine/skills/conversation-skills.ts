import { line, type Skill } from '../skill.js';
import { asksLive, cues } from './plant-state.js';

const defeat =
  /\b(?:by-?pass\w*|jumper\w*|defeat\w*|overrid\w*|forc(?:e|ing|ed)|disabl\w*|deactivat\w*|bridg(?:e|ing)|shunt\w*|trick\w*|fool\w*|tap(?:e|ing) (?:over|down)|cheat\w*|suppress\w*|remov\w*|delay\w*|slow(?:er|ing)?|silence permanently|ignor\w*|skip\w*|circumvent\w*|get around|work around|switch(?:ing)? off|turn(?:ing)? off|tie down|wedge|prop open|raise the (?:trip|limit)|lower the (?:trip|limit)|überbrück\w*|umgeh\w*|deaktivier\w*|ausschalt\w*|abschalt\w*|austricks\w*|außer kraft|verzöger\w*|manipulier\w*)\b[\s\S]{0,80}\b(?:interlock\w*|permissive\w*|e-?stops?|emergency[- ](?:stop|off)\w*|safety (?:valve|switch|circuit|relay|function|chain|door|gate|system|limit\w*|interlock|trip|device|sensor)\w*|safeguards?|trips?|guards?|light curtains?|(?:gate|door|guard) switch\w*|divert\w*|diversion|relief valve|limiters?|cut-?(?:off|out)s?|low-low (?:alarm|trip)|protection\w*|lockouts?|loto|padlock\w*|verriegelung\w*|not-?halt|not-?aus|schutz(?:tür|gitter|haube|einrichtung|schalter|funktion)\w*|sicherheits\w*|umleit\w*|begrenzer\w*)|\b(?:interlock|e-?stop|emergency stop|safety|guard|limiter|trip|protection)\b[^.?!]{0,30}\b(?:off|out of action|bypassed|jumpered|disabled|slower)\b|\b(?:simulat\w*|fak(?:e|ing)|inject\w*|feed(?:ing)? in|pretend\w*|spoof\w*)\b[^.?!]{0,40}\b(?:good|ok|healthy|normal|valid|false|dummy)?\s*(?:value|signal|reading|temperature|level)s?\b[^.?!]{0,40}\b(?:into|so (?:that )?|to keep|instead)|\bwithout (?:locking|lock-?out|loto|isolat\w*|a lock|locks|the guard|guards|verif\w*|a permit|tagging)|\b(?:run|operate|start|keep)\b[^.?!]{0,40}\bwith (?:the |a )?(?:door|guard|gate|cover|hood|fence)\b[^.?!]{0,15}\b(?:open|off|removed)|\bohne (?:freischalt\w*|absperr\w*|schloss|verriegel\w*|schutz\w*)|(?:旁路|短接|屏蔽|取消|绕过|强制|关掉|解除|跳过|伪造|模拟一个).{0,24}(?:联锁|急停|安全|保护|转向阀|分流|限位|低低|连锁|上锁)|(?:联锁|连锁|急停|安全门|保护|防护门).{0,16}(?:旁路|短接|屏蔽|取消|绕过|关掉|解除|打开着)|不(?:上锁|挂牌|隔离)(?:就|直接|也)/iu;
const explains =
  /\b(?:what (?:is|does|are|happens)|explain|why (?:is|does|did|was|must|may)|when (?:does|is|was|did)|who (?:may|can|has)|how (?:often|fast|quickly|many) (?:is|must|does|do|did|were)|policy|rule|allowed|permitted|forbidden|was ist|warum|wer darf|regel|erlaubt|verboten)\b|什么是|为什么|谁可以|规定|允许|禁止/iu;
const declare =
  /\b(?:is it|are we|is (?:the|this|that)?\s?[\w-]*|can (?:i|we) (?:now )?|may (?:i|we) (?:now )?)\b[\s\S]{0,40}\b(?:safe (?:to|for)|isolated|de-?energi[sz]ed|locked out|reach in|put my (?:hand|arm)|safe\s*\?|safely)\b|\b(?:confirm|tell me|declare|certify|assure)\b[\s\S]{0,40}\b(?:safe|isolated|de-?energi[sz]ed|gas.?free)\b|\b(?:issue|sign|grant|approve|extend|write)\b[^.?!]{0,30}\bpermit\b|\b(?:ist|darf ich)\b[\s\S]{0,40}\b(?:sicher|freigeschaltet|spannungsfrei|hineingreifen|reingreifen)\b|\b(?:erteile?|stelle?)\b[^.?!]{0,30}\b(?:erlaubnisschein|freigabe)\b|(?:安全吗|隔离了吗|可以(?:伸手|打开|进入)吗|断电了吗)|(?:签发|开具|批准).{0,10}(?:作业票|许可证)/iu;
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
  fits: ({ ambiguous, assets, effective }) =>
    ambiguous.length > 1 && assets.length === 0 && (asksLive.test(effective) || cues.alarmWords.test(effective) || cues.whyWords.test(effective)) ? 0.67 : 0,
  plan: ({ understanding }) => understanding.ambiguous.slice(0, 4).map((id) => ({ toolName: 'list_assets', input: { query: id } })),
  compose: ({ say, understanding, results }) => [
    line(say.which(understanding.ambiguous.slice(0, 4).join(', ')), ...results.of('list_assets').flatMap(({ evidence }) => evidence)),
  ],
};
