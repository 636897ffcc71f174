import { useSignal } from '@preact/signals';
import type { SecretForm } from '../../verify/read-keys.ts';

interface KeyFormProps {
  /** The token has a MAC: a secret is wanted. */
  isMac: boolean;
  busy: boolean;
  onUse(text: string, form: SecretForm): void;
}

const FORMS: [SecretForm, string][] = [
  ['text', 'as text'],
  ['base64url', 'as base64 or base64url'],
  ['hex', 'as hexadecimal'],
];

/** Where a person pastes a key, a certificate or a secret. It goes nowhere and is gone with the page. */
export function KeyForm({ isMac, busy, onUse }: KeyFormProps) {
  const text = useSignal('');
  const form = useSignal<SecretForm>('text');
  const submit = (event: Event) => {
    event.preventDefault();
    onUse(text.value, form.value);
  };
  // A secret may be of white space; all else has none that matters.
  const isEmpty = isMac ? text.value === '' : text.value.trim() === '';
  return (
    <form class="verify-form" onSubmit={submit} autocomplete="off">
      <label>
        <span>{isMac ? 'The secret' : 'A JWK, a key set, or a public key or certificate in PEM'}</span>
        <textarea
          rows={isMac ? 2 : 4}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <p class="verify-actions">
        {isMac && (
          <label>
            <span class="hidden-text">How the secret is written</span>
            <select
              value={form.value}
              onChange={({ currentTarget }) => {
                form.value = currentTarget.value as SecretForm;
              }}
            >
              {FORMS.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="submit" class="button primary" disabled={busy || isEmpty}>
          Check
        </button>
        <span class="muted">Stays in the memory of this page.</span>
      </p>
    </form>
  );
}
