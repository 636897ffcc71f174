import type { Certificate } from '../../../core/credential/decode/certificate.ts';
import { toPem } from '../../../core/credential/decode/certificate.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';

/** Copies a certificate as PEM, or its fingerprint: the two forms in which a provider's metadata is compared with it. */
export function CertificateActions({ certificate }: { certificate: Certificate }) {
  return (
    <span class="certificate-actions">
      <CopyButton label="Copy PEM" getText={async () => toPem(certificate)} />
      <CopyButton label="Copy SHA-256 fingerprint" getText={() => fingerprint(certificate.der)} />
    </span>
  );
}

async function fingerprint(der: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(der));
  return Array.from(new Uint8Array(digest), (octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join(':');
}
