import { allMatches } from '../../domain/all-matches.js';
import type { Evidence } from '../../domain/evidence.js';
import { plantMinute } from '../../domain/evidence-of.js';
import { identifierKey } from '../../domain/identifiers.js';
import { detectLanguage } from '../../domain/language.js';
import type { ToolResult } from '../../domain/tool-results.js';
import { deskPhrases } from '../phrases/desk-lines.js';
import { shownPhrases } from '../phrases/shown-lines.js';
import type { PlannedCall, Results } from '../results.js';
import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { dayMinutes, spanOf } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { asksForWorkOrder } from '../understand/work-order-request.js';
import { citedLines } from './cited-lines.js';
import { oneLine } from './document-lines.js';
import { lineOf } from './plant-state.js';

const historyWords =
  /\b(?:history of|what (?:did|have|has) (?:we|you|they|somebody|maintenance) (?:do|done|ever done)|what (?:(?:maintenance |repair )?work )?(?:was|has been) (?:done|repaired|changed|replaced|carried out)|what did (?:\S+ ){1,4}(?:find|replace|repair) (?:on|at|in|with)|how often|how many times|when (?:was|were|did|has).{0,40}last|when (?:was|were|did|has)\b.{0,60}\b(?:replac\w*|chang\w*|repair\w*|clean\w*|new|fitted|swapp\w*|renew\w*|servic\w*|calibrat\w*)|last time|happened before|past (?:failures?|repairs?)|maintenance history|repair history|log(?:book| entr\w*)?|previous(?:ly)? (?:repair\w*|fail\w*|replac\w*)|been (?:replaced|repaired|changed|cleaned|serviced)|wie oft|wann wurde|zuletzt|letztes mal|instandhaltungs\w*|historie|schon mal|reparaturen)\b|多少次|谁最后|谁.{0,6}(?:维修|修|换|处理)过|上次|最近一次|维修记录|历史|以前.{0,6}(?:发生|维修|更换)/iu;
const manyWorkOrders = /\b(?:open|all|pending|overdue|our|the) (?:work ?orders|wos|tickets|jobs)\b|offene aufträge|未关闭的?工单/iu;
const workOrderWords = /\b(?:work ?orders?|wos?\b|backlog|arbeitsaufträge?|aufträge?)\b|工单/iu;
/** "Ticket" and "job" mean a work order only beside a word of maintenance or its state; a parking ticket has a price. */
const looseOrderWords = /\b(?:tickets?|jobs?)\b/iu;
const ofWorkOrders =
  /\b(?:open|pending|overdue|due|closed|outstanding|unfinished|assigned|scheduled|planned|status|priority|maintenance|repairs?|inspections?|wo-?\d+|today|tonight|this (?:week|shift)|for (?:me|us)|mine)\b/iu;
const ofMoney = /\b(?:costs?|prices?|pay|fares?|fees?|family|admission|entry|visitors?|lost|hire|salary)\b/iu;
const createWords =
  /\b(?:open|create|raise|draft|make|file|write|submit|order one|new|anlegen|erstelle?\w*|eröffne\w*|schreib\w*|aufmachen)\b|开(?:一|个|张)?|新建|创建|提交|报修/iu;
const partWords =
  /\bhow many (?:\S+ ){1,4}(?:for (?:\S+ ){1,3})?(?:are left|left|do we (?:still )?have|are in the store)\b|\b(?:spare parts?|parts?\b|part numbers?|in stock|stock|spares?|article number|ersatzteil\w*|teilenummer\w*|lager(?:bestand|ort|platz)|bestand|vorrätig|(?:which|what) (?:store )?(?:bin|shelf)|in which (?:bin|shelf)|stored|(?:what|which \w+) (?:do|should|must|can) (?:i|we) order|bestell\w*)\b|备件|库位|零件|件号|库存/iu;
const subjectWords =
  /\b(seal|bearing|strainer|filter|impeller|gasket|valve|motor|coupling|belt|sensor|photo-?eye|torque|leak|vibration|lubricat\w*|oil|clean\w*|calibrat\w*|chain|plate|cap\w*|fuse|spider|o-ring|dichtung|lager|sieb|filter|laufrad|ventil|riemen|kalibrier\w*|密封|轴承|滤网|叶轮|阀|皮带|校准|清洗)s?\b/iu;
