import path from 'node:path';
import { it } from 'vitest';
import { createSimulatedPlant } from '../plant/simulated-plant.js';
import { ManualClock } from '../testing/manual-clock.js';
import { bindPrograms, readPrograms } from './plant.js';
import { runningPrograms } from './programs.js';
import { packageRoot } from './root.js';
import { explainWhy } from '../plc/explain/explain-why.js';
import { outline } from '../plc/explain/outline.js';
it('x',()=>{
const sources = readPrograms(path.join(packageRoot(), 'knowledge', 'plc'));
const plant = createSimulatedPlant({ programs: bindPrograms(sources), scenario: 'normal', digest: () => '', clock: new ManualClock(new Date(0)) });
plant.simulator.faults.add({fault:'hot-water-pump-stop',onsetMs:plant.simulator.timeMs,rampHours:0,severity:1,clearedMs:null});
plant.simulator.faults.add({fault:'motor-overload',onsetMs:plant.simulator.timeMs+600000,rampHours:0,severity:1,clearedMs:null});
plant.advanceTo(plant.simulator.timeMs+900_000);
const r=runningPrograms(plant,sources);
for (const [p,v] of [['FlowDiversion','FDV_202_CMD'],['Reception','P_101A_CMD'],['Reception','P_101A_TRIP'],['Reception','XV_101_CMD'],['Reception','P_101B_CMD'],['Filler','F_401_CMD'],['Filler','F_401_STATE'],['FlowControl','FIC_110_OUT'],['Pasteuriser','P_203_CMD'],['CoolingWater','P_601C_CMD'],['Buffer','XV_302_CMD']] as const) {
 const prog=r.programs.find(x=>x.program===p)!;
 const e=explainWhy({units:r.units,program:p},prog.values,v);
 console.log(p,v,JSON.stringify(e,null,1));
}
console.log(outline(r.units.find(u=>u.source.fileName==='reception.st')!,'Reception',r.programs.find(x=>x.program==='Reception')!.values).map(l=>`${l.line} ${' '.repeat(l.depth)}${l.meaning} | ${l.now}`).join('\n'));
});
