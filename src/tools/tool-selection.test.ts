import { describe, expect, it } from 'vitest';
import type { Tool } from '../ports/tool.js';
import { type CatalogParts, catalog } from './catalog.js';

/**
 * What a model reads of a tool has to tell it apart from the others. Measured without a model: every request is a query, every tool a document of its
 * name, its description and the names and descriptions of its inputs, ranked by BM25. The requests were written from what the tools are for, before the
 * descriptions were looked at again; they were read while descriptions were improved.
 * The fresh ones were written afterwards.
 */
const requests: Readonly<Record<string, readonly string[]>> = {
  search_knowledge: [
    'What torque do the casing bolts of the homogeniser need?',
    'How do I change the mechanical seal, step by step?',
    'Does the policy say who may sign a hot work permit?',
    'Which grease does the manual give for the motor bearings?',
    'How often must the safety valve be tested according to the procedure?',
    'What does the manual say about the minimum flow of the pump?',
  ],
  open_document: [
    'Open MAN-HC50 at page 7',
    'Show me the page after the one you just quoted',
    'I want to read the whole paragraph around that passage on page 12',
    'Open the lockout policy document',
    'Let me see page 3 of the pump manual by its id',
  ],
  list_documents: [
    'Which manuals and policies can you read?',
    'Which revision of the documents is current?',
    'Do you have a document for the boiler at all?',
    'List all documents with their titles',
    'What papers are in your library?',
  ],
  list_assets: [
    'Who made pump P-101A and what is its serial number?',
    'What equipment belongs to the filler?',
    'Where are the isolation points of the separator?',
    'Nameplate data of the compressor motor',
    'Which model is the heat exchanger?',
  ],
  find_parts: [
    'Do we have a spare seal kit for P-101A in stock?',
    'Where in the store is part number 4410-22?',
    'Which spare parts fit the agitator gearbox?',
    'How many bearings 6308 are left on the shelf?',
    'What is the part number of the diaphragm?',
  ],
  read_tags: [
    'What is the pressure of the header right now?',
    'Current value of TI-204',
    'How full is the tank at the moment?',
    'Read all measurements of the boiler',
    'Is the flow reading good quality?',
  ],
  read_trend: [
    "How did the temperature develop since 6 o'clock?",
    'Has the vibration been rising over the last day?',
    'Maximum and minimum of FI-110 last night',
    'Was the level steady over the past hour?',
    'Plot the pressure over the last four hours',
  ],
  query_alarms: [
    'Which alarms are active?',
    'Is anything in alarm on the filler?',
    'Which alarms are unacknowledged?',
    'Are any alarms shelved at the moment?',
    'What is the limit and the corrective action of the high level alarm?',
  ],
  alarm_history: [
    'Which alarm came first in the burst this morning?',
    'How often did the low suction alarm come this week?',
    'Was there an alarm flood during the night?',
    "What happened between 2 and 3 o'clock?",
    'Which alarms chatter most?',
  ],
  diagnose: [
    'Why did the pump trip?',
    'What is the most likely cause of the low flow?',
    'Find out what is wrong with the separator',
    'Is it cavitation or a worn impeller?',
    'What should I check next to tell the causes apart?',
  ],
  list_work_orders: [
    'Which work orders are open?',
    'Is there already a work order for the leaking valve?',
    'Which jobs are overdue?',
    'Show the urgent orders of the boiler',
    'What is the status of WO-10003?',
  ],
  maintenance_history: [
    'When was the seal last replaced?',
    'What repairs were done on the compressor last year?',
    'Has this failure happened before and what fixed it?',
    'Who worked on the conveyor in January?',
    'What does the maintenance log say about P-101A?',
  ],
  shift_report: [
    'Write the report of the last shift',
    'Summarise what happened on the night shift',
    'What do I need to know for the handover?',
    'Give me a shift summary since 6',
    'Prepare the briefing for the incoming crew',
  ],
  undo_change: [
    'Undo my last change',
    'Take back the setpoint I changed',
    'Revert what was just carried out',
    'Put it back to the value it had before my change',
  ],
  withdraw_draft: [
    'Cancel my draft, I do not need it any more',
    'Withdraw the work order request that is still waiting',
    'Drop the draft that waits for approval',
    'Forget my request for shelving',
  ],
  list_permissions: ['What is my role and what may I approve?', 'Which rights do I have here?', 'Show my own permissions'],
  list_drafts: ['Which drafts wait for approval?', 'Who approved the setpoint change?', 'List the requests that are still pending approval'],
  compute_kpi: [
    'How many alarms per hour did we have on average last week?',
    "What was the OEE of yesterday's early shift?",
    'Total downtime of the filler by cause in February',
    'How much steam did we use per tonne?',
    'Count the work orders per equipment and make a chart',
    'Mean time between failures of the pumps',
  ],
  production_plan: [
    'What are we producing next?',
    'Are we behind the plan?',
    'When is the next changeover?',
    'Which order runs on the line tonight?',
    'How many units are left of the present order?',
  ],
  suggest_plc_code: [
    'Write a Structured Text block that alternates two pumps',
    'Draft a PLC program with a start delay of 5 seconds',
    'Generate ST code for a tank level control',
    'I need a function block that debounces a switch',
    'Program logic for a valve with feedback timeout',
  ],
  explain_plc: [
    'Why is the divert valve not open?',
    'Which condition in the program keeps the pump from running?',
    'What does line 40 of the batch program do?',
    'Which interlock blocks the agitator according to the logic?',
    'Explain the PLC program of the filler',
  ],
  run_what_if: [
    'What if we lower the setpoint by 3 degrees?',
    'What would happen when pump B fails?',
    'Simulate a stuck valve for an hour',
    'Try a higher flow on the model without touching the plant',
    'How would the temperature react if the cooling water fails?',
  ],
  open_work_order: [
    'Open a work order for the leaking seal',
    'Please raise a job for the electrician: motor hums',
    'Create a new maintenance request for the conveyor',
    'Order a repair of the broken sight glass',
    'Have somebody fix the loose guard, urgent',
  ],
  update_work_order: [
    'Close WO-10002, the bearing was replaced',
    'Mark WO-10004 as started',
    'Put the order on hold until the part comes',
    'Add to WO-10001 that the coupling was worn',
    'The job WO-10007 is done',
  ],
  acknowledge_alarm: ['Acknowledge the high temperature alarm', 'Ack LAL-204', 'I have seen the alarm, confirm it for me', 'Quit the active pressure alarm'],
  shelve_alarm: [
    'Shelve the nuisance alarm for 30 minutes, sensor is being cleaned',
    'Silence FAL-110 for an hour',
    'Suppress the chattering alarm during maintenance',
    'Park the low level alarm until noon',
  ],
  unshelve_alarm: ['Unshelve FAL-110', 'Take the nuisance alarm off the shelf, the sensor is clean', 'End the shelving of LAL-204 now'],
  propose_setpoint: [
    'Set TIC-204 to 72 degrees',
    'Lower the flow setpoint to 8',
    'Raise the pressure of the header by half a bar',
    'Change the temperature controller to 65',
  ],
  handover_note: [
    'Note for the next shift: strainer of P-3 cleaned',
    'Write into the log book that the valve sticks',
    'Leave a message for the night crew about the leak',
    'Remember for the handover that pump B is on manual',
  ],
};

