import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { base64url } from '@scure/base';

/**
 * An authenticator in software (WebAuthn level 3, section 6): ES256, attestation "none", the user verified. CBOR is written
 * by hand, for the few shapes that are needed.
 */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #publicKey: Buffer;
  #counter = 0;
  #userHandle = '';
  /** Set to false to be one that asks for no PIN and no finger. */
  verifiesUser = true;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x, y } = publicKey.export({ format: 'jwk' });
    // COSE_Key: kty EC2, alg ES256, crv P-256, x, y.
    this.#publicKey = map([
      [integer(1), integer(2)],
      [integer(3), integer(-7)],
      [integer(-1), integer(1)],
      [integer(-2), bytes(Buffer.from(x!, 'base64url'))],
      [integer(-3), bytes(Buffer.from(y!, 'base64url'))],
    ]);
  }

  create(options: { challenge: string; rp: { id?: string }; user: { id: string } }, origin: string) {
    this.#userHandle = options.user.id;
    const clientData = clientDataOf('webauthn.create', options.challenge, origin);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#publicKey]);
    const attestation = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(Buffer.concat([this.#data(options.rp.id!, 0x40), credential]))],
    ]);
    return this.#answer({
      clientDataJSON: url(clientData),
      attestationObject: url(attestation),
      transports: ['internal'],
    });
  }

  get(options: { challenge: string; rpId?: string }, origin: string) {
    this.#counter += 1;
    const clientData = clientDataOf('webauthn.get', options.challenge, origin);
    const data = this.#data(options.rpId!, 0);
    const hash = createHash('sha256').update(clientData).digest();
    const signature = sign('sha256', Buffer.concat([data, hash]), this.#key);
    const response = { clientDataJSON: url(clientData), authenticatorData: url(data), signature: url(signature) };
    return this.#answer({ ...response, userHandle: this.#userHandle });
  }

  #answer<T>(response: T) {
    return { id: url(this.id), rawId: url(this.id), type: 'public-key', clientExtensionResults: {}, response };
  }

  #data(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const all = 0x01 | (this.verifiesUser ? 0x04 : 0) | flags;
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(all), counter]);
  }
}

function clientDataOf(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function url(data: Uint8Array): string {
  return base64url.encode(data).replace(/=+$/, '');
}

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value);
  if (value < 256) return Buffer.of((major << 5) | 24, value);
  return Buffer.of((major << 5) | 25, value >> 8, value & 0xff);
}

const integer = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()]);
