import { parseChallenges } from '../../http/challenge.ts';
import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { carriesCredential, saidText } from '../known.ts';
import { answered } from '../trace.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'credential-not-received',
  title: 'The credential was sent, and the server says that it got none',
  expected: 'What the browser sends reaches the application.',
  mends: 'proxy',
  next: [
    'See whether a proxy, a CDN or the web server takes the header off on the way, or the application reads another header or scheme.',
  ],
  settings: {
    Apache: 'CGIPassAuth On, or SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1',
    nginx:
      'proxy_set_header Authorization $http_authorization; (headers with an underscore need underscores_in_headers on)',
    'Amazon CloudFront': 'an origin request policy that forwards Authorization and cookies',
    Django: 'the scheme that the authentication class reads: Token, Bearer or JWT',
  },
  verify: 'Log the headers at the application, and send the request past the proxy.',
  rules: [],
  references: ['RFC 9110 11.6.2'],
};

const NONE =
  /(?:no|missing|without|absent|empty)\b.{0,24}\b(?:token|authori[sz]ation|credentials?|auth|api.?key|cookie|session)\b|\b(?:token|authori[sz]ation|credentials?|header|api.?key)\b.{0,30}\b(?:not (?:provided|found|present|supplied|set)|(?:is|was|were) (?:missing|not provided|required)|required|missing)/i;

export default defineCause({
  id: 'credential-not-received',
  kinds: REFUSALS,
  check({ trace }) {
    if (!carriesCredential(trace)) return undefined;
    const said = saidText(trace);
    if (!NONE.test(said) || /csrf|xsrf|scope|permission/i.test(said)) return undefined;
    const what = trace.authorization
      ? `Authorization: ${trace.authorization.schemeText || 'without a scheme'}`
      : `the cookie ${short(trace.sent.find(({ place }) => place.carrier === 'cookie')?.place.name ?? trace.cookies[0]?.name ?? '', 40)}`;
    // Another scheme is asked for than was sent: it came, and is no answer to that.
    const asked = (trace.response.get('www-authenticate') ?? []).flatMap(parseChallenges).map(({ scheme }) => scheme);
    if (trace.authorization && asked.length > 0 && !asked.includes(trace.authorization.scheme)) return undefined;
    // A cookie may be there and not be the credential that is asked for.
    const bearer = trace.authorization !== undefined;
    const between = [answered(trace, 'via'), answered(trace, 'server')]
      .filter(Boolean)
      .map((one) => short(one as string, 40));
    return {
      weight: bearer ? 13 : 6,
      says: `${hash(trace)} carried ${what}, and the server says “${short(said, 80)}”: it was taken off on the way, or the application reads another header or scheme`,
      evidence: [
        { text: `${what} was sent`, exchanges: [trace] },
        ...(between.length > 0 ? [{ text: `Between or behind: ${between.join(', ')}`, exchanges: [trace] }] : []),
      ],
      about: `${trace.origin} received`,
      settle: 'Whether the application logs the header.',
    };
  },
});
