import type { Actor } from '../domain/actor.js';
import type { ApprovalRecord, PlantCommand } from '../domain/command.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { ToolSpec } from './model.js';

export type ToolContext = Readonly<{
  callId: string;
  actor: Actor;
  signal: AbortSignal;
  progress: (text: string) => void;
  /** The collection the asker restricted this turn to, if any. */
  collection: string | null;
}>;
export type ReadResult = Readonly<{ output: unknown; evidence: readonly EvidenceItem[] }>;
export type PlanResult = Readonly<{
  command: PlantCommand /** What exactly will happen, one or a few lines, shown on the approval card. */;
  prompt: string;
  output: unknown;
  evidence: readonly EvidenceItem[];
  /** The approval whose effect the command takes back. */
  undoes?: string;
}>;

/** Generics end at definition time: the loop sees only these two shapes, so raw model input is parsed in exactly one place. Throws CopilotError for expected failures. */
export type ReadTool = ToolSpec &
  Readonly<{
    effect: 'read';
    /** The JSON schema of the result `{output, evidence}`, made when it is asked for. */
    outputJsonSchema?: () => Readonly<Record<string, unknown>>;
    /** True where the tool reads documents and logs only and keeps to the collection of the turn. */
    withinCollection?: boolean;
    run: (rawInput: unknown, context: ToolContext) => Promise<ReadResult>;
  }>;
/** A command tool only plans. Executing needs a Grant, which the tool never sees. */
export type CommandTool = ToolSpec & Readonly<{ effect: 'command'; plan: (rawInput: unknown, context: ToolContext) => Promise<PlanResult> }>;
/**
 * A tool that acts on what waits in the person's own name and on nothing else: no plant, no record. It acts at once, because nothing comes of it but
 * that something does not happen; so it runs only where the person's own words ask for it.
 */
export type OwnDraftTool = ToolSpec &
  Readonly<{ effect: 'own-draft'; run: (rawInput: unknown, context: ToolContext) => Promise<ReadResult & Readonly<{ record: ApprovalRecord }>> }>;
export type Tool = ReadTool | CommandTool | OwnDraftTool;
