import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { CopilotError } from '../../domain/errors.js';

/**
 * Makes a folder with those above it. Throws `config-invalid` in one sentence where it cannot be one: `mkdir` itself goes round for ever under
 * folders in which nothing can be made, such as /proc (Node 20 to 24).
 */
export function makeFolder(folder: string): void {
  const wanted = path.resolve(folder);
  const there = nearestExisting(wanted);
  const refuse = (why: string): never => {
    throw new CopilotError({
      code: 'config-invalid',
      message: `${wanted} cannot be used as a folder: ${why}. Name one you may write to (for the data: SHIFTMATE_DATA or --data).`,
    });
  };
  if (!statSync(there).isDirectory()) refuse(`${there} is a file`);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
    const missing = path
      .relative(there, wanted)
      .split(path.sep)
      .filter((part) => part !== '');
    missing.reduce((above, part) => {
      const next = path.join(above, part);
      makeOne(next);
      return next;
    }, there);
  } catch (error) {
    refuse(`nothing can be written in ${there} (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'})`);
  }
}

/** Another process may make the same folder meanwhile. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}
