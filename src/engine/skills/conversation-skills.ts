import { namesWithdrawal } from '../../domain/command-intent.js';
import { cancelsPlainly, draftsDropped, dropsDraft } from '../../domain/draft-withdrawal.js';
import { line, type Skill } from '../skill.js';
import { changesWorkOrder } from '../understand/work-order-request.js';
import { asksLive, cues } from './plant-state.js';

const promptAttack =
  /\b(?:ignore|disregard|forget|override)\b[\s\S]{0,40}\b(?:instructions?|rules?|prompts?|guidelines|policies)\b|\b(?:system|initial|hidden|internal) prompt\b|\b(?:reveal|print|repeat|show|output|tell)\b[\s\S]{0,30}\b(?:your (?:prompt|instructions|rules|system message))\b|\byou are now\b|\bdeveloper mode\b|\b(?:ignoriere|vergiss)\b[\s\S]{0,40}\b(?:anweisungen|regeln|vorgaben)\b|忽略.{0,12}(?:指令|规则|提示)|系统提示词?|你现在是/iu;
const greeting =
  /^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|hallo|guten (?:morgen|tag|abend)|moin|servus|grüß (?:gott|dich)|你好|您好|早上好|大家好)(?:[\s,.!。！]+(?:and|und|a|very|good|day|morning|evening|to|you|all|of|everyone|everybody|team|there|again|zusammen|allen|ihnen|dir|shiftmate))*[\s,.!。！]*$/iu;
const aboutSelf =
  /^[^?]{0,30}\bwhat (?:can|do) you (?:do|offer|know)\b|\b(?:who|what) are you\b|\bwhat can you do\b|\bhow can you help\b|\bare you (?:an? )?(?:ai|human|robot|person|machine)\b|\b(?:wer|was) bist du\b|\bwas kannst du\b|\bbist du (?:eine? )?(?:ki|mensch|maschine)\b|你是谁|你能做什么|你是(?:人|机器人|人工智能)/iu;

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

const thanks =
  /^\s*(?:(?:ok|okay|great|good|perfect|nice|super|alright|all right|cool|well done|very good)[\s,.!]*)*(?:thanks?(?: you)?(?: (?:a lot|very much|so much|for (?:the|your) help))?|thx|cheers|bye|good ?bye|see you|danke(?: schön| sehr| dir)?|vielen dank|tschüss|谢谢你?|多谢|再见|great|perfect|ok(?:ay)?|good|super)[\s,.!。！]*$/iu;
/** Words of thanks, praise and farewell: one of them makes a message a courtesy where nothing else is in it. */
const kindWords = new Set(
  'thanks thank thx ty cheers appreciated appreciate bye goodbye danke dank dankeschön merci tschüss ciao servus feierabend helped helpful geholfen hilfreich great perfect brilliant excellent super prima klasse toll'.split(
    ' ',
  ),
);
/** Words that carry no question beside them. */
const besideKind = new Set(
  (
    'i you we me us my your our that this it all is was were are be have has had can could may will go get now then for of the a an and so very much really to on in with at again today tonight tomorrow later soon see lot ok okay yes no right fine good nice well done job work answer help mate buddy friend everyone everybody guys team colleague day night evening morning weekend shift rest one enough what needed ' +
    'das es ist war du sie ihr ich wir hat habe mir uns dir ihnen euch euer deine die der den für vielen schön sehr gut gute guten alles ja nein jetzt bis morgen später dann so wie immer tag nacht abend schicht hilfe kannst können gehen geht mal noch und auch kollege genau reicht'
  ).split(' '),
);
const chineseKind = /谢谢|多谢|感谢|辛苦|再见|拜拜|帮了大忙/u;
const besideChineseKind = /谢谢|多谢|感谢|辛苦|再见|拜拜|帮了大忙|[你您我了的啊呀吧啦哦嗯太非常很好棒先就这样可以帮忙助们大家明天见不用，。！!,.~\s]/gu;

