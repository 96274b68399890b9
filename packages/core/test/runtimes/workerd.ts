/** One worker in workerd, the runtime of Cloudflare Workers, on loopback. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(new URL('node_modules/workerd/bin/workerd', import.meta.url));

/** Serves the file, one ES module, while `use` asks it. */
export async function inWorkerd<T>(file: string, use: (url: string) => Promise<T>): Promise<T> {
  const config = join(dirname(file), `${basename(file)}.capnp`);
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "${basename(file)}")],
    compatibilityDate = "2026-01-01"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]);
`,
  );
  const server = spawn(binary, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  try {
    return await use(`http://127.0.0.1:${await portOf(server.stdio[3] as Readable)}/`);
  } finally {
    server.kill();
  }
}

/** workerd tells on its control pipe which port it took. */
function portOf(control: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    let told = '';
    control.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const port = /"event":"listen".*?"port":(\d+)/.exec(told)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    control.on('close', () => reject(new Error(`workerd did not begin to listen: ${told}`)));
  });
}
