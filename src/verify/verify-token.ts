import { getAlgorithm } from '../core/credential/decode/jose-algorithms.ts';
import type { JsonObject } from '../core/credential/decode/json-model.ts';
import { decodeJwt } from '../core/credential/decode/jwt.ts';
import { listChecks } from './checks.ts';
import { findConfusion } from './confusion.ts';
import { neededFor, type Objection, objectTo, weaknessOf } from './fitting.ts';
import type { Key } from './key.ts';
import { factsOf } from './key-facts.ts';
import { MAX_TOKEN, refuseForm } from './refuse-form.ts';
import type { Verdict, VerifyResult } from './result.ts';
import { trySignature } from './signature.ts';

export interface VerifyOptions {
  /** Milliseconds since the epoch. */
  now: number;
}

const MAX_TRIED = 64;

/**
 * Checks the signature of a compact JWS with the keys at hand, and says which fits, or precisely why none does. What a key is for (its
 * `kid`, `use`, `alg`) counts, and a key that fits in spite of it is named. Never rejects, sends nothing, keeps nothing.
 */
export async function verifyToken(token: string, keys: readonly Key[], { now }: VerifyOptions): Promise<VerifyResult> {
  const jwt = decodeJwt(token.slice(0, MAX_TOKEN));
  const header = jwt.header ?? {};
  const given = typeof header.alg === 'string' ? header.alg : undefined;
  const name = given === undefined ? undefined : getAlgorithm(given)?.name;
  const result: VerifyResult = {
    outcome: 'unchecked',
    code: 'not-a-jws',
    reason: '',
    ...(given === undefined ? {} : { alg: given }),
    ...(name === undefined ? {} : { algorithm: name }),
    tried: 0,
    notes: [],
    checks: listChecks(header, jwt.claims, now),
  };
  const refusal = refuseForm(token, jwt, given);
  if (refusal !== undefined) return { ...result, ...refusal };
  const alg = given as string;
  noteReferences(header, result);
  const candidates = keys.slice(0, MAX_TRIED).map((key) => ({ key, objection: objectTo(key.jwk, alg) }));
  return decide(token, alg, header, candidates, result);
}

/** Where the token itself says that its key is. Who makes a token can write anything there. */
function noteReferences(header: JsonObject, result: VerifyResult): void {
  for (const name of ['jku', 'x5u'] as const) {
    const value = header[name];
    if (typeof value === 'string')
      result.notes.push(
        `The header points to a key at ${value.slice(0, 200)} (${name}). It was not used: who makes a token writes there what they like. Trust it only if the address is one of the issuer's.`,
      );
  }
}

interface Candidate {
  key: Key;
  objection: Objection | undefined;
}

async function decide(
  token: string,
  alg: string,
  header: JsonObject,
  candidates: readonly Candidate[],
  result: VerifyResult,
): Promise<VerifyResult> {
  const kid = typeof header.kid === 'string' ? header.kid : undefined;
  const crit = Array.isArray(header.crit)
    ? header.crit.filter((one): one is string => typeof one === 'string' && one !== 'b64')
    : [];
  if (candidates.length === 0)
    return { ...result, code: 'no-key', reason: `There is no key to check it with. ${alg} needs ${neededFor(alg)}.` };
  // Those with the right name first, and before all others those that nothing speaks against.
  const ordered = candidates
    .filter(({ objection }) => objection?.canTry !== false)
    .sort((one, other) => rank(one, kid) - rank(other, kid));
  let broken = '';
  let tried = 0;
  for (const { key, objection } of ordered) {
    const trial = await trySignature(token, key.jwk, alg, crit);
    if (trial.outcome === 'broken') broken ||= trial.text;
    else tried += 1;
    if (trial.outcome === 'fits')
      return tellFit({ ...result, tried, key: await factsOf(key) }, key, kid, alg, objection);
  }
  return tellNoFit({ token, alg, kid, candidates, ordered, broken, result: { ...result, tried } });
}

function rank({ key, objection }: Candidate, kid: string | undefined): number {
  const named = kid !== undefined && key.jwk.kid === kid ? 0 : key.jwk.kid === undefined || kid === undefined ? 1 : 2;
  return named + (objection === undefined ? 0 : 4);
}

