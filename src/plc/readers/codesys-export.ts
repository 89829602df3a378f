import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { codesysDialect, fileFinding, type ReadResult } from './plc-source.js';

/** Objects of a CODESYS 2.3 export that are not program text: begin and end of the line. */
const foreignObjects: readonly (readonly [RegExp, RegExp])[] = [
  [/^\s*VISUALISATION\b/i, /^\s*END_VISUALISATION\b/i],
  [/^\s*_WORKSPACE\b/i, /^\s*_END_WORKSPACE\b|^\s*END_WORKSPACE\b/i],
  [/^\s*_SIMPLE_?OBJECT\b/i, /^\s*_?END_SIMPLE_?OBJECT\b/i],
  [/^\s*(?:_)?(?:PLC_?CONFIGURATION|PLCCONFIGURATION|_ALARMCONFIG\w*|ALARM_?CONFIG\w*)\b/i, /^\s*_?(?:PLC_?END|END_PLC_?CONFIGURATION|END_ALARM\w*)\b/i],
  [/^\s*_(?:TASK|WATCH|CAM|CNC|SAMPLING|TRACE|LIBRARY|RECIPE)\w*\b/i, /^\s*_END_\w+|^\s*END_(?:TASK|WATCH|CAM|CNC|SAMPLING|TRACE|LIBRARY|RECIPE)\w*\b/i],
  [/^\s*RESOURCE\b(?!\s+\w+\s+ON\b)/i, /^\s*END_RESOURCE\b/i],
  [/^\s*(?:LIBRARY|WATCHENTRIES|TRACE)\b/i, /^\s*END_(?:LIBRARY|WATCHENTRIES|TRACE)\b/i],
];

/**
 * Reads a CODESYS 2.3 export (.EXP): program text in which the tool keeps its own notes as comments (`(* @PATH ... *)`). Visualisations and other
 * objects without program text are blanked line by line, so that every finding keeps its line.
 */
export function readCodesysExport(fileName: string, text: string, asked: Dialect | null): ReadResult {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const diagnostics: Diagnostic[] = [];
  let end: RegExp | null = null;
  let skipped = 0;
  const kept = lines.map((line) => {
    if (end !== null) {
      if (end.test(line)) end = null;
      return '';
    }
    const object = foreignObjects.find(([begin]) => begin.test(line));
    if (object === undefined) return line;
    skipped++;
    end = object[1];
    return '';
  });
  if (skipped > 0)
    diagnostics.push(
      fileFinding(
        fileName,
        'info',
        'object-skipped',
        `${skipped} objects of this export are not program text (visualisation, configuration) and were skipped.`,
      ),
    );
  return { sources: [{ fileName, text: kept.join('\n'), dialect: codesysDialect(asked, 'codesys'), origins: null }], diagnostics };
}
