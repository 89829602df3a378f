import { describe, expect, it } from 'vitest';
import { selectPattern } from './select.js';
import { tagBook } from './signals.js';

describe('a pattern that by what it is denies something the request says is no draft: the request is asked about', () => {
  it.each([
    ['Debounce the low float, it opens the make-up valve at once', /it switches no machine, and the request says "opens the make-up valve"/],
    [
      'Pumps P-2A and P-2B duty and standby; the standby also starts when pressure PT-2 is below 3 bar',
      /never runs its machines together.*standby also starts/,
    ],
    ['Duty/standby for two blowers, in summer both run in parallel', /never runs its machines together/],
    ['Two feed pumps staged by pressure, the lead runs at 60 % speed and the other at 75 % speed', /switches on and off without a speed/],
    ['Two lift pumps, duty standby, the first at 60 % and the other at 75 %', /has no use for the figures given for each of them/],
    ['Dry run protection for pump P-4 below 3 l/min, it restarts by itself when flow is back', /stays off until a person resets it/],
  ])('%s', (request, reason) => {
    const selection = selectPattern(request, [], []);
    expect(selection).toMatchObject({ kind: 'refused', cause: 'half-covered' });
    expect(selection.kind === 'refused' ? selection.reason : '').toMatch(reason);
  });

  it.each([
    ['debounce', 'Debounce limit switch LS-4, 80 ms on and 120 ms off'],
    ['duty-standby', 'Duty and standby pumps P-1A/P-1B, never both together'],
    ['running-hours', 'Count the operating hours and the number of starts of pump P-7'],
    ['dry-run-protection', 'Dry run protection for pump P-4 below 3 l/min for 6 s, must not restart by itself'],
  ])('and what it does not deny stays a draft: %s, %s', (pattern, request) => {
    const selection = selectPattern(request, [], []);
    expect(selection.kind === 'match' ? selection.pattern.id : selection.reason).toBe(pattern);
  });
});

describe('figures mean what the words beside them say', () => {
  it('a figure of the limits of an output is no gain as well', () => {
    const selection = selectPattern('PI loop for the level of tank T-7, output 15..85 %', [], []);
    expect(selection.kind === 'match' ? selection.parameters.numbers : {}).toMatchObject({ gain: 1, low: 15, high: 85 });
  });

  it.each([
    ['Roof fan EF-2 on above 31 °C, off below 27 °C of TT-2, it keeps going 4 min after the press stops', /keeps going 4 min.*no use for it/],
    ['Lüfter ein über 31 °C, aus unter 27 °C, Störung bei Druck < 2 bar länger als 7 s', /laenger als 7 s" and the draft has no use for it/],
  ])('a time that is told to be something else than a least time is asked about and none: %s', (request, question) => {
    const selection = selectPattern(request, [], []);
    expect(selection.kind === 'match' ? selection.openQuestions.filter((text) => question.test(text)) : []).toHaveLength(1);
  });

  it.each([5, 7, 9])('a time that a draft only happens to assume is asked about like any other: %s s', (seconds) => {
    const selection = selectPattern(`Drain pump P-31 starts when level LT-31 is above 80 % and stops below 20 %, with ${seconds} s delay`, [], []);
    const asks = selection.kind === 'match' ? selection.openQuestions.filter((text) => /no use for it/.test(text)) : [];
    expect(asks.join('\n')).toContain(`${seconds} s`);
  });

  it.each([5, 7])('and a least time that was said is none: %s s', (seconds) => {
    const selection = selectPattern(`Pump P-31 on above 80 % of LT-31, off below 20 %, minimum on time ${seconds} s`, [], []);
    expect(selection.kind === 'match' ? selection.openQuestions.filter((text) => /no use for it/.test(text)) : ['refused']).toEqual([]);
  });

  it('"valve 8 to 92 %" names no valve 8', () => {
    const selection = selectPattern('PI controller for flow FT-3, valve 8 to 92 %', [], []);
    expect(selection.kind === 'match' ? selection.parameters.numbers : {}).toMatchObject({ low: 8, high: 92 });
  });
});

describe('what is said in German or Chinese and nothing answers to is told', () => {
  it.each([
    ['Zählt wie oft der Hammer pro Schicht gestartet wird', /calendar or the time of day/],
    ['Hysterese für Pumpe P-3, ein über 80 %, aus unter 20 % an LT-3, Rückspülung nach Ende', /rueckspuelung/],
    ['两台泵一用一备,故障切换,磁翻板指示', /磁翻板指示/],
  ])('%s', (request, question) => {
    const selection = selectPattern(request, [], []);
    expect(selection.kind === 'match' ? selection.openQuestions.filter((text) => question.test(text)).length : 1).toBeGreaterThan(0);
  });

  it.each([
    ['Rührwerk alle 3 h für 12 min, gesperrt bei Schwallalarm', /Only while not \(SCHWALLALARM/],
    ['spray nozzles on 8 s every 20 min when humidity < 55 %', /Only while HUMIDITY is below 55 %/],
    ['Kneter im Bottich taktend: 6 min an, 9 min aus, nur wenn Füllstand über 25 %', /Only while FUELLSTAND is above 25 %/],
  ])('a condition beside a pattern that has none is built in: %s', (request, purpose) => {
    const selection = selectPattern(request, [], []);
    expect(selection.kind === 'match' ? selection.pattern.build(selection.parameters, tagBook([])).purpose : selection.reason).toMatch(purpose);
  });

  it.each([
    ['mixer 12 min on 45 min off', 720_000, 2_700_000],
    ['mixer on 12 min, off 45 min, cyclic', 720_000, 2_700_000],
  ])('words behind or before their times: %s', (request, on, off) => {
    const selection = selectPattern(request, [], []);
    expect(selection.kind === 'match' ? selection.parameters.numbers : {}).toMatchObject({ on, off });
  });

  it('a German sequence is read with the times that stand before their verbs', () => {
    const selection = selectPattern('Behälter füllen bis 65 %, dann 12 min rühren, dann entleeren bis 4 %', [], []);
    expect(selection.kind === 'match' ? [selection.pattern.id, selection.openQuestions] : selection.reason).toEqual(['told-sequence', []]);
    const { steps = [] } = (selection.kind === 'match' ? selection.parameters.sequence : undefined) ?? {};
    expect(steps.map(({ milliseconds, end }) => [milliseconds, end?.kind === 'compare' ? end.limit : null])).toEqual([
      [0, 65],
      [720_000, null],
      [0, 4],
    ]);
  });
});
