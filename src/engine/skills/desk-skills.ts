import { deskPhrases } from '../phrases/desk-lines.js';
import { line, type Skill } from '../skill.js';
import { machineOrdered } from '../understand/machine-order.js';
import { stateTagOf } from '../understand/plant-state-words.js';
import type { Understanding } from '../understand/understanding.js';
import { asksForWorkOrder, changesWorkOrder } from '../understand/work-order-request.js';
import { citedLines } from './cited-lines.js';
import { readingLines } from './reading-lines.js';
import { listWorkOrders } from './records.js';

const orderedOf = ({ question, assets, previous }: Understanding) =>
  asksForWorkOrder(question, previous) || changesWorkOrder(question) ? null : machineOrdered(question, assets);

/** "Start P-101B": no tool of ours does that, so it is said, with how the machine stands and what can be drafted instead. */
export const operateMachine: Skill = {
  name: 'operate-machine',
  needs: ['list_assets'],
  fits: (understanding) => (orderedOf(understanding) === null ? 0 : 0.91),
  plan: ({ understanding, directory, offers }) => {
    const machine = orderedOf(understanding);
    const state = machine === null ? null : (stateTagOf(machine.id, 'running', directory) ?? stateTagOf(machine.id, 'open', directory));
    return [
      ...(machine === null ? [] : [{ toolName: 'list_assets', input: { query: machine.id } }]),
      ...(state === null || !offers('read_tags') ? [] : [{ toolName: 'read_tags', input: { tags: [state.id] } }]),
    ];
  },
  compose: ({ understanding, results, say }) => {
    const machine = orderedOf(understanding);
    if (machine === null) return null;
    const phrases = deskPhrases[understanding.language];
    const states = results.of('read_tags').flatMap(({ output, evidence }) => output.readings.flatMap((each) => readingLines(each, evidence, say)));
    const register = results.of('list_assets').flatMap(({ evidence }) => evidence.filter((item) => item.kind === 'asset' && item.equipment === machine.id));
    return [line(phrases.cannotOperate(machine.id), ...register), ...states, line(phrases.canInstead)];
  },
};

