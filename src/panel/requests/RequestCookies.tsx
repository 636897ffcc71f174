import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CookieShown, RequestCookies as Cookies, CookieWithheld } from '../../core/report/cookie-use.ts';
import { clip, formatCount } from '../../ui/format.ts';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';
import { describeWithheld } from './withheld.ts';

/** The cookies that went with a request, and those that the browser holds and kept back, each with the reason. */
export function RequestCookies({ id, stage, state }: { id: string; stage: string; state: PanelState }) {
  const cookies = useSignal<Cookies | undefined>(undefined);
  // The store is read a moment after the headers, and what it holds may give another reason.
  const report = state.report.value;
  useEffect(() => {
    let current = true;
    const show = (found: Cookies | undefined) => {
      if (current) cookies.value = found;
    };
    state.cookiesOf(id).then(show, () => show(undefined));
    return () => {
      current = false;
    };
  }, [id, stage, report, state, cookies]);
  const known = cookies.value;
  if (!known || known.sent.length + known.withheld.length + known.refused.length === 0) return null;
  const { sent, withheld, refused, request } = known;
  return (
    <section class="request-cookies" aria-label="Cookies of the request">
      {sent.length > 0 && (
        <>
          <Heading text="Cookies sent" count={sent.length} />
          <ul>
            {sent.map((cookie, index) => (
              // Two of one name may be sent, in this order.
              <li key={index}>
                <CookieName cookie={cookie} state={state} />
                <span class="muted">{scopeText(cookie)}</span>
                {cookie.setBy !== undefined && <SetBy id={cookie.setBy} state={state} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {withheld.length > 0 && (
        <>
          <Heading text="Cookies not sent" count={withheld.length} />
          <ul>
            {withheld.map((cookie, index) => (
              <li key={index}>
                <CookieName cookie={cookie} state={state} />
                <Reason cookie={cookie} known={known} />
                {cookie.setBy !== undefined && <SetBy id={cookie.setBy} state={state} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {refused.length > 0 && (
        <>
          <Heading text="Cookies refused when they were set" count={refused.length} />
          <ul>
            {refused.map(({ name, setBy, text }) => (
              <li key={`${name} ${setBy}`}>
                <span class="name mono">{clip(name, 120)}</span>
                <span>{clip(text, 300)}</span>
                {setBy !== undefined && <SetBy id={setBy} state={state} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {!known.seen && <p class="muted">The Cookie header was not seen, so what was kept back cannot be told.</p>}
      {known.seen && withheld.length === 0 && request.pageSite !== '' && sent.length > 0 && (
        <p class="muted">None that was seen for this site was kept back.</p>
      )}
    </section>
  );
}

function Heading({ text, count }: { text: string; count: number }) {
  return (
    <h2>
      {text} <span class="faint">{formatCount(count)}</span>
    </h2>
  );
}

function CookieName({ cookie, state }: { cookie: CookieShown; state: PanelState }) {
  const { name, credential } = cookie;
  const known = credential !== undefined && state.credentialIds.value.has(credential);
  if (!known) return <span class="name mono">{clip(name, 120)}</span>;
  return (
    <button type="button" class="name mono link" title={credential} onClick={() => state.showCookie(credential)}>
      {clip(name, 120)}
    </button>
  );
}

function Reason({ cookie, known }: { cookie: CookieWithheld; known: Cookies }) {
  const { attribute, text, sure } = describeWithheld(cookie, known.request);
  return (
    <span>
      <b class={sure ? 'reason-tag' : 'reason-tag guess'}>{sure ? attribute : `${attribute}?`}</b> {text}
    </span>
  );
}

function SetBy({ id, state }: { id: string; state: PanelState }) {
  return (
    <span class="set-by muted">
      set by <References ids={[id]} state={state} />
    </span>
  );
}

/** Where a cookie goes, in the words of its attributes. */
function scopeText({ domain, hostOnly, path, sameSite, secure, partition }: CookieShown): string {
  if (domain === undefined) return 'set before it could be seen';
  const parts = [
    hostOnly ? 'this host alone' : `Domain=${clip(domain, 60)}`,
    path === '/' ? '' : `Path=${clip(path ?? '', 40)}`,
    sameSite === undefined || sameSite === 'unspecified' ? 'SameSite not set' : `SameSite=${sameSite}`,
    secure ? 'Secure' : '',
    partition === undefined ? '' : `for pages of ${clip(partition, 60)}`,
  ];
  return parts.filter(Boolean).join(', ');
}
