import { describeMaintenanceLog } from '../../testing/contracts/maintenance-log.js';
import { createMemoryMaintenanceLog } from './maintenance-log.js';

describeMaintenanceLog('memory', async () => createMemoryMaintenanceLog());