/** The key fits. Whether a verifier may use it is another question. */
function tellFit(
  result: VerifyResult,
  { jwk, origin, from, ofIssuer }: Key,
  kid: string | undefined,
  alg: string,
  objection?: Objection,
): VerifyResult {
  const notes = [...result.notes];
  const weakness = weaknessOf(jwk, alg);
  if (weakness !== undefined) notes.push(weakness);
  if (kid !== undefined && jwk.kid !== undefined && jwk.kid !== kid)
    notes.push(
      `The header names another key (kid “${kid.slice(0, 100)}”) than the one that fits (“${jwk.kid.slice(0, 100)}”): a verifier that picks keys by their kid refuses the token.`,
    );
  if (origin === 'seen' && !ofIssuer)
    notes.push(`That the key set at ${from} is the issuer’s was not seen: make sure that it is.`);
  if (origin === 'guessed')
    notes.push('Anybody who knows this secret can write tokens that this site takes for its own.');
  if (origin === 'token')
    notes.push('The token brought this key along: that proves that its maker has the private key, not who they are.');
  if (objection !== undefined)
    return {
      ...result,
      outcome: 'refused',
      code: objection.code,
      reason: `${objection.reason} The signature fits it all the same.`,
      notes,
    };
  return {
    ...result,
    outcome: 'verified',
    code: 'verified',
    reason: 'The signature was made with this key, over exactly this header and payload.',
    notes,
  };
}

interface NoFit {
  token: string;
  alg: string;
  kid: string | undefined;
  candidates: readonly Candidate[];
  ordered: readonly Candidate[];
  broken: string;
  result: VerifyResult;
}

async function tellNoFit({ token, alg, kid, candidates, ordered, broken, result }: NoFit): Promise<VerifyResult> {
  if (alg.startsWith('HS')) {
    const confused = await findConfusion(
      token,
      alg,
      candidates.map(({ key }) => key),
    );
    if (confused !== undefined)
      return {
        ...result,
        outcome: 'refused',
        code: 'alg-confusion',
        key: await factsOf(confused),
        reason: `The MAC was made with the text of a public key as its secret. Anybody has that key, so anybody can write such tokens; a verifier that takes one confuses algorithms (RFC 8725 section 2.1).`,
      };
  }
  const named = candidates.filter(({ key }) => kid !== undefined && key.jwk.kid === kid);
  const [first] = named.length > 0 ? named : candidates;
  const only = candidates.length === 1 || named.length === 1 ? first : undefined;
  const key = only && { key: await factsOf(only.key) };
  // A key by that name that may not be used is the reason, whatever others there are.
  if (only?.objection !== undefined && !only.objection.canTry)
    return { ...result, ...key, code: only.objection.code, reason: only.objection.reason };
  if (result.tried === 0) {
    if (ordered.length === 0)
      return {
        ...result,
        code: 'key-type',
        reason: `${alg} needs ${neededFor(alg)}; none of the ${candidates.length} keys is one.`,
      };
    return { ...result, ...key, ...tellBroken(broken, alg) };
  }
  const allNamed = candidates.every(({ key: one }) => one.jwk.kid !== undefined);
  if (kid !== undefined && named.length === 0 && allNamed) {
    const kids = candidates.map(({ key: one }) => `“${one.jwk.kid?.slice(0, 60)}”`);
    const shown = kids.slice(0, 6).join(', ') + (kids.length > 6 ? ` and ${kids.length - 6} more` : '');
    return {
      ...result,
      ...key,
      outcome: 'unchecked',
      code: 'kid-unknown',
      reason: `No key is called “${kid.slice(0, 100)}”, as the header says (kid); there ${kids.length === 1 ? 'is' : 'are'} ${shown}. None of them fits either.`,
    };
  }
  const which = result.tried === 1 ? 'this key' : `any of the ${result.tried} keys that were tried`;
  return {
    ...result,
    ...key,
    outcome: 'refused',
    code: 'signature-wrong',
    reason: `The signature was not made with ${which} over this header and payload: the token was changed, or signed with another key.${
      only?.objection === undefined ? '' : ` ${only.objection.reason}`
    }`,
  };
}

/** What the library or the browser does not take, in its own words where there are no better ones. */
function tellBroken(text: string, alg: string): Verdict {
  if (/crit|Extension Header|b64/i.test(text))
    return {
      outcome: 'refused',
      code: 'header-refused',
      reason: `The header is not allowed (RFC 7515 section 4.1.11): ${text}.`,
    };
  if (/not supported|unsupported|unrecognized/i.test(text))
    return { outcome: 'unchecked', code: 'alg-unsupported', reason: `This browser cannot check ${alg}.` };
  return {
    outcome: 'unchecked',
    code: 'key-broken',
    reason: `The key, or the token, is not taken: ${text.slice(0, 200)}`,
  };
}
