import type { Habits } from './habits.ts';
import type { Random } from './random.ts';
import type { Server } from './staff.ts';

/** The service's switches. The first keeps good time; others may be seconds, minutes or a zone away, and may drift. */
export function makeServers(random: Random, habits: Habits): Server[] {
  const name = random.pick(['pbx', 'sip', 'gw', 'node-', 'vox']);
  return Array.from({ length: habits.places.servers }, (_, index) => ({
    index,
    name: `${name}${index + 1}`,
    ahead: index === 0 ? 0 : drawAhead(random),
    drift: index > 0 && random.chance(0.25) ? random.real(-4, 4) : 0,
  }));
}

function drawAhead(random: Random): number {
  const sign = random.pick([-1, 1]);
  const kind = random.int(4);
  if (kind === 0) return 0;
  if (kind === 1) return sign * random.between(1, 6);
  return kind === 2 ? sign * random.between(20, 900) : sign * random.between(1, 4) * 3600;
}

/** Wall clock of a server at a UTC second, as seconds: what its log says beyond the zone. */
export function serverClock(server: Server, utc: number, begin: number): number {
  return utc + server.ahead + Math.round((server.drift * (utc - begin)) / 86400);
}
