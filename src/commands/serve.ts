import { Command } from 'commander';
import { serveWorkbench } from '../workbench/serve.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, type Session } from './session.ts';
import { wholeNumber, wrongArguments } from './usage.ts';

export const DEFAULT_PORT = '4747';
export const LOOPBACK = '127.0.0.1';

interface ServeCommandOptions extends CommonOptions {
  readonly port: string;
  readonly host: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly behindProxy?: boolean;
  readonly publicUrl?: string;
  readonly newSignIn?: boolean;
}

export const serveCommand: DefineCommand = (bind) =>
  new Command('serve')
    .description('open the workbench: a web application in which a team works the cases')
    .argument('<cases...>', 'case folders')
    .option('--port <n>', 'port to listen on', DEFAULT_PORT)
    .option('--host <address>', 'address to listen on; one that others reach needs TLS or --behind-proxy', LOOPBACK)
    .option('--tls-cert <file>', 'certificate, PEM')
    .option('--tls-key <file>', 'its private key, PEM')
    .option(
      '--behind-proxy',
      'a proxy in front of it speaks TLS; its X-Forwarded-For and X-Forwarded-Host are believed',
    )
    .option('--public-url <url>', 'where browsers find it, when that is not this machine')
    .option('--new-sign-in', 'print a one-time sign-in also when somebody administers the workbench already')
    .action(
      bind(async (signal, folders: string[], options: ServeCommandOptions) => {
        await serveCases(folders, options, openSession(options, signal), signal);
        return 0;
      }),
    );

/** Serves the cases until the signal, and says where. */
export async function serveCases(
  folders: readonly string[],
  options: ServeCommandOptions,
  session: Session,
  signal: AbortSignal,
): Promise<void> {
  await serveWorkbench({
    folders,
    port: wholeNumber(options.port, '--port'),
    host: options.host,
    ...tlsOf(options),
    ...(options.behindProxy ? { behindProxy: true } : {}),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(options.newSignIn ? { newSignIn: true } : {}),
    signal,
    ready: (address) => session.console.result(address, () => readyText(address)),
  });
}

function tlsOf({ tlsCert, tlsKey }: ServeCommandOptions) {
  if (tlsCert !== undefined && tlsKey !== undefined) return { tls: { cert: tlsCert, key: tlsKey } };
  if (tlsCert === undefined && tlsKey === undefined) return {};
  throw wrongArguments('--tls-cert and --tls-key belong together', 'Give both.');
}

function readyText({ url, signIn }: { readonly url: string; readonly signIn: string | undefined }): string {
  const way =
    signIn === undefined ? `Sign in there as usual; --new-sign-in prints a way in.` : `Sign in once with ${signIn}`;
  return `The workbench is at ${url}\n${way}\nCtrl-C stops it.`;
}
