import type { CompilationUnit } from '../ast.js';
import type { ExportedFile, ExportTarget } from './export-model.js';
import { exportL5x } from './l5x.js';
import { lossesOf } from './losses.js';
import { exportPlcopenXml } from './plcopen-xml.js';
import { exportScl } from './scl.js';
import { exportTcpou } from './tcpou.js';

/**
 * Exports a parsed file for a vendor tool. TwinCAT keeps one object per file: the first POU is the result, further objects are named in `lossy`
 * (`exportPlcFiles` gives them all).
 * Source: PLCopen TC6 XML 2.01; SCL sources of TIA Portal; TwinCAT 3 objects; Logix Designer L5X.
 * Units: L5X: durations in milliseconds (DINT).
 * Errors: never throws; what the target cannot hold is listed in `lossy`.
 */
export function exportPlc(unit: CompilationUnit, target: ExportTarget): ExportedFile {
  const [first, ...others] = exportPlcFiles(unit, target);
  if (first === undefined) return { fileName: `${baseName(unit)}.txt`, text: '', lossy: ['The file holds nothing that can be exported.'] };
  return others.length === 0
    ? first
    : { ...first, lossy: [...first.lossy, `${others.length} further objects are files of their own: ${others.map((file) => file.fileName).join(', ')}.`] };
}

/**
 * All files of an export, the main one first.
 * Source: PLCopen TC6 XML 2.01; SCL sources of TIA Portal; TwinCAT 3 objects; Logix Designer L5X.
 * Units: L5X: durations in milliseconds (DINT).
 * Errors: never throws; what the target cannot hold is listed in `lossy`.
 */
export function exportPlcFiles(unit: CompilationUnit, target: ExportTarget): readonly ExportedFile[] {
  const name = baseName(unit);
  switch (target) {
    case 'plcopen-xml':
      return [exportPlcopenXml(unit, name)];
    case 'scl':
      return [exportScl(unit, name)];
    case 'tcpou': {
      const files = exportTcpou(unit);
      const lossy = [...files.filter((file) => file.text === '').flatMap((file) => file.lossy), ...lossesOf(unit, 'tcpou')];
      const kept = [...files.filter((file) => file.text !== '')].sort((a, b) => Number(b.fileName.endsWith('.TcPOU')) - Number(a.fileName.endsWith('.TcPOU')));
      if (kept.length === 0) return [{ fileName: `${name}.txt`, text: '', lossy }];
      return kept.map((file, index) => (index === 0 ? { ...file, lossy: [...file.lossy, ...lossy] } : file));
    }
    case 'l5x':
      return [exportL5x(unit, name)];
  }
}

/** Name of the first POU, otherwise of the file. */
function baseName(unit: CompilationUnit): string {
  const pou = unit.declarations.find((declaration) => declaration.kind === 'pou');
  if (pou?.kind === 'pou') return pou.name.name;
  return unit.source.fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'export';
}
