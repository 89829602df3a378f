import type { Role } from '../domain/actor.js';

/** Versioned prompts. `system` fails at start-up, not at run time, when a prompt has a missing or unused input. */
export interface PromptLibrary {
  system(role: Role, inputs: Readonly<{ plantTime: string; site: string; tools: string }>): Readonly<{ text: string; version: string }>;
  repair(inputs: Readonly<{ sentences: string }>): string;
  /** The first message of a model-written PLC draft, and the one after each check. */
  plcDraft(inputs: Readonly<{ request: string; dialect: string; tags: string }>): Readonly<{ text: string; version: string }>;
  plcRepair(inputs: Readonly<{ round: string; findings: string }>): string;
}
