import { isJsonObject, type JsonValue } from '../../core/credential/decode/json-model.ts';
import type { SealedCookie } from '../../core/credential/decode/sealed-model.ts';
import type { SamlContent } from '../../core/report/content.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatLocalTime } from '../../ui/format.ts';
import { JsonTree } from '../../ui/JsonTree.tsx';
import { Fact } from '../Fact.tsx';
import { SamlView } from './saml/SamlView.tsx';

const SEALS: Record<SealedCookie['sealed'], string> = {
  signed: 'Signed: anyone can read it, only the server can make one',
  encrypted: 'Encrypted: only the server can read it',
  plain: 'Neither signed nor encrypted, as far as the value shows',
};

/** How sure it is who writes this form. */
const WRITTEN: Record<SealedCookie['certainty'], string> = {
  high: 'written by',
  medium: 'as written by',
  low: 'could be written by',
};

const HOLDS: Record<SealedCookie['holds'], string> = {
  state: 'The state itself; the server need not keep it',
  'session-id': 'The ID of a session that the server keeps',
  unknown: '',
};

const PROBLEMS: Record<SealedCookie['problems'][number], string> = {
  'too-large': 'Unpacked it is larger than is read; this is its beginning.',
  'cut-short': 'It ends too early.',
  'not-deflate': 'It says it is compressed, and it is not.',
  'language-serialization': "Its content is in a format of the server's own language, which is not read here.",
  'not-readable': 'Its content is neither JSON nor text.',
  'no-signature': 'Nothing in it protects it against change.',
};

interface ContentViewProps {
  content: unknown;
  /** Fetches the whole value, when a person asks. */
  reveal: () => Promise<string | undefined>;
}

/** What can be read of a credential that is no token: a SAML message, the content of a sealed cookie, the user of HTTP Basic. */
export function ContentView({ content, reveal }: ContentViewProps) {
  if (isSealed(content)) return <SealedView sealed={content} />;
  if (isSaml(content)) return <SamlView content={content} reveal={reveal} />;
  const value = content as JsonValue;
  if (isJsonObject(value) && typeof value.user === 'string') {
    return (
      <dl class="facts compact">
        <Fact name="User">{clip(value.user, 300)}</Fact>
      </dl>
    );
  }
  return <JsonTree value={value} open />;
}

function SealedView({ sealed }: { sealed: SealedCookie }) {
  const { framework, certainty, content, details, problems, issuedAt } = sealed;
  return (
    <>
      <h2>What it is made of</h2>
      <dl class="facts compact">
        <Fact name="Form">
          {clip(sealed.format, 60)}
          {framework && (
            <span class="muted">
              , {WRITTEN[certainty]} {clip(framework, 60)}
            </span>
          )}
        </Fact>
        <Fact name="Protection">{SEALS[sealed.sealed]}</Fact>
        {HOLDS[sealed.holds] !== '' && <Fact name="Holds">{HOLDS[sealed.holds]}</Fact>}
        {issuedAt !== undefined && <Fact name="Issued">{formatLocalTime(issuedAt, now.value)}</Fact>}
        {details.slice(0, 20).map((detail) => (
          <Fact key={detail.name} name={clip(detail.name, 40)}>
            {clip(detail.value, 300)}
          </Fact>
        ))}
        {problems.map((code) => (
          <Fact key={code} name="Problem">
            <span class="caution">{PROBLEMS[code]}</span>
          </Fact>
        ))}
      </dl>
      {content !== undefined && (
        <div class="content">
          <h2>Content, not verified</h2>
          <JsonTree value={content} open />
        </div>
      )}
    </>
  );
}

function isSaml(content: unknown): content is SamlContent {
  return typeof content === 'object' && content !== null && 'format' in content && content.format === 'saml';
}

function isSealed(content: unknown): content is SealedCookie {
  return typeof content === 'object' && content !== null && 'format' in content && 'sealed' in content;
}
