import { describe, expect, it } from 'vitest';
import { selectTried } from './tried-selection.js';

const answerTo = (request: string): string => {
  const selection = selectTried(request, [], []);
  if (selection.kind === 'refused') return `refused: ${selection.reason}`;
  const rows = selection.build.signals.map(({ direction, tag, identifier }) => `${direction === 'output' ? '>' : '<'}${tag === '' ? identifier : tag}`);
  return `${selection.pattern.id} ${rows.join(' ')} ${selection.build.constants.map(({ name, value }) => `${name}=${value}`).join(' ')}`;
};

describe('a draft that is no answer to its request is refused', () => {
  it.each([
    [
      'its main act is none of a controller',
      'Predict when filter FL-4 will be clogged from the trend of differential pressure PDT-4',
      /does not do what "Predict|No proven pattern/,
    ],
    [
      'a command is no measured value',
      'Two of three of the switches VS-1, VS-2, VS-3 latch the trip of MT-1, reset by VR-1',
      /takes VR-1 for a measured value|^(?!limit-trip)/,
    ],
    ['its figures are defaults and those of the request unused', 'Stop belt BC-5 if the sensor SS-5 gives fewer than 20 pulses in 10 s', /refused/],
    [
      'it has several machines and the request one',
      'Stop conveyor BC-5 on belt slip, the speed sensor SS-5 gives fewer than 20 pulses in 10 s while running',
      /needs several machines/,
    ],
    ['a placeholder stands beside an unused name', 'Overload torque on auger SC-2 lasting 4 s must trip it; wait for the reset key', /no use for SC-2/],
    [
      'it moves nothing',
      'Count crates that leave the washer; after 30 crates stop the conveyor until the operator presses the crates changed button.',
      /switches nothing, and the request switches "conveyor"/,
    ],
    ['an analogue output moves something', 'Ramp the mill from 0 to 60 Hz in 30 s when started, and down in 12 s', /^ramp /],
    [
      'a count of starts is no limit of a step',
      'Motor M-1 may start at most 6 times per hour; after that wait 20 minutes.',
      /of which the request does not speak/,
    ],
  ])('%s', (_what, request, expected) => {
    expect(answerTo(request)).toMatch(expected);
  });
});

describe('names keep the part that the request gives them', () => {
  it.each([
    ['Greenhouse vent opens above 27 °C and closes below 24 °C, never in rain RS-1', /<RS-1.*>GREENHOUSE_VENT/],
    ['水箱液位低于30%时启动补水泵P-5,高于80%时停止,变频器故障FX-5时不得启动。', /<FX-5.*>P-5\.CMD/],
    ['Star/delta starter for motor M-5. Stop by NC button SB-0, start by SB-1, 6 s in star', /^star-delta <SB-1 <SB-0 .*STAR_TIME=T#6s/],
    ['Lamp HX-1 flashes when fault FX-1 comes until acknowledged by SX-5, then steady until the fault is gone', /^annunciator <FX-1 <SX-5 >Horn >HX-1/],
    ['Trip mill B-2 when two out of three temperatures TT-1, TT-2, TT-3 are above 120 °C', /^condition-logic .*<TT-1 <TT-2 <TT-3 >B-2/],
    [
      'Lampe HX-7 blinkt mit 1 Hz bei Störung SX-7, bis mit Taste TX-7 quittiert wird, danach Dauerlicht',
      /^annunciator <SX-7 <TX-7 .*>HX-7.*FLASH_LIT=T#500ms/,
    ],
    [
      'Three compressors K-1, K-2, K-3: start at 7.0, 6.6 and 6.2 bar of PT-4, all off at 7.5 bar',
      /^lead-lag-staging .*LEAD_LIMIT=7.0 LAG_LIMIT=6.6 LAG_LIMIT_2=6.2 STOP_LIMIT=7.5/,
    ],
    ['三台泵轮流启动:液位高于2.0m启动一台,高于2.5m启动第二台,低于0.8m全部停止', /refused|LEAD_LIMIT=2.0 LAG_LIMIT=2.5/],
    ['风机FN-2温度高于45°C启动,低于40°C停止,停机后至少3分钟才能再次启动', /ON_LIMIT=45.0 OFF_LIMIT=40.0 .*MINIMUM_OFF=T#3m/],
  ])('%s', (request, expected) => {
    expect(answerTo(request)).toMatch(expected);
  });
});
