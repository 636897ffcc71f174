import type { PanelState } from '../state.ts';

const PSEUDONYM = /\b([a-z][a-z0-9-]{1,30}#\d{1,6})\b/;
const MAX_LINKS = 40;

/** Masked text in which each credential's pseudonym leads to the credential. */
export function Pseudonyms({ text, state }: { text: string; state: PanelState }) {
  const parts = text.split(PSEUDONYM, MAX_LINKS * 2);
  const known = state.credentialIds.value;
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 && known.has(part) ? (
          <button key={index} type="button" class="link" onClick={() => state.showCredential(part)}>
            {part}
          </button>
        ) : (
          part
        ),
      )}
    </>
  );
}