const subjectHan = /密封|轴承|滤网|滤芯|叶轮|阀|皮带|校准|清洗/u;
const translations = new Map([
  ['dichtung', 'seal'],
  ['lager', 'bearing'],
  ['sieb', 'strainer'],
  ['laufrad', 'impeller'],
  ['ventil', 'valve'],
  ['riemen', 'belt'],
  ['密封', 'seal'],
  ['轴承', 'bearing'],
  ['滤网', 'strainer'],
  ['滤芯', 'filter'],
  ['叶轮', 'impeller'],
  ['阀', 'valve'],
  ['皮带', 'belt'],
  ['校准', 'calibrat'],
  ['清洗', 'clean'],
]);

const asksPast =
  /\b(?:was|were|did|has|have|had|last|previous(?:ly)?|ever|before|since|history|log(?:book)?|wurden?|hat|haben|zuletzt|letzte\w*|historie)\b|上次|最近|历史|以前|过/iu;

/** The failure or part that a question is about, in the log's language. */
export function subjectOf(text: string): string | null {
  const found = (subjectWords.exec(text)?.[1] ?? subjectHan.exec(text)?.[0])?.toLowerCase();
  return found === undefined ? null : (translations.get(found) ?? found);
}

function windowDates({ window }: Understanding): Readonly<Record<string, string>> {
  return window === null ? {} : { from: window.from.toISOString().slice(0, 10), to: new Date(window.to.getTime() - 1).toISOString().slice(0, 10) };
}

const countWords = /\b(?:how (?:often|many)|how frequently|number of|count of|wie (?:oft|viele)|anzahl)\b|多少次|几次|次数/iu;
const datingWords =
  /\b(?:when (?:was|were|did|has|have)|last time|date of|last|latest|most recent|wann (?:wurde|wurden|war|hat)|zuletzt|letzte[rsnm]?)\b|什么时候|上次|最后|最近|哪天/iu;
const doneOrBroken =
  /\b(?:replac\w*|chang(?:e[ds]?|ing)\b|repair\w*|clean(?:ed|ing)|calibrat\w*|lubricat\w*|overhaul\w*|renew\w*|new|fail\w*|fault\w*|broke\w*|break\w*|trip\w*|leak\w*|stick\w*|stuck|clog\w*|block\w*|jam\w*|cavitat\w*|problems?|jobs?|issues?|logged|in the log|tests?|tested|seals?|bearings?|gaskets?|seats?|filters?|belts?|ersetzt|getauscht|gewechselt|erneuert|repariert|gereinigt|kalibriert|ausgefallen|defekt|undicht|störung\w*|gearbeitet|gemacht)\b|更换|维修|修过|处理|换过|干过|故障|泄漏|跳闸|清洗|校准/iu;
const otherThings =
  /\b(?:alarms?|work ?orders?|bottles?|rejects?|kwh|energy|stock|spare|spares|oee|may|should|must|allowed|interval|setpoints?|selections?|duty pump)\b|工单|报警|瓶|库存/iu;
/** Longer ago than this the question is about the logs, not about the journal of the day. */
const recentMs = 48 * 3_600_000;

/** Counting or dating failures and repairs, with no window or one that reaches back further than the plant's journal. */
export function asksOfRecords({ effective, window, now }: Understanding): boolean {
  if (otherThings.test(effective) || !(countWords.test(effective) || datingWords.test(effective)) || !doneOrBroken.test(effective)) return false;
  return window === null || now.getTime() - window.from.getTime() > recentMs;
}

/** A number of the catalogue, and no event. */
const partNumber = /\b(?:part|article|order|spare) (?:number|no\b)|teilenummer|artikelnummer|bestellnummer|备件号|件号|料号/iu;

const whoWorked = /\bwho (?:has )?(?:last )?(?:changed|replaced|repaired|fixed|fitted|renewed|cleaned|calibrated|serviced|worked)\b/iu;

