import { allMatches } from '../../domain/all-matches.js';
import { readDue, withoutDue } from '../../domain/due-time.js';
import type { WorkOrder } from '../../domain/work-order.js';
import { line, type Skill, type SkillContext } from '../skill.js';
import { changesWorkOrder, prioritySaid } from '../understand/work-order-request.js';
import { within } from './catalogue.js';
import { draftLines } from './drafts.js';
import { lineOf } from './plant-state.js';

const openStatuses = ['waiting', 'dispatched', 'running', 'held', 'completed'] as const;
const list = { toolName: 'list_work_orders', input: { statuses: [...openStatuses], limit: 100 } };
const all = /\b(?:all|every|both|alle|sämtliche|beide)\b|所有|全部/iu;

const statusWords: ReadonlyArray<readonly [RegExp, WorkOrder['status']]> = [
  [/\bcancel\w*|\bwithdraw\w*|stornier\w*|取消/iu, 'cancelled'],
  [/\b(?:on )?hold\b|\bpause\w*|\bpark\b|zurückstell\w*|暂停|搁置/iu, 'held'],
  [/\bdispatch\w*|\bassign\w*|\bsend out\b|派工/iu, 'dispatched'],
  [/\bclos\w*|schließ\w*|abschließ\w*|关闭/iu, 'closed'],
  [/\bcomplet\w*|\bfinish\w*|\bdone\b|\bready\b|fertig|erledigt|完成/iu, 'completed'],
  [/\bstart\w*|\bbegin\w*|\bin progress\b|\breopen\b|begonnen|开始/iu, 'running'],
];

type Change = Readonly<{ status?: WorkOrder['status']; priority?: WorkOrder['priority']; findings?: string; dueAt?: string }>;

/** The order's words up to the first stop, and what is told after it: what was found, done and needed. */
function headAndReport(asked: string): Readonly<{ head: string; report: string }> {
  const [head = asked] = /^[\s\S]{12,}?(?=[,:;：，；]|\.\s|\s[–-]\s)/u.exec(asked) ?? [asked];
  return {
    head,
    report: asked
      .slice(head.length)
      .replace(/^[\s,:;.：，；–-]+/u, '')
      .trim(),
  };
}

/** What is to be changed, each field only where it is said. */
export function changeIn(text: string, now: Date): Change | null {
  const due = readDue(text, now);
  const asked = withoutDue(text, now);
  const { head, report } = headAndReport(asked);
  const isNote = /^\s*(?:please\s+)?(?:add|append|write|note|put .* (?:in|into|on) the)\b|ergänz|添加/iu.test(head);
  const statusIn = (text: string) => statusWords.find(([pattern]) => pattern.test(text))?.[1];
  const status = isNote ? undefined : (statusIn(head) ?? (/\bWO-?\s?\d+/iu.test(head) ? statusIn(report) : undefined));
  const priority = prioritySaid(head) ?? (isNote ? undefined : prioritySaid(report));
  const named = /(?:findings?(?: are)?|found|because|befund|发现)\s*[:：]?\s*(.{3,1000})/iu.exec(asked)?.[1];
  const told = report.length < 3 || (status !== undefined && statusIn(head) === undefined && report.split(/\s+/u).length < 3) ? undefined : report;
  const findings = named ?? (priority !== undefined && prioritySaid(head) === undefined && report.split(/\s+/u).length < 4 ? undefined : told);
  if (status === undefined && priority === undefined && findings === undefined && due === null) return null;
  return {
    ...(status === undefined ? {} : { status }),
    ...(priority === undefined ? {} : { priority }),
    ...(findings === undefined ? {} : { findings: findings.slice(0, 1000) }),
    ...(due === null ? {} : { dueAt: due.at.toISOString() }),
  };
}

/** The orders that a request may mean: the numbered one, else the open ones of the named machine, and of these the ones whose text has most of its words. */
function meant({ understanding, results, directory }: SkillContext): readonly WorkOrder[] {
  const open = results.of('list_work_orders').at(-1)?.output.workOrders ?? [];
  const { question, assets } = understanding;
  const ofMachine = open.filter(({ equipment }) => {
    const owner = directory.assets.find(({ id }) => id === equipment);
    return assets.length === 0 || (owner !== undefined && assets.some(({ id }) => within(owner, id, directory.assets)));
  });
  const { head } = headAndReport(question);
  const said = stemsOf(/\b(?:for|of|about|with|für|von|wegen)\s+(?:the\s+|die\s+|der\s+|das\s+)?(.+)$/iu.exec(head)?.[1] ?? '');
  const hitsOf = (order: WorkOrder): number => {
    const words = new Set(stemsOf(`${order.equipment} ${order.title} ${order.description}`));
    return said.filter((word) => words.has(word)).length;
  };
  const most = Math.max(0, ...ofMachine.map(hitsOf));
  if (most === 0) return said.length === 0 || assets.length > 0 ? ofMachine : [];
  return ofMachine.filter((order) => hitsOf(order) === most);
}

function stemsOf(text: string): readonly string[] {
  return allMatches(text.toLowerCase(), /\p{Script=Han}{2}|[\p{L}\d-]{4,}/gu).map(([word]) => word.replace(/(?:ing|ed|s)$/u, ''));
}

/** Drafts the change of existing orders. Without a number the one that fits the words is meant; where several fit, the person is asked. */
export const changeWorkOrder: Skill = {
  name: 'update-work-order',
  needs: ['update_work_order'],
  fits: ({ question }) => (changesWorkOrder(question) ? 0.94 : 0),
  plan: (context) => {
    const { understanding, results, offers } = context;
    const asked = understanding.question;
    const change = changeIn(asked, understanding.now);
    if (change === null || results.outcomes('update_work_order').length > 0) return [];
    const numbers = allMatches(asked, /\bWO-?\s?(\d+)/giu).map(([, number = '']) => `WO-${number}`);
    if (numbers.length === 0 && offers('list_work_orders') && !results.has(list)) return [list];
    const fitting = meant(context).map(({ id }) => id);
    const ids = numbers.length > 0 ? numbers : fitting.length === 1 || all.test(asked) ? fitting : [];
    return [...new Set(ids)].map((workOrderId) => ({ toolName: 'update_work_order', input: { workOrderId, ...change } }));
  },
  compose: (context) => {
    const { results, say, understanding } = context;
    const drafts = results.outcomes('update_work_order');
    if (drafts.length > 0) return drafts.flatMap((outcome) => draftLines(outcome, context, (title) => title));
    const found = results.of('list_work_orders').at(-1);
    if (found === undefined || changeIn(understanding.question, understanding.now) === null) return null;
    const fitting = meant(context);
    const choices = fitting.length > 0 ? fitting : found.output.workOrders;
    if (choices.length === 0)
      return [line(say.noWorkOrders(understanding.assets[0]?.id ?? lineOf(context.directory)), ...found.evidence), line(say.nothingDone)];
    return [
      line(
        say.which(
          choices
            .slice(0, 8)
            .map(({ id, title }) => `${id} (${title})`)
            .join(', '),
        ),
        ...found.evidence,
      ),
    ];
  },
};
