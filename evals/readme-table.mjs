// Puts the suites' table of a whole run into README.md, between the two marks, and keeps the run's report beside it.
// usage: npm run readme-table -- OUT-FOLDER        (the --out of `npx shiftmate eval`)
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const report = path.join(process.argv[2] ?? '', 'report.md');
if (process.argv[2] === undefined || !existsSync(report)) {
  process.stderr.write('readme-table: name the folder of a run, the --out of `npx shiftmate eval`; it must hold report.md.\n');
  process.exit(2);
}
const text = readFileSync(report, 'utf8');
const rows = text.split('## Figures')[0]?.match(/^\|.*\|$/gmu) ?? [];
const overall = /Made by .*$/mu.exec(text)?.[0] ?? '';
const readme = path.join(root, 'README.md');
const page = readFileSync(readme, 'utf8');
const marked = /<!-- evals -->[\s\S]*<!-- \/evals -->/u;
if (rows.length < 3 || !marked.test(page)) {
  process.stderr.write('readme-table: no table in the report, or no <!-- evals --> marks in README.md; nothing was changed.\n');
  process.exit(1);
}
writeFileSync(readme, page.replace(marked, `<!-- evals -->\n${overall}\n\n${rows.join('\n')}\n<!-- /evals -->`));
copyFileSync(report, path.join(root, 'evals', 'REPORT.md'));
