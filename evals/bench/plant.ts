import { createLine4Directory } from '../../src/plant/line4/directory.js';
