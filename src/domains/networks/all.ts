import type { Step } from '../../pipeline/step.ts';
import { ipNetwork } from './ip-network.ts';
import { network } from './network.ts';

/** From IP addresses to networks, the organisations that run them and their countries. */
export const NETWORKS: readonly Step[] = [ipNetwork, network];
