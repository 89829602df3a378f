import { lockNetwork, reachableBy } from '../adapters/network-lock.js';
import { lockPrograms } from '../adapters/program-lock.js';
import { openAiAddress, readConfig } from '../config/config.js';
import type { Io } from './command-line.js';

/**
 * "Nothing leaves": with SHIFTMATE_NOTHING_LEAVES=1 this process can reach the configured endpoint and nothing else, and without an endpoint nothing at
 * all; and what it starts reaches nothing. Runs before any command does, so that no part of the product is up before the lock is. Throws `config-invalid` when the setting cannot be read.
 */
export function keepDataHere(io: Pick<Io, 'environment' | 'err'>): void {
  if (io.environment['SHIFTMATE_NOTHING_LEAVES'] === undefined) return;
  const { config } = readConfig(io.environment);
  if (!config.nothingLeaves) return;
  const told = new Set<string>();
  const tell = (what: string) => (target: string) => {
    if (told.has(target)) return;
    told.add(target);
    io.err(`nothing leaves: ${what} ${target} was refused\n`);
  };
  const usesEndpoint = config.model !== null || config.embeddingModel !== null;
  lockNetwork(usesEndpoint ? [reachableBy(config.baseUrl ?? openAiAddress)] : [], tell('a connection to'));
  lockPrograms({ preload: new URL('../app/locked-child.js', import.meta.url).href, strict: true, refused: tell('the start of') });
}