/** A person at work, at a place, now. */
const peopleNow =
  /\b(?:any|some|no)(?:body|one)\b[^?]*\b(?:work\w*|busy|inside|on it|at it|at (?:the|[A-Z]{1,3}-\d)|in (?:the|there)|near|doing)|\bpeople (?:work\w*|inside|in|at|on)\b|\bwho(?:['’]s| is| are) (?:\w+ )?(?:working|inside|busy|at|on|in)\b(?! (?:call|charge|duty|holiday|leave)\b)|\b(?:arbeite[tn]|ist|sind|steht|befindet sich)\b[^?]*\b(?:jemand|einer|leute)\b|\bwer (?:arbeitet|ist (?:gerade |jetzt |momentan )?(?:an|am|bei|beim|in|im))(?![\p{L}])|有人.{0,20}(?:检修|维修|修|作业|干活|工作|里面|施工)|谁.{0,4}在.{0,16}(?:检修|维修|修|作业|干活|工作|里面|旁)/u;
const notNow =
  /\b(?:was|were|did|has|had|last|yesterday|ever|responsible|allowed|may|should|will|tomorrow|war|waren|gestern|letzte\w*|wird|morgen)\b|昨|上次|过[？?]?$/iu;
const open = ['waiting', 'dispatched', 'running', 'held'];

/** "Is anybody working on P-101A right now?": the open orders of the machine; who is there nobody has told the copilot. */
export const whoIsThere: Skill = {
  name: 'who-is-there',
  needs: ['list_work_orders'],
  fits: ({ question, assets }) => (assets.length > 0 && peopleNow.test(question) && !notNow.test(question) ? 0.9 : 0),
  plan: ({ understanding: { assets } }) => [{ toolName: 'list_work_orders', input: { equipment: assets[0]?.id ?? '', statuses: open } }],
  compose: (context) => {
    const { understanding, results } = context;
    const phrases = deskPhrases[understanding.language];
    const machine = understanding.assets[0]?.id ?? '';
    const found = results.of('list_work_orders').at(-1);
    if (found === undefined) return null;
    const orders = found.output.workOrders.length === 0 ? [] : (listWorkOrders.compose(context) ?? []);
    const list = found.evidence.find(({ kind }) => kind === 'computation');
    return [line(phrases.seesNoPeople), ...(orders.length === 0 ? [line(phrases.noOpenOrders(machine), list)] : orders)];
  },
};

const roster =
  /^\s*(?:so |and )?who(?:['’]s| is| are)? (?:\p{L}+ )?(?:on (?:shift|duty|call)|(?:the |our )?(?:current )?shift lead(?:er)?|working)(?: (?:today|tonight|now|right now|here|this shift))?\s*[?.!]*$|^\s*wer (?:hat|ist)(?: (?:heute|gerade|jetzt))? (?:(?:auf|in der) )?(?:schicht|dienst|bereitschaft|schichtleit\p{L}*)(?: (?:heute|gerade|jetzt))?\s*[?.!]*$|^(?:今天|现在|今晚)?(?:是)?谁(?:在)?(?:值班|当班|上班)[?？]?$/iu;

/** "Who is on shift?": no duty roster is known, and nobody is named by guess. */
export const whoIsOnShift: Skill = {
  name: 'who-is-on-shift',
  needs: [],
  fits: ({ question, assets, tags }) => (assets.length + tags.length === 0 && roster.test(question) ? 0.95 : 0),
  plan: () => [],
  compose: ({ understanding }) => [line(deskPhrases[understanding.language].noRoster)],
};

/** One's own rights: the role, what one may ask for and what one may approve. */
const ownRights =
  /\b(?:my|what)(?: is my)? (?:role|rights|permissions?|authori[sz]ations?)\b|\bwhat (?:exactly )?(?:may|can|am) i (?:allowed to )?(?:do here|approve|acknowledge|authori[sz]e|release|shelve|sign off)\b|\b(?:may|can|am) i (?:allowed to )?(?:approve|acknowledge|shelve|authori[sz]e|release)\b(?! (?:this|that|it)\b)[^?]*\b(?:alarms|orders?|set ?points?|changes|drafts|notes)\b|\bmeine? (?:rolle|rechte|berechtigung\w*|befugnis\w*)\b|\bwas darf ich\b[^?]*(?:freigeben|genehmigen|quittieren|entwerfen|bestätigen|hier)|\bdarf ich\b[^?]*\b(?:alarme|aufträge|sollwert\w*|entwürfe)\b[^?]*(?:freigeben|genehmigen|quittieren|bestätigen)|我的(?:角色|权限)|我(?:可以|能|有权|能够)(?:批准|审批|确认|搁置)(?:什么|哪些|报警|工单|设定)/iu;

/** "What is my role and what may I approve?": from the permission table that also decides. */
export const myRights: Skill = {
  name: 'my-rights',
  needs: ['list_permissions'],
  fits: ({ question, tags }) => (tags.length === 0 && ownRights.test(question) ? 0.94 : 0),
  plan: ({ understanding: { language } }) => [{ toolName: 'list_permissions', input: { language } }],
  compose: ({ results }) => {
    const found = results.of('list_permissions').at(-1);
    return found === undefined ? null : citedLines(found.output.lines, found);
  },
};

/** Who approves, releases or may order something, asked of people in general. */
const asksWhoMay =
  /\bwho\b(?! (?:did|was|were|last|has (?:already )?\p{L}+ed))[^?]{0,30}\b(?:approves?|authori[sz]es?|releases?|signs? off|allowed|may|can|must|has to)\b|\bwhich roles?\b|\b(?:may|can|is) (?:an? |the )?(?:technicians?|engineers?|operators?|managers?|shift[- ]?leads?)\b[^?]{0,30}\b(?:approve|authori[sz]e|release|sign off)|\bwer\b[^?]{0,60}\b(?:genehmig\w*|freig\w*|darf|dürfen|muss|zustimm\w*)|谁.{0,8}(?:批准|审批|同意|授权)|由谁(?:批准|审批)/iu;
const approving = /\b(?:approv\w*|authori[sz]\w*|releas\w*|sign(?:s|ed)? off|genehmig\w*|freig\w*|zustimm\w*)\b|批准|审批|同意|授权/iu;
const kindsAsked: readonly (readonly [RegExp, string])[] = [
  [/\bset ?points?\b|sollwert\w*|设定值?/iu, 'setpoint-write'],
  [/\bunshelv\w*/iu, 'alarm-unshelve'],
  [/\bshelv\w*|zurückstell\w*|搁置/iu, 'alarm-shelve'],
  [/\backnowledg\w*|quittier\w*|确认报警|报警确认/iu, 'alarm-acknowledge'],
  [/\b(?:work ?orders?|wos?|tickets?|job cards?)\b|auftr[aä]g\w*|工单/iu, 'work-order-create'],
];

/** "Who may approve a setpoint change?": from the permission table that also decides. */
export const whoApproves: Skill = {
  name: 'who-approves',
  needs: ['list_permissions'],
  fits: ({ question, tags, assets }) =>
    tags.length === 0 && assets.length === 0 && asksWhoMay.test(question) && approving.test(question) && kindsAsked.some(([words]) => words.test(question))
      ? 0.93
      : 0,
  plan: ({ understanding: { language, question } }) => [
    { toolName: 'list_permissions', input: { language, kind: kindsAsked.find(([words]) => words.test(question))?.[1] ?? 'work-order-create' } },
  ],
  compose: myRights.compose,
};
