import type { ComponentChildren } from 'preact';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { asSentence, clip } from '../../ui/format.ts';
import { Pill } from '../../ui/pieces.tsx';
import { Secret } from '../../ui/Secret.tsx';
import { Verify } from '../../ui/verify/Verify.tsx';
import { KINDS, ROLES } from '../../ui/words.ts';
import type { PanelState } from '../state.ts';
import { Chain } from './Chain.tsx';
import { Compare } from './Compare.tsx';
import { ContentView } from './ContentView.tsx';
import { CookieFacts, CookieVerdict } from './CookieFacts.tsx';
import { CookieRequests } from './CookieRequests.tsx';
import { CredentialFacts } from './CredentialFacts.tsx';
import { History } from './History.tsx';
import { JwtView } from './JwtView.tsx';
import { Lifetime } from './Lifetime.tsx';
import { Problems } from './Problems.tsx';
import { RawToken } from './RawToken.tsx';
import { SecretTrial } from './SecretTrial.tsx';
import { hasWeakSecret, verifyPortOf } from './verify-port.ts';

interface DetailProps {
  credential: CredentialReport;
  site: SiteReport;
  state: PanelState;
  /** What stands at the end of the head line. */
  children?: ComponentChildren;
}

/** One credential: what it is for, where it was, what is in it. */
export function CredentialDetail({ credential, site, state, children }: DetailProps) {
  const { jwt, cookie } = credential;
  const lineage = site.lineages?.find((one) => one.id === credential.lineage);
  const reveal = () => state.reveal(credential.id);
  return (
    <section class="detail" aria-label={credential.name}>
      <div class="head">
        <h1>{clip(credential.name, 200)}</h1>
        {credential.name !== ROLES[credential.role] && <Pill tone="strong">{ROLES[credential.role]}</Pill>}
        {headPills(credential).map((text) => (
          <Pill key={text}>{clip(text, 40)}</Pill>
        ))}
        <span class="grow" />
        {children}
      </div>
      <Lifetime credential={credential} />
      {cookie && <CookieVerdict cookie={cookie} state={state} />}
      <Problems problems={[...(jwt?.problems ?? []), ...credential.problems]} />
      <div class="credential-body">
        <div class="credential-life">
          <Chain credential={credential} state={state} />
          {credential.roleReason !== '' && (
            <p class="reason muted">
              {asSentence(credential.roleReason)}
              {credential.roleConfidence !== 'high' && ` (${credential.roleConfidence} confidence)`}
            </p>
          )}
        </div>
        <div class="credential-content">
          {jwt && <JwtView jwt={jwt} />}
          {credential.content !== undefined && <ContentView content={credential.content} reveal={reveal} />}
          {jwt ? <RawToken jwt={jwt} reveal={reveal} /> : <Secret length={credential.length} reveal={reveal} />}
          {jwt && (
            <Verify
              jwt={jwt}
              reveal={reveal}
              isWeak={hasWeakSecret(credential, site)}
              fresh={state.report.value}
              port={verifyPortOf(state)}
            />
          )}
          {jwt && <SecretTrial jwt={jwt} reveal={reveal} />}
          {cookie && <CookieFacts cookie={cookie} />}
        </div>
        <div class="credential-use">
          <CredentialFacts credential={credential} site={site} state={state} />
          {cookie && <CookieRequests id={credential.id} state={state} />}
          <Compare key={credential.lineage} credential={credential} site={site} />
          {lineage && <History lineage={lineage} state={state} />}
        </div>
      </div>
    </section>
  );
}

function headPills({ id, kind, jwt }: CredentialReport): string[] {
  const { alg, typ } = jwt?.header ?? {};
  const pills = [KINDS[kind]];
  if (typeof alg === 'string') pills.push(alg);
  if (typeof typ === 'string' && typ.toUpperCase() !== 'JWT') pills.push(typ);
  return [...new Set([...pills, id])];
}
