import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { countsMachines } from '../request-counts.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  measuredValue,
  measurementParameter,
  namesOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  unitOf,
  vector,
  vectorCycleMs,
  wholeConstant,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = namesOf(parameters, 'pumps');
  const count = names.length;
  const measurement = measuredValue(parameters, book);
  const pv = measurement.identifier;
  const commands = names.map((name) => actuator(book, name, 'run command'));
  const trips = names.map((name) => tagInput(book, name, ['TRIP', 'FAULT', 'FLT'], 'BOOL', 'tripped or not available'));
  const ids = commands.map((row) => row.identifier);
  const tripIds = trips.map((row) => row.identifier);
  const [lead, lag, stop, delay] = [numberOf(parameters, 'lead'), numberOf(parameters, 'lag'), numberOf(parameters, 'stop'), numberOf(parameters, 'delay')];
  const rising = lead > stop;
  const [atLeast, atMost] = rising ? ['>=', '<='] : ['<=', '>='];
  const unit = unitOf(measurement);
  const further = furtherLimits(parameters, count);
  const beyond = rising ? Math.max(lag, ...further) + 1 : Math.min(lag, ...further) - 1;
  const done = rising ? stop - 1 : stop + 1;
  const between = rising ? Math.max(lead, stop) - 0.25 : Math.min(lead, stop) + 0.25;
  const idle = step({ Enable: true, MeasurementBad: false, ...Object.fromEntries(tripIds.map((id) => [id, false])), [pv]: done }, 300);
  const one = [idle, step({ [pv]: lead }, 200)];
  const [a = '', b = ''] = ids;
  const off = Object.fromEntries(ids.map((id) => [id, false]));
  const on = Object.fromEntries(ids.map((id) => [id, true]));
  return {
    blockName: blockNameOf('LeadLag', names),
    purpose: `Lead/lag staging of ${names.join(', ')} by ${measurement.tag}: the lead starts at ${lead} ${unit}, each further one at ${[lag, ...further].join(', then at ')} ${unit} after ${delay / 1000} s, all stop at ${stop} ${unit}; the lead rotates after every stop, a tripped one is replaced.`,
    signals: [
      input('BOOL', 'Enable', 'automatic control is enabled'),
      measurement,
      input('BOOL', 'MeasurementBad', 'quality is bad: no further stage starts'),
      ...trips,
      ...commands,
      output('INT', 'Wanted', 'number of machines wanted'),
      output('INT', 'LeadNumber', 'which one leads, 1 is the first'),
      output('BOOL', 'NotEnough', 'alarm: fewer are available than wanted'),
    ],
    constants: [
      realConstant('LEAD_LIMIT', lead, `the lead starts [${unit}]`),
      realConstant('LAG_LIMIT', lag, `a further one starts [${unit}]`),
      ...further.map((limit, index) => realConstant(`LAG_LIMIT_${index + 2}`, limit, `number ${index + 3} starts [${unit}]`)),
      realConstant('STOP_LIMIT', stop, `all stop [${unit}]`),
      timeConstant('STAGE_DELAY', delay, 'beyond the lag limit this long'),
      wholeConstant('COUNT', count, 'number of machines'),
    ],
    locals: [
      local('StageTimer', 'TON', 'time beyond the lag limit'),
      ...(further.length === 0 ? [] : [local('NextLimit', 'REAL', 'where the next one starts')]),
      local('CanStage', 'BOOL', 'a further stage is possible and asked for'),
      local('Available', `ARRAY[1..${count}] OF BOOL`, 'not tripped'),
      local('Run', `ARRAY[1..${count}] OF BOOL`, 'chosen to run'),
      local('Started', 'INT', 'how many are chosen'),
      local('Offset', 'INT', 'position after the lead'),
      local('Number', 'INT', 'machine number'),
      local('LeadIndex', 'INT', 'the lead, 0 is the first', '0'),
      local('WasRunning', 'BOOL', 'the group ran in the last scan'),
    ],
    body: [
      ...(further.length === 0
        ? []
        : [`NextLimit := ${further.reduce((limit, _, index) => `SEL(Wanted >= ${index + 2}, ${limit}, LAG_LIMIT_${index + 2})`, 'LAG_LIMIT')};`]),
      `CanStage := Wanted > 0 AND Wanted < COUNT AND ${pv} ${atLeast} ${further.length === 0 ? 'LAG_LIMIT' : 'NextLimit'} AND NOT MeasurementBad;`,
      'StageTimer(IN := CanStage AND NOT StageTimer.Q, PT := STAGE_DELAY);',
      '',
      `IF NOT Enable OR ${pv} ${atMost} STOP_LIMIT THEN`,
      '    Wanted := 0;',
      `ELSIF Wanted = 0 AND ${pv} ${atLeast} LEAD_LIMIT AND NOT MeasurementBad THEN`,
      '    Wanted := 1;',
      'ELSIF StageTimer.Q THEN',
      '    Wanted := LIMIT(0, Wanted + 1, COUNT);',
      'ELSE',
      '    Wanted := Wanted;',
      'END_IF',
      '',
      '// The lead moves on when the group has stopped',
      'LeadIndex := SEL(WasRunning AND Wanted = 0, LeadIndex, (LeadIndex + 1) MOD COUNT);',
      'WasRunning := Wanted > 0;',
      'LeadNumber := LeadIndex + 1;',
      '',
      ...tripIds.map((id, index) => `Available[${index + 1}] := NOT ${id};`),
      'Started := 0;',
      `FOR Offset := 0 TO ${count - 1} DO`,
      `    Number := LIMIT(1, (LeadIndex + Offset) MOD COUNT + 1, ${count});`,
      '    Run[Number] := Available[Number] AND Started < Wanted;',
      '    Started := Started + BOOL_TO_INT(Run[Number]);',
      'END_FOR',
      ...ids.map((id, index) => `${id} := Enable AND NOT ${tripIds[index]} AND Run[${index + 1}];`),
      'NotEnough := Started < Wanted;',
    ],
    states: states('Stopped: none wanted', 'Lead: one wanted', 'Staged: two or more wanted'),
    interlocks: [...ids.map((id, index) => interlock(`${names[index]} tripped`, tripIds[index] ?? '', id)), interlock('not enabled', 'NOT Enable', ...ids)],
    invariants: [
      { id: 'never-more', text: 'never more run than wanted', expression: `${ids.map((id) => `BOOL_TO_INT(${id})`).join(' + ')} <= Wanted` },
      {
        id: 'exactly',
        text: 'as many run as wanted unless too few are available',
        expression: `NotEnough OR ${ids.map((id) => `BOOL_TO_INT(${id})`).join(' + ')} = Wanted`,
      },
      { id: 'stops', text: 'at the stop limit all are off', expression: `NOT (${pv} ${atMost} STOP_LIMIT) OR NOT (${ids.join(' OR ')})` },
    ],
    vectors: [
      vector(
        'lead',
        'the lead starts at its limit',
        [idle],
        [step({ [pv]: between }, 300, {}, off), step({ [pv]: lead }, vectorCycleMs, { [a]: true, Wanted: 1 }, { [b]: false, LeadNumber: 1 })],
      ),
      vector('lag', 'the next one starts after exactly the stage delay', one, [
        step({ [pv]: lag }, scansOf(delay), {}, { [b]: false, Wanted: 1 }),
        step({}, vectorCycleMs, { [b]: true, Wanted: 2 }, { [a]: true }),
      ]),
      vector(
        'all',
        'every further one needs another delay',
        one,
        [step({ [pv]: beyond }, scansOf(delay, 1) + (count - 2) * scansOf(delay, 2), { ...on, Wanted: count } as Record<string, number | boolean>)].map(
          (current) => ({ ...current, change: { [ids.at(-1) ?? b]: true, Wanted: count }, hold: on }),
        ),
      ),
      vector('short', 'a shorter excursion stages nothing', one, [
        step({ [pv]: beyond }, scansOf(delay / 2), {}, { Wanted: 1 }),
        step({ [pv]: between }, 300, {}, { Wanted: 1 }),
        step({ [pv]: beyond }, scansOf(delay), {}, { Wanted: 1, [b]: false }),
      ]),
      vector('rotate', 'after a stop another one leads', one, [
        step({ [pv]: stop }, 200, { [a]: false, Wanted: 0, LeadNumber: 2 }),
        step({ [pv]: lead }, vectorCycleMs, { [b]: true, Wanted: 1 }, { [a]: false }),
      ]),
      vector(
        'rotate-all',
        'the rotation comes back to the first',
        [idle, ...Array.from({ length: count }, () => [step({ [pv]: lead }, 200), step({ [pv]: done }, 200)]).flat()],
        [step({ [pv]: lead }, vectorCycleMs, { [a]: true }, { LeadNumber: 1 })],
      ),
      vector('trip', 'a tripped one is replaced at once', one, [
        step({ [tripIds[0] ?? '']: true }, vectorCycleMs, { [a]: false, [b]: true }, { Wanted: 1, NotEnough: false }),
      ]),
      vector('none', 'with none available the alarm is on', one, [
        step(Object.fromEntries(tripIds.map((id) => [id, true])), vectorCycleMs, { [a]: false, NotEnough: true }, { [b]: false }),
      ]),
      vector('disable', 'not enabled: all off', one, [step({ Enable: false }, vectorCycleMs, { [a]: false, Wanted: 0 })]),
      vector(
        'bad',
        'bad quality starts nothing',
        [idle],
        [
          step({ MeasurementBad: true, [pv]: beyond }, scansOf(delay, 5), {}, { Wanted: 0 }),
          step({ MeasurementBad: false }, 200, { Wanted: 1 }),
          step({ MeasurementBad: true }, scansOf(delay, 5), {}, { Wanted: 1 }),
        ],
      ),
    ],
    openQuestions: [
      'All machines stop together at the stop limit; unstaging one by one is assumed not to be wanted.',
      'The lead rotates after every stop; running hours are assumed not to count.',
    ],
  };
}

