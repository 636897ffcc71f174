import type { Advice } from '../../core/rules/frameworks/advise.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';

const SURE = { high: 'This is', medium: 'This seems to be', low: 'This may be' } as const;

/** The settings by name, in the framework that seems to have set the cookie. */
export function FrameworkAdvice({ advice: { framework, certainty, settings } }: { advice: Advice }) {
  return (
    <>
      <p class="muted">
        {SURE[certainty]} {framework}. The setting there:
      </p>
      {settings.map((setting) => (
        <div class="exact-fix" key={setting}>
          <pre class="mono">{setting}</pre>
          <CopyButton getText={() => Promise.resolve(setting)} />
        </div>
      ))}
    </>
  );
}
