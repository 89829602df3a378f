/**
 * The Structured Text dialects the front end accepts.
 * `iec`: IEC 61131-3:2013 (3rd edition) text; `codesys`: CODESYS 2.3 and 3.5; `beckhoff`: TwinCAT 2 and 3 (CODESYS family);
 * `siemens`: SCL of TIA Portal (`#local`, `"Block"`, REGION); `rockwell`: Logix Structured Text.
 */
export const dialects = ['iec', 'codesys', 'siemens', 'beckhoff', 'rockwell'] as const;
export type Dialect = (typeof dialects)[number];

/**
 * Whether a text names a dialect.
 * Source: own list of dialects (decision of this package).
 * Units: none.
 * Errors: none; false for any other text.
 */
export function isDialect(text: string): text is Dialect {
  return dialects.some((dialect) => dialect === text);
}

/** CODESYS and TwinCAT share one compiler family and its extensions. */
export function isCodesysFamily(dialect: Dialect): boolean {
  return dialect === 'codesys' || dialect === 'beckhoff';
}
