import { describe, expect, it } from 'vitest';
import { removedText, withoutDocument, withoutEchoes, wordsUsed } from './removed-document.js';
import { collectTurn, type TurnEvent } from './turn.js';

const turnId = 'T1';
const passage = (id: string, documentId: string, quote: string): TurnEvent => ({
  type: 'evidence',
  turnId,
  evidence: {
    id,
    kind: 'passage',
    label: `${documentId}, page 3`,
    quote,
    passageId: `${documentId}#1`,
    documentId,
    document: 'Winch sheet',
    revision: 'A',
    status: 'current',
    page: 3,
    section: null,
    start: 0,
    end: quote.length,
  },
});
const said = (text: string, ...evidence: string[]): TurnEvent => ({ type: 'sentence', turnId, text, evidence });
const delta = (text: string): TurnEvent => ({ type: 'text-delta', turnId, text });
const events: readonly TurnEvent[] = [
  passage('E1', 'WINCH', 'The winch of the ferry pulls 4.2 t.'),
  passage('E2', 'RAMP', 'The ramp is 9 m long.'),
  delta('The winch pulls 4.2 t. The ramp '),
  said('The winch pulls 4.2 t.', 'E1'),
  delta('is 9 m long.'),
  said('The ramp is 9 m long.', 'E2'),
  { type: 'tool-end', turnId, callId: 'C1', toolName: 'search', outcome: 'ok', summary: 'Found: The winch of the ferry pulls 4.2 t.', milliseconds: 4 },
];

describe('a stored turn after a document was removed', () => {
  it('keeps the citation, marked, and no word of the document', () => {
    const left = withoutDocument(events, 'WINCH') ?? [];
    expect(JSON.stringify(left)).not.toContain('4.2 t');
    expect(left[0]).toMatchObject({ evidence: { id: 'E1', label: 'WINCH, page 3', page: 3, quote: '', removed: true } });
    expect(left[1]).toEqual(events[1]);
    expect(collectTurn(left)).toMatchObject({
      answer: `${removedText} The ramp is 9 m long.`,
      sentences: [
        { text: removedText, evidence: ['E1'] },
        { text: 'The ramp is 9 m long.', evidence: ['E2'] },
      ],
    });
  });

  it('finds words of any spelling', () => {
    const quote = 'Set the ramp-up (0-10 V) to 50 % / 4.2 t; {a} [b] ^c $d *e +f ?g |h \\i.';
    const odd = [passage('E1', 'WINCH', quote), delta(quote), said(quote, 'E1')];
    expect(JSON.stringify(withoutDocument(odd, 'WINCH'))).not.toContain('ramp-up');
    expect(JSON.stringify(withoutEchoes([delta(quote), said(quote)], wordsUsed(odd, 'WINCH')))).not.toContain('ramp-up');
  });

  it('takes out a sentence that stands on that document and another', () => {
    const both = [...events.slice(0, 2), delta('Winch and ramp.'), said('Winch and ramp.', 'E1', 'E2')];
    expect(collectTurn(withoutDocument(both, 'RAMP') ?? []).answer).toBe(removedText);
  });

  it('is left as it is where it does not use the document, and changes no more the second time', () => {
    expect(withoutDocument(events, 'OTHER')).toBeNull();
    const once = withoutDocument(events, 'WINCH') ?? [];
    expect(withoutDocument(once, 'WINCH')).toEqual(once);
  });
});

describe('drafts and later turns after a document was removed', () => {
  const quote = 'Before the drum is opened the brake is pinned.\nThe pin is the red one in locker 9 | Wear gloves. Grease every 40 hours.';
  const draft = (body: string): TurnEvent => ({
    type: 'draft',
    turnId,
    draft: { id: 'D1', kind: 'work-order', title: 'Winch', body: { steps: [body] }, approvalId: null },
  });
  const words = wordsUsed([passage('E1', 'WINCH', quote)], 'WINCH');

  it('takes whole sentences and cells of a quotation out of a draft, however its lines are broken, and leaves everyday words', () => {
    const left = withoutDocument(
      [passage('E1', 'WINCH', quote), draft('1. Before the drum is\n  opened the brake is pinned. 2. Wear gloves. 3. Call the mate.')],
      'WINCH',
    );
    expect(left?.[1]).toMatchObject({ draft: { title: 'Winch', body: { steps: [`1. ${removedText} 2. Wear gloves. 3. Call the mate.`] } } });
  });

  it('takes them out of a later turn, but not where it stands on another document', () => {
    const [first = ''] = words.filter((word) => word.startsWith('Before') && !word.includes('\n'));
    const later = [passage('E1', 'RAMP', first), said(first, 'E1'), said(`Then: ${first}`), delta(`${first} Then: ${first}`)];
    const left = withoutEchoes(later, words) ?? [];
    expect(left[0]).toEqual(later[0]);
    expect(collectTurn(left).answer).toBe(`${first} Then: ${removedText}`);
    expect(withoutEchoes([said('Nothing of it.')], words)).toBeNull();
  });

  it('counts a character of Chinese twice', () => {
    expect(wordsUsed([passage('E1', 'JIAO', '打开卷筒之前必须先插好制动销。戴手套。')], 'JIAO')).toContain('打开卷筒之前必须先插好制动销。');
    expect(wordsUsed([passage('E1', 'JIAO', '打开卷筒之前必须先插好制动销。戴手套。')], 'JIAO')).not.toContain('戴手套。');
  });
});
