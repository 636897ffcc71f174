import type { DecodedSaml } from '../../credential/decode/saml.ts';
import { chainOf, type Protocol } from './context.ts';
import { isWithheld, type Message, readValue } from './message.ts';
import type { AttemptStep } from './model.ts';
import { assemblePairs, type Pair, senderOf } from './pairs.ts';
import { checkSaml } from './saml-checks.ts';
import { handed, stepOf } from './step.ts';

/** SAML 2.0 sign-in and logout, by redirect, POST and artifact. */
export const saml: Protocol = assemblePairs({
  side: (message) =>
    message.kind !== 'saml' && message.kind !== 'saml-artifact'
      ? undefined
      : message.parameters.has('samlrequest')
        ? 'request'
        : 'response',
  isSame: (one, other) =>
    ['samlrequest', 'samlresponse', 'samlart'].every((name) => one.parameters.get(name) === other.parameters.get(name)),
  // By its ID, by RelayState, by redirects, by where it was to go, else the last to that site.
  choose(all, message, context) {
    const open = all.filter(({ request }) => request && kindsFit(request, message));
    const to = message.saml?.inResponseTo;
    const byId = to === undefined ? undefined : open.findLast(({ request }) => request?.saml?.id === to);
    const relay = readValue(message, 'relaystate');
    const byRelay = open.findLast(
      ({ request }) => relay !== undefined && request && readValue(request, 'relaystate') === relay,
    );
    if (byId ?? byRelay) return byId ?? byRelay;
    // It names no request: the identity provider may have begun by itself.
    if (message.saml && to === undefined && message.saml.assertions > 0) return undefined;
    const chain = new Set(chainOf(context, message.seen.id).map(({ id }) => id));
    const site = context.siteOf(message.hostname);
    return open.findLast(
      ({ copies, request }) =>
        copies.some(({ seen }) => chain.has(seen.id)) ||
        request?.saml?.assertionConsumerServiceUrl?.startsWith(message.place) ||
        context.siteOf(senderOf(copies[0])) === site,
    );
  },
  name: (pair) =>
    isLogout(pair) ? { protocol: 'saml-logout', aim: 'sign-out' } : { protocol: 'saml', aim: 'sign-in' },
  kind({ kind, saml: decoded }, side) {
    if (kind === 'saml-artifact' && side === 'response') return 'saml-artifact';
    return `${decoded?.kind.startsWith('Logout') ? 'sign-out' : 'saml'}-${side}`;
  },
  step: (message, kind, rest) =>
    withFacts(
      stepOf(message, kind, {
        ...rest,
        hands: [
          ...(message.parameters.has('samlrequest') ? ['ID'] : []),
          ...handed(message, 'samlresponse', 'samlart', 'relaystate'),
        ],
      }),
      message,
    ),
  askedBy: ({ request }) => {
    const acs = request?.saml?.assertionConsumerServiceUrl ?? '';
    return URL.canParse(acs) ? new URL(acs).hostname : '';
  },
  traits: ({ request, response }) => [
    ...(response?.kind === 'saml-artifact' ? (['artifact'] as const) : []),
    ...(!request && response?.saml && response.saml.inResponseTo === undefined && response.saml.assertions > 0
      ? (['unsolicited'] as const)
      : []),
    ...((response?.saml?.encryptedAssertions ?? 0) > 0 ? (['encrypted'] as const) : []),
  ],
  refusal({ saml: decoded }) {
    const { status, subStatus } = decoded ?? {};
    return status === undefined || status === 'Success' ? undefined : [status, subStatus].filter(Boolean).join(', ');
  },
  check: checkSaml,
});

function isLogout({ request, response }: Pair): boolean {
  return (response?.saml ?? request?.saml)?.kind.startsWith('Logout') === true;
}

function kindsFit(request: Message, { saml: answer }: Message): boolean {
  if (!request.saml || !answer) return true;
  return (request.saml.kind === 'LogoutRequest') === (answer.kind === 'LogoutResponse');
}

/** What people ask for first, by the names of the standard; whom it is about is a secret. */
function withFacts(step: AttemptStep, message: Message): AttemptStep {
  const { saml: decoded } = message;
  const name = message.parameters.has('samlrequest') ? 'samlrequest' : 'samlresponse';
  if (!decoded) {
    const problem = isWithheld(message, name) ? 'body-unseen' : 'unreadable';
    return message.kind === 'saml-artifact' ? step : { ...step, problems: [...step.problems, { code: problem }] };
  }
  const facts: Record<string, string> = { message: decoded.kind };
  for (const [label, value] of factsOf(decoded))
    if (value !== undefined && value !== '') facts[label] = value.slice(0, 300);
  const problems = [...step.problems];
  if (decoded.problems.some((code) => code === 'cut-short' || code === 'too-large'))
    problems.push({ code: 'cut-short' });
  if (decoded.problems.some((code) => /^not-|too-many/.test(code))) problems.push({ code: 'unreadable' });
  if (decoded.problems.includes('doctype')) problems.push({ code: 'doctype' });
  if (decoded.encryptedAssertions > 0) problems.push({ code: 'encrypted' });
  return { ...step, facts, problems };
}

function factsOf(decoded: DecodedSaml): [string, string | undefined][] {
  return [
    ['Issuer', decoded.issuer],
    ['IssueInstant', decoded.issueInstant],
    ['Destination', decoded.destination],
    ['AssertionConsumerServiceURL', decoded.assertionConsumerServiceUrl],
    ['StatusCode', decoded.status],
    ['Audience', decoded.audiences.join(' ')],
    ['Recipient', decoded.recipient],
    ['NotBefore', decoded.notBefore],
    ['NotOnOrAfter', decoded.notOnOrAfter ?? decoded.confirmationNotOnOrAfter],
    ['SessionNotOnOrAfter', decoded.sessionNotOnOrAfter],
    ['NameID Format', decoded.nameIdFormat],
    ['Attributes', decoded.attributeNames.join(', ')],
    ['Signed', decoded.signed.join(', ')],
    ['Algorithms', decoded.algorithms.join(', ')],
  ];
}
