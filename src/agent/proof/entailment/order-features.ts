import { share } from '../words.js';
import { keysOf, type Laid } from './lines.js';
import { isSame, tokensOf } from './tokens.js';

/** Whether the words of the sentence stand together and in its order in the best line. */
export function orderOf({ best: { places, line } }: Laid): Record<string, number> {
  let adjacent = 0;
  let turned = 0;
  let near = 0;
  let across = 0;
  const found = places.flatMap((place) => (place === undefined ? [] : [place]));
  for (let at = 1; at < found.length; at += 1) {
    const [one, other] = [found[at - 1], found[at]];
    if (one === undefined || other === undefined || one.at === other.at) continue;
    adjacent += 1;
    if (other.at < one.at) turned += 1;
    if (Math.abs(other.at - one.at) <= 2) near += 1;
    if (one.clause !== other.clause) across += 1;
  }
  const base = Math.max(1, adjacent);
  let inversions = 0;
  let pairs = 0;
  for (let a = 0; a < found.length; a += 1)
    for (let b = a + 1; b < found.length; b += 1) {
      const [one, other] = [found[a], found[b]];
      if (one === undefined || other === undefined || one.at === other.at) continue;
      pairs += 1;
      if (one.at > other.at) inversions += 1;
    }
  return {
    turned: turned / base,
    anyTurned: turned > 0 ? 1 : 0,
    near: near / base,
    across: Math.min(across, 3) / 3,
    inversions: pairs === 0 ? 0 : inversions / pairs,
    clauses: Math.min(3, new Set(line.tokens.map(({ clause }) => clause)).size) / 3,
  };
}

const orderWords =
  /\b(?:before|after|then|first|last|finally|until|once|next|afterwards|followed by)\b|(?<!\p{L})(?:bevor|nachdem|dann|danach|zuerst|zunächst|zuletzt|anschließend|erst|vor|nach|bis|ehe)(?!\p{L})|先|再|后|然后|之前|最后/iu;
const turnsOrder = /\b(?:after|once|only after|following)\b|(?<!\p{L})(?:nachdem|nach|erst wenn)(?!\p{L})/iu;

/** Whether the sentence tells things in the order in which the passage does. */
export function streamOf({ sentence, tokens, lines, best }: Laid): Record<string, number> {
  const stream = lines.filter(({ passage }) => passage === best.line.passage).flatMap((line) => line.tokens.map((token) => ({ token, line: line.at })));
  const places = tokens.map((token) => stream.flatMap((each, at) => (isSame(token, each.token) ? [at] : [])));
  const sole = places.flatMap((at) => (at.length === 1 ? [at[0] as number] : []));
  let falls = 0;
  let rises = 0;
  for (let at = 1; at < sole.length; at += 1) {
    if ((sole[at] as number) < (sole[at - 1] as number)) falls += 1;
    else rises += 1;
  }
  const half = Math.floor(sole.length / 2);
  const mean = (some: readonly number[]): number => some.reduce((sum, value) => sum + value, 0) / Math.max(1, some.length);
  const drift = sole.length < 2 ? 0 : (mean(sole.slice(half)) - mean(sole.slice(0, half))) / Math.max(1, stream.length);
  const ordered = orderWords.test(sentence) ? 1 : 0;
  const turns = turnsOrder.test(sentence) ? 1 : 0;
  return {
    ordered,
    drift,
    orderedDrift: ordered * (1 - turns) * drift,
    turnedDrift: turns * drift,
    falls: falls / Math.max(1, falls + rises),
    orderedFalls: ordered * (1 - turns) * (falls / Math.max(1, falls + rises)),
  };
}
/** What comes first and what follows, as cause and effect, condition and outcome, or in time. */
type Pairing = Readonly<{ first: ReadonlySet<string>; then: ReadonlySet<string> }>;
const firstThen: readonly RegExp[] = [
  /^(?:if|when|whenever|once|after|because|since|as soon as|wenn|falls|nachdem|sobald|weil|da)\s(.+?),\s(.+)$/iu,
  /^(?:如果|当|若|一旦)(.+?)，(.+)$/u,
  /^(.+?)\s(?:causes|caused|leads to|led to|results in|makes|triggers|so|therefore|thus|before|until|and then|then|führt zu|führte zu|verursacht|bewirkt|daher|deshalb|dadurch|bevor|bis|und dann|dann)\s(.+)$/iu,
  /^(.+?)(?:导致|引起|造成|因此|所以|之前|然后)(.+)$/u,
];
const thenFirst: readonly RegExp[] = [
  /^(.+?),?\s(?:if|when|whenever|once|after|because of|because|due to|caused by|since|as soon as|owing to|results from|is triggered by|only after|wenn|falls|nachdem|sobald|weil|wegen|aufgrund|durch|infolge|nach)\s(.+)$/iu,
  /^(?:before|bevor|ehe|vor)\s(.+?),\s(.+)$/iu,
  /^(.+?)(?:是由于|是因为|由于|因为)(.+)$/u,
];
function pairingsIn(text: string): readonly Pairing[] {
  const said = text.replace(/^\s*\d{1,2}[.)]\s+/u, '').replace(/[.!。！]\s*$/u, '');
  const keys = (part: string): ReadonlySet<string> => keysOf(tokensOf(part));
  const found: Pairing[] = [];
  for (const [patterns, turned] of [
    [firstThen, false],
    [thenFirst, true],
  ] as const)
    for (const pattern of patterns) {
      const [, one = '', other = ''] = pattern.exec(said) ?? [];
      const [first, then] = turned ? [keys(other), keys(one)] : [keys(one), keys(other)];
      if (first.size > 0 && then.size > 0) found.push({ first, then });
    }
  return found;
}

/** Whether what the sentence says to come first, as cause, condition or in time, is what a line of the passage says to follow. */
export function relationsOf({ sentence, best, lines }: Laid): Record<string, number> {
  const said = pairingsIn(sentence);
  if (said.length === 0) return {};
  let swapped = 0;
  let kept = 0;
  for (const { first, then } of said)
    for (const { unit, passage } of lines) {
      if (passage !== best.line.passage) continue;
      for (const source of pairingsIn(unit.text)) {
        const straight = Math.min(share(first, source.first), share(then, source.then));
        const crossed = Math.min(share(first, source.then), share(then, source.first));
        kept = Math.max(kept, straight);
        swapped = Math.max(swapped, crossed - straight);
      }
    }
  let turned = 0;
  for (const { first, then } of said) {
    const place = (keys: ReadonlySet<string>): number => {
      let top = 0.3;
      let at = -1;
      lines.forEach((line, index) => {
        if (line.passage !== best.line.passage) return;
        const held = share(keys, keysOf(line.tokens));
        if (held > top) [top, at] = [held, index];
      });
      return at;
    };
    const [a, b] = [place(first), place(then)];
    if (a >= 0 && b >= 0 && a > b) turned = 1;
  }
  return { related: 1, relatedKept: kept, relatedSwapped: Math.max(0, swapped), relatedTurned: turned };
}
