import { lockNetwork } from '../adapters/network-lock.js';
import { lockPrograms } from '../adapters/program-lock.js';

// Loaded into every process that reads documents, before anything else: what a document holds can make no connection, in any mode. Tesseract, the one program
// that such a process starts, runs in an empty network namespace where the system has them.
lockNetwork([]);
lockPrograms({ preload: import.meta.url, strict: false });