/** Words for any work at all: they choose no rows of the log. */
const anyWork = /\b(?:servic(?:ed?|ing)|maintained|worked on|looked after|gewartet)\b|保养|维护/giu;

/** "How often did this seal fail?", "When was it last replaced?" from the maintenance logs. */
export const maintenanceHistory: Skill = {
  name: 'maintenance-history',
  needs: ['maintenance_history'],
  fits: (understanding) => {
    const { effective, assets } = understanding;
    const isElsewhere = understanding.unknownNames.length > 0 || understanding.strangeMachine !== null;
    const named = assets.length > 0;
    if (asksForRule(effective) || partNumber.test(effective)) return 0;
    if (asksOfRecords(understanding)) return named ? 0.86 : subjectOf(effective) !== null || isElsewhere ? 0.45 : 0;
    // What happened to a machine longer ago than the journal reaches is in the logs.
    const { window, now } = understanding;
    const longAgo = window !== null && now.getTime() - window.to.getTime() > recentMs;
    if (named && longAgo && /\b(?:happen\w*|done|did|was|were|passiert|gemacht)\b|发生|做了/iu.test(effective) && !otherThings.test(effective)) return 0.87;
    if (named && whoWorked.test(effective) && (subjectOf(effective) !== null || /\b(?:worked|serviced|repaired|fixed)\b/iu.test(effective))) return 0.86;
    if (!historyWords.test(effective) || speaksOfOrders(effective, true)) return 0;
    if (named) return 0.78;
    return subjectOf(effective) !== null || isElsewhere ? 0.45 : 0;
  },
  plan: ({ understanding, results, offers }) => {
    if (results.outcomes('maintenance_history').length > 0) return elsewhereToo(results, understanding, offers);
    const about = understanding.effective.replace(anyWork, 'maintenance').slice(0, 2000);
    const rest = { about, ...windowDates(understanding), limit: 20 };
    const scopes = understanding.assets.slice(0, 3).map(({ id }) => ({ equipment: id }));
    return (scopes.length === 0 ? [{}] : scopes).map((scope) => ({ toolName: 'maintenance_history', input: { ...scope, ...rest } }));
  },
  compose: ({ results, say, understanding }) => {
    const all = results.of('maintenance_history');
    const found = all.find(({ output }) => output.total > 0) ?? all.find(({ output }) => output.records.length > 0) ?? all.at(-1);
    if (found === undefined) return null;
    const count = found.evidence.find((item) => item.kind === 'computation');
    // Neither an asset nor a word narrowed the rows: a list of everything answers nothing.
    if (count?.kind === 'computation' && count.inputs['text'] === null && count.inputs['equipment'] === null) return null;
    const where = understanding.assets[0]?.id ?? subjectOf(understanding.effective) ?? '';
    // An empty log answers a question about the past; a question about a rule is for the documents.
    if (found.output.records.length === 0 && understanding.strangeMachine !== null) return null;
    if (found.output.records.length === 0 && !asksPast.test(understanding.effective)) return null;
    if (found.output.records.length === 0) {
      const journal = results.of('alarm_history');
      const events = journal.flatMap(({ output, evidence }) => eventLines(output, evidence));
      return events.length > 0 ? events : [line(say.noRecords(where), count), ...journal.flatMap((each) => citedLines(each.output.lines, each))];
    }
    const asksCount = countWords.test(understanding.effective);
    const asksWho = whoWorked.test(understanding.effective);
    const head = count === undefined ? [] : [line(oneLine(count.quote), count)];
    const rows = found.output.records.slice(0, asksCount ? 5 : 3).map((record) => {
      const source = found.evidence.find((item) => item.kind === 'log-row' && item.row === record.row && item.documentId === record.documentId);
      const row =
        `${record.date ?? ''} ${oneLine([record.asset, record.failure, record.action].filter((part) => part !== null && part !== '').join('; '))}`.trim();
      return line(asksWho && record.technician !== null ? shownPhrases[understanding.language].doneBy(row, record.technician) : row, source);
    });
    const [newest] = rows;
    return asksCount || newest === undefined || found.output.total === 0 ? [...head, ...rows] : [newest, ...head, ...rows.slice(1)];
  },
};

