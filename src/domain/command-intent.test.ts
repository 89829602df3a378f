import { describe, expect, it } from 'vitest';
import { asksForCommand, asksToUndo } from './command-intent.js';

describe('a person asks for a change in their own words', () => {
  it.each([
    ['work-order-create', 'WO for the dripping seal on the dosing pump, urgent'],
    ['work-order-create', 'order a mechanic for the noisy conveyor'],
    ['work-order-create', 'Show the alarms and open a work order for the leak'],
    ['work-order-create', 'Leg bitte einen Auftrag für die Dichtung an'],
    ['work-order-create', '请给泵开一张工单'],
    ['work-order-update', 'Close WO-12, seal replaced'],
    ['alarm-acknowledge', 'please acknowledge the high level alarm'],
    ['alarm-unshelve', 'Take PT-204.H off the shelf, the work is done'],
    ['alarm-unshelve', 'End the shelving of PT-204.H'],
    ['alarm-unshelve', 'Zurückstellung von PT-204.H aufheben'],
    ['alarm-unshelve', '取消搁置 PT-204.H'],
    ['alarm-shelve', 'Shelve it for an hour, the sensor is being replaced'],
    ['setpoint-write', 'Lower the cooler to 3 °C'],
    ['setpoint-write', "don't put it to 80, set it to 76"],
    ['work-order-create', "I don't know why it leaks, open a work order"],
    ['work-order-create', "Don't forget to open a work order for the leak"],
    ['shift-note-add', 'Add a note for the next shift: valve sticks'],
  ] as const)('%s: %s', (kind, words) => {
    expect(asksForCommand(kind, words)).toBe(true);
  });

  it.each([
    ['work-order-create', 'Show the open work orders'],
    ['work-order-create', 'Is there an open work order for the pump?'],
    ['work-order-create', 'How do I open the casing?'],
    ['work-order-update', 'Which work orders were closed last week?'],
    ['alarm-acknowledge', 'Who acknowledged the alarm?'],
    ['alarm-shelve', 'How do I shelve an alarm properly?'],
    ['setpoint-write', 'Was the setpoint changed to 8 last night?'],
    ['shift-note-add', 'What stands in the handover log?'],
    ['alarm-acknowledge', 'Do not acknowledge anything yet'],
    ['alarm-acknowledge', 'please never ack that one'],
    ['work-order-create', "I don't want a work order for it"],
    ['alarm-acknowledge', 'Quittiere den Alarm noch nicht!'],
    ['work-order-create', '不要开工单'],
    ['setpoint-write', 'Please do not set it to 80'],
  ] as const)('and for nothing with %s: %s', (kind, words) => {
    expect(asksForCommand(kind, words)).toBe(false);
  });
});

describe('asking to take a change back', () => {
  it.each(['Undo that', 'please revert it', 'take that back', 'Put it back to what it was', 'Mach das rückgängig', '撤销刚才的修改'])(
    'is heard in: %s',
    (words) => {
      expect(asksToUndo(words)).toBe(true);
    },
  );

  it.each(['How do I undo a shelving?', 'The pump is back in service', 'Who can revert a setpoint?'])('is not heard in: %s', (words) => {
    expect(asksToUndo(words)).toBe(false);
  });

  it('a job put on a work order asks for one', () => {
    expect(asksForCommand('work-order-create', 'Please put the leaking flange on a work order')).toBe(true);
    expect(asksForCommand('work-order-create', 'Schedule the yearly test of the door interlocks on the filler as a work order')).toBe(true);
    expect(asksForCommand('work-order-create', 'Which leaks are on a work order?')).toBe(false);
  });
});
