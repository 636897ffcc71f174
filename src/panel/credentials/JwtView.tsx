import type { DecodedJwt, TokenPart } from '../../core/credential/decode/jwt.ts';
import { clip, formatBytes, formatNumberOf } from '../../ui/format.ts';
import { ClaimSizes } from './ClaimSizes.tsx';
import { ClaimTable } from './ClaimTable.tsx';

const PART_NAMES: Record<TokenPart['name'], string> = {
  header: 'Header',
  payload: 'Payload',
  signature: 'Signature',
  'encrypted-key': 'Encrypted key',
  'initialization-vector': 'Initialization vector',
  ciphertext: 'Ciphertext',
  'authentication-tag': 'Authentication tag',
  extra: 'Extra part',
};

const PAYLOADS: Partial<Record<DecodedJwt['payload'], string>> = {
  detached: 'The payload is not in the token (detached).',
  bytes: 'The payload is bytes that are no text.',
  encrypted: 'The payload is encrypted. Only the receiver can read it.',
  nested: 'The payload is a token itself, shown below.',
  unreadable: 'Nothing of the payload could be read.',
};

/** A JWT in its parts: header and payload as trees with explanations, of the rest the lengths. */
export function JwtView({ jwt, depth = 0 }: { jwt: DecodedJwt; depth?: number }) {
  const payload = jwt.parts.find((part) => part.name === 'payload');
  const others = jwt.parts.filter((part) => part.name !== 'header' && part.name !== 'payload');
  const header = jwt.parts.find((part) => part.name === 'header');
  return (
    <>
      <div class="jwt-parts">
        <section class="jwt-part part-payload">
          <h2>{PART_NAMES.payload}</h2>
          {jwt.claims && payload ? (
            <ClaimTable members={jwt.claims} part={payload} tokenLength={jwt.length} />
          ) : (
            <Unread part={payload} otherwise={PAYLOADS[jwt.payload] ?? PAYLOADS.unreadable ?? ''} />
          )}
        </section>
        <div>
          <section class="jwt-part part-header">
            <h2>{PART_NAMES.header}</h2>
            {jwt.header && header ? (
              <ClaimTable members={jwt.header} part={header} isHeader />
            ) : (
              <Unread part={header} otherwise="The header could not be read." />
            )}
          </section>
          {others.map((part, index) => (
            // Parts do not move, and extra ones share a name.
            <section class={`jwt-part part-${part.name}`} key={index}>
              <h2>{PART_NAMES[part.name]}</h2>
              <p class="muted">{describePart(part)}</p>
            </section>
          ))}
          <ClaimSizes jwt={jwt} />
        </div>
      </div>
      {jwt.nested && depth < 4 && (
        <section class="nested" aria-label="Token within the token">
          <h2>Token within the token</h2>
          <JwtView jwt={jwt.nested} depth={depth + 1} />
        </section>
      )}
    </>
  );
}

function describePart(part: TokenPart): string {
  if (part.bytes === 0) return 'empty';
  if (part.name !== 'signature') return formatBytes(part.bytes);
  return `${formatBytes(part.bytes)}, not verified`;
}

/** What little there is of a part that is no JSON object. */
function Unread({ part, otherwise }: { part: TokenPart | undefined; otherwise: string }) {
  const text = part?.decodedText;
  const json = part?.json === undefined ? undefined : JSON.stringify(part.json);
  return (
    <>
      <p class="muted">
        {otherwise}
        {part &&
          part.bytes > 0 &&
          text !== undefined &&
          ` What could be decoded (${formatNumberOf(text.length, 'character')}):`}
      </p>
      {(text ?? json) !== undefined && <pre class="unread mono">{clip(text ?? json ?? '', 1500)}</pre>}
    </>
  );
}
