import type { DocumentInfo } from '../../domain/document.js';
import type { MaintenanceRecord } from '../../domain/work-order.js';
import type { ExtractedDocument } from '../../ports/knowledge.js';

/** Short forms of the shop floor, written out for searching and counting; the row's own words stay in `raw`. */
const shortForms: ReadonlyMap<string, string> = new Map([
  ['brg', 'bearing'],
  ['brgs', 'bearings'],
  ['repl', 'replaced'],
  ['rplcd', 'replaced'],
  ['chgd', 'changed'],
  ['chkd', 'checked'],
  ['chk', 'check'],
  ['adj', 'adjusted'],
  ['insp', 'inspected'],
  ['lub', 'lubricated'],
  ['mech', 'mechanical'],
  ['elec', 'electrical'],
  ['vib', 'vibration'],
  ['temp', 'temperature'],
  ['mtr', 'motor'],
  ['vlv', 'valve'],
  ['xmtr', 'transmitter'],
  ['gskt', 'gasket'],
  ['assy', 'assembly'],
  ['maint', 'maintenance'],
  ['prev', 'preventive'],
  ['w/', 'with'],
  ['w/o', 'without'],
]);

/** The extractor's rows as records of a stored document: asset tags in one spelling, short forms written out, `raw` untouched. */
export function toMaintenanceRecords(records: ExtractedDocument['records'], info: Pick<DocumentInfo, 'id' | 'title'>): readonly MaintenanceRecord[] {
  return records.map((record) => ({
    ...record,
    documentId: info.id,
    document: info.title,
    asset: record.asset === null ? null : normaliseAsset(record.asset),
    failure: record.failure === null ? null : expandShortForms(record.failure),
    action: record.action === null ? null : expandShortForms(record.action),
  }));
}

/** `p101a`, `P 101 A`, `Pump P-101A` as `P-101A`; a name without a tag, or with more numbers than the tag's ("KX-40 #2"), stays as it is. */
export function normaliseAsset(asset: string): string {
  const whole = /^\s*(\p{L}{1,5})[\s._-]?(\d{2,5})[\s._-]?(\p{L})?\s*$/u.exec(asset);
  const inside = /(?<![\p{L}\d])(\p{Lu}{1,4})-?(\d{2,5})-?(\p{Lu})?(?![\p{L}\d])/u.exec(asset);
  const match = whole ?? inside;
  if (match === null || /\d/u.test(asset.replace(match[0], ''))) return asset.trim();
  return `${match[1]}-${match[2]}${match[3] ?? ''}`.toUpperCase();
}

/** Writes short forms out, word by word. */
export function expandShortForms(text: string): string {
  return text.replace(/\p{L}+\/o?|\p{L}+\.?/gu, (word) => {
    const bare = word.replace(/\.$/, '').toLowerCase();
    return shortForms.get(bare) ?? word;
  });
}
