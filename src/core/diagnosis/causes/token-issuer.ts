import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { claimsOf, saidText, tokenOf } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-issuer',
  title: 'The token comes from another issuer or environment',
  expected: 'iss is the issuer that the API trusts, character by character.',
  mends: 'page',
  next: [
    'Use tokens of the same environment as the API (test, staging, production), and compare iss with its configuration: a slash at the end counts.',
  ],
  verify: 'Compare iss in the token with the issuer in the configuration of the API.',
  rules: ['jwt-iss-missing', 'oauth-iss-mismatch'],
  references: ['RFC 7519 4.1.1'],
};

const ENVIRONMENT =
  /(?:^|[.\-_/])(dev|develop|development|test|testing|stage|staging|stg|qa|uat|sandbox|preview|prod|production)(?:[.\-_/]|$)/i;

export default defineCause({
  id: 'token-issuer',
  kinds: REFUSALS,
  check({ trace }, known) {
    const token = tokenOf(trace);
    const iss = claimsOf(token)?.iss;
    if (token === undefined || typeof iss !== 'string') return undefined;
    const said = saidText(trace);
    const named = /\biss(?:uer)?\b|IDX10205|unknown issuer/i.test(said) && !/issued/i.test(said);
    const mine = ENVIRONMENT.exec(iss)?.[1]?.toLowerCase().slice(0, 4);
    const theirs = ENVIRONMENT.exec(trace.url.hostname)?.[1]?.toLowerCase().slice(0, 4);
    const apart = mine !== undefined && theirs !== undefined && mine !== theirs;
    const good = known.traces.find(
      (one) =>
        one.origin === trace.origin &&
        one.status >= 200 &&
        one.status < 300 &&
        typeof claimsOf(tokenOf(one))?.iss === 'string' &&
        claimsOf(tokenOf(one))?.iss !== iss,
    );
    if (!named && !apart && !good) return undefined;
    return {
      weight: (named ? 17 : 6) + (apart ? 6 : 0) + (good ? 8 : 0),
      says: `the token was issued by ${short(iss, 60)}${apart ? `, and ${trace.url.host} is of another environment` : named ? ', which the server does not accept' : ''}${good ? `; a token of another issuer was let in (${hash(good)})` : ''}`,
      evidence: [
        { text: `iss: ${short(iss, 80)}`, exchanges: [trace] },
        ...(named ? [{ text: `The server says “${short(said, 120)}”`, exchanges: [trace] }] : []),
        ...(good
          ? [{ text: `Let in with iss ${short(String(claimsOf(tokenOf(good))?.iss), 60)}`, exchanges: [good] }]
          : []),
      ],
      about: `${iss} ${trace.origin}`,
      settle: `Which issuer ${trace.url.host} trusts.`,
    };
  },
});
