import type { ApprovalRequest } from '../domain/command.js';
import type { Evidence } from '../domain/evidence.js';
import { EquipmentId, TagId } from '../domain/ids.js';
import type { Draft, TurnEvent } from '../domain/turn.js';
import type { AskRequest } from '../ports/copilot.js';
import { fakeDocuments } from './fake-knowledge.js';

/** What a scripted turn is told: its ids, the question, the time, and how to open an approval. */
export type FakeTurn = Readonly<{
  turnId: string;
  conversation: string;
  request: AskRequest;
  at: string;
  /** Registers a work-order draft with the fake's approvals. */
  propose: (turnId: string) => Promise<ApprovalRequest>;
}>;

/** The events of a turn between `turn-start` and `turn-end`, which the fake adds itself. */
export type TurnScript = (turn: FakeTurn) => Promise<readonly TurnEvent[]>;

const manual = fakeDocuments[0];
const manualText = manual?.text ?? '';

function manualEvidence(id: string, quote: string): Evidence {
  const start = manualText.indexOf(quote);
  const where = { passageId: `MAN-HC40@${start}`, documentId: 'MAN-HC40', document: 'Hydra HC-40 centrifugal pump', revision: 'D', status: 'current' as const };
  const label = 'Hydra HC-40 centrifugal pump, Rev D, page 2';
  return { id, kind: 'passage', label, quote, ...where, page: 2, section: '6.2 Vibration and bearing temperature', start, end: start + quote.length };
}

function vibrationReading(id: string, at: string): Evidence {
  const reading = { tag: TagId.parse('VT-101A'), value: 5.3, unit: 'mm/s', quality: 'good' as const, readAt: at };
  return { id, kind: 'reading', label: 'VT-101A now', quote: 'VT-101A vibration, drive end 5.3 mm/s (good)', reading };
}

function said(turnId: string, text: string, evidence: readonly string[]): readonly TurnEvent[] {
  return [
    { type: 'text-delta', turnId, text: `${text} ` },
    { type: 'sentence', turnId, text, evidence: [...evidence] },
  ];
}

function toolCall(turnId: string, callId: string, toolName: string, summary: string): readonly TurnEvent[] {
  return [
    { type: 'tool-start', turnId, callId, toolName, input: {} },
    { type: 'tool-end', turnId, callId, toolName, outcome: 'ok', summary, milliseconds: 4 },
  ];
}

const vibrationAnswer: TurnScript = async ({ turnId, at }) => {
  const from = new Date(Date.parse(at) - 3_600_000).toISOString();
  const alarm: Evidence = {
    id: 'E1',
    kind: 'alarm',
    label: 'Alarm VT-101A.H',
    quote: 'P-101A vibration high: 5.3 mm/s, limit 4.5 mm/s, medium',
    alarmId: 'VT-101A.H#1',
    tag: TagId.parse('VT-101A'),
    at,
  };
  const trend: Evidence = {
    id: 'E4',
    kind: 'trend',
    label: 'VT-101A, 60 min',
    quote: 'VT-101A rose from 3.7 to 5.3 mm/s',
    tag: TagId.parse('VT-101A'),
    from,
    to: at,
  };
  const log: Evidence = {
    id: 'E5',
    kind: 'log-row',
    label: 'Line 4 maintenance log, row 212',
    quote: '2025-11-04 P-101A brg DE noisy, vib 5.1, replaced 6306-2Z, 3.5 h',
    documentId: 'LOG-L4',
    document: 'Line 4 maintenance log',
    row: 212,
  };
  const show = (evidence: Evidence): TurnEvent => ({ type: 'evidence', turnId, evidence });
  return [
    ...toolCall(turnId, 'c1', 'query_alarms', '1 alarm on P-101A'),
    ...toolCall(turnId, 'c2', 'search_knowledge', '3 passages'),
    show(manualEvidence('E3', 'A sudden rise with a noise like gravel points to cavitation: check the suction strainer first.')),
    ...said(turnId, 'Check the suction strainer S-101 first, then listen at the drive-end bearing.', ['E3']),
    show(alarm),
    show(vibrationReading('E2', at)),
    ...said(turnId, 'P-101A is in alarm because VT-101A reads 5.3 mm/s and the limit is 4.5 mm/s.', ['E1', 'E2']),
    show(trend),
    ...said(turnId, 'The value rose from 3.7 to 5.3 mm/s within the last 60 min.', ['E4']),
    show(manualEvidence('E6', 'At 4.5 mm/s the monitor raises an alarm; at 7.1 mm/s it trips the pump.')),
    ...said(turnId, 'The pump trips at 7.1 mm/s.', ['E6']),
    show(log),
    ...said(turnId, 'On 2025-11-04 the drive-end bearing 6306-2Z was replaced at 5.1 mm/s.', ['E5']),
    { type: 'withheld', turnId, text: 'The bearing will fail within 8 h.', reason: 'no evidence', claims: ['8 h'] },
  ];
};

