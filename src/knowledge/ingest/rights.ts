import { allRoles, Role } from '../../domain/actor.js';
import type { DocumentInfo } from '../../domain/document.js';
import { supersededBy } from './revisions.js';

/** What was said about who may read a document: by the owner's manifest, by the document itself, by whoever sends it in. */
export type RightsSaid = Readonly<{ manifest: readonly Role[] | null; own: readonly string[]; requested: readonly Role[] }>;

/**
 * The roles that somebody named, an empty list for every role; null where nobody said anything. The manifest wins over the document's own word;
 * roles named at ingestion can only narrow that, never widen it.
 */
export function statedRoles({ manifest, own, requested }: RightsSaid): readonly Role[] | null {
  const known = own.flatMap((name) => Role.safeParse(name.toLowerCase()).data ?? []);
  const declared = manifest ?? (known.length === 0 ? null : known);
  if (requested.length === 0) return declared;
  if (declared === null || declared.length === 0) return requested;
  const both = declared.filter((role) => requested.includes(role));
  return both.length === 0 ? declared : both;
}

export type Rights = Readonly<{ accessRoles: Role[]; warnings: readonly string[] }>;

/**
 * Who may read a newly placed document. Where nobody said it, it takes over the rights of what it replaces, the narrower ones of several; where somebody
 * did, that holds, and a role that could not read what it replaces is named in the warnings.
 */
export function rightsOf(info: DocumentInfo, stated: readonly Role[] | null, stored: readonly DocumentInfo[]): Rights {
  const same = stored.find(({ id, revision }) => id === info.id && revision === info.revision);
  const replaced = [...stored.filter((other) => other.id === info.id && (other === same || other.status === 'current')), ...supersededBy(info, stored)];
  const before = narrowest(replaced.map(({ accessRoles }) => accessRoles));
  if (stated === null) return { accessRoles: [...before], warnings: before.length === 0 ? [] : [inherited(before)] };
  const added = before.length === 0 || sameRoles(same?.accessRoles, stated) ? [] : readers(stated).filter((role) => !before.includes(role));
  return { accessRoles: [...stated], warnings: added.length === 0 ? [] : [opened(before, added)] };
}

/** The roles that every restricted list has; without such a role the first restricted list. Empty where none restricts. */
function narrowest(lists: readonly (readonly Role[])[]): readonly Role[] {
  const [first = [], ...others] = lists.filter((roles) => roles.length > 0);
  const common = first.filter((role) => others.every((roles) => roles.includes(role)));
  return common.length === 0 ? first : common;
}

function readers(roles: readonly Role[]): readonly Role[] {
  return roles.length === 0 ? allRoles : roles;
}

function sameRoles(left: readonly Role[] | undefined, right: readonly Role[]): boolean {
  return left !== undefined && left.length === right.length && left.every((role) => right.includes(role));
}

function inherited(roles: readonly Role[]): string {
  return `No access list was given; like what it replaces, it can be read by ${roles.join(', ')} only.`;
}

function opened(before: readonly Role[], added: readonly Role[]): string {
  return `Opened to more roles: what it replaces could be read by ${before.join(', ')} only, this one by ${added.join(', ')} too, as its access list says.`;
}
