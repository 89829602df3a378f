import { literalPattern } from '../domain/literal-pattern.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import { counterIncrease, nameplateNumber, timePerState } from './quantities.js';

export type CounterFigure = Readonly<{ tag: string; equipment: string; label: string; unit: string; value: number; role: 'produced' | 'rejected' | 'other' }>;
/** Overall equipment effectiveness after ISO 22400-2: availability x performance x quality, each 0 to 1. */
export type Effectiveness = Readonly<{
  equipment: string;
  availability: number;
  performance: number;
  quality: number;
  oee: number;
  producingMilliseconds: number;
  idealPerHour: number;
  produced: number;
  rejected: number;
}>;
export type Production = Readonly<{ counters: readonly CounterFigure[]; effectiveness: readonly Effectiveness[]; states: readonly StateFigure[] }>;
export type StateFigure = Readonly<{ tag: string; equipment: string; state: string; milliseconds: number }>;

const rejectWords = /reject|scrap|waste|ausschuss|剔除/i;
const productWords = /filled|produced|packed|good|bottles|packs|cartons|units|pieces|gefüllt/i;
/** Names of producing states: PackML Execute (ISA-TR88.00.02) and common plain words. */
const producingStates = /^(execute|running|producing|production|run)$/i;

/** Counts, state times and OEE of everything that counts in the window, from counter and state trends. */
export function production(facts: PlantFacts): Production {
  const tagOf = new Map(facts.directory.tags.map((tag) => [tag.id as string, tag]));
  const counters: CounterFigure[] = [];
  const states: StateFigure[] = [];
  for (const trend of facts.trends) {
    const tag = tagOf.get(trend.tag);
    if (!tag) continue;
    const figure = tag.kind === 'counter' ? counterFigure(tag, trend) : null;
    if (figure) counters.push(figure);
    if (tag.kind === 'text' && /state|zustand|status/i.test(`${tag.id} ${tag.description}`)) {
      for (const [state, milliseconds] of timePerState(trend)) states.push({ tag: tag.id, equipment: tag.equipment, state, milliseconds });
    }
  }
  return { counters, states, effectiveness: effectivenessOf(facts, counters, states) };
}

function counterFigure(tag: TagDefinition, trend: Trend): CounterFigure | null {
  const value = counterIncrease(trend);
  if (value === null || tag.unit === 'h') return null;
  const words = `${tag.id} ${tag.description} ${tag.unit ?? ''}`;
  const role = rejectWords.test(words) ? 'rejected' : productWords.test(words) ? 'produced' : 'other';
  return { tag: tag.id, equipment: tag.equipment, label: tag.description, unit: tag.unit ?? '', value, role };
}

function effectivenessOf(facts: PlantFacts, counters: readonly CounterFigure[], states: readonly StateFigure[]): readonly Effectiveness[] {
  const tree = new AssetTree(facts.directory.assets);
  const windowMs = facts.window.to.getTime() - facts.window.from.getTime();
  return counters.flatMap((counter) => {
    const own = states.filter((state) => state.equipment === counter.equipment);
    const idealPerHour = idealRate(facts, counter);
    if (counter.role !== 'produced' || own.length === 0 || idealPerHour === null || windowMs <= 0) return [];
    const producing = own.filter((state) => producingStates.test(state.state)).reduce((sum, state) => sum + state.milliseconds, 0);
    const unit = tree.unitOf(counter.equipment);
    const rejected = counters
      .filter((other) => other.role === 'rejected' && (other.equipment === counter.equipment || tree.unitOf(other.equipment) === unit))
      .reduce((sum, other) => sum + other.value, 0);
    const availability = Math.min(1, producing / windowMs);
    const performance = producing > 0 ? counter.value / (idealPerHour * (producing / 3_600_000)) : 0;
    const quality = counter.value > 0 ? Math.max(0, counter.value - rejected) / counter.value : 0;
    const oee = availability * performance * quality;
    return [
      {
        equipment: counter.equipment,
        availability,
        performance,
        quality,
        oee,
        producingMilliseconds: producing,
        idealPerHour,
        produced: counter.value,
        rejected,
      },
    ];
  });
}

/** The nameplate's rate in the counter's unit per hour (`9,000 bottles/h`); null where the nameplate names none. */
function idealRate(facts: PlantFacts, counter: CounterFigure): number | null {
  const asset = facts.directory.assets.find((each) => each.id === counter.equipment);
  for (const text of Object.values(asset?.nameplate ?? {})) {
    const perHour = new RegExp(`\\d\\s*${literalPattern(counter.unit)}\\s*(/|per )\\s*h`, 'i');
    if (counter.unit !== '' && perHour.test(text)) return nameplateNumber(text);
  }
  return null;
}
