import type { Role } from '../domain/actor.js';

/** Versioned prompts. `system` fails at start-up, not at run time, when a prompt has a missing or unused input. */
export interface PromptLibrary {
  system(role: Role, inputs: Readonly<{ plantTime: string; site: string; tools: string }>): Readonly<{ text: string; version: string }>;
  repair(inputs: Readonly<{ sentences: string }>): string;
}
