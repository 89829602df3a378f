import type { PlantCommandKind } from '../../domain/command.js';
import type { Language } from '../../domain/language.js';
import { permissionTable } from '../../domain/permissions.js';
import { deskPhrases } from '../phrases/desk-lines.js';
import { line, type Skill } from '../skill.js';
import { machineOrdered } from '../understand/machine-order.js';
import { stateTagOf } from '../understand/plant-state-words.js';
import type { Understanding } from '../understand/understanding.js';
import { asksForWorkOrder, changesWorkOrder } from '../understand/work-order-request.js';
import { readingLines } from './reading-lines.js';
import { listWorkOrders } from './records.js';

const orderedOf = ({ question, assets, previous }: Understanding) =>
  asksForWorkOrder(question, previous) || changesWorkOrder(question) ? null : machineOrdered(question, assets);

/** "Start P-101B": no tool of ours does that, so it is said, with how the machine stands and what can be drafted instead. */
export const operateMachine: Skill = {
  name: 'operate-machine',
  needs: [],
  fits: (understanding) => (orderedOf(understanding) === null ? 0 : 0.91),
  plan: ({ understanding, directory, offers }) => {
    const machine = orderedOf(understanding);
    const state = machine === null ? null : (stateTagOf(machine.id, 'running', directory) ?? stateTagOf(machine.id, 'open', directory));
    return state === null || !offers('read_tags') ? [] : [{ toolName: 'read_tags', input: { tags: [state.id] } }];
  },
  compose: ({ understanding, results, say }) => {
    const machine = orderedOf(understanding);
    if (machine === null) return null;
    const phrases = deskPhrases[understanding.language];
    const states = results.of('read_tags').flatMap(({ output, evidence }) => output.readings.flatMap((each) => readingLines(each, evidence, say)));
    return [line(phrases.cannotOperate(machine.id)), ...states, line(phrases.canInstead)];
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
    return [line(phrases.seesNoPeople), line(orders.length === 0 ? phrases.noOpenOrders(machine) : phrases.openOrders(machine), list), ...orders];
  },
};

/** One's own rights: the role, what one may ask for and what one may approve. */
const ownRights =
  /\b(?:my|what)(?: is my)? (?:role|rights|permissions?|authori[sz]ations?)\b|\bwhat (?:exactly )?(?:may|can|am) i (?:allowed to )?(?:do here|approve|acknowledge|authori[sz]e|release|shelve|sign off)\b|\b(?:may|can|am) i (?:allowed to )?(?:approve|acknowledge|shelve|authori[sz]e|release)\b(?! (?:this|that|it)\b)[^?]*\b(?:alarms|orders?|set ?points?|changes|drafts|notes)\b|\bmeine? (?:rolle|rechte|berechtigung\w*|befugnis\w*)\b|\bwas darf ich\b[^?]*(?:freigeben|genehmigen|quittieren|entwerfen|bestätigen|hier)|\bdarf ich\b[^?]*\b(?:alarme|aufträge|sollwert\w*|entwürfe)\b[^?]*(?:freigeben|genehmigen|quittieren|bestätigen)|我的(?:角色|权限)|我(?:可以|能|有权|能够)(?:批准|审批|确认|搁置)(?:什么|哪些|报警|工单|设定)/iu;

const kindNames: Readonly<Record<Language, Readonly<Record<PlantCommandKind, string>>>> = {
  en: {
    'work-order-create': 'new work orders',
    'work-order-update': 'changes of work orders',
    'alarm-acknowledge': 'acknowledging alarms',
    'alarm-shelve': 'shelving alarms',
    'alarm-unshelve': 'taking alarms off the shelf',
    'setpoint-write': 'setpoint changes',
    'shift-note-add': 'shift notes',
  },
  de: {
    'work-order-create': 'neue Arbeitsaufträge',
    'work-order-update': 'Änderungen an Arbeitsaufträgen',
    'alarm-acknowledge': 'das Quittieren von Alarmen',
    'alarm-shelve': 'das Zurückstellen von Alarmen',
    'alarm-unshelve': 'das Aufheben einer Zurückstellung',
    'setpoint-write': 'Sollwertänderungen',
    'shift-note-add': 'Schichtnotizen',
  },
  zh: {
    'work-order-create': '新工单',
    'work-order-update': '工单更改',
    'alarm-acknowledge': '报警确认',
    'alarm-shelve': '报警搁置',
    'alarm-unshelve': '取消报警搁置',
    'setpoint-write': '设定值更改',
    'shift-note-add': '交接班记录',
  },
};
const kinds = Object.keys(permissionTable) as PlantCommandKind[];

/** "What is my role and what may I approve?": from the permission table that also decides. */
export const myRights: Skill = {
  name: 'my-rights',
  needs: [],
  fits: ({ question, role, tags }) => (role !== null && tags.length === 0 && ownRights.test(question) ? 0.94 : 0),
  plan: () => [],
  compose: ({ understanding: { role, language } }) => {
    if (role === null) return null;
    const phrases = deskPhrases[language];
    const listed = (wanted: (kind: PlantCommandKind) => boolean): string =>
      kinds
        .filter(wanted)
        .map((kind) => kindNames[language][kind])
        .join(language === 'zh' ? '、' : ', ');
    const asks = listed((kind) => permissionTable[kind].request.includes(role));
    const approves = listed((kind) => permissionTable[kind].approve.includes(role));
    const second = listed((kind) => permissionTable[kind].fourEyes && permissionTable[kind].approve.includes(role));
    return [
      line(phrases.role(role)),
      ...(asks === '' ? [] : [line(phrases.mayAskFor(asks))]),
      line(approves === '' ? phrases.approvesNothing : phrases.mayApprove(approves)),
      ...(second === '' ? [] : [line(phrases.needsSecond(second))]),
    ];
  },
};
