import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { carriesCredential } from '../known.ts';
import type { Trace } from '../trace.ts';

export const meta: CauseMeta = {
  id: 'every-second',
  title: 'Some instances of the server let the credential in and others do not',
  expected: 'All instances behind one address share keys and sessions.',
  mends: 'api',
  next: [
    'Give all instances the same keys and one store for sessions, or let the load balancer keep a person at one instance.',
  ],
  settings: {
    'ASP.NET Core': 'services.AddDataProtection().PersistKeysTo… shared by all instances',
    Rails: 'one SECRET_KEY_BASE',
    Laravel: 'one APP_KEY, SESSION_DRIVER=redis or database',
    Express: 'one secret, and a shared store instead of MemoryStore',
    Django: 'one SECRET_KEY, SESSION_ENGINE with cache or database',
  },
  verify: 'Send the same request ten times: it is let in now and then.',
  references: ['RFC 9110 7.6'],
};

export default defineCause({
  id: 'every-second',
  kinds: REFUSALS,
  check({ trace }, known) {
    if (!carriesCredential(trace)) return undefined;
    const sent = trace.sent.find(({ place }) => place.carrier === 'authorization' || place.carrier === 'cookie');
    if (!sent) return undefined;
    const answers = known.traces.filter(
      (one) =>
        one.origin === trace.origin &&
        one.type === trace.type &&
        one.method === trace.method &&
        one.url.pathname === trace.url.pathname &&
        one.sent.some(({ credential }) => credential === sent.credential),
    );
    const turns = answers.slice(1).filter((one, index) => isIn(one) !== isIn(answers[index] as Trace)).length;
    const refused = answers.filter((one) => !isIn(one));
    const good = answers.filter(isIn);
    if (turns < 3 || good.length < 2 || refused.length < 2) return undefined;
    return {
      weight: 18,
      says: `with the same credential ${good.length} of ${answers.length} such requests are let in and ${refused.length} are not, in turns: the instances behind ${trace.url.host} do not share keys or sessions`,
      evidence: [
        { text: `Let in`, exchanges: good.slice(0, 4) },
        { text: 'Refused', exchanges: refused.slice(0, 4) },
      ],
      about: `${trace.origin} instances`,
    };
  },
});

function isIn({ status, answer }: Trace): boolean {
  return ((status >= 200 && status < 300) || status === 304) && !answer?.unauthenticated && !answer?.emptySession;
}
