import { existsSync } from 'node:fs';
import path from 'node:path';

/** The package's own folder, from the sources as from the build: the nearest folder above this file that holds `package.json`. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder);
    if (above === folder) return import.meta.dirname;
    folder = above;
  }
  return folder;
}
