import * as z from 'zod';

export const plcDialects = ['iec', 'codesys', 'siemens', 'beckhoff', 'rockwell'] as const;
export const PlcDialect = z.enum(plcDialects);
export const plcExportTargets = ['plcopen-xml', 'scl', 'tcpou', 'l5x'] as const;
export const PlcExportTarget = z.enum(plcExportTargets);
export type PlcExportTarget = z.infer<typeof PlcExportTarget>;

export const PlcValue = z.union([z.number(), z.boolean(), z.string()]);
export type PlcValue = z.infer<typeof PlcValue>;

/** One variable of a program, with the tag it is bound to and its value at the last scan. */
export const PlcDeskVariable = z.object({
  name: z.string(),
  type: z.string(),
  section: z.enum(['input', 'output', 'local']),
  tag: z.string().nullable(),
  value: PlcValue.nullable(),
});
export const PlcDeskProgram = z.object({
  program: z.string(),
  file: z.string(),
  source: z.string(),
  stopped: z.string().nullable(),
  variables: z.array(PlcDeskVariable),
});
export type PlcDeskProgram = z.infer<typeof PlcDeskProgram>;

export const PlcDeskFinding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  line: z.int(),
  column: z.int(),
  message: z.string(),
});
export type PlcDeskFinding = z.infer<typeof PlcDeskFinding>;
/** `inputs` and `outputs` are those of the first program or block that can run; null when none can. */
export const PlcDeskCheck = z.object({
  ok: z.boolean(),
  findings: z.array(PlcDeskFinding),
  runnable: z.array(z.string()),
});
export type PlcDeskCheck = z.infer<typeof PlcDeskCheck>;

/** Writes to variables before the scan of that number, counted from 1. */
export const PlcDrive = z.object({ scan: z.int().min(1), variable: z.string().min(1).max(120), value: PlcValue });
export const PlcDeskRunRequest = z.object({
  source: z.string().min(1).max(200_000),
  dialect: PlcDialect.default('iec'),
  program: z.string().max(120).optional(),
  scans: z.int().min(1).max(5000).default(600),
  scanMs: z.int().min(1).max(60_000).default(100),
  drives: z.array(PlcDrive).max(500).default([]),
});
export type PlcDeskRunRequest = z.infer<typeof PlcDeskRunRequest>;

/** A trace: one row of `values` per variable, one column per sample of `atMs`. */
export const PlcDeskRun = z.object({
  program: z.string(),
  fault: z.object({ line: z.int(), message: z.string() }).nullable(),
  atMs: z.array(z.number()),
  lanes: z.array(z.object({ variable: z.string(), type: z.string(), section: z.enum(['input', 'output', 'local']), values: z.array(z.number()) })),
});
export type PlcDeskRun = z.infer<typeof PlcDeskRun>;

export const PlcDeskExport = z.object({ files: z.array(z.object({ fileName: z.string(), text: z.string(), lossy: z.array(z.string()) })) });
export type PlcDeskExport = z.infer<typeof PlcDeskExport>;

export const PlcDeskDraft = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), reason: z.string(), covered: z.array(z.string()) }),
  z.object({
    kind: z.literal('draft'),
    title: z.string(),
    code: z.string(),
    dialect: PlcDialect,
    /** What the block is to do, in reading order: signals, states, interlocks, times, limits, what is always true. */
    specification: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
    openQuestions: z.array(z.string()),
    findings: z.array(PlcDeskFinding),
    proof: z.array(z.object({ rung: z.int(), name: z.string(), status: z.enum(['passed', 'failed', 'not-climbed']), detail: z.string() })),
    traces: z.array(z.object({ title: z.string(), status: z.string(), detail: z.string() })),
    notProven: z.array(z.string()),
    /** Hashes and the lines a person fills in by hand; null when the draft does not compile. */
    signOff: z
      .object({ draftSha256: z.string(), vectorsSha256: z.string(), specificationSha256: z.string(), simulator: z.string(), signatures: z.array(z.string()) })
      .nullable(),
  }),
]);
export type PlcDeskDraft = z.infer<typeof PlcDeskDraft>;
