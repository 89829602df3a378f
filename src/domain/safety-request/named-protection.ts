import { identifierKey } from '../identifiers.js';
import type { TagDefinition } from '../tag.js';

/** Whether a name of the plant (`PSLL-12`) is that of a device or signal of protection. */
export type Protects = (name: string) => boolean;

const namePattern = /(?<![\p{Script=Latin}\p{N}])\p{Script=Latin}{1,6}[- ]?\d{1,6}[a-z]?(?:\.[a-z0-9_]+)?(?![\p{Script=Latin}\p{N}])/giu;
/**
 * Letters of ISA-5.1 for what acts at a limit: a variable, an optional modifier or Z for a safety instrumented function, S for a switch, and the limit
 * (LSH, PSLL, TZSHH).
 */
const switchAtLimit = /^[ABDFHJLPSTVWXZ][DZ]?Z?SZ?(?:H{1,3}|L{1,3})\d/u;

/** By the letters of the name alone: for names that the plant's data do not hold. */
export const protectsByLetters: Protects = (name) => switchAtLimit.test(identifierKey(name));

/** By role: tags on which safety stands, and equipment whose own signals (`NAME.x`) all are such. Names that the plant does not hold are read by their letters. */
export function protectionOf(tags: readonly Pick<TagDefinition, 'id' | 'equipment' | 'safetyRelated'>[]): Protects {
  const owners = new Set<string>(tags.map(({ equipment }) => equipment));
  const devices = [...owners].filter((owner) => {
    const own = tags.filter(({ id }) => id.startsWith(`${owner}.`));
    return own.length > 0 && own.every(({ safetyRelated }) => safetyRelated);
  });
  const known = new Set([...tags.map(({ id }) => id as string), ...owners].map(identifierKey));
  const protective = new Set([...tags.filter(({ safetyRelated }) => safetyRelated).map(({ id }) => id as string), ...devices].map(identifierKey));
  return (name) => {
    const key = identifierKey(name);
    return protective.has(key) || (!known.has(key) && protectsByLetters(name));
  };
}

/** The message with what protects called by its role, so that an order on a tag is read like an order on what the tag does. */
export function withProtectionNamed(message: string, protects: Protects): string {
  const role = /\p{Script=Han}/u.test(message) ? '安全联锁' : 'the safety trip';
  return message.replace(namePattern, (name) => (protects(name) ? role : name));
}
