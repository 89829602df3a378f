import type { FailureMode } from '../domain/work-order.js';
import type { EquipmentFamily, TagRole } from './tag-roles.js';

/**
 * Roles that are not read but derived: a loop below its setpoint, a valve that does not follow, a drive
 * that does not start or drops out under its command, two meters that part company, machines that stop together, and what a trip record of the journal says.
 */
export type DerivedRole =
  | 'below-setpoint'
  | 'above-setpoint'
  | 'position-mismatch'
  | 'start-failure'
  | 'dropped-out'
  | 'disagreement'
  | 'trip-record'
  | 'common-stop';
/**
 * `up`, `down`: beyond a limit, moving, or off its baseline; `shifted`: either. `erratic`: swinging without a direction. `flat`: frozen.
 * `bad`: bad quality. `on`, `off`: a discrete state (now or at any time of the window). `chatter`: toggling too often. `more`: a counter runs faster.
 * `step`: one sudden change of level.
 */
export type Sign = 'up' | 'down' | 'shifted' | 'erratic' | 'flat' | 'bad' | 'on' | 'off' | 'chatter' | 'more' | 'step';
/** Where the tag is looked for: on the equipment itself, anywhere in its unit, anywhere on the line. */
export type SymptomScope = 'own' | 'unit' | 'line';

export type SignatureSymptom = Readonly<{
  scope: SymptomScope;
  role: TagRole | DerivedRole;
  sign: Sign;
  /** Probability that the fault, once it is worth asking about, shows this sign. */
  sensitivity: number;
  /** Only tags whose description matches. */
  words?: RegExp;
  /** Only an alarm or a limit counts, not a moving trend: for signals that move in ordinary operation, such as levels. */
  limitOnly?: boolean;
}>;

/** One failure mode of a family of equipment as the literature and the shop floor know it; no plant, tag or scenario in it. */
export type FaultSignature = Readonly<{
  id: string;
  families: readonly EquipmentFamily[];
  /** Only equipment whose name matches. */
  assetWords?: RegExp;
  cause: string;
  /** ISO 14224:2016 Tables B.6 and B.8. */
  failureMode: FailureMode;
  /** ISO 14224:2016 Table B.2, number and name. */
  mechanism: string;
  /** Relative frequency before looking. */
  prior: number;
  symptoms: readonly SignatureSymptom[];
  /** The check on the spot that tells this cause from its rivals, and what it shows when the cause is right. */
  check: string;
  /** Words for searching log and manuals. */
  keywords: readonly string[];
  /** Reaches beyond its own unit (a utility): considered for every equipment of the line. */
  lineWide?: boolean;
}>;

/** A row of the signature tables: scope, role, sign, sensitivity, and options. */
export function symptom(
  scope: SymptomScope,
  role: SignatureSymptom['role'],
  sign: Sign,
  sensitivity: number,
  options: Pick<SignatureSymptom, 'words' | 'limitOnly'> = {},
): SignatureSymptom {
  return { scope, role, sign, sensitivity, ...options };
}
