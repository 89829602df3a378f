import { describe, expect, it } from 'vitest';
import type { Passage } from '../../domain/document.js';
import { appliesToNamed, forNamedMachines, headingFits, stepsFit, taskOf } from './procedure-fit.js';

const section = (heading: string, text = '1. Switch off.\n2. Go on.', language = 'en'): Passage =>
  ({ section: `4 Upkeep > ${heading}`, document: 'Mill handbook', text, language }) as Passage;

function fits(question: string, part: Passage): boolean {
  const task = taskOf(question);
  return task !== null && stepsFit(task, [part], 'en');
}

describe('steps of a procedure', () => {
  it.each([
    ['How do I replace the guide roller?', 'Changing the guide roller'],
    ['how can I swap the guide rollers of the mill', 'Guide roller replacement'],
    ['how to force the air out of the hydraulics', 'Bleeding the hydraulics'],
    ['Steps to open the hatch in an emergency', 'Opening the hatch'],
    ['how do I restart the mill after an overload', 'After an overload'],
    ['How do I grease the guide roller properly?', 'Greasing the guide roller'],
    ['how do I replace the roller assembly again', 'Replacing the roller assembly'],
  ])('answer %s under "%s"', (question, heading) => {
    expect(fits(question, section(heading))).toBe(true);
  });

  it.each([
    ['How do I replace the guide roller?', 'Cleaning the guide roller'],
    ['How do I replace the guide roller?', 'Replacing the drive belt'],
    ['How do I test the overload trip?', 'After an overload trip'],
    ['how to force the air out of the hydraulics', 'Isolating the mill'],
    ['how do I take over the mill', 'Changing the mill gearbox'],
    ['how do I replace the hatch switch', 'Replacing the level switch'],
  ])('do not answer %s under "%s"', (question, heading) => {
    expect(fits(question, section(heading))).toBe(false);
  });

  it('are known by the introduction where the heading is a bare name', () => {
    expect(fits('how do I clean the sight glass', section('Sight glass', 'To clean the glass:\n1. Close the cock.\n2. Wipe it.'))).toBe(true);
    expect(fits('how do I clean the sight glass', section('Sight glass', 'To replace the glass:\n1. Close the cock.\n2. Wipe it.'))).toBe(false);
  });

  it('of a source in another language are compared by their act', () => {
    expect(fits('how do I replace the guide roller', section('Führungsrolle wechseln', '1. Abschalten.\n2. Weiter.', 'de'))).toBe(true);
    expect(fits('how do I replace the guide roller', section('Führungsrolle reinigen', '1. Abschalten.\n2. Weiter.', 'de'))).toBe(false);
  });

  it.each([
    ['how do I clean the strainer of ST-7', 'en', 'Cleaning the strainer ST-9', false],
    ['how do I clean the strainer of ST-9', 'en', 'Cleaning the strainer ST-9', true],
    ['how do I clean the strainer of ST-9', 'en', 'Cleaning the strainer', true],
    ['how do I change the bearings of the motor', 'en', 'Changing the bearings', false],
    ['how do I change the bearings of the mill', 'en', 'Changing the bearings', true],
    ['Wie reinige ich das Sieb von ST-7?', 'de', 'Sieb ST-9 reinigen', false],
    ['Wie reinige ich das Sieb?', 'de', 'Sieb reinigen', true],
    ['Wie reinige ich das Sieb?', 'de', 'Behälter reinigen', false],
    ['怎么清洗滤网？', 'zh', '清洗滤网', true],
    ['怎么清洗滤网？', 'zh', '清洗储罐', false],
    ['怎么清洗 ST-7 的滤网？', 'zh', '清洗 ST-9 滤网', false],
  ])('are those of the machine and thing that are named: %s (%s) under "%s"', (question, language, heading, expected) => {
    const task = taskOf(question);
    expect(task !== null && stepsFit(task, [section(heading, undefined, language)], language)).toBe(expected);
  });

  it.each([
    ['how do I restart the mill after a feed jam', 'Starting the mill', 'Start.', false],
    ['how do I restart the mill after a feed jam', 'Starting the mill', 'Clear the feed jam.', true],
    ['how do I restart the mill after a cleaning', 'Starting the mill', 'Start.', true],
    ['where is the lockout procedure', 'Aligning the coupling', 'Start.', false],
    ['what is the lockout procedure', 'Lockout of the mill', 'Lock.', true],
  ])('after something went wrong have to speak of it: %s under "%s": %s', (question, heading, step, expected) => {
    expect(fits(question, section(heading, `1. Look.\n2. ${step}`))).toBe(expected);
  });

  it.each([
    [['M-1'], 'After an overload', true],
    [['M-2'], 'After an overload', false],
    [['LINE'], 'After an overload', true],
    [['M-2'], 'Restarting M-1 after an overload', true],
    [['X-77'], 'After an overload', true],
  ])('are those of the machine that is meant, in a paper for %s under "%s"', (appliesTo, heading, expected) => {
    const task = taskOf('how do I restart the mill after an overload');
    const part = { ...section(heading, `1. Look at ${heading}.\n2. Go on.`), appliesTo } as Passage;
    const machines = { meant: ['M-1', 'LINE'], others: ['M-2'] };
    expect(task !== null && stepsFit(task, [part], 'en', machines)).toBe(expected);
  });

  it('are not judged where no act is asked for', () => {
    expect(taskOf('how do I know that the roller is worn')).toBeNull();
    expect(taskOf('what is the procedure')).toBeNull();
  });
});

describe('the machines that a paper names', () => {
  const paper = (id: string, front: string): readonly Passage[] =>
    [
      { documentId: id, revision: '1', document: 'Mill handbook', start: 0, section: null, text: front, language: 'en', appliesTo: [] },
      {
        documentId: id,
        revision: '1',
        document: 'Mill handbook',
        start: 9_000,
        section: '4 Changing the guide roller',
        text: '1. Stop.\n2. Lift.',
        language: 'en',
        appliesTo: [],
      },
    ] as unknown as readonly Passage[];
  const all = [...paper('A', 'Type WM-700. Mills WM-1 to WM-4.'), ...paper('B', 'Type WM-900. Mills WM-5 and WM-6.')];
  const covered = (question: string): readonly string[] =>
    forNamedMachines(all, all, question)
      .filter((passage) => passage.start > 0 && appliesToNamed(passage, taskOf(question)?.names ?? []))
      .map(({ documentId }) => documentId);

  it.each([
    ['how do I change the guide roller of WM-3?', ['A']],
    ['how do I change the guide roller of WM 6?', ['B']],
    ['how do I change the guide roller of the WM-900?', ['B']],
    ['how do I change the guide roller of WM-7?', []],
  ])('are read from its front, ends of a range and between: %s', (question, papers) => {
    expect(covered(question)).toEqual(papers);
  });

  it('leave the steps to the machine that is asked for', () => {
    const question = 'how do I change the guide roller of WM-3?';
    const task = taskOf(question);
    const fitting = forNamedMachines(all, all, question).filter((passage) => passage.start > 0 && task !== null && stepsFit(task, [passage], 'en'));
    expect(fitting.map(({ documentId }) => documentId)).toContain('A');
    expect(task !== null && headingFits(task, fitting[0]?.section ?? null)).toBe(true);
  });

  it('a gasket to one is a seal to another', () => {
    expect(fits('steps to swap the lid gasket', section('Replacing the lid seal'))).toBe(true);
  });
});