/** Limits of the third and fourth machine, where the request gives one for each. */
function furtherLimits({ numbers }: PatternParameters, count: number): readonly number[] {
  return ['third', 'fourth'].slice(0, Math.max(0, count - 2)).flatMap((name) => (numbers[name] === undefined ? [] : [numbers[name]]));
}

/** What the block does otherwise than a request may want it. */
function furtherWishes(text: string): readonly string[] {
  return [
    ...(/\b(?:drop|unstage|destage|shed|remove|take off|stop one|one off|switch one off)\w*\b/i.test(text) && !/\bdrops? (?:below|under|to)\b/i.test(text)
      ? ['The request speaks of dropping machines one by one; the draft stops all of them together at the stop limit. Is that enough?']
      : []),
    ...(/\b(?:least|fewest|lowest|most|running|run) hours\b|\bhours? (?:run|balanc\w*)/i.test(text)
      ? ['The request speaks of running hours; the draft rotates the lead after every stop. Is that enough?']
      : []),
  ];
}

/** "The next one below 2.8 bar, off above 3.4 bar": every machine starts at the same limit, one after another. */
function twoLimits({ text, numbers }: RequestReading): Readonly<{ lead: number; lag: number; stop: number }> | null {
  const before = (start: number): string => text.slice(0, start);
  const sides = numbers
    .filter((number) => !countsMachines(text, number))
    .map(({ value, start }) => ({
      value,
      below: /(?:\b(?:below|under|less than)|<)=? ?$/i.test(before(start)),
      above: /(?:\b(?:above|over|more than|exceed\w*)|>)=? ?$/i.test(before(start)),
      starts: /\b(?:start|stage|next|on|another|additional|second)\w*\b[^,;]*$/i.test(before(start)),
    }));
  const [first, second] = sides;
  if (
    first === undefined ||
    second === undefined ||
    first.below === first.above ||
    second.below === second.above ||
    first.below === second.below ||
    !first.starts
  )
    return null;
  return { lead: first.value, lag: first.value, stop: second.value };
}

