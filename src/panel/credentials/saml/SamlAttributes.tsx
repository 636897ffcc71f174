import type { SamlAttribute, SamlDetails } from '../../../core/credential/decode/saml-details.ts';
import { clip } from '../../../ui/format.ts';

const MAX_SHOWN = 30;

/** What is stated of the subject: names always, values when they were asked for. */
export function SamlAttributes({ names, details }: { names: readonly string[]; details: SamlDetails | undefined }) {
  const attributes: SamlAttribute[] =
    details && details.attributes.length > 0 ? details.attributes : names.map((name) => ({ name, values: [] }));
  if (attributes.length === 0) return null;
  return (
    <>
      <h2>Attributes</h2>
      <table class="saml-attributes">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map((attribute, index) => (
            // One name may stand there twice.
            <tr key={index}>
              <th scope="row" title={attribute.name}>
                {attribute.friendlyName && <span class="friendly">{clip(attribute.friendlyName, 100)}</span>}
                <span class={attribute.friendlyName ? 'muted' : ''}>{clip(attribute.name, 200)}</span>
              </th>
              <td>
                <Values values={attribute.values} isAsked={details !== undefined} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Values({ values, isAsked }: { values: readonly string[]; isAsked: boolean }) {
  if (!isAsked) return <span class="muted">hidden</span>;
  if (values.length === 0) return <span class="muted">no value</span>;
  return (
    <>
      {values.slice(0, MAX_SHOWN).map((value, index) => (
        // Values of one attribute do not move, and two may be alike.
        <div key={index}>{value === '' ? <span class="muted">empty</span> : clip(value, 1000)}</div>
      ))}
      {values.length > MAX_SHOWN && <div class="muted">and {values.length - MAX_SHOWN} more</div>}
    </>
  );
}
