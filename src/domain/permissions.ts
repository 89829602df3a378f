import type { Role } from './actor.js';
import type { PlantCommandKind } from './command.js';

export type Permission = Readonly<{ request: readonly Role[]; approve: readonly Role[]; fourEyes: boolean; minutesToDecide: number }>;

/** The permission table (roles after STANDARDS.md section 6). A kind or role that is not listed is denied. */
export const permissionTable: Readonly<Record<PlantCommandKind, Permission>> = {
  'work-order-create': { request: ['technician', 'engineer', 'shift-lead'], approve: ['shift-lead'], fourEyes: false, minutesToDecide: 60 },
  'work-order-update': {
    request: ['technician', 'engineer', 'shift-lead'],
    approve: ['technician', 'engineer', 'shift-lead'],
    fourEyes: false,
    minutesToDecide: 60,
  },
  'alarm-acknowledge': { request: ['technician', 'engineer', 'shift-lead'], approve: ['technician', 'shift-lead'], fourEyes: false, minutesToDecide: 10 },
  'alarm-shelve': { request: ['technician', 'engineer', 'shift-lead'], approve: ['shift-lead'], fourEyes: true, minutesToDecide: 15 },
  'alarm-unshelve': { request: ['technician', 'engineer', 'shift-lead'], approve: ['shift-lead'], fourEyes: false, minutesToDecide: 15 },
  'setpoint-write': { request: ['engineer', 'shift-lead'], approve: ['engineer', 'shift-lead'], fourEyes: true, minutesToDecide: 15 },
  'shift-note-add': {
    request: ['technician', 'engineer', 'shift-lead'],
    approve: ['technician', 'engineer', 'shift-lead'],
    fourEyes: false,
    minutesToDecide: 60,
  },
};
