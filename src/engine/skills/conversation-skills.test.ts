import { describe, expect, it } from 'vitest';
import { readTalkFollowUp } from '../../domain/shown-follow-up.js';
import { isOnlyCourtesy } from './conversation-skills.js';

describe('a message that is a courtesy and no question', () => {
  it.each([
    'thanks, you can go',
    'cheers mate, that helped',
    'Thank you very much, that was all for today!',
    'great work, see you tomorrow',
    'danke, das war alles',
    'Super, vielen Dank, bis morgen',
    '谢谢，辛苦了',
    '好的，谢谢你的帮助，明天见',
  ])('%s', (message) => {
    expect(isOnlyCourtesy(message)).toBe(true);
  });

  it.each([
    'thanks, and what about P-101B',
    'thanks, is it running?',
    'the seal helped',
    'great, now the trend of TT-202',
    'danke, und die andere Pumpe',
    '谢谢，P-101B 呢',
    'good flow today',
    '辛苦的泵',
  ])('is a question still: %s', (message) => {
    expect(isOnlyCourtesy(message)).toBe(false);
  });
});

describe('a doubt about the answer before', () => {
  it.each([
    'are you sure?',
    'really?',
    'Are you certain about that?',
    'bist du dir da sicher?',
    'Stimmt das wirklich?',
    'wirklich?',
    '真的吗？',
    '你确定吗',
    'is that true?',
  ])('%s', (question) => {
    expect(readTalkFollowUp(question)).toBe('sure');
  });

  it.each(['are you sure P-101A is running?', 'is that the right valve?', 'sure', 'stimmt das Drehmoment?', '真的有报警吗'])('none: %s', (question) => {
    expect(readTalkFollowUp(question)).not.toBe('sure');
  });
});
