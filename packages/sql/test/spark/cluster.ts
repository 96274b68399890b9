/**
 * A standalone cluster of Spark on this machine: one master and some workers, each a process of its own, on loopback alone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Installed } from './install.js';

/** What the driver says while it runs a job. */
interface JobEvent {
  readonly event: 'began' | 'amid' | 'done' | 'ended';
  readonly name?: string;
  readonly executors?: number;
  readonly seconds?: number;
}

interface Job {
  readonly views: { readonly [name: string]: readonly string[] };
  /** Statements in their order; `into` is a folder to which the rows are written as Parquet. */
  readonly statements: readonly { readonly name: string; readonly sql: string; readonly into?: string }[];
}

export interface Cluster {
  readonly master: string;
  readonly workers: number;
  /** Ends the process of a worker, without a warning. */
  killWorker(index: number): void;
  /** Runs a job on it, event by event. */
  run(job: Job, onEvent: (event: JobEvent) => void): Promise<void>;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

export async function startCluster({ python, home }: Installed, work: string, workers: number): Promise<Cluster> {
  mkdirSync(join(work, 'log'), { recursive: true });
  const environment = {
    ...process.env,
    ...{ SPARK_HOME: home, SPARK_LOCAL_IP: HOST, SPARK_NO_DAEMONIZE: '1', SPARK_DAEMON_MEMORY: '256m' },
    ...{ SPARK_LOCAL_DIRS: join(work, 'local'), SPARK_WORKER_DIR: join(work, 'workers'), PYSPARK_PYTHON: python },
  };
  const started: ChildProcess[] = [];
  const start = (name: string, program: string, args: readonly string[], output: 'log' | 'pipe') => {
    const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(work, 'log', `${name}.log`));
    if (output === 'log') child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    started.push(child);
    return child;
  };
  const daemon = (name: string, kind: string, args: readonly string[]) =>
    start(name, join(home, 'bin/spark-class'), [`org.apache.spark.deploy.${kind}`, '--host', HOST, ...args], 'log');
  const stop = async () => {
    // Workers before their master; each by its id.
    for (const child of started.toReversed()) await ended(child, () => child.kill('SIGTERM'));
  };
  try {
    const [port, page] = [await freePort(), await freePort()];
    const master = `spark://${HOST}:${port}`;
    daemon('master', 'master.Master', ['--port', String(port), '--webui-port', String(page)]);
    await saidIn(join(work, 'log/master.log'), 'New state: ALIVE', 1);
    const all: ChildProcess[] = [];
    for (let index = 1; index <= workers; index += 1) {
      const ui = await freePort();
      const args = ['--cores', '1', '--memory', '1100m', '--webui-port', String(ui), master];
      all.push(daemon(`worker-${index}`, 'worker.Worker', args));
    }
    await saidIn(join(work, 'log/master.log'), 'Registering worker', workers);
    return {
      ...{ master, workers, stop },
      killWorker: (index) => void all[index]!.kill('SIGKILL'),
      run: async (job, onEvent) => {
        const file = join(work, 'job.json');
        const warehouse = join(work, 'warehouse');
        writeFileSync(file, JSON.stringify({ ...job, master, workers, warehouse, partitions: 4 * workers }));
        const child = start('driver', python, [new URL('driver.py', import.meta.url).pathname, file], 'pipe');
        let text = '';
        child.stdout!.on('data', (data: Buffer) => {
          const lines = (text + data).split('\n');
          text = lines.pop()!;
          for (const line of lines) onEvent(JSON.parse(line) as JobEvent);
        });
        const code = await new Promise((resolve) => child.on('close', resolve));
        if (code !== 0)
          throw new Error(
            `the driver ended with ${code}\n${readFileSync(join(work, 'log/driver.log'), 'utf8').slice(-6000)}`,
          );
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until a process has ended, and makes it end. */
async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.on('exit', resolve));
  end();
  await closed;
}

/** Waits until a log says something so many times. */
async function saidIn(file: string, text: string, times: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }).split(text).length > times) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${file} does not say “${text}” ${times} times\n${readFileSync(file, 'utf8').slice(-3000)}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, HOST, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
