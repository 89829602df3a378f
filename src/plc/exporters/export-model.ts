/** The vendor formats a program can be exported to. */
export const exportTargets = ['plcopen-xml', 'scl', 'tcpou', 'l5x'] as const;
export type ExportTarget = (typeof exportTargets)[number];

/** A file for a vendor tool. `lossy` lists what the target cannot hold; empty means that reading it back gives the same program. */
export interface ExportedFile {
  readonly fileName: string;
  readonly text: string;
  readonly lossy: readonly string[];
}
