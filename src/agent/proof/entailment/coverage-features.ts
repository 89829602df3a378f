import { share } from '../words.js';
import { type Held, keysOf, type Laid, type Line } from './lines.js';
import { isSame, type Token } from './tokens.js';

/** How much of the sentence the best line, the passage and all papers hold, where it begins and ends, and how much of the line it leaves out. */
export function coverageOf({ tokens, held, best }: Laid): Record<string, number> {
  const n = tokens.length;
  const inBest = (at: number): boolean => best.places[at] !== undefined;
  const passage = held.filter(({ line }) => line.passage === best.line.passage);
  const gain = (other: Held): number => other.places.filter((place, at) => place !== undefined && !inBest(at)).length;
  const second = passage.reduce<Held | undefined>((top, each) => (each !== best && gain(each) > (top === undefined ? 0 : gain(top)) ? each : top), undefined);
  const inSecond = (at: number): boolean => second?.places[at] !== undefined;
  const anywhere = tokens.map((_, at) => held.some(({ places }) => places[at] !== undefined));
  const inPassage = tokens.map((_, at) => passage.some(({ places }) => places[at] !== undefined));
  const count = (is: (at: number) => boolean): number => tokens.filter((_, at) => is(at)).length;
  const elsewhere = count((at) => !inBest(at) && anywhere[at] === true);
  const nowhere = count((at) => anywhere[at] !== true);
  const near = second === undefined ? 9 : Math.abs(second.line.at - best.line.at);
  const firstOf = tokens.slice(0, 2);
  const covered = new Set(best.places.flatMap((place) => (place === undefined ? [] : [place.at])));
  const rest = best.line.tokens.filter(({ at }) => !covered.has(at));
  const touched = new Set(best.places.flatMap((place) => (place === undefined ? [] : [place.clause])));
  const restInClauses = rest.filter(({ clause }) => touched.has(clause));
  return {
    best: best.count / n,
    whole: best.count === n ? 1 : 0,
    two: count((at) => inBest(at) || inSecond(at)) / n,
    passage: count((at) => inPassage[at] === true) / n,
    all: (n - nowhere) / n,
    nowhere: Math.min(nowhere, 5) / 5,
    oneNowhere: nowhere === 1 ? 1 : 0,
    elsewhere: Math.min(elsewhere, 5) / 5,
    oneElsewhere: elsewhere === 1 && nowhere === 0 ? 1 : 0,
    elsewhereOnly: elsewhere > 0 && nowhere === 0 ? 1 : 0,
    secondNear: second !== undefined && near === 1 ? 1 : 0,
    secondFar: second !== undefined && near > 2 ? 1 : 0,
    otherPassage: count((at) => anywhere[at] === true && inPassage[at] !== true) / n,
    startNowhere: firstOf.some((_, at) => anywhere[at] !== true) ? 1 : 0,
    startElsewhere: firstOf.some((_, at) => !inBest(at) && anywhere[at] === true) ? 1 : 0,
    endNowhere: anywhere[n - 1] !== true ? 1 : 0,
    endElsewhere: !inBest(n - 1) && anywhere[n - 1] === true ? 1 : 0,
    long: Math.min(n, 20) / 20,
    short: n < 4 ? 1 : 0,
    left: rest.length / Math.max(1, best.line.tokens.length),
    leftInClauses: restInClauses.length / Math.max(1, best.line.tokens.filter(({ clause }) => touched.has(clause)).length),
    row: best.line.unit.isRow ? 1 : 0,
    step: /^\s*\d{1,2}[.)]\s/u.test(best.line.unit.text) ? 1 : 0,
  };
}

/** The line that holds most of the sentence beside the best one: rows and steps alike are where figures and subjects get moved. */
export function rivalOf({ held, best }: Laid): Record<string, number> {
  const n = best.places.length;
  let rival: Held | undefined;
  let likeness = 0;
  const keys = ({ tokens }: Line): ReadonlySet<string> => keysOf(tokens);
  const own = keys(best.line);
  for (const each of held) if (each.line !== best.line && (rival === undefined || each.count > rival.count)) rival = each;
  for (const each of held) if (each.line !== best.line) likeness = Math.max(likeness, Math.min(share(own, keys(each.line)), share(keys(each.line), own)));
  if (rival === undefined) return { alone: 1 };
  const mine = best.places.filter((place, at) => place !== undefined && rival.places[at] === undefined).length;
  const theirs = rival.places.filter((place, at) => place !== undefined && best.places[at] === undefined).length;
  const alike = Math.max(share(own, keys(rival.line)), share(keys(rival.line), own));
  return {
    rival: rival.count / n,
    rivalMine: mine / n,
    rivalTheirs: theirs / n,
    rivalAlike: alike,
    likeness,
    mixed: mine > 0 && theirs > 0 ? alike : 0,
    samePassageRival: rival.line.passage === best.line.passage ? 1 : 0,
  };
}

/** How well what stands around each figure fits what stands around it in the papers, and around other figures there. */
export function figuresOf({ tokens, held, best }: Laid): Record<string, number> {
  const figures = tokens.filter(({ isFigure }) => isFigure);
  if (figures.length === 0) return { noFigure: 1 };
  let worst = 0;
  let fit = 1;
  let outside = 0;
  for (const figure of figures) {
    const around = tokens.filter((token) => !token.isFigure && (Math.abs(token.at - figure.at) <= 4 || token.at < 3));
    if (around.length === 0) continue;
    const fits = (place: Token, line: Line): number => {
      const nearby = line.tokens.filter((token) => token.clause === place.clause || Math.abs(token.at - place.at) <= 4);
      return around.filter((token) => nearby.some((other) => isSame(token, other))).length / around.length;
    };
    let own = 0;
    let other = 0;
    for (const { line } of held)
      for (const place of line.tokens) {
        if (!place.isFigure) continue;
        const value = fits(place, line);
        if (place.key === figure.key) own = Math.max(own, value);
        else other = Math.max(other, value);
      }
    fit = Math.min(fit, own);
    worst = Math.max(worst, other - own);
    if (best.places[figure.at] === undefined) outside += 1;
  }
  return { figureFit: fit, figureRival: worst, rivalBetter: worst > 0 ? 1 : 0, figureOutside: outside > 0 ? 1 : 0, figures: Math.min(3, figures.length) / 3 };
}