/** Where the log has nothing, the journal and the alarms of the last days are looked at before anybody is told that there is no record. */
function elsewhereToo(results: Results, { effective, assets, window }: Understanding, offers: (tool: string) => boolean): readonly PlannedCall[] {
  const empty = results.of('maintenance_history').every(({ output }) => output.records.length === 0);
  const [asset] = assets;
  if (!empty || asset === undefined || !offers('alarm_history') || results.outcomes('alarm_history').length > 0 || !asksPast.test(effective)) return [];
  return [{ toolName: 'alarm_history', input: { equipment: asset.id, about: effective.slice(0, 900), ...spanOf(window, 3 * dayMinutes) } }];
}

function eventLines(output: ToolResult<'alarm_history'>, evidence: readonly Evidence[]): readonly Line[] {
  // The first line tells how many there are; alone it tells that there are none.
  if (output.lines.length < 2) return [];
  return output.lines.map(({ text, evidence: refs }) => line(text, ...refs.flatMap((ref) => evidence[Number(ref.replace('#', ''))] ?? [])));
}

/** A rule about orders is for the documents. */
const asksRule =
  /\b(?:who (?:may|can|must|approves?|signs?|is allowed)|how (?:do|should|long|is|are)|may|must|should|policy|procedure|rule|allowed|supposed to|wer darf|darf|muss|soll)\b|规定|谁(?:可以|能|批准)|应该/iu;

const open = ['waiting', 'dispatched', 'running', 'held'];
const statusFilters: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/\b(?:on hold|held|paused|zurückgestellt\w*)\b|搁置|暂停/iu, ['held']],
  [/\b(?:in progress|running|being worked on|started|in arbeit|laufende\w*)\b|进行中/iu, ['running']],
  [/\b(?:waiting|not (?:yet )?started|unassigned|wartende\w*)\b|待处理/iu, ['waiting']],
  [/\b(?:dispatched|assigned|zugewiesen\w*)\b|已派/iu, ['dispatched']],
  [/\b(?:closed|completed|finished|done|abgeschlossen\w*|erledigt\w*|fertige?\w*)\b|已(?:完成|关闭)/iu, ['completed', 'closed']],
  [/\b(?:cancelled|canceled|stornierte?\w*)\b|已取消/iu, ['cancelled']],
  [/\b(?:open|overdue|pending|outstanding|due|backlog|offen\w*|fällig\w*)\b|überfällig|未(?:关闭|完成)|待|逾期/iu, open],
];

/** The filters that a question about orders names. */
function orderFilters(text: string): Readonly<Record<string, unknown>> {
  const statuses = statusFilters.find(([pattern]) => pattern.test(text))?.[1];
  const priorities = [
    ...(/\b(?:emergency|emergencies|notfall\w*)\b|抢修/iu.test(text) ? ['emergency'] : []),
    ...(/\b(?:urgent|dringende?\w*)\b|紧急/iu.test(text) ? ['urgent'] : []),
    ...(/\b(?:high(?:est)? priority)\b|高优先/iu.test(text) ? ['emergency', 'urgent', 'high'] : []),
    ...(/\b(?:routine|low priority)\b/iu.test(text) ? ['routine'] : []),
  ];
  const workTypes = [
    ...(/\b(?:preventive|preventative|planned|pm|vorbeugende?\w*)\b|预防/iu.test(text) ? ['preventive'] : []),
    ...(/\b(?:corrective|repair|reparatur\w*)\b/iu.test(text) ? ['corrective'] : []),
    ...(/\binspections?\b|检查/iu.test(text) ? ['inspection'] : []),
  ];
  const modes = allMatches(text, /\b(AIR|BRD|DOP|ELP|ELU|ERO|FTC|FTO|FTR|FTS|HIO|INL|LOO|NOI|OHE|PDE|PLU|SER|SPO|STD|UST|VIB|OTH|UNK)\b/gu).map(
    ([mode]) => mode,
  );
  const subject = subjectOf(text);
  return {
    ...(statuses === undefined ? {} : { statuses: [...statuses] }),
    ...(priorities.length === 0 ? {} : { priorities: [...new Set(priorities)] }),
    ...(workTypes.length === 0 ? {} : { workTypes }),
    ...(modes.length === 0 ? {} : { failureModes: modes }),
    ...(/\b(?:overdue|late|past (?:their )?due)\b|überfällig|逾期/iu.test(text) ? { overdue: true } : {}),
    ...(subject === null ? {} : { text: subject }),
  };
}

