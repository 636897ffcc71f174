import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { audiencesOf, claimsOf, saidText, tokenOf } from '../known.ts';
import { hash, list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-audience',
  title: 'The token is for somebody else',
  expected: 'aud names the API that the token is sent to.',
  mends: 'page',
  next: [
    'Ask for a token with the audience of this API (audience, resource, or its scope), and send each API its own.',
  ],
  settings: {
    Auth0: "authorizationParams: { audience: '…' }",
    'Microsoft Entra': 'scopes: ["api://<the API>/.default"] instead of those of Graph',
    Keycloak: 'an audience mapper in a client scope of the client',
  },
  verify: 'Compare aud in the token with the audience in the configuration of the API.',
  rules: ['jwt-aud-host-mismatch', 'jwt-aud-missing', 'jwt-id-token-as-access', 'oidc-aud-mismatch'],
  references: ['RFC 7519 4.1.3', 'RFC 9068 4'],
};

export default defineCause({
  id: 'token-audience',
  kinds: REFUSALS,
  check({ trace }, known) {
    const token = tokenOf(trace);
    const claims = claimsOf(token);
    if (token === undefined || claims === undefined) return undefined;
    const audiences = audiencesOf(claims);
    const said = saidText(trace);
    const named = /\baud(?:ience)?\b|IDX10214|invalid audience/i.test(said);
    const hosts = audiences.flatMap((one) => (URL.canParse(one) ? [new URL(one).hostname] : []));
    const foreign =
      hosts.length > 0 &&
      hosts.length === audiences.length &&
      hosts.every((host) => known.siteOf(host) !== trace.site && host !== trace.host);
    const userinfo =
      hosts.length > 0 &&
      audiences.every((one) =>
        /userinfo|graph\.microsoft\.com|00000003-0000-0000-c000-000000000000|\/account$/.test(one),
      );
    const accepted = known.traces.find(
      (one) =>
        one !== trace &&
        one.origin !== trace.origin &&
        one.status >= 200 &&
        one.status < 300 &&
        one.sent.some(({ credential }) => credential === token),
    );
    const worked = known.traces.some(
      (one) =>
        one.origin === trace.origin &&
        one.status >= 200 &&
        one.status < 300 &&
        one.type !== 'preflight' &&
        one.sent.some(({ credential }) => credential === token),
    );
    if (worked && !named) return undefined;
    if (!named && !foreign && !userinfo) return undefined;
    const asked = known.authorizations.findLast(({ trace: one }) => one.number < trace.number);
    const none = asked !== undefined && asked.audience === '';
    const shown =
      audiences.length === 0
        ? 'names no audience'
        : `is for ${list(audiences.slice(0, 2).map((one) => short(one, 50)))}`;
    return {
      weight: (named ? 18 : 9) + (foreign || userinfo ? 2 : 0) + (accepted ? 3 : 0),
      says: `the token ${shown}, and ${trace.url.host} is another${named ? ', as its answer says' : ''}${none && audiences.length > 0 ? `; the authorization request ${hash(asked.trace)} named no audience` : ''}`,
      evidence: [
        {
          text: `aud: ${audiences.length === 0 ? 'missing' : list(audiences.slice(0, 3).map((one) => short(one, 50)))}`,
          exchanges: [trace],
        },
        ...(named ? [{ text: `The server says “${short(said, 120)}”`, exchanges: [trace] }] : []),
        ...(accepted ? [{ text: `${accepted.url.host} accepted the same token`, exchanges: [accepted] }] : []),
      ],
      about: `${token.id} ${trace.origin}`,
      settle: `Which audience ${trace.url.host} expects.`,
    };
  },
});
