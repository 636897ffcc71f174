import { attributesOf } from '../../rules/support/saml.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { saidText, skewOf } from '../known.ts';
import { requestOf, responseOf } from '../saml.ts';
import { hash, list, short, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'saml-refused',
  title: 'The SAML response does not fit the service provider',
  expected:
    'Audience, Destination, Recipient, InResponseTo and the time window fit the service provider and its request.',
  mends: 'provider',
  next: [
    'Set entity ID and assertion consumer service at the identity provider exactly as the service provider has them, and the clocks by NTP.',
  ],
  verify: "Compare the values in the response with the service provider's metadata.",
  rules: ['saml-destination-mismatch', 'saml-no-audience', 'saml-expired', 'saml-unsolicited', 'saml-unsigned'],
  references: ['SAML Profiles 4.1.4.3'],
};

export default defineCause({
  id: 'saml-refused',
  kinds: ['refused', 'protocol-error'],
  check({ trace }, known) {
    const saml = responseOf(trace);
    if (saml?.kind !== 'Response') return undefined;
    const said = saidText(trace);
    const wrong: { text: string; weight: number; word: RegExp }[] = [];
    const here = `${trace.origin}${trace.url.pathname}`.replace(/\/$/, '');
    const recipient = attributesOf(saml, 'SubjectConfirmationData', 'Recipient')[0];
    for (const [name, value] of [
      ['Destination', saml.destination],
      ['Recipient', recipient],
    ] as const) {
      if (value && URL.canParse(value) && strip(value) !== here)
        wrong.push({
          text: `${name} is ${short(value, 80)}, and it was posted to ${short(here, 80)}`,
          weight: 15,
          word: /destination|recipient/i,
        });
    }
    const now = trace.at + skewOf(known, trace.origin);
    const until = Date.parse(saml.notOnOrAfter ?? '');
    if (until <= now)
      wrong.push({
        text: `it ended (NotOnOrAfter) ${span(now - until)} before it was posted`,
        weight: 16,
        word: /expire|NotOnOrAfter|time|too old/i,
      });
    const from = Date.parse(saml.notBefore ?? '');
    if (from > now + 1000)
      wrong.push({
        text: `it begins (NotBefore) ${span(from - now)} after it was posted`,
        weight: 16,
        word: /NotBefore|yet|time|future/i,
      });
    const request = requestOf(known, trace);
    if (request && saml.inResponseTo !== undefined && saml.inResponseTo !== request.saml.id)
      wrong.push({
        text: `InResponseTo names another request than the last one (${hash(request.trace)})`,
        weight: 11,
        word: /InResponseTo|request id/i,
      });
    if (request && saml.inResponseTo === undefined)
      wrong.push({
        text: `it has no InResponseTo, though ${hash(request.trace)} asked for it`,
        weight: 10,
        word: /InResponseTo|unsolicited|request id/i,
      });
    const issuer = request?.saml.issuer;
    if (issuer !== undefined && saml.audiences.length > 0 && !saml.audiences.includes(issuer))
      wrong.push({
        text: `its audience is ${list(saml.audiences.slice(0, 2).map((one) => short(one, 60)))}, and the service provider calls itself ${short(issuer, 60)}`,
        weight: 14,
        word: /audience/i,
      });
    if (saml.inResponseTo === undefined && !request && /unsolicited|InResponseTo|idp.initiated/i.test(said))
      wrong.push({
        text: 'nobody asked for it (no InResponseTo), and sign-ins that begin at the identity provider are not allowed here',
        weight: 13,
        word: /unsolicited|InResponseTo/i,
      });
    if (saml.signed.length === 0 && saml.encryptedAssertions === 0)
      wrong.push({ text: 'neither response nor assertion is signed', weight: 14, word: /sign/i });
    else if (
      /assertion.{0,30}(?:not|un|must be).{0,10}signed|want.?assertions.?signed/i.test(said) &&
      !saml.signed.includes('assertion') &&
      saml.encryptedAssertions === 0
    )
      wrong.push({
        text: 'the assertion itself is not signed, only the response around it',
        weight: 17,
        word: /sign/i,
      });
    else if (/(?:response|message).{0,30}(?:not|must be).{0,10}signed/i.test(said) && !saml.signed.includes('message'))
      wrong.push({ text: 'the response is not signed, only the assertion in it', weight: 17, word: /sign/i });
    const told = wrong.find(({ word }) => word.test(said)) ?? wrong.sort((one, other) => other.weight - one.weight)[0];
    if (!told) return undefined;
    return {
      weight: told.weight + (told.word.test(said) ? 4 : 0),
      says: `the SAML response does not fit: ${told.text}`,
      evidence: [
        ...wrong.map(({ text }) => ({ text, exchanges: [trace] })),
        ...(said === '' ? [] : [{ text: `The service provider says “${short(said, 120)}”`, exchanges: [trace] }]),
      ],
      about: `${trace.origin} saml`,
    };
  },
});

function strip(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(/\/$/, '');
}
