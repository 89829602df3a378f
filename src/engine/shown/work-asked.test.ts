import { describe, expect, it } from 'vitest';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { Results } from '../results.js';
import { line } from '../skill.js';
import { partLines, partNumbersIn, shownBy } from './rows.js';
import { linesOfNamed, linesOfType, wantedType } from './typed-follow-up.js';
import { asksPastOfIt, pastOfWork } from './work-asked.js';

describe('the past of work that was shown', () => {
  it.each(['when was that last done', 'and when was it last changed?', 'when last?', 'wann wurde das zuletzt gemacht', '上次是什么时候'])(
    'is asked by %s',
    (question) => expect(asksPastOfIt(question)).toBe(true),
  );

  it.each(['when was the conveyor chain last oiled', 'how long does that take', 'last shift', 'wann ist Schichtende', '上次报警是什么时候'])(
    'is not asked by %s',
    (question) => expect(asksPastOfIt(question)).toBe(false),
  );

  it('is the work without the words that ask how', () => {
    expect(pastOfWork('How do I swap the hose of the crane?', 'en')).toBe('when was the last time: swap the hose of the crane');
    expect(pastOfWork('wie tausche ich den Schlauch am Kran', 'de')).toBe('wann wurde zuletzt gemacht: den Schlauch am Kran');
    expect(pastOfWork('怎么更换起重机软管', 'zh')).toBe('上次是什么时候：更换起重机软管');
  });
});

describe('the parts that an answer names', () => {
  const plant = createLine4Directory();
  const shown = shownBy([line('Parts: hose (KR12-3001), gasket of the hose (KR12-3002), spring (KR12-9001). Time: 2 hours.', 'E1')], new Results([]));

  it('are all of them, or those that hold the words', () => {
    expect(partNumbersIn(partLines(shown, []), plant)).toEqual(['KR12-3001', 'KR12-3002', 'KR12-9001']);
    expect(partNumbersIn(partLines(shown, ['hose']), plant)).toEqual(['KR12-3001', 'KR12-3002']);
    expect(partNumbersIn(partLines(shown, ['belt']), plant)).toEqual([]);
  });
});

describe('how long work takes', () => {
  it('is told by the line that says so, and by a step that lasts only where none does', () => {
    const [head, step] = [line('Werkzeug: Zange. Zeit: 15 Minuten.', 'E1'), line('2. Die Zeit von 30 Minuten notieren.', 'E1')];
    expect(linesOfType('effort', [head, step])).toEqual([head]);
    expect(linesOfType('effort', [step])).toEqual([step]);
    expect(wantedType('welches Teil brauche ich')).toBe('parts');
  });
});

describe('who is asked of one of the things shown', () => {
  const lines = [
    line('4. Top rides are never run alone.', 'E1'),
    line('3. Steep rides need the consent of the shift lead.', 'E2'),
    line('It is done by the operator.', 'E3'),
  ];

  it('is told by the one line that names the thing and a person', () => {
    expect(linesOfNamed('Who has to agree for a steep one?', lines)).toEqual([lines[1]]);
    expect(linesOfNamed('Who oils the chain?', lines)).toEqual([]);
  });
});