/** "At 7.0, 6.6 and 6.2 bar, all off at 7.5 bar": a limit for each machine in their order; null where the limits are fewer or in no order. */
function limitEach({ text, numbers }: RequestReading): Readonly<{ values: Readonly<Record<string, number>>; starts: number; stopGiven: boolean }> | null {
  const figures = numbers.filter((number) => !countsMachines(text, number));
  const withUnit = figures.filter(({ unit }) => unit !== null);
  // "7.0, 6.6 and 6.2 bar": one unit for all; "start 1" between limits with units is none of them
  const listed = (index: number): boolean => /^\s*(?:,|and|und)\s*$/.test(text.slice(figures[index]?.end ?? 0, figures[index + 1]?.start ?? 0));
  const limits = withUnit.length >= 2 ? figures.filter(({ unit }, index) => unit !== null || listed(index)) : figures;
  const stops = ({ start, end }: Readonly<{ start: number; end: number }>): boolean =>
    /\b(?:off|stops?|stopped|all|both|everything|aus|alle|stopp\w*)\b[^,;.]*$/i.test(text.slice(Math.max(0, start - 30), start)) ||
    /^[^,;.\d]{0,8}\b(?:all |both |alle )?(?:off|stop|aus)\b/i.test(text.slice(end));
  const [stop, more] = limits.filter(stops);
  const starts = limits.filter((limit) => !stops(limit)).map(({ value }) => value);
  const [lead, lag, third, fourth] = starts;
  if (lead === undefined || lag === undefined || more !== undefined || starts.length > 4 || (starts.length < 3 && stop === undefined)) return null;
  const sign = Math.sign(lag - lead);
  const off = stop?.value ?? lead - (lag - lead);
  if (sign === 0 || starts.some((value, index) => index > 0 && (value - (starts[index - 1] ?? value)) * sign <= 0) || (lead - off) * sign <= 0) return null;
  return {
    values: { lead, lag, stop: off, ...(third === undefined ? {} : { third }), ...(fourth === undefined ? {} : { fourth }) },
    starts: starts.length,
    stopGiven: stop !== undefined,
  };
}

