import type { LoginOutcome } from '../../core/flow/login.ts';
import { LOGIN_FACTS, OUTCOMES } from '../../core/report/words.ts';
import type { LoginReport } from '../../core/strategy/strategy.ts';
import { clip } from '../../ui/format.ts';
import { loginText } from '../../ui/words.ts';

const SHORT_FACTS: Record<LoginOutcome, string> = { succeeded: 'Signed in by', pending: 'Tried', failed: 'Refused:' };

/** How somebody signed in, or tried to. Beside a failure, which has more to say, only the protocol. */
export function SignedIn({ login, isShort }: { login: LoginReport; isShort: boolean }) {
  const outcome = login.outcome ?? 'succeeded';
  if (isShort) {
    return (
      <>
        <span class="muted">{SHORT_FACTS[outcome]}</span> {loginText(login).replace(/,.*/, '')}
      </>
    );
  }
  return (
    <>
      <span class="muted">{LOGIN_FACTS[outcome]}</span> {loginText(login)}
      {login.provider && <span class="muted"> at {clip(login.provider, 60)}</span>}
      {OUTCOMES[outcome]}
    </>
  );
}

/** All of it in one line. */
export function loginLine(login: LoginReport): string {
  const outcome = login.outcome ?? 'succeeded';
  const at = login.provider ? ` at ${clip(login.provider, 60)}` : '';
  return `${LOGIN_FACTS[outcome]} ${loginText(login)}${at}${OUTCOMES[outcome]}`;
}
