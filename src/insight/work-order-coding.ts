import type { FailureMode, WorkOrder, WorkOrderDraft } from '../domain/work-order.js';

type Coding = Readonly<{ mode: FailureMode; mechanism: string | null; impact: WorkOrderDraft['functionImpact']; pattern: RegExp; classes?: RegExp }>;

/** Plain words to ISO 14224:2016 failure modes (Tables B.6, B.8) and mechanisms (Table B.2). The first that fits wins, so the specific ones stand first. */
const codings: readonly Coding[] = [
  {
    mode: 'FTS',
    mechanism: null,
    impact: 'critical',
    pattern: /\b(?:fail\w* to start|not start\w*|won't start|doesn't start|läuft nicht an|startet nicht)\b|无法启动|不启动|启动不了/iu,
  },
  {
    mode: 'FTO',
    mechanism: null,
    impact: 'critical',
    pattern: /\b(?:fail\w* to open|not open\w*|won't open|stuck (?:closed|shut)|öffnet nicht)\b|打不开|不打开/iu,
    classes: /valve|ventil|阀/iu,
  },
  {
    mode: 'FTC',
    mechanism: null,
    impact: 'critical',
    pattern: /\b(?:fail\w* to (?:close|divert)|not clos\w*|won't close|stuck open|schließt nicht)\b|关不上|不关闭/iu,
    classes: /valve|ventil|阀/iu,
  },
  {
    mode: 'FTR',
    mechanism: '1.6 sticking',
    impact: 'degraded',
    pattern: /\b(?:stick\w*|sticki\w*|stuck|hunt\w*|oscillat\w*|klemmt|hängt)\b|卡涩|卡住|振荡/iu,
    classes: /valve|ventil|阀|control/iu,
  },
  {
    mode: 'ELU',
    mechanism: '1.1 leakage',
    impact: 'degraded',
    pattern:
      /\b(?:oil|air|steam|glycol|hydraulic|refrigerant|instrument air|öl|luft|dampf)\b[\s\S]{0,30}\b(?:leak\w*|drip\w*|leck\w*|undicht)\b|(?:漏油|漏气|漏汽)/iu,
  },
  {
    mode: 'INL',
    mechanism: '1.1 leakage',
    impact: 'degraded',
    pattern: /\b(?:internal leak\w*|passing|gasket leak between|cross.?contaminat\w*|interne leckage)\b|内漏/iu,
  },
  {
    mode: 'ELP',
    mechanism: '1.1 leakage',
    impact: 'degraded',
    pattern: /\b(?:leak\w*|drip\w*|seep\w*|weep\w*|undicht|leck\w*|tropft)\b|泄漏|漏水|漏奶|滴漏|漏液/iu,
  },
  { mode: 'VIB', mechanism: '1.2 vibration', impact: 'degraded', pattern: /\b(?:vibrat\w*|shak\w*|schwing\w*|vibriert)\b|振动/iu },
  {
    mode: 'NOI',
    mechanism: null,
    impact: 'degraded',
    pattern: /\b(?:nois\w*|loud|rattl\w*|squeal\w*|whin\w*|grinding|humming|laut|geräusch\w*|quietsch\w*)\b|噪音|异响/iu,
  },
  { mode: 'OHE', mechanism: null, impact: 'degraded', pattern: /\b(?:overheat\w*|hot|too warm|burning|überhitz\w*|heiß\w*)\b|过热|发烫/iu },
  {
    mode: 'PLU',
    mechanism: '5.1 blockage',
    impact: 'degraded',
    pattern: /\b(?:block\w*|clog\w*|plugg\w*|chok\w*|jam\w*|foul\w*|dirty|verstopft|verschmutzt|blockiert)\b|堵塞|堵住|卡瓶|脏/iu,
  },
  {
    mode: 'AIR',
    mechanism: '3.1 control',
    impact: 'degraded',
    pattern:
      /\b(?:drift\w*|wrong reading|reads (?:high|low|wrong)|open circuit|calibrat\w*|sensor|transmitter|rtd|abnormal reading|messwert|fühler)\b|漂移|读数(?:不准|异常)|校准|传感器/iu,
  },
  {
    mode: 'BRD',
    mechanism: null,
    impact: 'critical',
    pattern: /\b(?:broke\w*|broken|snapped|sheared|seized|breakdown|gebrochen|defekt|festgefressen)\b|断裂|损坏|坏了|卡死/iu,
  },
  {
    mode: 'UST',
    mechanism: null,
    impact: 'critical',
    pattern: /\b(?:trip\w*|stopp(?:ed|s) by itself|unexpected(?:ly)? stop\w*|shut ?down|ausgefallen|abgeschaltet)\b|跳闸|意外停机|停机/iu,
  },
  {
    mode: 'LOO',
    mechanism: null,
    impact: 'degraded',
    pattern: /\b(?:low (?:flow|pressure|output|capacity|torque)|weak|underperform\w*|too little|zu wenig|geringe\w*)\b|流量低|压力低|出力不足/iu,
  },
  { mode: 'HIO', mechanism: null, impact: 'degraded', pattern: /\b(?:high (?:flow|output)|overfill\w*|too much|zu viel)\b|过高|过量/iu },
  {
    mode: 'ERO',
    mechanism: null,
    impact: 'degraded',
    pattern: /\b(?:erratic|fluctuat\w*|unstable|chatter\w*|intermittent\w*|schwankt|unregelmäßig)\b|波动|不稳定|时好时坏/iu,
  },
  {
    mode: 'SER',
    mechanism: null,
    impact: 'incipient',
    pattern: /\b(?:worn|wear|loose|crack\w*|scratch\w*|corro\w*|rust\w*|minor|verschlissen|locker|riss)\b|磨损|松动|裂纹|腐蚀/iu,
  },
];

const skillWords: ReadonlyArray<readonly [RegExp, string]> = [
  [/motor|electr|current|cable|drive|sensor|transmitter|rtd|photo|elektr|kabel|antrieb|电/iu, 'electrical and instrumentation'],
  [/seal|bearing|pump|valve|gasket|coupling|leak|vibrat|mechanical|belt|chain|dichtung|lager|ventil|泵|阀|轴承|密封/iu, 'mechanical'],
  [/steam|boiler|dampf|kessel|蒸汽|锅炉/iu, 'boiler operator'],
  [/chill|refrigera|glycol|kälte|制冷|冷水/iu, 'refrigeration'],
];

export type FailureCoding = Readonly<{
  failureMode: FailureMode;
  failureMechanism: string | null;
  functionImpact: WorkOrderDraft['functionImpact'];
  skills: readonly string[];
}>;

/** Codes a free-text problem. What the words do not say stays unknown (`UNK`, mechanism null): the copilot does not fill gaps. The failure cause is never guessed. */
export function codeFailure(text: string, equipmentClass: string | null): FailureCoding {
  const found = codings.find(({ pattern, classes }) => pattern.test(text) && (classes === undefined || classes.test(`${equipmentClass ?? ''} ${text}`)));
  const skills = skillWords.filter(([pattern]) => pattern.test(`${text} ${equipmentClass ?? ''}`)).map(([, skill]) => skill);
  return {
    failureMode: found?.mode ?? 'UNK',
    failureMechanism: found?.mechanism ?? null,
    functionImpact: found?.impact ?? 'degraded',
    skills: skills.length === 0 ? ['maintenance'] : skills,
  };
}

export type DuplicateCandidate = Readonly<{ order: WorkOrder; reason: string }>;

/** Open orders for the same equipment whose failure mode or words are the same. */
export function findDuplicates(
  draft: Readonly<{ equipment: string; failureMode: FailureMode; title: string }>,
  open: readonly WorkOrder[],
): readonly DuplicateCandidate[] {
  const words = contentWords(draft.title);
  return open
    .filter((order) => order.equipment === draft.equipment && !['closed', 'cancelled', 'completed'].includes(order.status))
    .flatMap((order): DuplicateCandidate[] => {
      if (order.failureMode === draft.failureMode && draft.failureMode !== 'UNK') return [{ order, reason: `same failure mode ${order.failureMode}` }];
      const shared = [...contentWords(order.title)].filter((word) => words.has(word));
      return shared.length >= 2 ? [{ order, reason: `same words: ${shared.join(', ')}` }] : [];
    });
}

function contentWords(text: string): ReadonlySet<string> {
  return new Set([...text.toLowerCase().matchAll(/\p{L}{4,}/gu)].map(([word]) => word.slice(0, 6)));
}
