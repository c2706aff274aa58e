import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { silentProgress } from '../src/base/progress.ts';
import { mysqldump } from '../src/formats/mysqldump/format.ts';
import { openRawSink } from '../src/formats/raw/raw-sink.ts';

export interface LoadFigures {
  readonly rows: number;
  readonly bytes: number;
  /** Dump to raw layer on disk, synced. */
  readonly seconds: number;
  readonly megabytesPerSecond: number;
  /** Largest resident size of this process while loading. */
  readonly peakMegabytes: number;
  /** `mariadb < dump.sql` of the same file on a fresh server with Debian's settings, or why it was not measured. */
  readonly mariadb: { readonly seconds: number; readonly times: number } | string;
}

export interface LoadOptions {
  /** An empty or absent folder for the dump, the raw layer and the server; removed at the end. */
  readonly folder: string;
  /** Calls in the dump; 1,900,000 make about 345 MB. */
  readonly rows?: number;
  readonly threads?: number;
}

/** Measures how fast a dump of calls becomes the raw layer, and how long MariaDB takes to load the same file. */
export async function benchLoad(options: LoadOptions): Promise<LoadFigures> {
  const rows = options.rows ?? 1_900_000;
  await mkdir(options.folder, { recursive: true });
  try {
    const dump = join(options.folder, 'calls.sql');
    await writeDump(dump, rows);
    const { size } = await stat(dump);
    const { seconds, peak } = await load(dump, join(options.folder, 'raw'), rows, options.threads ?? 2);
    const server = await loadIntoMariadb(dump, join(options.folder, 'server'));
    return {
      rows,
      bytes: size,
      seconds,
      megabytesPerSecond: size / 1e6 / seconds,
      peakMegabytes: peak / 1e6,
      mariadb: typeof server === 'string' ? server : { seconds: server, times: server / seconds },
    };
  } finally {
    await rm(options.folder, { recursive: true, force: true });
  }
}

async function load(dump: string, directory: string, rows: number, threads: number) {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const start = performance.now();
  const writer = await openRawSink({ directory, exhibit: 'bench' });
  const source = {
    name: 'calls.sql',
    size: undefined,
    open: () => createReadStream(dump, { highWaterMark: 1 << 20 }),
    path: async () => dump,
  };
  await mysqldump.read(source, writer.source('', mysqldump), { progress: silentProgress, threads });
  const catalog = await writer.finish();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  if (catalog.tables[0]?.accepted !== rows) throw new Error('the bench dump was not read as a whole');
  return { seconds, peak };
}

const HEAD = `-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
CREATE TABLE \`calls\` (
  \`id\` bigint(20) NOT NULL AUTO_INCREMENT,
  \`user_id\` int(11) NOT NULL,
  \`uniqueid\` varchar(32) NOT NULL,
  \`src\` varchar(40) DEFAULT NULL,
  \`dst\` varchar(40) NOT NULL,
  \`start\` datetime NOT NULL,
  \`answer\` datetime DEFAULT NULL,
  \`end\` datetime NOT NULL,
  \`billsec\` int(11) NOT NULL,
  \`duration\` int(11) NOT NULL,
  \`disposition\` varchar(16) NOT NULL,
  \`cost\` decimal(10,4) NOT NULL,
  \`channel\` varchar(80) NOT NULL,
  \`note\` varchar(200) DEFAULT NULL,
  PRIMARY KEY (\`id\`), KEY \`user\` (\`user_id\`), KEY \`start\` (\`start\`), KEY \`dst\` (\`dst\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES \`calls\` WRITE;
/*!40000 ALTER TABLE \`calls\` DISABLE KEYS */;
`;

/** Writes a dump as mariadb-dump would: INSERTs of about a megabyte. Numbers are made up and repeat from run to run. */
async function writeDump(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write(HEAD);
  const next = numbers(20221124);
  for (let id = 1; id <= rows; ) {
    const parts: string[] = [];
    for (let bytes = 0; bytes < 1_000_000 && id <= rows; id++) {
      const row = callRow(id, next);
      bytes += row.length;
      parts.push(row);
    }
    if (!out.write(`INSERT INTO \`calls\` VALUES\n${parts.join(',\n')};\n`)) await once(out, 'drain');
  }
  out.end('/*!40000 ALTER TABLE `calls` ENABLE KEYS */;\nUNLOCK TABLES;\n-- Dump completed on 2022-11-24  9:00:00\n');
  await finished(out);
}

function callRow(id: number, next: (below: number) => number): string {
  const date = `2022-${two(1 + next(11))}-${two(1 + next(28))} ${two(next(24))}:${two(next(60))}:${two(next(60))}`;
  const answered = next(3) > 0;
  const talk = answered ? next(900) : 0;
  const note = next(20) === 0 ? `'it\\'s a \\"note\\" é ),(${id}'` : 'NULL';
  return (
    `(${id},${1 + next(59_000)},'16${next(1e8)}.${next(1e5)}','+4420${next(1e8)}','07${next(1e9)}','${date}',` +
    `${answered ? `'${date}'` : 'NULL'},'${date}',${talk},${talk + next(40)},'${answered ? 'ANSWERED' : 'NO ANSWER'}',` +
    `${next(100)}.${1000 + next(9000)},'SIP/trunk-${next(1e8).toString(16)}',${note})`
  );
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** A small generator of its own: the figures must not depend on how a library draws numbers. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

/** Seconds that `mariadb < dump` takes, or why it could not be measured. */
export async function loadIntoMariadb(dump: string, folder: string): Promise<number | string> {
  const found = spawnSync('sh', ['-c', 'command -v mariadbd && command -v mariadb && command -v mariadb-install-db']);
  if (found.status !== 0) return 'not measured: mariadb-server is not installed';
  await mkdir(folder, { recursive: true });
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const socket = join(folder, 's');
  const data = `--datadir=${join(folder, 'data')}`;
  const install = spawnSync('mariadb-install-db', [...user, data, '--auth-root-authentication-method=normal']);
  if (install.status !== 0) return 'not measured: mariadb-install-db failed';
  const server = spawn(
    'mariadbd',
    [...user, data, `--socket=${socket}`, '--skip-networking', `--pid-file=${socket}.pid`],
    { stdio: 'ignore' },
  );
  try {
    return await timeLoad(dump, socket);
  } finally {
    await stop(server);
  }
}

async function timeLoad(dump: string, socket: string): Promise<number | string> {
  const client = ['-S', socket, '-u', 'root'];
  for (let tries = 0; spawnSync('mariadb', [...client, '-e', 'CREATE DATABASE bench']).status !== 0; tries++) {
    if (tries > 120) return 'not measured: the server did not start';
    await wait(500);
  }
  const input = await open(dump);
  try {
    const start = performance.now();
    const run = spawn('mariadb', [...client, 'bench'], { stdio: [input.fd, 'ignore', 'ignore'] });
    const status = await new Promise((done) => run.once('exit', done));
    return status === 0 ? (performance.now() - start) / 1000 : 'not measured: the client failed';
  } finally {
    await input.close();
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGTERM');
  await ended;
}
