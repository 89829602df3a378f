import { createHash } from 'node:crypto';
import { demoActor } from '../domain/actor.js';
import { canonicalJson, type PlantCommand } from '../domain/command.js';
import type { Grant } from '../ports/plant.js';
import { describePlantCommander, describePlantReader, type PlantUnderTest } from '../testing/contracts/plant-ports.js';
import { steadyPrograms } from '../testing/steady-programs.js';
import { parseScenario } from './scenarios/scenario.js';
import { createSimulatedPlant } from './simulated-plant.js';

const wall = new Date('2026-06-01T12:00:00Z');
const digest = (command: PlantCommand) => createHash('sha256').update(canonicalJson(command)).digest('hex');
const scenario = parseScenario({
  id: 'contract',
  title: '',
  description: '',
  startsAt: '2026-03-02T06:00:00Z',
  hours: 0.2,
  faults: [{ fault: 'agitator-coupling', onsetHours: 0.02 }],
});

function create(): Promise<PlantUnderTest> {
  const plant = createSimulatedPlant({ programs: steadyPrograms(), scenario, digest, clock: { now: () => wall } });
  plant.advanceTo(plant.presentMs);
  let count = 0;
  const grant: PlantUnderTest['grant'] = (command, change = {}) => {
    count += 1;
    const fields = {
      grantId: change.grantId ?? `G${count}`,
      command,
      commandDigest: change.digest ?? digest(command),
      actor: demoActor('shift-lead'),
      approvalId: null,
      expiresAt: new Date(wall.getTime() + (change.expired === true ? -1 : 60_000)),
    };
    return fields as unknown as Grant;
  };
  return Promise.resolve({ directory: plant.directory, reader: plant.reader, commander: plant.commander, grant });
}

describePlantReader('the simulated plant', create);
describePlantCommander('the simulated plant', create);
