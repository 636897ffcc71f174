import { useComputed, useSignal } from '@preact/signals';
import { isBystander } from '../../core/report/credential-group.ts';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatBytesShort, formatDuration, hostOf } from '../../ui/format.ts';
import { Empty } from '../../ui/pieces.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { ROLES } from '../../ui/words.ts';
import { CloseButton } from '../CloseButton.tsx';
import { CredentialDetail } from '../credentials/CredentialDetail.tsx';
import { ListSwitch } from '../credentials/ListSwitch.tsx';
import type { PanelState } from '../state.ts';

const ROW_HEIGHT = 24;

/** Every cookie in one line: what it is for, how it is protected, how long it lives. */
export function CookieTable({ state, site }: { state: PanelState; site: SiteReport }) {
  const search = useSignal('');
  const cookies = useComputed(() => sortCookies(state.site.value?.credentials ?? []));
  const shown = cookies.value.filter((cookie) => matches(cookie, search.value));
  const selected = cookies.value.find((cookie) => cookie.id === state.selectedCookie.value);
  if (cookies.value.length === 0) {
    return (
      <Empty title="No cookies seen">
        <p>No cookie was sent, set or found in the cookie store.</p>
        <ListSwitch state={state} site={site} />
      </Empty>
    );
  }
  return (
    <div class={selected ? 'cookies split' : 'cookies'}>
      <div class="list-pane">
        {!selected && <h1 class="hidden-text">Cookies</h1>}
        <div class="list-tools">
          <ListSwitch state={state} site={site} />
          <SearchField label="Search the cookies" value={search} />
        </div>
        <div class="cookie-row cookie-head" aria-hidden="true">
          <span>Name</span>
          <span>Role</span>
          <span>Flags</span>
          <span class="same-site">SameSite</span>
          <span class="expiry">Expires</span>
          <span class="size">Size</span>
          <span class="owner">Domain</span>
        </div>
        <VirtualList<CredentialReport>
          label="Cookies"
          items={shown}
          heightOf={rowHeight}
          keyOf={(cookie) => cookie.id}
          selected={selected?.id}
          onSelect={(cookie) => {
            state.selectedCookie.value = cookie.id;
          }}
          render={(cookie) => <CookieRow credential={cookie} />}
        />
        {shown.length === 0 && <p class="no-match muted">No cookie matches.</p>}
      </div>
      {selected && (
        <CredentialDetail key={selected.id} credential={selected} site={site} state={state}>
          <CloseButton
            onClose={() => {
              state.selectedCookie.value = undefined;
            }}
          />
        </CredentialDetail>
      )}
    </div>
  );
}

function CookieRow({ credential }: { credential: CredentialReport }) {
  const { cookie } = credential;
  if (!cookie) return null;
  const facts = cookie.stored ?? cookie.asked;
  const refusal = refusalOf(credential);
  const matters = !isBystander(credential.role);
  return (
    <div class={matters ? 'cookie-row matters' : 'cookie-row'}>
      <span class="name" title={clip(cookie.name, 300)}>
        {clip(cookie.name, 120)}
      </span>
      <span class="role" title={credential.roleReason}>
        {ROLES[credential.role]}
      </span>
      {refusal ? (
        <span class="refused" title={refusal}>
          Refused. {refusal}
        </span>
      ) : (
        <>
          <span class="flags">{facts ? flagText(facts) : 'not seen'}</span>
          <span class="same-site">{sameSiteText(cookie)}</span>
          <span class="expiry">
            <CookieExpiry credential={credential} />
          </span>
        </>
      )}
      <span class="size">{credential.bytes > 0 ? formatBytesShort(credential.bytes) : ''}</span>
      <span class="owner">{clip(cookie.stored?.domain ?? hostOf(cookie.origin), 80)}</span>
    </div>
  );
}

function flagText({ secure, httpOnly }: { secure: boolean; httpOnly: boolean }): string {
  return [secure ? 'Secure' : '', httpOnly ? 'HttpOnly' : ''].filter(Boolean).join(' ') || 'none';
}

function sameSiteText({ asked, stored }: NonNullable<CredentialReport['cookie']>): string {
  if (stored && stored.sameSite !== 'unspecified') return stored.sameSite;
  if (asked?.sameSite) return asked.sameSite;
  return asked || stored ? 'not set' : '';
}

function CookieExpiry({ credential }: { credential: CredentialReport }) {
  const at = credential.cookie?.stored?.expires ?? credential.expiresAt;
  if (at === undefined) return credential.cookie?.stored || credential.cookie?.asked ? 'session' : '';
  if (at <= now.value) return <span class="bad">expired</span>;
  return formatDuration(at - now.value);
}

/** Cookies that may prove an identity first, then those the browser refused, each kind by name. */
function sortCookies(credentials: readonly CredentialReport[]): CredentialReport[] {
  return credentials
    .filter((credential) => credential.cookie)
    .sort((one, other) => rankOf(one) - rankOf(other) || (one.name < other.name ? -1 : 1));
}

function rankOf(credential: CredentialReport): number {
  if (!isBystander(credential.role)) return 0;
  return refusalOf(credential) === undefined ? 2 : 1;
}

/** Why the browser did not take the cookie; undefined when it did, or nothing was asked. */
function refusalOf({ cookie }: CredentialReport): string | undefined {
  if (cookie?.verdict?.accepted !== false || cookie.held === 'yes') return undefined;
  return cookie.verdict.refusal?.text ?? 'The reason is not known.';
}

/** A text in the name, the role or the domain, whatever its case. */
function matches({ name, role, cookie }: CredentialReport, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const domain = cookie?.stored?.domain ?? hostOf(cookie?.origin ?? '');
  return [name, ROLES[role], domain].some((part) => part.toLowerCase().includes(wanted));
}

function rowHeight(): number {
  return ROW_HEIGHT;
}