/** Written after the descriptions, measured once, and never used to change one. */
const fresh: Readonly<Record<string, readonly string[]>> = {
  search_knowledge: [
    'What clearance does the maker want between rotor and casing?',
    'Am I allowed to work on the hot surface without gloves according to the rules?',
    'Steps to replace the drive belt',
  ],
  open_document: ['Read on, I want the following page of that manual', 'Bring up document POL-LOTO, page 4'],
  list_documents: ['Which policies exist here?', 'Show the titles of all manuals you have'],
  list_assets: ['Give me the nameplate of motor M-12', 'Where does the chiller stand and what make is it?'],
  find_parts: ['Is a gasket for the heat exchanger in stock?', 'Storage location of the filter cartridge'],
  read_tags: ['Give me the live temperature of the tank', 'How fast does the motor turn at the moment?'],
  read_trend: ['Was the pressure falling last night?', 'Show how the level went since noon'],
  query_alarms: ['What is shelved right now?', 'Active alarms on the boiler, please'],
  alarm_history: ['In which order did the alarms come during the flood last night?', 'Which alarm was first when the line stopped yesterday?'],
  diagnose: ['What is wrong with the compressor?', 'Give me the likely causes of the trip and what to check'],
  list_work_orders: ['Are there overdue jobs on the filler?', 'List what is on hold'],
  maintenance_history: ['When did we last repair the gearbox?', 'Did this fault happen before, and what was done then?'],
  shift_report: ['Summary of the early shift for the handover', 'Report of the last twelve hours'],
  undo_change: ['Please revert my setpoint change', 'Put the value back as it was before'],
  withdraw_draft: ['I no longer need the draft, withdraw it', 'Cancel my waiting request'],
  list_permissions: ['What are my permissions?', 'Which kinds of drafts may I ask for in my role?'],
  list_drafts: ['Who approved which drafts?', 'What drafts are waiting for approval at the moment?'],
  compute_kpi: ['How much power did the line use yesterday?', 'Average number of trips per day in February'],
  production_plan: ['Which product comes after this one?', 'Is the line ahead of or behind its orders?'],
  suggest_plc_code: ['Write a program that starts the standby pump when the duty pump fails', 'Structured Text for a hysteresis control'],
  explain_plc: ['Which permissive in the program holds the valve closed?', 'Go through the sequence program line by line'],
  run_what_if: ['What would happen if the chiller stops for half an hour?', 'Test on the model what a lower flow does'],
  open_work_order: ['Raise a request for a fitter, the pump leaks', 'New job: replace the worn belt, urgent'],
  update_work_order: ['Set WO-10005 to done, found a broken key', 'Cancel work order WO-10009'],
  acknowledge_alarm: ['Please ack the low level alarm', 'Confirm that I saw this alarm'],
  unshelve_alarm: ['Take LAL-204 off the shelf again', 'Unshelve the vibration alarm'],
  shelve_alarm: ['Shelve that alarm until the maintenance is over', 'Suppress the nuisance alarm for 20 minutes'],
  propose_setpoint: ['Lower the temperature setpoint by two degrees', 'Change the flow controller to 12'],
  handover_note: ['Tell the next shift that the filter was changed', 'Put a note in the log: belt runs crooked'],
};

