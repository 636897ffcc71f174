import { useComputed, useSignal } from '@preact/signals';
import { readClaimTime } from '../core/credential/decode/claim-time.ts';
import type { JsonObject } from '../core/credential/decode/json-model.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { now } from '../ui/clock.ts';
import { formatLocalTime } from '../ui/format.ts';
import { Pill, RelativeTime } from '../ui/pieces.tsx';
import type { Key } from '../verify/key.ts';
import type { NewKey } from '../verify/sign.ts';
import { SIGN_ALGORITHMS } from '../verify/sign-algorithms.ts';
import { readEdited, setMember } from './edit.ts';

const TIMES = ['iat', 'nbf', 'exp'] as const;
const HOUR = 3600;

interface SignFormProps {
  header: JsonObject;
  claims: JsonObject;
  onRead(text: string): void;
}

/** Edits the claims of a token and signs them anew, for one's own tests. */
export function SignForm({ header, claims, onRead }: SignFormProps) {
  const isOpen = useSignal(false);
  return (
    <section class="card sign">
      <h2>
        <button
          type="button"
          class="link"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          Edit the claims and sign them for a test of your own
        </button>
      </h2>
      {isOpen.value && <Editor header={header} claims={claims} onRead={onRead} />}
    </section>
  );
}

function Editor({ header, claims, onRead }: SignFormProps) {
  const given = String(header.alg);
  const alg = useSignal(SIGN_ALGORITHMS.includes(given) ? given : 'HS256');
  const text = useSignal(JSON.stringify(claims, undefined, 2));
  const pasted = useSignal('');
  const made = useSignal<NewKey | undefined>(undefined);
  const problem = useSignal('');
  const token = useSignal('');
  const edited = useComputed(() => readEdited(text.value));
  const isMac = alg.value.startsWith('HS');

  const generate = async () => {
    const engine = await import('../verify/engine.ts');
    made.value = await engine.createKey(alg.value).catch(() => undefined);
    problem.value = made.value === undefined ? `This browser makes no key for ${alg.value}.` : '';
    pasted.value = '';
  };
  const keyOf = async (): Promise<Key['jwk'] | string> => {
    if (pasted.value === '') return made.value?.privateJwk ?? 'There is no key: make a new one, or paste yours.';
    const engine = await import('../verify/engine.ts');
    const isSecret = isMac && engine.mayBeSecret(pasted.value);
    const read = isSecret ? engine.readSecret(pasted.value, 'text') : await engine.readKeys(pasted.value);
    return read.ok ? (read.keys[0]?.jwk ?? 'There is no key in it.') : read.reason;
  };
  const sign = async (event: Event) => {
    event.preventDefault();
    token.value = '';
    problem.value = '';
    if ('problem' in edited.value) {
      problem.value = edited.value.problem;
      return;
    }
    const jwk = await keyOf();
    if (typeof jwk === 'string') {
      problem.value = jwk;
      return;
    }
    const { kid: _kid, jwk: _own, x5c: _certificates, jku: _url, x5u: _other, ...rest } = header;
    const engine = await import('../verify/engine.ts');
    const kid = typeof jwk.kid === 'string' ? { kid: jwk.kid } : {};
    const signed = await engine.signToken(
      { ...rest, alg: alg.value, ...kid },
      JSON.stringify(edited.value.claims),
      jwk,
    );
    if (signed.ok) token.value = signed.token;
    else problem.value = signed.reason;
  };
  const shift = (name: string, seconds: number) => {
    text.value = setMember(text.value, name, Math.floor(now.peek() / 1000) + seconds);
  };

  return (
    <form onSubmit={sign} autocomplete="off">
      <label>
        <span>Claims</span>
        <textarea
          class="claims-text"
          rows={10}
          spellcheck={false}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      {'problem' in edited.value ? (
        <p class="bad">{edited.value.problem}</p>
      ) : (
        <ul class="times">
          {TIMES.map((name) => {
            const time = 'claims' in edited.value ? readClaimTime(edited.value.claims[name]) : undefined;
            return (
              <li key={name}>
                <code>{name}</code>
                <span>
                  {time === undefined ? (
                    <span class="muted">not there</span>
                  ) : (
                    <>
                      {formatLocalTime(time.ms, now.value)} (<RelativeTime at={time.ms} />)
                    </>
                  )}
                </span>
                <button type="button" class="button" onClick={() => shift(name, name === 'exp' ? HOUR : 0)}>
                  {name === 'exp' ? 'Ends in an hour' : 'Now'}
                  <span class="hidden-text"> ({name})</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="verify-actions">
        <label>
          Algorithm{' '}
          <select
            class="alg"
            value={alg.value}
            onChange={({ currentTarget }) => {
              alg.value = currentTarget.value;
              made.value = undefined;
            }}
          >
            {SIGN_ALGORITHMS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <button type="button" class="button make" onClick={() => void generate()}>
          {isMac ? 'Make a new secret' : 'Make a new key pair'}
        </button>
        {made.value && (
          <>
            <CopyButton
              label={isMac ? 'Copy the secret (JWK)' : 'Copy the public JWK'}
              getText={async () => made.value?.publicText}
            />
            {made.value.publicPem && (
              <CopyButton label="Copy the public PEM" getText={async () => made.value?.publicPem} />
            )}
          </>
        )}
      </div>
      {made.value && !isMac && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
        <pre class="code public-key" tabIndex={0}>
          {made.value.publicText}
        </pre>
      )}
      <label>
        <span>{isMac ? 'Or your secret, as text or as a JWK' : 'Or your private key (JWK or PEM)'}</span>
        <textarea
          class="own-key"
          rows={2}
          spellcheck={false}
          value={pasted.value}
          onInput={({ currentTarget }) => {
            pasted.value = currentTarget.value;
          }}
        />
      </label>
      <p class="verify-actions">
        <button type="submit" class="button primary">
          Sign
        </button>
        <span class="muted">Keys stay in the memory of this page, and are gone with it.</span>
      </p>
      <p class="bad" role="alert">
        {problem.value}
      </p>
      {token.value !== '' && (
        <div class="made" role="status">
          <p>
            <Pill tone="warning">Made here</Pill> Signed in this workbench; no issuer knows it.
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
          <pre class="code token" tabIndex={0}>
            {token.value}
          </pre>
          <p class="verify-actions">
            <CopyButton label="Copy the token" getText={async () => token.value} />
            <button type="button" class="button" onClick={() => onRead(token.value)}>
              Read it here
            </button>
          </p>
        </div>
      )}
    </form>
  );
}
