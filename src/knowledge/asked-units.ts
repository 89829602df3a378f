import { type Draft, isKnown, offer, type QuestionContext } from './question-draft.js';
import { unitOf } from './text/units.js';

/** Units of several words as they are said, with the sign that documents write. */
export const SPOKEN_UNITS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cubic met(?:re|er)s?|kubikmeter) (?:per|an|a|pro|je) (?:hour|stunde)\b/giu, 'm³/h'],
  [/\blit(?:re|er)s? (?:per|an|a|pro|je) (?:hour|stunde)\b/giu, 'l/h'],
  [/\blit(?:re|er)s? (?:per|a|pro|je) minute\b/giu, 'l/min'],
  [/\blit(?:re|er)s? (?:per|a|pro|je) (?:second|sekunde)\b/giu, 'l/s'],
  [/\b(?:kilograms?|kilos?|kilogramm) (?:per|an|a|pro|je) (?:hour|stunde)\b/giu, 'kg/h'],
  [/\b(?:tons?|tonnes?|tonnen) (?:per|an|a|pro|je) (?:hour|stunde)\b/giu, 't/h'],
  [/\bmillimet(?:re|er)s? (?:per|a|pro|je) (?:second|sekunde)\b/giu, 'mm/s'],
  [/\bmet(?:re|er)s? (?:per|a|pro|je) (?:second|sekunde)\b/giu, 'm/s'],
  [/\bmet(?:re|er)s? (?:per|a|pro|je) minute\b/giu, 'm/min'],
  [/\b(?:milligrams?|milligramm) (?:per|a|pro|je) lit(?:re|er)\b/giu, 'mg/l'],
  [/\b(?:revolutions|turns|umdrehungen) (?:per|a|pro|je) minute\b/giu, 'rpm'],
  [/\b(?:cubic met(?:re|er)s?|kubikmeter)\b/giu, 'm³'],
  [/\b(?:square met(?:re|er)s?|quadratmeter)\b/giu, 'm²'],
  [/\b(?:kilowatt[- ]?hours?|kilowattstunden?)\b/giu, 'kWh'],
  [/\bnewton[- ]?met(?:re|er)s?\b/giu, 'N·m'],
  [/\bparts per million\b/giu, 'ppm'],
  [/\b(?:degrees?|grad) celsius\b/giu, '°C'],
  [/(?<=\d\s?)(?:per ?cent|prozent)\b/giu, '%'],
  [/(?<=\d\s?)立方米每小时/gu, 'm³/h'],
];

/** Letters from which on a word names a unit; shorter ones are signs, and words of their own. */
const SHORTEST = 3;

/** "How many litres", "in megohm": a unit in words where the documents write the sign. A value with the sign answers it; no document need say the word. */
export function addAskedUnits(drafts: readonly Draft[], context: QuestionContext): void {
  for (const draft of drafts) {
    if (draft.kind !== 'word' || draft.surface.length < SHORTEST || isKnown(draft, context)) continue;
    const unit = unitOf(draft.surface);
    if (unit === null || unit.unit === draft.surface.toLowerCase()) continue;
    draft.kind = 'unit';
    offer(draft, unit.unit, 1, 'exact');
  }
}
