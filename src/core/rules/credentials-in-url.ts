import type { Exchange } from '../http/exchange.ts';
import { defineRule, type RuleMeta } from './rule.ts';

export const meta: RuleMeta = {
  id: 'credentials-in-url',
  title: 'Name and password in the URL',
  what: 'The address of a request has a name and a password before the host.',
  why: 'Addresses are shown, logged and stored, and the password with them.',
  fix: 'Take them out of the address, and change the password.',
  references: ['RFC 9110 4.2.4', 'CWE 522', 'ASVS 14.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'user and password', exchanges: [{ url: 'https://ada:lovelace@app.example.com/', type: 'document' }] },
      {
        title: 'as every source keeps it, without the password',
        exchanges: [{ url: 'https://ada:@app.example.com/', type: 'document' }],
      },
    ],
    good: [
      { title: 'no user information', exchanges: [{ url: 'https://app.example.com/@ada' }] },
      {
        title: 'a script that gave both to XMLHttpRequest.open',
        exchanges: [{ url: 'https://ada:lovelace@app.example.com/dav/', type: 'fetch' }],
      },
    ],
  }),
};

export default defineRule({
  id: 'credentials-in-url',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    if (isByScript(exchange)) return [];
    // The password itself was dropped before; the colon that stood before it is still there.
    if (!/^[a-z][a-z\d+.-]{0,20}:\/\/[^/?#@:]*:[^/?#]*@/i.test(exchange.url)) return [];
    return [
      {
        message: `The address of a request to ${url.host} has a user name and a password in it.`,
        evidence: ['user information in the URL'],
      },
    ];
  },
});

/**
 * What a script gives to XMLHttpRequest.open is shown before the host and goes no further: the browser answers a challenge with it, and
 * neither a history nor a Referer has it. Navigations know no other methods than these.
 */
function isByScript({ type, method }: Exchange): boolean {
  return type === 'fetch' || !/^(?:GET|HEAD|POST)$/i.test(method);
}
