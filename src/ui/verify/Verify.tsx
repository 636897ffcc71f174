import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { DecodedJwt } from '../../core/credential/decode/jwt.ts';
import { now } from '../clock.ts';
import { clip } from '../format.ts';
import { KeyForm } from './KeyForm.tsx';
import { Outcome } from './Outcome.tsx';
import { createVerifier, type Question, type Verifier, type VerifyPort } from './verifier.ts';

export interface VerifyProps {
  jwt: DecodedJwt;
  /** The whole token, an SD-JWT with its disclosures. */
  reveal: () => Promise<string | undefined>;
  /** A secret that anybody could guess was found to fit. */
  isWeak?: boolean;
  /** Another value when more was seen. */
  fresh?: unknown;
  port: VerifyPort;
}

/**
 * The signature of a token: checked at once where a key for it was seen; else a person fetches the issuer's key set, after they saw the
 * address, or pastes a key. Give it a key of its own for each token.
 */
export function Verify({ jwt, reveal, isWeak = false, fresh, port }: VerifyProps) {
  // The token does not change under it.
  const verifier = useMemo(() => createVerifier({ jwt, reveal, port, now: () => now.peek() }), []);
  const isPasting = useSignal(false);
  // A key set may come, or a secret be found, while the token is looked at.
  useEffect(() => void verifier.start(isWeak), [verifier, isWeak, fresh]);
  if (jwt.form !== 'jws' || jwt.serialization !== 'compact') return null;
  const { alg, jwk, x5c } = jwt.header ?? {};
  const isMac = /^HS/.test(String(alg));
  const isNone = String(alg).toLowerCase() === 'none';
  const result = verifier.result.value;
  const question = verifier.question.value;
  const busy = verifier.busy.value;
  return (
    <section class="verify" aria-label="Signature" aria-busy={busy}>
      <h2>Signature</h2>
      {result ? <Outcome result={result} guessed={verifier.guessed.value} /> : <NotYet isMac={isMac} busy={busy} />}
      {!isNone && (
        <>
          <p class="verify-actions">
            {!isMac && question === undefined && (
              <button type="button" class="button" disabled={busy} onClick={() => void verifier.askIssuer()}>
                Get the issuer’s keys…
              </button>
            )}
            {isMac && result === undefined && (
              <button type="button" class="button" disabled={busy} onClick={() => void verifier.trySecrets()}>
                Try well-known secrets
              </button>
            )}
            {(typeof jwk === 'object' || Array.isArray(x5c)) && (
              <button type="button" class="button" disabled={busy} onClick={() => void verifier.useOwn()}>
                Use the key in the token
              </button>
            )}
            <button
              type="button"
              class="button"
              aria-expanded={isPasting.value}
              onClick={() => {
                isPasting.value = !isPasting.value;
              }}
            >
              {isMac ? 'Use a secret…' : 'Use a key…'}
            </button>
          </p>
          {question && <Ask question={question} verifier={verifier} />}
          {isPasting.value && (
            <KeyForm isMac={isMac} busy={busy} onUse={(text, form) => void verifier.usePasted(text, form)} />
          )}
        </>
      )}
      <p class="verify-problem bad" role="alert">
        {verifier.problem.value}
      </p>
    </section>
  );
}

function NotYet({ isMac, busy }: { isMac: boolean; busy: boolean }) {
  if (busy) return <p class="muted">Checking…</p>;
  return (
    <p class="muted">
      {isMac
        ? 'Not checked: only who has the secret can check a MAC.'
        : 'Not checked: no key for it was seen in this recording.'}
    </p>
  );
}

/** Says exactly what will be sent, and asks. */
function Ask({ question, verifier }: { question: Question; verifier: Verifier }) {
  return (
    <div class="verify-ask">
      <p>
        {question.kind === 'keys' ? 'The issuer’s key set is at' : 'The issuer describes itself at'}{' '}
        <code>{clip(question.url, 500)}</code>
      </p>
      <p class="muted">
        One GET request is sent there, without cookies and without anything of the token.
        {question.kind === 'description' &&
          ' The answer names the address of the key set, which you are asked about next.'}
      </p>
      <p class="verify-actions">
        <button type="button" class="button primary" onClick={() => void verifier.send()}>
          Send it
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            verifier.question.value = undefined;
          }}
        >
          Cancel
        </button>
      </p>
    </div>
  );
}