function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const values = parameters.numbers;
  const [lead = 60, lag = 80, stop = 20] = [values['lead'], values['lag'], values['stop']];
  const given = reading.numbers
    .filter((number) => !countsMachines(reading.text, number))
    .map((number) => number.value)
    .sort((a, b) => a - b);
  const asked = furtherWishes(reading.text);
  const two = given.length === 2 ? twoLimits(reading) : null;
  if (two !== null)
    return {
      parameters: { ...parameters, numbers: { ...values, ...two }, assumed: parameters.assumed.filter((name) => !(name in two)) },
      openQuestions: asked,
    };
  const each = limitEach(reading);
  if (each !== null)
    return {
      parameters: { ...parameters, numbers: { ...values, ...each.values }, assumed: parameters.assumed.filter((name) => !(name in each.values)) },
      openQuestions: [
        ...asked,
        ...(each.starts < (parameters.names['pumps']?.length ?? 0)
          ? [`Only ${each.starts} start limits are given; the further machines start at the last one too. Is that right?`]
          : []),
        ...(each.stopGiven ? [] : [`No limit is given at which all stop; ${each.values['stop']} is assumed. Is that right?`]),
      ],
    };
  const ordered = (lead > stop && lag >= lead) || (lead < stop && lag <= lead);
  if (ordered) return { parameters, openQuestions: asked };
  const [low, middle, high] = given;
  if (low !== undefined && middle !== undefined && high !== undefined) {
    const falling = /\b(?:second|next|another|additional|lag|further)\b[^.;]*\b(?:below|under|falls?|drops?|low)\b/i.test(reading.text);
    const [stop, lag] = falling ? [high, low] : [low, high];
    return {
      parameters: { ...parameters, numbers: { ...values, stop, lead: middle, lag } },
      openQuestions: [...asked, `The limits are read as stop ${stop}, lead ${middle}, lag ${lag}. Is that right?`],
    };
  }
  const repaired = lead > stop ? { lead, lag: lead + (lead - stop) / 3, stop } : { lead, lag: lead + 15, stop: lead - 30 };
  return {
    parameters: { ...parameters, numbers: { ...values, ...repaired } },
    openQuestions: [...asked, 'The limits given are not in order; lag and stop limits are placeholders.'],
  };
}

export const leadLag: Pattern = {
  id: 'lead-lag-staging',
  title: 'Lead/lag staging',
  summary: 'Stages two to four pumps, compressors or chillers by a measurement, with stage delay, rotation of the lead and replacement of a tripped one.',
  keywords: keywords(
    'lead lag 12; staging 9; stage 4; lag pump 9; lead pump 7; sequenc* pumps 5; kaskad* 5; pumps parallel 5; multiple pumps 5; three pumps 6; 3 pumps 6; 4 pumps 6; four pumps 6; duty assist 8; booster set 7; compressor* sequenc* 7; demand stag* 7; number of pumps 6; folgepumpe 7; zuschalt* 6; additional pump 6; second pump above 6; lead lag standby 6; call second 7; second pump when 5; call next 6; additional fan 6; one after another above 4; booster pumps 5; stage* fans 7; stage* compressors 7; stage* pumps 7; stage* burners 7; stage* heaters 7; stage* blowers 7; stage* chillers 7; second joins 7; next joins 6; zweite pumpe dazu 8; stufen* 4; pumpen zu 3',
  ),
  parameters: [
    equipmentParameter('pumps', 'staged machines', ['pump', 'motor', 'fan', 'heater'], 2, 4, 'PUMP_1', 'PUMP_2'),
    measurementParameter('measurement', 'measured value', [], 1, 1, 'LEVEL_PV'),
    numberParameter('lead', 'Lead start limit', 'lead, first, start*, on', 60, -1e6, 1e6),
    numberParameter('lag', 'Lag start limit', 'lag, second, additional, next, assist', 80, -1e6, 1e6),
    numberParameter('stop', 'Stop limit', 'stop*, off, both, all', 20, -1e6, 1e6),
    timeParameter('delay', 'Stage delay', 'delay, stag*, after, for, between', 10_000, 200, 3_600_000),
  ],
  interpret,
  evidence: (reading) => {
    const many = reading.names.filter((name) => name.category === 'pump' || name.category === 'fan').length >= 3 ? 3 : 0;
    const stages =
      reading.numbers.length >= 2 &&
      (reading.numbers.length >= 3 || /\b(?:first|erste\w*|lead|one at a time|one by one|1 at a time)\b/i.test(reading.text)) &&
      /\b(?:second|next|another|additional|further|lag|zweite\w*|weitere\w*|all off|all three|all four|all stop\w*|everything stop\w*|alle aus)\b/i.test(
        reading.text,
      ) &&
      /\b(?:pump|fan|compressor|chiller|blower|boiler|pumpe|luefter|kompressor|verdichter)\w*/i.test(reading.text);
    return many + (stages ? 9 : 0);
  },
  build,
};
