import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { allRoles } from '../domain/actor.js';
import { allMatches } from '../domain/all-matches.js';
import { CopilotError } from '../domain/errors.js';
import type { PromptLibrary } from '../ports/prompts.js';

const FrontMatter = z.strictObject({ id: z.string(), version: z.int().positive(), inputs: z.array(z.string()) });
type Prompt = Readonly<{ id: string; version: number; inputs: readonly string[]; body: string }>;

/** Reads the prompts of a folder. Fails at once, naming the file, when front matter is wrong, an input is missing or unused, or a placeholder is unknown. */
export function loadPrompts(folder: string): PromptLibrary {
  const prompt = (id: string): Prompt => parsePrompt(id, readPrompt(path.join(folder, `${id}.md`)));
  const system = prompt('system');
  const repair = prompt('repair');
  const [plcDraft, plcRepair] = [prompt('plc-draft'), prompt('plc-repair')];
  const roles = new Map(allRoles.map((role) => [role, prompt(`role-${role}`)]));
  return {
    system(role, inputs) {
      const guide = roles.get(role);
      const text = render(system, { role, plantTime: inputs.plantTime, site: inputs.site, roleGuide: guide?.body.trim() ?? '' });
      return { text, version: `system@${system.version}+role-${role}@${guide?.version ?? 0}` };
    },
    repair: (inputs) => render(repair, inputs),
    plcDraft: (inputs) => ({ text: render(plcDraft, inputs), version: `plc-draft@${plcDraft.version}+plc-repair@${plcRepair.version}` }),
    plcRepair: (inputs) => render(plcRepair, inputs),
  };
}

function readPrompt(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CopilotError({ code: 'config-invalid', message: `The prompt file ${file} cannot be read; restore it from the repository.`, cause });
  }
}

/** One prompt file: front matter between `---` lines, then the body with `{{input}}` places. */
export function parsePrompt(id: string, text: string): Prompt {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text.replaceAll('\r\n', '\n'));
  const front = FrontMatter.safeParse(match?.[1] === undefined ? null : parseYaml(match[1]));
  if (!front.success || match?.[2] === undefined)
    throw new CopilotError({ code: 'config-invalid', message: `Prompt ${id}: the front matter needs id, version and inputs.` });
  const body = match[2];
  const used = new Set(allMatches(body, /\{\{(\w+)\}\}/gu).map((place) => place[1] ?? ''));
  const { inputs } = front.data;
  const unused = inputs.filter((input) => !used.has(input));
  const unknown = [...used].filter((input) => !inputs.includes(input));
  if (front.data.id !== id) throw new CopilotError({ code: 'config-invalid', message: `Prompt ${id}: the id in the file is ${front.data.id}.` });
  if (unused.length > 0) throw new CopilotError({ code: 'config-invalid', message: `Prompt ${id}: declared but not used: ${unused.join(', ')}.` });
  if (unknown.length > 0) throw new CopilotError({ code: 'config-invalid', message: `Prompt ${id}: used but not declared: ${unknown.join(', ')}.` });
  return { id, version: front.data.version, inputs, body };
}

function render(prompt: Prompt, inputs: Readonly<Record<string, string>>): string {
  const values = new Map(Object.entries(inputs));
  return prompt.body.replace(/\{\{(\w+)\}\}/gu, (_place, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new CopilotError({ code: 'config-invalid', message: `Prompt ${prompt.id}: no value for ${name}.` });
    return value;
  });
}
