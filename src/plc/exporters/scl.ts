import type { CompilationUnit, Pou } from '../ast.js';
import { pousOf, walkExpressions } from '../rules/walk.js';
import type { ExportedFile } from './export-model.js';
import { lossesOf } from './losses.js';
import { withoutObjects } from './plain-objects.js';
import { withoutDeclaredTypes } from './plain-types.js';
import { printUnit } from './print.js';

/** A unit as a TIA Portal external source (.scl): `#local` and `"Block"` names, sections in SCL's order, formal arguments of the selection functions. */
export function exportScl(source: CompilationUnit, name: string): ExportedFile {
  const plain = withoutObjects(source, 'SCL');
  const typed = withoutDeclaredTypes(plain.unit, 'SCL');
  const { unit } = typed;
  const lossy = [...plain.lossy, ...typed.lossy, ...pousOf(source).flatMap((pou) => lossOf(pou)), ...lossesOf(source, 'scl')];
  for (const declaration of unit.declarations) {
    if (declaration.kind === 'global-variables') lossy.push('Global variables: SCL has none; create a data block or PLC tags with these names.');
    if (declaration.kind === 'configuration') lossy.push('CONFIGURATION and tasks: create organisation blocks in TIA Portal.');
    if (declaration.kind === 'namespace') lossy.push('namespace: SCL has none.');
  }
  const dataFirst = [
    ...unit.declarations.filter((declaration) => declaration.kind === 'type-block'),
    ...unit.declarations.filter(
      (declaration) => declaration.kind !== 'type-block' && declaration.kind !== 'global-variables' && declaration.kind !== 'configuration',
    ),
  ];
  const inOrder = dataFirst.every((declaration, index) => declaration === unit.declarations[index]) ? unit : { ...unit, declarations: dataFirst };
  return { fileName: `${name}.scl`, text: printUnit(inOrder, { dialect: 'siemens' }), lossy: [...new Set(lossy)] };
}

function lossOf(pou: Pou): readonly string[] {
  const result: string[] = [];
  if (pou.pou === 'program') result.push(`PROGRAM ${pou.name.name} becomes a FUNCTION_BLOCK; call it from an organisation block with an instance data block.`);
  if (pou.actions.length > 0) result.push(`${pou.name.name}: actions are not in SCL; move them into regions or functions.`);
  if (pou.body.kind !== 'statement-body') result.push(`${pou.name.name}: its body is not Structured Text.`);
  else
    walkExpressions(pou.body.statements, (expression) => {
      if (expression.kind === 'direct-address') result.push(`${expression.text}: direct addresses must become PLC tags.`);
    });
  return result;
}
