import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const object = /\.(?:TcPOU|TcDUT|TcIO|TcGVL)$/iu;
/** A folder of a project rarely holds more; beyond, nothing is looked for. */
const mostFiles = 2_000;
const mostBytes = 2 * 1024 * 1024;

/**
 * The TwinCAT objects beside given ones that these speak of by name. TwinCAT keeps one object a file, so a block given alone has its types in the files next to it; they are
 * read with it and not reported. Empty where no object was given.
 */
export function neighboursOf(names: readonly string[]): readonly string[] {
  const given = new Set(names.map((name) => path.resolve(name)));
  const found: string[] = [];
  const waiting = names.filter((name) => object.test(name) && existsSync(name) && statSync(name).isFile());
  const shelves = new Map<string, readonly string[]>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const folder = path.dirname(next);
    const shelf = shelves.get(folder) ?? objectsIn(folder);
    shelves.set(folder, shelf);
    const words = new Set((readFileSync(next, 'utf8').match(/[A-Za-z_]\w*/gu) ?? []).map((word) => word.toUpperCase()));
    for (const file of shelf) {
      const place = path.resolve(file);
      if (given.has(place) || !words.has(path.basename(file).replace(object, '').toUpperCase())) continue;
      given.add(place);
      found.push(file);
      waiting.push(file);
    }
  }
  return found;
}

function objectsIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((file) => object.test(file));
  return files.length > mostFiles
    ? []
    : files.map((file) => path.join(folder, file)).filter((file) => statSync(file).isFile() && statSync(file).size <= mostBytes);
}
