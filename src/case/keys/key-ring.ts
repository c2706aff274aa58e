import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Effects } from '../../base/effects.ts';
import { RingbreakError } from '../../base/errors.ts';
import { readTextIfThere, syncDirectory } from '../../base/files.ts';
import { keyFileText, keyFromSeed, openKeyFile, publicKeyInFile, type SigningKey } from './key-file.ts';

/** Where this person's key is: RINGBREAK_CONFIG, else XDG_CONFIG_HOME/ringbreak, else ~/.config/ringbreak. */
export function configFolder(env: NodeJS.ProcessEnv): string {
  return env['RINGBREAK_CONFIG'] || join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'ringbreak');
}

/** One signing key a person and machine, made at first use, never inside a case folder. */
export class KeyRing {
  private readonly env: NodeJS.ProcessEnv;
  private opened: SigningKey | undefined;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.env = env;
  }

  private get file(): string {
    return join(configFolder(this.env), 'signing-key.json');
  }

  private get passphrase(): string | undefined {
    return this.env['RINGBREAK_PASSPHRASE'] || undefined;
  }

  /** The public half when there is a key; needs no passphrase and makes nothing. */
  async publicKey(): Promise<Buffer | undefined> {
    const text = await readTextIfThere(this.file);
    return text === undefined ? undefined : publicKeyInFile(text, this.file);
  }

  /**
   * The signing key; made now when this person has none, encrypted when RINGBREAK_PASSPHRASE is set.
   *
   * @throws RingbreakError (forbidden) PASSPHRASE_NEEDED, PASSPHRASE_WRONG, KEY_DAMAGED, KEY_EXPOSED.
   */
  async signingKey(effects: Effects): Promise<SigningKey> {
    this.opened ??= (await this.read()) ?? (await this.make(effects));
    return this.opened;
  }

  private async read(): Promise<SigningKey | undefined> {
    const text = await readTextIfThere(this.file);
    if (text === undefined) return undefined;
    const { mode } = await stat(this.file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new RingbreakError({
        kind: 'forbidden',
        code: 'KEY_EXPOSED',
        what: 'the signing key can be read by other users of this machine',
        where: { file: this.file },
        next: `Run \`chmod 600\` on it; if somebody may have copied it, have the key retired from its cases.`,
      });
    }
    return openKeyFile(text, this.passphrase, this.file);
  }

  private async make(effects: Effects): Promise<SigningKey> {
    const folder = configFolder(this.env);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const key = keyFromSeed(effects.random(32));
    const temporary = join(folder, `.signing-key.${process.pid}.${Buffer.from(effects.random(6)).toString('hex')}.tmp`);
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(keyFileText(key, this.passphrase, effects.now(), effects.random));
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      // A link never replaces: of two first uses at the same moment one wins, and the other takes the winner's key.
      await link(temporary, this.file);
      await syncDirectory(folder);
      return key;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return (await this.read())!;
    } finally {
      await rm(temporary, { force: true });
    }
  }
}
