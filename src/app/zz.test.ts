import path from 'node:path';
import { it } from 'vitest';
import { createSimulatedPlant } from '../plant/simulated-plant.js';
import { ManualClock } from '../testing/manual-clock.js';
import { bindPrograms, readPrograms } from './plant.js';
import { runningPrograms, programCompiler } from './programs.js';
import { packageRoot } from './root.js';
import { createExplainPlc } from '../tools/explain-plc.js';
import { createRunWhatIf } from '../tools/run-what-if.js';
import { createTwin } from './twin.js';
import { PlantNames } from '../tools/plant-names.js';
it('x',async ()=>{
const sources = readPrograms(path.join(packageRoot(), 'knowledge', 'plc'));
const plant = createSimulatedPlant({ programs: bindPrograms(sources), scenario: 'normal', digest: () => '', clock: new ManualClock(new Date(0)) });
const context={signal:new AbortController().signal,progress:()=>{}} as never;
const names=new PlantNames(plant.directory);
const twin=createTwin({plant,compileWith:programCompiler(sources)});
const wi=createRunWhatIf(twin,plant.reader,names);
for (const input of [{question:'what if we lower FIC-110.SP to 8',minutes:20},{question:'what happens if the strainer blocks for 30 minutes'},{question:'simulate a seal leak for 20 min'},{question:'what if LT-101 drops to 5 %'},{question:'what if TIC-201.SP goes to 90 °C'},{question:'what if it rains'},{tag:'F-401.SP',value:6000,minutes:10},{question:'what if the hot water pump stops', minutes:10}]) { console.log(JSON.stringify(input)); const t=performance.now(); console.log(((await wi.run(input,context)).output as any).lines.map((l:any)=>'   '+l.text).join('\n'), Math.round(performance.now()-t)+' ms'); }
plant.simulator.faults.add({fault:'hot-water-pump-stop',onsetMs:plant.simulator.timeMs,rampHours:0,severity:1,clearedMs:null});
plant.simulator.faults.add({fault:'motor-overload',onsetMs:plant.simulator.timeMs+600000,rampHours:0,severity:1,clearedMs:null});
plant.advanceTo(plant.simulator.timeMs+900_000);
const r=runningPrograms(plant,sources);
const tool=createExplainPlc(r,plant.reader,names);
for (const question of ['why is FDV-202 not forward','why is FDV-202 forward','why does P-101A not start','why did P-101A trip','why is P-101 not running','what blocks XV-101','why is XV-101 closed','why is P-601C not running','why is CV-110 at 70 %','why is the filler not running','why does P-202 not run','why is LevelPermit false','why is TT-202 low','explain the reception program','how does the flow diversion logic work','why is AG-301 off','warum läuft P-101A nicht','为什么FDV-202没有打开']) {
 const t=performance.now(); const a=await tool.run({question},context); console.log('\n## '+question, Math.round(performance.now()-t)+'ms'); console.log((a.output as any).lines.map((l:any)=>'   '+l.text+' '+l.evidence).join('\n'));
}
});