/** What waits past its time is an order, whatever it is called. */
const anyOverdue =
  /\b(?:anything|something|what|work|maintenance|inspections?|repairs?|servic\w+|lubrication|calibrations?)\b(?: \w+){0,3} (?:overdue|past due|late)\b(?! (?:shift|crew|team))|\boverdue (?:work|maintenance|inspections?|repairs?|calibrations?)\b|\bist (?:irgend)?etwas überfällig\b|有.{0,6}逾期/iu;

/** What comes next of the maintenance stands in the orders. */
const nextUpkeep =
  /\b(?:next|upcoming|coming) (?:\w+ )?(?:maintenance|servic\w+|inspections?|repairs?|overhauls?|calibrations?)\b|\b(?:maintenance|servic\w+|inspections?|repairs?|calibrations?)\b[^?]{0,30}\b(?:due|coming up|scheduled|planned|outstanding)\b(?! every)/iu;

/** Work orders that exist. */
function speaksOfOrders(asked: string, namesAsset: boolean): boolean {
  // In a German question "wo" asks for a place; a work order is a WO.
  const text = detectLanguage(asked) === 'de' ? asked.replace(/\b[Ww]o\b/gu, ' ') : asked;
  return (
    workOrderWords.test(text) ||
    ((anyOverdue.test(text) || (nextUpkeep.test(text) && !namesAsset)) && !ofMoney.test(text)) ||
    (looseOrderWords.test(text) && !ofMoney.test(text) && (namesAsset || ofWorkOrders.test(text)))
  );
}

/** What was done in a time is counted from the maintenance log. */
const jobsDone = /\bhow many\b[^?]*\bjobs?\b[^?]*\b(?:done|carried out|finished|completed|did we)\b/iu;

export const listWorkOrders: Skill = {
  name: 'list-work-orders',
  needs: ['list_work_orders'],
  fits: ({ effective, question, previous, assets, window }) =>
    speaksOfOrders(effective, assets.length > 0) &&
    !(window !== null && jobsDone.test(effective)) &&
    !asksForWorkOrder(question, previous) &&
    !asksRule.test(question)
      ? !createWords.test(effective) ||
        manyWorkOrders.test(effective) ||
        /\b(?:which|what|list|show|are|is there|any|how many|do we have|have we|welche|zeige|gibt es)\b|哪些|有没有|多少/iu.test(effective)
        ? 0.8
        : 0
      : 0,
  plan: ({ understanding }) => [
    {
      toolName: 'list_work_orders',
      input: { ...(understanding.assets[0] === undefined ? {} : { equipment: understanding.assets[0].id }), ...orderFilters(understanding.effective) },
    },
  ],
  compose: ({ results, say, understanding, directory }) => {
    const found = results.of('list_work_orders').at(-1);
    if (found === undefined) return null;
    const list = found.evidence.find((item) => item.kind === 'computation');
    if (found.output.workOrders.length === 0) return [line(say.noWorkOrders(understanding.assets[0]?.id ?? lineOf(directory)), list)];
    return found.output.workOrders.slice(0, 10).map((order) =>
      line(
        `${order.id}: ${order.title}, ${order.status}, priority ${order.priority}, created ${plantMinute(order.createdAt)}.`,
        found.evidence.find((item) => item.kind === 'work-order' && item.workOrderId === order.id),
      ),
    );
  },
};

/** "Which seal fits it?" */
const fittingPart =
  /\b(?:which|what|welche[rs]?)\b[^?]{0,30}\b(?:fits?|is (?:in|fitted|installed|used|mounted)|goes? in(?:to)?|does (?:\S+ ){1,5}?(?:use|take|have|need)|(?:is|are) (?:in|on|inside) (?=the\b|\p{Lu}{1,3}-\d)|(?:is|are) there in|do (?:i|we) need|passt|gehört|ist (?:in|verbaut|eingebaut)|steckt|sitzt)\b|(?:用|装)的?(?:是|了)?(?:什么|哪)|(?:什么|哪种)(?:轴承|密封|油|皮带|滤芯)/iu;

