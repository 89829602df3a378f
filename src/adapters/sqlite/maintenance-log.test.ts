import { describeMaintenanceLog } from '../../testing/contracts/maintenance-log.js';
import { openDatabase } from './database.js';
import { createSqliteMaintenanceLog } from './maintenance-log.js';

describeMaintenanceLog('SQLite', async () => createSqliteMaintenanceLog(openDatabase(':memory:')));
