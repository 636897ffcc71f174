import { useSignal } from '@preact/signals';
import { prettyXml } from '../../../core/credential/decode/xml-pretty.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { clip } from '../../../ui/format.ts';

const MAX_SHOWN = 60_000;

/** The XML: laid out to be read, or exactly as it came. What is copied is always the exact one, whose signature can be checked elsewhere. */
export function SamlXml({ xml, length }: { xml: string; length: string }) {
  const exact = useSignal(false);
  return (
    <section aria-label="XML">
      <h2>XML</h2>
      <p class="saml-actions">
        <button type="button" class="button" aria-pressed={exact.value} onClick={() => (exact.value = !exact.value)}>
          {exact.value ? 'Lay it out' : 'Show it as it came'}
        </button>
        <CopyButton label="Copy as it came" getText={async () => xml} />
        <span class="muted">{length}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <pre class="saml-xml mono" tabIndex={0}>
        {clip(exact.value ? xml : prettyXml(xml), MAX_SHOWN)}
      </pre>
    </section>
  );
}
