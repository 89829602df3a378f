import { describe, expect, it } from 'vitest';
import { changesWorkOrder, prioritySaid } from '../understand/work-order-request.js';
import { changeIn } from './work-order-change.js';

describe('a request to change a work order that exists', () => {
  it.each([
    ['close the work order for the seal, replaced it, took 90 min, run-in OK', { status: 'closed', findings: 'replaced it, took 90 min, run-in OK' }],
    ['set the work order for the mixer to high priority', { priority: 'high' }],
    ['set the work order for the mixer to high priority by Friday', { priority: 'high', dueAt: '2026-03-06T23:59:59.999Z' }],
    ['update WO-12345 priority high', { priority: 'high' }],
    ['put the ticket of the conveyor on hold: no bearing in store', { status: 'held', findings: 'no bearing in store' }],
    ['add a note to the work order of the valve: closed by hand twice', { findings: 'closed by hand twice' }],
    ['WO-20007 is done, cable replaced', { status: 'completed', findings: 'cable replaced' }],
    ['close all work orders', { status: 'closed' }],
    ['schließe den Auftrag für die Dichtung, neue eingebaut', { status: 'closed', findings: 'neue eingebaut' }],
  ])('%s', (question, change) => {
    expect(changesWorkOrder(question)).toBe(true);
    expect(changeIn(question, new Date('2026-03-02T10:00:00Z'))).toEqual(change);
  });

  it.each([
    'open a work order for the seal',
    'which work orders are open?',
    'show the work order for the seal',
    'close the drain valve',
    'put in a work order for the mixer',
  ])('is none: %s', (question) => {
    expect(changesWorkOrder(question)).toBe(false);
  });

  it('says no priority where none is said', () => {
    expect(prioritySaid('the mixer squeaks')).toBeUndefined();
  });
});
