import { useSignal } from '@preact/signals';
import { readPasted } from '../core/paste/read-pasted.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import type { Decrypted } from '../verify/decrypt.ts';
import type { SecretForm } from '../verify/read-keys.ts';
import { describePasted } from './kinds.ts';
import type { WorkbenchPort } from './port.ts';

interface DecryptFormProps {
  title: string;
  what: string;
  kind: 'jwe' | 'saml';
  port: WorkbenchPort;
  onRead?: (text: string) => void;
}

/** Opens what is encrypted, with a key of one's own. */
export function DecryptForm({ title, what, kind, onRead }: DecryptFormProps) {
  const text = useSignal('');
  const form = useSignal<SecretForm>('base64url');
  const opened = useSignal<Decrypted | undefined>(undefined);
  const busy = useSignal(false);
  const open = async (event: Event) => {
    event.preventDefault();
    busy.value = true;
    try {
      const engine = await import('../verify/engine.ts');
      const read =
        kind === 'jwe' && engine.mayBeSecret(text.value)
          ? engine.readSecret(text.value, form.value)
          : await engine.readKeys(text.value);
      if (!read.ok) opened.value = read;
      else
        opened.value =
          kind === 'jwe' ? await engine.decryptToken(what, read.keys) : await engine.decryptSaml(what, read.keys);
    } catch {
      opened.value = { ok: false, reason: 'It could not be opened.' };
    }
    busy.value = false;
  };
  const result = opened.value;
  return (
    <section class="card decrypt">
      <h2>{title}</h2>
      <form onSubmit={open} autocomplete="off">
        <label>
          <span>
            {kind === 'jwe' ? 'Your private key (JWK or PEM), or the secret' : 'Your private RSA key (JWK or PEM)'}
          </span>
          <textarea
            rows={3}
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
            }}
          />
        </label>
        <p class="verify-actions">
          {kind === 'jwe' && (
            <label>
              <span class="hidden-text">How a secret is written</span>
              <select
                value={form.value}
                onChange={({ currentTarget }) => {
                  form.value = currentTarget.value as SecretForm;
                }}
              >
                <option value="base64url">a secret is base64 or base64url</option>
                <option value="text">a secret is text</option>
                <option value="hex">a secret is hexadecimal</option>
              </select>
            </label>
          )}
          <button type="submit" class="button primary" disabled={busy.value || text.value.trim() === ''}>
            Open
          </button>
          <span class="muted">The key stays in the memory of this page.</span>
        </p>
      </form>
      <div role="status">
        {result && !result.ok && <p class="bad">{result.reason}</p>}
        {result?.ok && (
          <>
            <p>
              <b class="good-text">Opened</b> with the {result.key}. It is{' '}
              {describePasted(readPasted(result.text)).toLowerCase()}:
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
            <pre class="code" tabIndex={0}>
              {pretty(result.text)}
            </pre>
            <p class="verify-actions">
              <CopyButton getText={async () => result.text} />
              {onRead && readPasted(result.text).kind !== 'unknown' && (
                <button type="button" class="button" onClick={() => onRead(result.text)}>
                  Read it here
                </button>
              )}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
