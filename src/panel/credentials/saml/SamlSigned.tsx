import type { Certificate } from '../../../core/credential/decode/certificate.ts';
import type { SamlDetails, SamlSignature } from '../../../core/credential/decode/saml-details.ts';
import type { SamlContent } from '../../../core/report/content.ts';
import { now } from '../../../ui/clock.ts';
import { clip, formatLocalTime } from '../../../ui/format.ts';
import { Fact } from '../../Fact.tsx';
import { CertificateActions } from './CertificateActions.tsx';

/** What is signed, with which algorithm, and the certificates that came with it. */
export function SamlSigned({ content, details }: { content: SamlContent; details: SamlDetails | undefined }) {
  const { signed, algorithms, binding } = content;
  return (
    <>
      <h2>Signature</h2>
      <dl class="facts compact">
        {details && details.signatures.length > 0 ? (
          details.signatures.map((signature, index) => (
            // Signatures of one message do not move.
            <Fact key={index} name={`Of the ${clip(signature.element, 40)}`}>
              {describe(signature)}
              {!signature.isOfItsElement && (
                <span class="caution"> It refers to another element than the one it stands in.</span>
              )}
            </Fact>
          ))
        ) : (
          <Fact name="Signed">
            {signed.length === 0 ? notSigned(binding) : signed.map((what) => `the ${what}`).join(' and ')}
            {algorithms.length > 0 && <span class="muted">, {clip(algorithms.join(', '), 200)}</span>}
          </Fact>
        )}
        {details?.certificates.map((certificate) => (
          <Fact key={certificate.serial} name="Certificate">
            <CertificateFacts certificate={certificate} />
          </Fact>
        ))}
      </dl>
    </>
  );
}

/** The Redirect binding signs beside the message, in the URL (SAML bindings 3.4.4.1). */
function notSigned(binding: SamlContent['binding']): string {
  return binding === 'redirect'
    ? 'Nothing within the message; with HTTP-Redirect the signature is a parameter of the URL'
    : 'Nothing';
}

function describe({ method, digest, canonicalization, reference }: SamlSignature): string {
  const parts = [method, digest && `digest ${digest}`, canonicalization];
  const how = parts.filter(Boolean).join(', ') || 'method not named';
  return `${how}; refers to ${reference === undefined ? 'the whole message' : clip(reference, 80)}.`;
}

function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const { subject, issuer, isSelfIssued, key, signedWith, notBefore, notAfter } = certificate;
  const ended = notAfter !== undefined && notAfter < now.value;
  const early = notBefore !== undefined && notBefore > now.value;
  return (
    <>
      {clip(subject, 300)}
      <span class="muted">
        {isSelfIssued ? ', issued by itself' : `, issued by ${clip(issuer, 300)}`}, {key}, {signedWith}
      </span>
      <br />
      <span class={ended || early ? 'caution' : 'muted'}>{validity(certificate, ended, early)}</span>{' '}
      <CertificateActions certificate={certificate} />
    </>
  );
}

function validity({ notBefore, notAfter }: Certificate, ended: boolean, early: boolean): string {
  const show = (at: number | undefined) => (at === undefined ? 'an unreadable date' : formatLocalTime(at, now.value));
  const range = `from ${show(notBefore)} to ${show(notAfter)}`;
  if (ended) return `Not valid any more: ${range}.`;
  return early ? `Not valid yet: ${range}.` : `Valid ${range}.`;
}
