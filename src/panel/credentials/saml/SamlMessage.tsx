import type { SamlContent } from '../../../core/report/content.ts';
import { now } from '../../../ui/clock.ts';
import { clip, formatLocalTime, formatRelative } from '../../../ui/format.ts';
import { Fact } from '../../Fact.tsx';

const KINDS: Record<SamlContent['kind'], string> = {
  AuthnRequest: 'Request to sign in (AuthnRequest)',
  Response: 'Answer of the identity provider (Response)',
  LogoutRequest: 'Request to sign out (LogoutRequest)',
  LogoutResponse: 'Answer to a sign-out (LogoutResponse)',
  Assertion: 'Statement about somebody (Assertion)',
  ArtifactResolve: 'Request for the message behind an artifact (ArtifactResolve)',
  ArtifactResponse: 'Message behind an artifact (ArtifactResponse)',
};

const BINDINGS: Record<SamlContent['binding'], string> = {
  redirect: 'compressed, as HTTP-Redirect has it',
  post: 'as HTTP-POST has it',
  plain: 'plain XML',
};

const PROBLEMS: Record<SamlContent['problems'][number], string> = {
  'not-base64': 'It is not clean base64.',
  'too-large': 'It is larger than is read; this is its beginning.',
  'cut-short': 'It ends too early.',
  'not-deflate': 'It says it is compressed, and it is not.',
  'not-utf8': 'It is not clean UTF-8.',
  'not-xml': 'Part of it is not XML.',
  'not-saml': 'It is XML, but no SAML message.',
  doctype: 'It has a document type, which SAML does not allow. It is not resolved here.',
  'comment-in-text': 'A comment splits a name or a value: parsers may read it differently.',
  'too-many-elements': 'It has more elements than are read.',
};

/** Who says it, of whom, for whom, from when until when: in the words of the standard, times in local time. */
export function SamlMessage({ content }: { content: SamlContent }) {
  const { kind, binding, status, subStatus } = content;
  const text = (name: string, value: string | undefined) =>
    value !== undefined && value !== '' ? <Fact name={name}>{clip(value, 500)}</Fact> : null;
  return (
    <>
      <h2>Message, not verified</h2>
      <dl class="facts compact">
        <Fact name="Message">
          {KINDS[kind]}
          <span class="muted">, {BINDINGS[binding]}</span>
        </Fact>
        {status !== undefined && (
          <Fact name="Status">
            <span class={status === 'Success' ? '' : 'caution'}>{clip(status, 100)}</span>
            {subStatus !== undefined && `, ${clip(subStatus, 100)}`}
          </Fact>
        )}
        {text('Issuer', content.issuer)}
        {text('Destination', content.destination)}
        {text('Answer goes to', content.assertionConsumerServiceUrl)}
        {text('Subject', content.nameId)}
        {text('Subject format', lastWord(content.nameIdFormat))}
        {text('Audience', content.audiences.join(', '))}
        {text('Recipient', content.recipient)}
        <Time name="Issued" at={content.issueInstant} />
        <Time name="Signed in" at={content.authnInstant} />
        <Time name="Not before" at={content.notBefore} />
        <Time name="Valid until" at={content.notOnOrAfter} />
        <Time name="Accept until" at={content.confirmationNotOnOrAfter} />
        <Time name="Session ends" at={content.sessionNotOnOrAfter} />
        {text('ID', content.id)}
        {text('Answers', content.inResponseTo ?? content.confirmationInResponseTo)}
        {content.encryptedAssertions > 0 && (
          <Fact name="Encrypted">
            {content.encryptedAssertions === 1 ? 'One assertion' : `${content.encryptedAssertions} assertions`}; only
            the receiver can read what it states
          </Fact>
        )}
        {content.problems.map((code) => (
          <Fact key={code} name="Problem">
            <span class="caution">{PROBLEMS[code]}</span>
          </Fact>
        ))}
      </dl>
    </>
  );
}

/** An instant as it is meant here and now; what is no date stands as it is written. */
function Time({ name, at }: { name: string; at: string | undefined }) {
  if (at === undefined) return null;
  const time = Date.parse(at);
  return (
    <Fact name={name}>
      {Number.isNaN(time) ? clip(at, 60) : formatLocalTime(time, now.value)}
      {!Number.isNaN(time) && <span class="muted">, {formatRelative(time, now.value)}</span>}
    </Fact>
  );
}

function lastWord(uri: string | undefined): string | undefined {
  return uri?.slice(uri.lastIndexOf(':') + 1);
}
