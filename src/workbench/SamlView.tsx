import type { DecodedSaml } from '../core/credential/decode/saml.ts';
import { readSamlDetails } from '../core/credential/decode/saml-details.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { now } from '../ui/clock.ts';
import { clip, formatLocalTime } from '../ui/format.ts';
import { DecryptForm } from './DecryptForm.tsx';
import type { WorkbenchPort } from './port.ts';

const MAX_XML = 60_000;

/** A SAML message: who says what to whom, until when, and its XML. */
export function SamlView({ saml, port }: { saml: DecodedSaml; port: WorkbenchPort }) {
  const { attributes } = readSamlDetails(saml.xml);
  const rows: [string, string | undefined][] = [
    ['Status', [saml.status, saml.subStatus].filter(Boolean).join(', ')],
    ['Issuer', saml.issuer],
    ['Issued', timeOf(saml.issueInstant)],
    ['Destination', saml.destination],
    ['Answers', saml.inResponseTo],
    ['Assertion consumer', saml.assertionConsumerServiceUrl],
    ['Subject', saml.nameId],
    ['Audience', saml.audiences.join(', ')],
    ['Not before', timeOf(saml.notBefore)],
    ['Not on or after', timeOf(saml.notOnOrAfter)],
    ['Session ends', timeOf(saml.sessionNotOnOrAfter)],
    [
      'Signed',
      saml.signed.length === 0 ? 'no signature in the XML' : `${saml.signed.join(' and ')} (not checked here)`,
    ],
    ['Encrypted', saml.encryptedAssertions === 0 ? '' : `${saml.encryptedAssertions} of its assertions`],
    ['Algorithms', saml.algorithms.join(', ')],
  ];
  return (
    <>
      <section class="card">
        <h2>{saml.kind}</h2>
        <dl class="pairs">
          {rows.map(([name, value]) =>
            value === undefined || value === '' ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="wrap">{clip(value, 600)}</dd>
              </div>
            ),
          )}
        </dl>
        {attributes.length > 0 && (
          <>
            <h3>Attributes</h3>
            <dl class="pairs">
              {attributes.map(({ name, values }) => (
                <div key={name}>
                  <dt class="wrap">{clip(name, 200)}</dt>
                  <dd class="wrap">{clip(values.join(', '), 600)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </section>
      {saml.encryptedAssertions > 0 && (
        <DecryptForm title="Open the encrypted assertion" what={saml.xml} kind="saml" port={port} />
      )}
      <section class="card">
        <h2 class="with-button">
          XML <CopyButton getText={async () => saml.xml} />
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
        <pre class="code" tabIndex={0}>
          {clip(saml.xml, MAX_XML)}
        </pre>
      </section>
    </>
  );
}

function timeOf(text: string | undefined): string | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? text : `${formatLocalTime(at, now.value)} (${text})`;
}
