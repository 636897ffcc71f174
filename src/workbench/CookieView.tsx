import { cookieExpiry } from '../core/http/parse-set-cookie.ts';
import type { Pasted } from '../core/paste/read-pasted.ts';
import { now } from '../ui/clock.ts';
import { clip, formatLocalTime, formatNumberOf, formatRelative } from '../ui/format.ts';
import { Lint } from './Lint.tsx';
import type { WorkbenchPort } from './port.ts';

type SetCookiePasted = Extract<Pasted, { kind: 'set-cookie' }>;

/** A Set-Cookie field: name, value and attributes, as the server wrote them. */
export function CookieView({ pasted, port }: { pasted: SetCookiePasted; port: WorkbenchPort }) {
  const { cookie } = pasted;
  const at = cookieExpiry(cookie, now.value);
  return (
    <>
      <section class="card">
        <h2>Cookie</h2>
        <dl class="pairs">
          <div>
            <dt>{clip(cookie.name, 120) || '(no name)'}</dt>
            <dd>
              <span class="mono wrap">{clip(cookie.value, 600)}</span>
              <span class="muted">{formatNumberOf(cookie.bytes, 'byte')} with its name</span>
            </dd>
          </div>
          {cookie.attributes.map(({ name, value = '' }, index) => (
            // Attributes come twice, and do not move.
            <div key={index}>
              <dt>{clip(name, 60)}</dt>
              <dd class="mono wrap">{clip(value, 300)}</dd>
            </div>
          ))}
          <div>
            <dt>Ends</dt>
            <dd>
              {at === undefined
                ? 'with the session of the browser'
                : `${formatLocalTime(at, now.value)} (${formatRelative(at, now.value)})`}
            </dd>
          </div>
        </dl>
      </section>
      <Lint pasted={pasted} port={port} />
    </>
  );
}
