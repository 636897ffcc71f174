import { defineRule, type RuleMeta } from './rule.ts';
import { loginPost } from './support/example-flows.ts';

const refused = (message: string, status = 401) =>
  loginPost({
    status,
    response: { 'content-type': 'application/json' },
    responseBody: { mediaType: 'application/json', text: JSON.stringify({ message }) },
  });

export const meta: RuleMeta = {
  id: 'login-user-enumeration',
  title: 'Refused sign-in tells which users exist',
  what: 'The answer to a sign-in that failed says that there is no such user, or that only the password was wrong.',
  why: 'Who tries names finds out which of them have an account, and then needs the password alone.',
  fix: 'Answer both in the same words, with the same status, and after the same time: the name or the password is wrong.',
  references: ['CWE 204', 'ASVS 6.3.8'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'no such user', exchanges: [refused('User not found', 404)] },
      {
        title: 'one answer for the name, one for the password',
        exchanges: [refused('Unknown user'), refused('Wrong password')],
      },
    ],
    good: [{ title: 'name or password', exchanges: [refused('Invalid username or password')] }],
  }),
};

export default defineRule({
  id: 'login-user-enumeration',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  body: true,
  createState: () => new Set<string>(),
  check({ exchange, body, url, site }, { flow }, said) {
    if (body?.blames === undefined) return [];
    const attempt = flow.attempts(site).find(({ exchanges }) => exchanges.includes(exchange.id));
    if (!attempt?.named || attempt.outcome === 'succeeded' || (attempt.id !== 'form' && attempt.id !== 'json'))
      return [];
    said.add(body.blames);
    const both = said.size > 1;
    return [
      {
        message: both
          ? `${url.host} tells a user that does not exist from a password that is wrong.`
          : `${url.host} says that ${body.blames === 'user' ? 'there is no such user' : 'the password was wrong, and so that the user exists'}.`,
        severity: both ? 'warning' : 'info',
        confidence: both ? 'medium' : 'low',
        evidence: [`status: ${exchange.status}`, `the answer blames the ${body.blames}`],
      },
    ];
  },
});
