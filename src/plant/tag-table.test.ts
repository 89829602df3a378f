import { describe, expect, it } from 'vitest';
import { CopilotError } from '../domain/errors.js';
import { createLine4Directory } from './line4/directory.js';
import { closestNames, TagTable } from './tag-table.js';

describe('TagTable', () => {
  const table = new TagTable(createLine4Directory().tags);

  it('finds a configured tag', () => {
    expect(table.definitionOf('LT-101').unit).toBe('%');
  });

  it('names the closest tags for an unknown one, in message and details', () => {
    const attempt = () => table.indexOf('VT-101X');
    expect(attempt).toThrowError(CopilotError);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({ code: 'tag-unknown', details: { tag: 'VT-101X' } });
      expect(error).toHaveProperty('message', expect.stringContaining('VT-101A'));
    }
  });
});

describe('the closest names', () => {
  it('are those with the fewest edits', () => {
    expect(closestNames('lt-11', ['PT-602', 'LT-101', 'LT-501'], 2)).toEqual(['LT-101', 'LT-501']);
  });
});