const workOrderAnswer: TurnScript = async ({ turnId, propose }) => {
  const request = await propose(turnId);
  const draft: Draft = { id: request.approvalId, kind: 'work-order', title: 'Seal leak at P-101A', body: request.command, approvalId: request.approvalId };
  const quote = `${request.prompt}\nMay be approved by: ${request.approverRoles.join(', ')}.`;
  return [
    { type: 'tool-start', turnId, callId: 'c1', toolName: 'open_work_order', input: { equipment: 'P-101A' } },
    { type: 'draft', turnId, draft },
    { type: 'approval-request', turnId, request },
    { type: 'tool-end', turnId, callId: 'c1', toolName: 'open_work_order', outcome: 'drafted', summary: 'waiting for approval', milliseconds: 6 },
    { type: 'evidence', turnId, evidence: { id: 'E1', kind: 'draft', draftId: request.approvalId, label: 'Draft by open_work_order', quote } },
    ...said(turnId, 'I drafted a corrective work order for the seal leak at P-101A; nothing is stored until a shift lead approves it.', ['E1']),
  ];
};

const plcAnswer: TurnScript = async ({ turnId }) => {
  const code = [
    'FUNCTION_BLOCK FB_DutyStandby',
    'VAR_INPUT run, faultA, faultB : BOOL; END_VAR',
    'VAR_OUTPUT cmdA, cmdB : BOOL; END_VAR',
    'VAR failover : TON; END_VAR',
    'failover(IN := run AND faultA, PT := T#10s);',
    'cmdA := run AND NOT faultA;',
    'cmdB := run AND failover.Q AND NOT faultB;',
    'END_FUNCTION_BLOCK',
  ].join('\n');
  const proof = [
    { name: 'compiles', status: 'passed', detail: 'no errors' },
    { name: 'lint', status: 'passed', detail: 'no double coils' },
    { name: 'failover after 10 s', status: 'passed', detail: '120 cycles of 100 ms' },
  ];
  const body = {
    dialect: 'iec',
    code,
    diagnostics: [{ rule: 'naming', severity: 'info', line: 5, column: 1, message: 'timer name is lower case' }],
    proof,
    notProven: ['power cycle'],
  };
  return [
    ...toolCall(turnId, 'c1', 'suggest_plc_code', 'draft with 3 proofs'),
    { type: 'draft', turnId, draft: { id: 'D1', kind: 'plc-code', title: 'Duty/standby of P-101A and P-101B', body, approvalId: null } },
    {
      type: 'evidence',
      turnId,
      evidence: {
        id: 'E1',
        kind: 'plc-line',
        label: 'Draft, line 5',
        quote: 'failover(IN := run AND faultA, PT := T#10s);',
        program: 'FB_DutyStandby',
        file: 'draft.st',
        line: 5,
      },
    },
    ...said(turnId, 'The draft switches to the standby pump 10 s after a fault.', ['E1']),
  ];
};

const reportAnswer: TurnScript = async ({ turnId, at }) => {
  const evidence: Evidence = {
    id: 'E1',
    kind: 'computation',
    label: 'Shift report',
    quote: '61,240 bottles, 2 trips, 14 alarms',
    name: 'shift-report',
    inputs: { from: '2026-03-01T22:00:00Z', to: at },
    rerun: 'shiftmate report shift --from 2026-03-01T22:00:00Z --format json',
  };
  const body = {
    title: 'Night shift',
    sections: [
      { heading: 'Production', items: ['61,240 bottles', '2 trips'] },
      { heading: 'Alarms', items: ['14 alarms'] },
    ],
  };
  return [
    ...toolCall(turnId, 'c1', 'shift_report', 'one shift'),
    { type: 'draft', turnId, draft: { id: 'R1', kind: 'report', title: 'Night shift', body, approvalId: null } },
    { type: 'evidence', turnId, evidence },
    ...said(turnId, 'The night shift filled 61,240 bottles with 2 trips and 14 alarms.', ['E1']),
  ];
};

const abstention: TurnScript = async ({ turnId }) => said(turnId, 'That is not in the sources; I searched 4 documents. Ask the maker of the machine.', []);

/** The demo turns by what the question is about. */
export const demoScript: TurnScript = async (turn) => {
  const { question } = turn.request;
  if (/work order/i.test(question)) return workOrderAnswer(turn);
  if (/logic|duty|standby/i.test(question)) return plcAnswer(turn);
  if (/shift/i.test(question)) return reportAnswer(turn);
  return /P-?101|alarm|vibration/i.test(question) ? vibrationAnswer(turn) : abstention(turn);
};

/** The command that the fake's `propose` puts before a person. */
export const sealLeakDraft = {
  kind: 'work-order-create' as const,
  draft: {
    equipment: EquipmentId.parse('P-101A'),
    title: 'Seal leak at P-101A',
    description: 'Drip-pan switch LS-101A is wet. Replace the mechanical seal.',
    workType: 'corrective' as const,
    priority: 'urgent' as const,
    failureMode: 'ELP' as const,
    failureMechanism: null,
    failureCause: null,
    detectionMethod: 'casual observation',
    functionImpact: 'degraded' as const,
    spareParts: [{ partNumber: 'HC40-3101', quantity: 1 }],
    skills: ['mechanic'],
    basis: ['LS-101A wet since 10:02'],
  },
};
