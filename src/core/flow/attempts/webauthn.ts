import { sha256 } from '../../http/secrets/sha256.ts';
import { broken, ok, unseen } from './check.ts';
import { type Context, messagesOf } from './context.ts';
import type { Message } from './message.ts';
import type { AttemptCheck, AttemptStep } from './model.ts';
import { createMessage, type MessageReader } from './reading.ts';
import { stepOf } from './step.ts';

/** The answer of an authenticator to a sign-in (Web Authentication section 7.2), as far as its bytes tell. */
export const readPasskey: MessageReader = (reading) => {
  const { body, exchange } = reading.view;
  if (!body.has('authenticatordata') || !body.has('clientdatajson')) return [];
  const passkey: Record<string, string> = {};
  for (const field of exchange.requestBody?.fields ?? []) Object.assign(passkey, field.passkey);
  return [{ ...createMessage(reading, 'passkey-answer', 'body'), passkey }];
};

/** What is known of the ceremony whose answer an exchange is. */
export function readCeremony(
  exchange: string | undefined,
  context: Context,
): { facts: Record<string, string>; steps: AttemptStep[]; checks: AttemptCheck[] } | undefined {
  const answer = messagesOf(context, 'passkey-answer').find(({ seen }) => seen.id === exchange);
  if (!answer?.passkey) return undefined;
  const options = messagesOf(context, 'passkey-options').findLast(
    ({ seen }) => seen.number < answer.seen.number && context.siteOf(seen.hostname) === context.siteOf(answer.hostname),
  );
  const { challenge: _, rpIdHash: hash, ...facts } = answer.passkey;
  const rpId = domainsOf(hostOf(answer)).find((domain) => sha256(domain) === hash);
  return {
    facts: rpId === undefined ? facts : { 'rp.id': rpId, ...facts },
    steps: options ? [stepOf(options, 'ceremony', { hands: ['challenge'], facts: askedFor(options) })] : [],
    checks: [checkParty(answer, options, rpId), ...checkRest(answer, options)].filter((check) => check !== undefined),
  };
}

/** What the options ask of the authenticator (Web Authentication section 5.5). */
function askedFor({ seen }: Message): Record<string, string> {
  const { rpId, userVerification } = seen.answer?.facts ?? {};
  return { ...(rpId === undefined ? {} : { rpId }), ...(userVerification === undefined ? {} : { userVerification }) };
}

/** Host of the page that asked the authenticator. */
function hostOf({ seen, hostname, passkey }: Message): string {
  const origin = passkey?.origin ?? '';
  return URL.canParse(origin) ? new URL(origin).hostname : seen.pageHost || hostname;
}

function domainsOf(host: string): string[] {
  const labels = host.split('.').slice(-8);
  return labels.map((_, at) => labels.slice(at).join('.'));
}

function checkParty(answer: Message, options: Message | undefined, rpId: string | undefined): AttemptCheck | undefined {
  const ids = [options?.seen.id, answer.seen.id];
  const hash = answer.passkey?.rpIdHash;
  if (hash === undefined) return unseen('webauthn-relying-party', 'body-unseen', ids);
  const asked = options?.seen.answer?.facts?.rpId;
  if (asked !== undefined)
    return sha256(asked) === hash
      ? ok('webauthn-relying-party', 'fits', ids)
      : broken('webauthn-relying-party', 'different', ids, { expected: asked, found: rpId });
  return rpId === undefined
    ? broken('webauthn-relying-party', 'different', ids)
    : ok('webauthn-relying-party', 'fits', ids);
}

function checkRest(answer: Message, options: Message | undefined): (AttemptCheck | undefined)[] {
  const { origin, challenge, flags } = answer.passkey ?? {};
  const given = options?.seen.answer?.facts;
  const ids = [options?.seen.id, answer.seen.id];
  const from = answer.seen.askingOrigin;
  return [
    origin === undefined || from === undefined
      ? undefined
      : origin === from
        ? ok('webauthn-origin', 'equal', [answer.seen.id])
        : broken('webauthn-origin', 'different', [answer.seen.id], { expected: from, found: origin }),
    challenge === undefined
      ? undefined
      : given?.challenge === undefined
        ? unseen('webauthn-challenge', 'no-request', ids)
        : given.challenge === challenge
          ? ok('webauthn-challenge', 'equal', ids)
          : broken('webauthn-challenge', 'different', ids),
    given?.userVerification !== 'required' || flags === undefined
      ? undefined
      : flags.includes('UV')
        ? ok('webauthn-user-verified', 'fits', ids)
        : broken('webauthn-user-verified', 'absent', ids),
  ];
}