/** What holds, or is a number of, the thing before it: a seal kit has seals, and an oil filter no oil. */
const holder = /^(?:kits?|sets?|packs?|cartridges?|assembl(?:y|ies)|elements?|pairs?|units?)$/iu;

/** Whether a part is what the word names, and nothing that only has the word in front ("oil filter" for "oil"); what the question names with both words is meant. */
function isPartNamed(description: string, word: string | null, { question }: Understanding): boolean {
  if (word === null) return true;
  const next = new RegExp(`${word.replace(/[^\p{L}-]/gu, '.')}\\p{L}*\\s+(\\p{L}{3,})`, 'iu').exec(description)?.[1];
  return next === undefined || holder.test(next) || question.toLowerCase().includes(next.toLowerCase());
}

/** To be bought, which a person does. */
const ordersParts = /^\s*(?:(?:please|can you|could you|bitte|请)[\s,]*)*(?:order|buy|purchase|re-?order|bestell\w*|订购?|采购)(?![\p{Script=Latin}])/iu;

/** Spare parts with stock and bin. */
export const findParts: Skill = {
  name: 'find-parts',
  needs: ['find_parts'],
  fits: ({ question, isFollowUp, effective, assets, ambiguous, unknownNames }) =>
    isFollowUp && assets.length > 0 && partWords.test(question) && !speaksOfOrders(question, true)
      ? 0.9
      : (partWords.test(effective) || (fittingPart.test(effective) && subjectOf(effective) !== null)) && !speaksOfOrders(effective, true)
        ? assets.length > 0 || (ambiguous.length > 1 && subjectOf(effective) !== null)
          ? 0.77
          : fittingPart.test(effective) && unknownNames.length > 0
            ? 0.62
            : 0.4
        : 0,
  plan: ({ understanding, directory }) => {
    // Sister machines carry the same parts.
    const [named] = understanding.unknownNames;
    const ofModel =
      named === undefined ? undefined : directory.assets.find(({ model }) => model !== null && identifierKey(model).endsWith(identifierKey(named)));
    const asset = understanding.assets[0] ?? ofModel ?? directory.assets.find(({ id }) => id === understanding.ambiguous[0]);
    const text = subjectOf(understanding.effective) ?? named;
    if (asset === undefined && text === undefined) return [];
    return [
      { toolName: 'find_parts', input: { ...(asset === undefined ? {} : { equipment: asset.id }), ...(text === undefined || text === null ? {} : { text }) } },
    ];
  },
  compose: ({ results, say, understanding }) => {
    const found = results.of('find_parts').at(-1);
    if (found === undefined || (found.output.assets.length === 0 && understanding.assets.length === 0)) return null;
    if (found.output.assets.length === 0 && fittingPart.test(understanding.effective)) return null;
    if (found.output.assets.length === 0) return [line(say.noParts(understanding.assets[0]?.id ?? ''), found.evidence[0])];
    const word = subjectOf(understanding.effective);
    const meant = found.output.assets.map((asset) => ({
      ...asset,
      spareParts: asset.spareParts.filter((part) => isPartNamed(part.description, word, understanding)),
    }));
    if (meant.every(({ spareParts }) => spareParts.length === 0)) return null;
    const own = ordersParts.test(understanding.question) ? [line(deskPhrases[understanding.language].ordersNothing)] : [];
    const told = meant.slice(0, 4).flatMap((asset): readonly Line[] => {
      const source: Evidence | undefined = found.evidence.find((item) => item.kind === 'asset' && item.equipment === asset.id);
      return asset.spareParts
        .slice(0, 8)
        .map((part) => line(`${asset.id}: ${say.part(part.partNumber, part.description, part.quantityPerAsset, part.inStock, part.location)}`, source));
    });
    return [...own, ...told];
  },
};
