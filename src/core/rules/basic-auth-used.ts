import type { Found } from '../credential/credential.ts';
import { isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { isPlain, stayedInside } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'basic-auth-used',
  title: 'HTTP Basic authentication',
  what: 'Requests carry name and password in the Authorization header.',
  why: 'The password itself goes with every request, readable to everything that sees the header; over plain http, to everybody.',
  fix: 'Sign people in with a session or token, or keep Basic to tools and use it over https only.',
  references: ['RFC 7617 4', 'CWE 522'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'Basic over https', exchanges: [{ request: { authorization: 'Basic YWRhOmxvdmVsYWNl' } }] }],
    good: [{ title: 'a bearer token', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'basic-auth-used',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, recorded, url }) {
    return (
      recorded
        .filter(({ credential, sighting }) => credential.kind === 'basic' && sighting.place.carrier === 'authorization')
        // A key in the place of the name is how many APIs take one; over https there is nothing to say.
        .filter(({ found }) => isPlain(url) || !isKey(found))
        .map(({ found }) => ({
          message: `Requests to ${url.host} carry ${isKey(found) ? 'a key as the user name of' : 'a name and a password by'} HTTP Basic${isPlain(url) ? ' over plain http' : ''}.`,
          severity:
            isPlain(url) && !isLocalHost(url.hostname) && !stayedInside(exchange)
              ? ('error' as const)
              : ('info' as const),
          evidence: ['scheme: Basic'],
        }))
    );
  },
});

/** Of a user name that is a secret no name is told. */
function isKey({ user, hidden, value }: Found): boolean {
  return user === undefined && hidden !== true && value.length > 1;
}