/** Nothing but thanks, praise or a farewell, however it is put together. */
export function isOnlyCourtesy(question: string): boolean {
  if (chineseKind.test(question)) return question.replace(besideChineseKind, '') === '';
  const words = question.toLowerCase().match(/[\p{L}\d'’]+/gu) ?? [];
  return !/[?？]/u.test(question) && words.some((word) => kindWords.has(word)) && words.every((word) => kindWords.has(word) || besideKind.has(word));
}

const complaint =
  /^\s*(?:(?:no|sorry|but|hm+)[\s,.!]*)*(?:that(?:'s| is| was)|this is|it(?:'s| is)|your answer (?:is|was)|you(?:'re| are))\s+(?:not (?:right|correct|true|what i (?:asked|meant))|wrong|incorrect|false|mistaken|nonsense|rubbish)[\s.!]*$|^\s*(?:das (?:ist|stimmt) (?:falsch|nicht(?: richtig)?)|falsch)[\s.!]*$|^(?:不对|错了|这是错的|你错了)[。！!]*$/iu;
/** A complaint that says what would be right, and no other question. */
const corrects =
  /^\s*(?:(?:no|sorry|but|hm+|nein)[\s,.!]*)*(?:(?:that|this|it|your answer)(?:'s| is| was)|das (?:ist|war|stimmt)|deine antwort (?:ist|war)|(?:你的)?(?:答案|回答)(?:是)?)\s*(?:not (?:right|correct|true)|wrong|incorrect|false|falsch|nicht(?: richtig)?|错的?|错了|不对)\s*[:：;,，.。!-]+\s*(?!.*(?:\b(?:i|ich) (?:mean|meant|asked|meine|meinte)\b|我[是要]?[说问指]))\S.*[^?？\s]\s*$/iu;
const needsHelp =
  /^\s*(?:(?:please|hi|hello|hey)[\s,]*)*(?:i need (?:some |your )?help|help(?: me)?|can you help(?: me)?|ich brauche hilfe|hilf mir|hilfe|我需要帮助|帮帮我|帮助)[\s.!?。！]*$/iu;

const kindsOfDraft: readonly (readonly [RegExp, string])[] = [
  [/\b(?:work ?order|wo|ticket|job)\b|auftrag|工单/iu, 'work-order'],
  [/\bset ?point|sollwert|设定/iu, 'setpoint'],
  [/\balarm|\bshelv|\backnowledg|quittier|报警|搁置/iu, 'alarm'],
  [/\bnote\b|\bhandover\b|notiz|übergabe|备注|交接/iu, 'note'],
];

/** "No, leave it" after a draft, or "withdraw my setpoint draft": the person's own draft that waits is withdrawn. */
export const dropDraft: Skill = {
  name: 'drop-draft',
  needs: [],
  fits: ({ question, draftBefore, previous }) =>
    (draftBefore && dropsDraft(question)) || (previous !== null && cancelsPlainly(question)) || namesWithdrawal(question) ? 0.96 : 0,
  plan: ({ understanding: { question }, offers, results }) => {
    if (!offers('withdraw_draft') || results.outcomes('withdraw_draft').length > 0) return [];
    const kind = kindsOfDraft.find(([words]) => words.test(question))?.[1];
    const many = draftsDropped(question);
    if (many > 1 && offers('list_drafts')) {
      const list = { toolName: 'list_drafts', input: { which: 'waiting', ...(kind === undefined ? {} : { kind }) } };
      if (!results.has(list)) return [list];
      return (results.of('list_drafts').at(-1)?.evidence ?? [])
        .flatMap((item) => (item.kind === 'draft' ? [{ toolName: 'withdraw_draft', input: { approvalId: item.draftId } }] : []))
        .slice(0, many);
    }
    return [{ toolName: 'withdraw_draft', input: kind === undefined ? {} : { kind } }];
  },
  compose: ({ understanding: { question, draftBefore }, say, results }) => {
    const withdrawn = results.outcomes('withdraw_draft').filter(({ kind }) => kind === 'ok');
    if (withdrawn.length > 1) return [line(say.draftsWithdrawn, ...withdrawn.flatMap((each) => (each.kind === 'ok' ? each.evidence : [])))];
    const outcome = withdrawn[0] ?? results.outcomes('withdraw_draft').at(-1);
    // An order that exists may be meant where no draft waits any more.
    if (outcome?.kind === 'failed' && !draftBefore && changesWorkOrder(question)) return null;
    if (outcome?.kind === 'ok') return [line(say.draftWithdrawn, outcome.evidence[0])];
    return [line(outcome?.kind === 'failed' && outcome.code === 'not-found' ? say.noDraftWaits : say.draftWaits)];
  },
};

/** Words that carry no question: thanks, "that is wrong", a bare call for help. */
export const courtesy: Skill = {
  name: 'courtesy',
  needs: [],
  fits: ({ question }) =>
    thanks.test(question) || isOnlyCourtesy(question) || complaint.test(question) || corrects.test(question) || needsHelp.test(question) ? 0.97 : 0,
  plan: () => [],
  compose: ({ understanding: { question }, say }) => [
    line(
      thanks.test(question) || isOnlyCourtesy(question)
        ? say.welcome
        : corrects.test(question)
          ? say.correctBelow
          : complaint.test(question)
            ? say.askWhatIsWrong
            : say.offerHelp,
    ),
  ],
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
