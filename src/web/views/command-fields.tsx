import { Fields } from './fields.js';

/** Any plain data as named values: lists joined, nested data indented as `name · part`. For looking, so nothing is left out and nothing interpreted. */
export function rowsOf(value: unknown, prefix = ''): readonly (readonly [string, string])[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [[prefix, String(value)]];
  if (Array.isArray(value)) {
    const simple = value.every((item) => item === null || typeof item !== 'object');
    return simple ? [[prefix, value.join(', ')]] : value.flatMap((item, index) => rowsOf(item, `${prefix} ${index + 1}`));
  }
  return Object.entries(value).flatMap(([name, item]) => rowsOf(item, prefix === '' ? words(name) : `${prefix} · ${words(name)}`));
}

/** `spareParts` as `spare parts`. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

export function CommandFields({ command }: Readonly<{ command: unknown }>) {
  return <Fields rows={rowsOf(command)} />;
}