/** Tools are described when they are made and use their parts only when they are called. */
const nothing: unknown = new Proxy(() => undefined, { get: (_target, key) => (key === 'tags' || key === 'assets' ? [] : nothing), apply: () => nothing });
const tools: readonly Tool[] = catalog(nothing as CatalogParts);

const stem = (word: string): string =>
  word
    .replace(/(?:ing|ed|es|s)$/u, '')
    .replace(/e$/u, '')
    .replace(/(.)\1$/u, '$1');
const tokens = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[a-z]+/gu) ?? [])
    .filter(
      (word) =>
        word.length > 1 &&
        !/^(?:the|of|a|an|to|is|in|it|and|or|for|with|that|this|on|by|be|i|we|you|me|my|our|do|does|did|was|were|are|have|has|had|what|which|who|how|why|when|where|there|any|its|from|at|as|please|would|could|can|if|so|not|no)$/u.test(
          word,
        ),
    )
    .map(stem);

function wordsOfInput(schema: unknown): string {
  if (schema === null || typeof schema !== 'object') return '';
  const { properties, description, enum: options, items, anyOf, oneOf } = schema as Readonly<Record<string, unknown>>;
  const named =
    properties !== null && typeof properties === 'object'
      ? Object.entries(properties).map(([key, value]) => `${key.replace(/([A-Z])/gu, ' $1')} ${wordsOfInput(value)}`)
      : [];
  const listed = [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list.map(wordsOfInput) : []));
  return [typeof description === 'string' ? description : '', Array.isArray(options) ? options.join(' ') : '', wordsOfInput(items), ...named, ...listed].join(
    ' ',
  );
}

const documents = tools.map(({ name, description, inputJsonSchema }) => {
  // A name says most and the description more than an input.
  const words = [
    ...tokens(name.replaceAll('_', ' ')),
    ...tokens(name.replaceAll('_', ' ')),
    ...tokens(description),
    ...tokens(description),
    ...tokens(wordsOfInput(inputJsonSchema)),
  ];
  return { name, words, count: new Map([...new Set(words)].map((word) => [word, words.filter((each) => each === word).length])) };
});
const meanLength = documents.reduce((sum, { words }) => sum + words.length, 0) / documents.length;

function ranked(request: string): readonly string[] {
  const query = [...new Set(tokens(request))];
  const score = ({ words, count }: (typeof documents)[number]): number =>
    query.reduce((sum, word) => {
      const holding = documents.filter((each) => each.count.has(word)).length;
      const found = count.get(word) ?? 0;
      const rarity = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
      return sum + (rarity * found * 2.2) / (found + 1.2 * (0.25 + (0.75 * words.length) / meanLength));
    }, 0);
  return documents
    .map((each) => ({ name: each.name, score: score(each) }))
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .filter((each) => each.score > 0)
    .map(({ name }) => name);
}

const casesOf = (texts: Readonly<Record<string, readonly string[]>>) => Object.entries(texts).flatMap(([tool, asked]) => asked.map((text) => ({ tool, text })));
const share = (part: ReturnType<typeof casesOf>, within: number): number =>
  part.filter(({ tool, text }) => ranked(text).slice(0, within).includes(tool)).length / part.length;

describe('tools are told apart by what a model reads of them', () => {
  it('covers every tool, with more than 170 requests', () => {
    for (const texts of [requests, fresh]) expect(new Set(Object.keys(texts))).toEqual(new Set(tools.map(({ name }) => name)));
    expect(casesOf(requests).length + casesOf(fresh).length).toBeGreaterThan(170);
  });

  it('ranks the right tool first for most requests and among the first three for nearly all', () => {
    const known = casesOf(requests);
    expect(share(known, 1)).toBeGreaterThanOrEqual(0.88);
    expect(share(known, 3)).toBeGreaterThanOrEqual(0.96);
  });

  it('does so for requests that no description was written for', () => {
    const unread = casesOf(fresh);
    expect(share(unread, 1)).toBeGreaterThanOrEqual(0.8);
    expect(share(unread, 3)).toBeGreaterThanOrEqual(0.96);
  });
});
