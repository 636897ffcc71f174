import type { Pasted, PastedPair } from '../core/paste/read-pasted.ts';
import { clip } from '../ui/format.ts';
import { JsonTree } from '../ui/JsonTree.tsx';
import { Secret } from '../ui/Secret.tsx';
import { CookieView } from './CookieView.tsx';
import { describePasted } from './kinds.ts';
import type { WorkbenchPort } from './port.ts';
import { SamlView } from './SamlView.tsx';
import { TokenView } from './TokenView.tsx';

interface ViewProps {
  pasted: Pasted;
  port: WorkbenchPort;
  /** Reads another text in place of this one. */
  onRead(text: string): void;
}

/** What a pasted text says, with what is inside it. */
export function PastedView({ pasted, port, onRead }: ViewProps) {
  switch (pasted.kind) {
    case 'token':
      return <TokenView value={pasted.value} jwt={pasted.jwt} pasted={pasted} port={port} onRead={onRead} />;
    case 'sd-jwt':
      return (
        <TokenView
          value={pasted.value}
          jwt={pasted.sdJwt.jwt}
          disclosures={pasted.sdJwt.disclosures}
          pasted={pasted}
          port={port}
          onRead={onRead}
        />
      );
    case 'saml':
      return <SamlView saml={pasted.saml} port={port} />;
    case 'set-cookie':
      return (
        <>
          <CookieView pasted={pasted} port={port} />
          {pasted.inside && <Inside name="In the value" pasted={pasted.inside} port={port} onRead={onRead} />}
        </>
      );
    case 'basic':
      return (
        <section class="card">
          <h2>User and password</h2>
          <dl class="verify-facts">
            <dt>User</dt>
            <dd>{clip(pasted.basic.user, 300)}</dd>
            <dt>Password</dt>
            <dd>
              <Secret length={passwordOf(pasted.value).length} reveal={async () => passwordOf(pasted.value)} />
            </dd>
          </dl>
          <p class="muted">Base64 hides nothing: whoever sees the header has the password.</p>
        </section>
      );
    case 'sealed':
      return (
        <section class="card">
          <h2>{pasted.sealed.format}</h2>
          {pasted.sealed.content === undefined ? (
            <p class="muted">Its content cannot be read without the key of the server.</p>
          ) : (
            <JsonTree value={pasted.sealed.content} open />
          )}
        </section>
      );
    case 'curl':
      return (
        <>
          <section class="card">
            <h2>Request</h2>
            <p class="mono wrap">
              <b>{pasted.request.method}</b> {clip(pasted.request.url, 2000)}
            </p>
          </section>
          <Pairs title="Headers and body" pairs={pasted.pairs} port={port} onRead={onRead} />
        </>
      );
    case 'unknown':
      return (
        <section class="card">
          <p class="muted">
            It is no token, SAML message, cookie, cURL command or URL that is read here. Paste the whole value, or the
            header it stands in.
          </p>
        </section>
      );
    default:
      return <Pairs title={describePasted(pasted)} pairs={pasted.pairs} port={port} onRead={onRead} />;
  }
}

function Pairs({ title, pairs, ...rest }: { title: string; pairs: readonly PastedPair[] } & Omit<ViewProps, 'pasted'>) {
  return (
    <>
      <section class="card">
        <h2>{title}</h2>
        {pairs.length === 0 ? (
          <p class="muted">There is nothing in it.</p>
        ) : (
          <dl class="pairs">
            {pairs.map(({ name, value, inside }, index) => (
              // Names come twice, and pairs do not move.
              <div key={index}>
                <dt>{clip(name, 120)}</dt>
                <dd>
                  <span class="mono wrap">{clip(value, 300)}</span>
                  {inside && <span class="muted">{describePasted(inside)}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {pairs.map(({ name, inside }, index) => inside && <Inside key={index} name={name} pasted={inside} {...rest} />)}
    </>
  );
}

function Inside({ name, pasted, ...rest }: ViewProps & { name: string }) {
  return (
    <section class="inside" aria-label={name}>
      <h2 class="inside-head">
        <code>{clip(name, 120)}</code> {describePasted(pasted)}
      </h2>
      <PastedView pasted={pasted} {...rest} />
    </section>
  );
}

function passwordOf(value: string): string {
  try {
    const binary = atob(
      value
        .replace(/^basic\s+/i, '')
        .replaceAll('-', '+')
        .replaceAll('_', '/'),
    );
    const text = new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
    return text.slice(text.indexOf(':') + 1);
  } catch {
    return '';
  }
}
