import { describe, expect, it } from 'vitest';
import { asksForHandover, asksForNote, ownWordsOf } from './shift-note-request.js';

describe('a hand-over that the copilot has to write', () => {
  it.each([
    'Draft a handover note',
    'Write a handover note for the night shift',
    'Prepare the handover note: tell them to watch the chiller',
    'Draft a shift handover note with the open work orders and alarms',
    'Handover note please, mention that the strainer was cleaned',
    'Erstelle eine Übergabenotiz für die Spätschicht',
    '起草一份交接班记录',
    'Write the handover for the next shift',
    'Draft a shift note',
  ])('%s', (question) => expect(asksForHandover(question)).toBe(true));

  it.each([
    'Note for the next shift: watch the drip pan',
    'Handover note: great work',
    'Add a handover note: drip pan wet, watch it',
    'Handover please',
    'Draft a shift note: strainer to be cleaned tomorrow',
    'Prepare the handover summary of the early shift',
    'Give me the handover summary of the early shift',
    'What must a handover note contain?',
    '交接记录：门开关坏了',
  ])('is no %s', (question) => expect(asksForHandover(question)).toBe(false));
});

describe('a note in the words of the person', () => {
  it('is asked for with its words', () => {
    expect(asksForNote('Note for the next shift: watch the drip pan')).toBe(true);
    expect(ownWordsOf('Note for the next shift: watch the drip pan')).toBe('watch the drip pan');
    expect(ownWordsOf('Log that the pump was changed over')).toBe('the pump was changed over');
  });
  it('is asked for by whatever verb', () => {
    for (const verb of ['Draft', 'Write', 'Leave', 'Create']) expect(asksForNote(`${verb} a shift note: the strainer is dirty`)).toBe(true);
  });
  it('has none where only a note is asked for', () => expect(ownWordsOf('Write a handover note for the night shift')).toBeNull());
  it('is not asked for by a question about notes', () => expect(asksForNote('Which notes did the night shift log?')).toBe(false));
});
