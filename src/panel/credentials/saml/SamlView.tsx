import { useSignal } from '@preact/signals';
import { decodeSaml } from '../../../core/credential/decode/saml.ts';
import { readSamlDetails } from '../../../core/credential/decode/saml-details.ts';
import type { SamlContent } from '../../../core/report/content.ts';
import { formatNumberOf } from '../../../ui/format.ts';
import { SamlAttributes } from './SamlAttributes.tsx';
import { SamlMessage } from './SamlMessage.tsx';
import { SamlSigned } from './SamlSigned.tsx';
import { SamlXml } from './SamlXml.tsx';

interface SamlViewProps {
  content: SamlContent;
  /** Fetches the whole message, when a person asks. */
  reveal: () => Promise<string | undefined>;
}

/** A SAML message: who says what of whom to whom and until when; what is signed; and, when asked for, its values and XML. */
export function SamlView({ content, reveal }: SamlViewProps) {
  const xml = useSignal<string | undefined>(undefined);
  const gone = useSignal(false);
  const toggle = async () => {
    if (xml.value !== undefined) {
      xml.value = undefined;
      return;
    }
    const value = await reveal().catch(() => undefined);
    gone.value = value === undefined;
    xml.value = value === undefined ? undefined : decodeSaml(value)?.xml;
  };
  const details = xml.value === undefined ? undefined : readSamlDetails(xml.value);
  return (
    <div class="saml">
      <SamlMessage content={content} />
      <SamlSigned content={content} details={details} />
      <SamlAttributes names={content.attributeNames} details={details} />
      <p class="saml-actions">
        <button type="button" class="button" aria-pressed={details !== undefined} onClick={toggle}>
          {details === undefined ? 'Show values, certificates and XML' : 'Hide values and XML'}
        </button>
        {gone.value && <span class="muted">No longer in memory</span>}
        {details?.isCut && <span class="caution">It holds more than is shown here.</span>}
      </p>
      {xml.value !== undefined && <SamlXml xml={xml.value} length={formatNumberOf(xml.value.length, 'character')} />}
    </div>
  );
}
