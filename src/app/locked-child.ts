import { lockNetwork } from '../adapters/network-lock.js';
import { lockPrograms } from '../adapters/program-lock.js';

// Loaded into every Node program that a process started under "nothing leaves", before anything of the program's own: neither it nor what it starts makes a
// connection.
lockNetwork([]);
lockPrograms({ preload: import.meta.url, strict: true });
