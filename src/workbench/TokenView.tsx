import { explainClaim } from '../core/credential/decode/claims.ts';
import { getAlgorithm, getEncryption } from '../core/credential/decode/jose-algorithms.ts';
import type { JsonObject, JsonValue } from '../core/credential/decode/json-model.ts';
import type { DecodedJwt } from '../core/credential/decode/jwt.ts';
import type { Disclosure } from '../core/credential/decode/sd-jwt.ts';
import type { Pasted } from '../core/paste/read-pasted.ts';
import { now } from '../ui/clock.ts';
import { clip, formatLocalTime } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { Verify } from '../ui/verify/Verify.tsx';
import { DecryptForm } from './DecryptForm.tsx';
import { Lint } from './Lint.tsx';
import type { WorkbenchPort } from './port.ts';
import { SignForm } from './SignForm.tsx';

interface TokenViewProps {
  value: string;
  jwt: DecodedJwt;
  disclosures?: readonly Disclosure[];
  pasted: Pasted;
  port: WorkbenchPort;
  onRead(text: string): void;
}

/** A token: header, claims, what is wrong with it, its signature, and how to make one like it. */
export function TokenView({ value, jwt, disclosures = [], pasted, port, onRead }: TokenViewProps) {
  const { header, claims, problems } = jwt;
  const isEncrypted = jwt.form === 'jwe';
  return (
    <>
      {problems.length > 0 && (
        <ul class="card problems">
          {problems.slice(0, 20).map(({ message }) => (
            <li key={message}>
              <Icon name="warning" small />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="two">
        <section class="card">
          <h2 class="part-header">Header</h2>
          {header ? <Members members={header} isHeader /> : <p class="muted">It could not be read.</p>}
        </section>
        <section class="card">
          <h2 class="part-payload">{isEncrypted ? 'Content' : 'Payload'}</h2>
          {claims ? (
            <Members members={claims} />
          ) : (
            <p class="muted">{isEncrypted ? 'It is encrypted.' : (PAYLOADS[jwt.payload] ?? 'It could not be read.')}</p>
          )}
          {disclosures.length > 0 && (
            <>
              <h3>Disclosed</h3>
              <table class="members">
                <tbody>
                  {disclosures.map(({ text, name, value: disclosed }) => (
                    <tr key={text}>
                      <th scope="row">{clip(name ?? '(an element)', 120)}</th>
                      <td>{disclosed === undefined ? '' : <JsonTree value={disclosed} />}</td>
                      <td />
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
        </section>
      </div>
      {isEncrypted ? (
        <DecryptForm title="Open it" what={value} kind="jwe" port={port} onRead={onRead} />
      ) : (
        jwt.form === 'jws' && (
          <div class="card">
            <Verify jwt={jwt} reveal={async () => value} port={port.verify} />
          </div>
        )
      )}
      <Lint pasted={pasted} port={port} />
      {jwt.form === 'jws' && claims && header && <SignForm header={header} claims={claims} onRead={onRead} />}
    </>
  );
}

const PAYLOADS: Partial<Record<DecodedJwt['payload'], string>> = {
  detached: 'It is not in the token (detached).',
  bytes: 'It is bytes that are no text.',
  nested: 'It is a token itself.',
};

/** Names, values, and what they mean. */
export function Members({ members, isHeader = false }: { members: JsonObject; isHeader?: boolean }) {
  return (
    <table class="members">
      <tbody>
        {Object.entries(members)
          .slice(0, 200)
          .map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{clip(name, 120)}</th>
              <td>
                <JsonTree value={value} />
              </td>
              <td>{isHeader ? explainHeader(name, value) : explain(name, value)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function explainHeader(name: string, value: JsonValue): string {
  if (typeof value !== 'string') return '';
  if (name === 'alg') return getAlgorithm(value)?.name ?? '';
  return name === 'enc' ? (getEncryption(value)?.name ?? '') : '';
}

function explain(name: string, value: JsonValue): string {
  const { label, text, time } = explainClaim(name, value, now.value);
  const at = time === undefined ? '' : ` ${formatLocalTime(time.ms, now.value)}`;
  const words = label === name ? '' : label;
  return [words, `${at}${text === undefined ? '' : `${at === '' ? '' : ', '}${text}`}`.trim()]
    .filter(Boolean)
    .join(': ');
}
