import { lockNetwork } from '../adapters/network-lock.js';

// Loaded into every process that reads documents, before anything else: what a document holds can make no connection, in any mode.
lockNetwork([]);
