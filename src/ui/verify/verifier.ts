import { type Signal, signal } from '@preact/signals';
import type { SeenKeys } from '../../core/capture/key-shelf.ts';
import type { DecodedJwt } from '../../core/credential/decode/jwt.ts';
import type { Hmac } from '../../core/rules/weak-secrets/try-secrets.ts';
import type { Key } from '../../verify/key.ts';
import type { SecretForm } from '../../verify/read-keys.ts';
import type { VerifyResult } from '../../verify/result.ts';

type Engine = typeof import('../../verify/engine.ts');

/** What checking a signature needs of the world. */
export interface VerifyPort {
  /** Public keys that were seen. */
  seenKeys(): Promise<SeenKeys>;
  /** One GET request to the address, which a person has agreed to. */
  fetchPublic(url: string): Promise<{ ok: true; text: string } | { ok: false; reason: string }>;
  hmac: Hmac;
  /** Text of the list of well-known secrets. */
  loadSecrets(): Promise<string>;
  /** Keys that were fetched: they stay while the page is open, and nowhere else. */
  fetched: Map<string, Key[]>;
}

export interface VerifierOptions {
  jwt: DecodedJwt;
  /** The whole token. */
  reveal(): Promise<string | undefined>;
  port: VerifyPort;
  now(): number;
  load?: () => Promise<Engine>;
}

/** An address that a person is asked about. `then` says that a second one may follow. */
export interface Question {
  url: string;
  kind: 'keys' | 'description';
}

/** The check of one token: what it came to, and what a person can do next. Components read the signals. */
export interface Verifier {
  result: Signal<VerifyResult | undefined>;
  busy: Signal<boolean>;
  /** Why something that was asked for did not work, in a sentence. */
  problem: Signal<string>;
  question: Signal<Question | undefined>;
  /** The secret that was guessed, once it was; shown when a person asks. */
  guessed: Signal<string | undefined>;
  /** Checks with the keys at hand, if there are any and nothing came of it before. `isWeak`: a secret that anybody could guess was found to fit. */
  start(isWeak: boolean): Promise<void>;
  /** Finds out whom to ask for the issuer's keys. */
  askIssuer(): Promise<void>;
  /** Sends the request that was asked about. */
  send(): Promise<void>;
  usePasted(text: string, form: SecretForm): Promise<void>;
  useOwn(): Promise<void>;
  trySecrets(): Promise<void>;
}

const loadEngine = () => import('../../verify/engine.ts');

/** A verifier of one token. Nothing is loaded before there is a key, or a person asks. */
export function createVerifier({ jwt, reveal, port, now, load = loadEngine }: VerifierOptions): Verifier {
  const result = signal<VerifyResult | undefined>(undefined);
  const busy = signal(false);
  const problem = signal('');
  const question = signal<Question | undefined>(undefined);
  const guessed = signal<string | undefined>(undefined);
  const header = jwt.header ?? {};
  const iss = jwt.claims?.iss;
  const isMac = /^HS(?:256|384|512)$/.test(String(header.alg));

  /** One thing at a time; what goes wrong is said. */
  async function run(work: (engine: Engine, token: string) => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    problem.value = '';
    try {
      const [engine, token] = await Promise.all([load(), reveal()]);
      if (token === undefined) problem.value = 'The token is no longer in memory.';
      else await work(engine, token);
    } catch {
      problem.value = 'The signature could not be checked.';
    } finally {
      busy.value = false;
    }
  }

  async function check(engine: Engine, token: string, keys: readonly Key[]): Promise<void> {
    result.value = await engine.verifyAny(token, keys, { now: now() });
  }

  async function tryKnown(engine: Engine, token: string): Promise<boolean> {
    const key = await engine.findKnownSecret(token, { hmac: port.hmac, load: port.loadSecrets });
    if (key === undefined) return false;
    guessed.value = new TextDecoder().decode(fromBase64Url(key.jwk.k ?? ''));
    await check(engine, token, [key]);
    return true;
  }

  async function keysOf(engine: Engine): Promise<Key[]> {
    const fetched = typeof iss === 'string' ? (port.fetched.get(iss) ?? []) : [];
    return [...fetched, ...engine.keysFromSets(await port.seenKeys(), iss)];
  }

  return {
    result,
    busy,
    problem,
    question,
    guessed,
    async start(isWeak) {
      if (result.value !== undefined || busy.value) return;
      const seen = await port.seenKeys().catch(() => ({ sets: [], issuers: [] }));
      const isProof = typeof header.jwk === 'object';
      const hasKeys = seen.sets.length > 0 || (typeof iss === 'string' && port.fetched.has(iss));
      const isNone = String(header.alg).toLowerCase() === 'none';
      if (isMac ? !isWeak : !hasKeys && !isProof && !isNone) return;
      await run(async (engine, token) => {
        if (isMac) {
          await tryKnown(engine, token);
          return;
        }
        const own = engine.isProofOfKey(header) ? await engine.keysFromHeader(header) : [];
        const keys = [...own, ...(await keysOf(engine))];
        if (keys.length > 0 || isNone) await check(engine, token, keys);
      });
    },
    askIssuer: () =>
      run(async (engine) => {
        const address = engine.whereKeysAre(iss, (await port.seenKeys()).issuers);
        if (address.kind === 'none') problem.value = address.reason;
        else question.value = address;
      }),
    send: () =>
      run(async (engine, token) => {
        const asked = question.value;
        question.value = undefined;
        if (asked === undefined) return;
        const answer = await port.fetchPublic(asked.url);
        if (!answer.ok) {
          problem.value = answer.reason;
          return;
        }
        if (asked.kind === 'description') {
          const address = engine.readDescription(answer.text, iss);
          if (address.kind === 'none') problem.value = address.reason;
          else question.value = address;
          return;
        }
        const keys = engine.keysFromAnswer(answer.text, asked.url, iss);
        if (keys === undefined) {
          problem.value = 'The answer is no key set with public keys in it.';
          return;
        }
        if (typeof iss === 'string') port.fetched.set(iss, keys);
        await check(engine, token, keys);
      }),
    usePasted: (text, form) =>
      run(async (engine, token) => {
        const read = engine.mayBeSecret(text) && isMac ? engine.readSecret(text, form) : await engine.readKeys(text);
        if (read.ok) await check(engine, token, read.keys);
        else problem.value = read.reason;
      }),
    useOwn: () =>
      run(async (engine, token) => {
        const keys = await engine.keysFromHeader(header);
        if (keys.length > 0) await check(engine, token, keys);
        else problem.value = 'The key in the header cannot be read.';
      }),
    trySecrets: () =>
      run(async (engine, token) => {
        if (!(await tryKnown(engine, token)))
          problem.value =
            'None of the well-known secrets fits, nor one that is named after who issues or gets the token.';
      }),
  };
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
