import type { DecodedJwt } from '../../core/credential/decode/jwt.ts';
import { clip, formatCount, formatNumberOf, formatPercent } from '../../ui/format.ts';
import { type ClaimSize, claimSizes } from './claim-sizes.ts';

/** Tokens shorter than this cost nobody anything. */
const WORTH_IT = 300;
const SHOWN = 8;

/** What makes a token long, the largest first: one bar a claim. */
export function ClaimSizes({ jwt }: { jwt: DecodedJwt }) {
  const sizes = jwt.length < WORTH_IT ? [] : claimSizes(jwt);
  const [largest] = sizes;
  if (largest === undefined) return null;
  const rest = sizes.slice(SHOWN);
  return (
    <details class="claim-sizes">
      <summary>
        <h2>Size</h2>
        <span class="muted">
          {formatNumberOf(jwt.length, 'character')}, {formatPercent(largest.share)} of them {nameOf(largest)}
        </span>
      </summary>
      <ul>
        {sizes.slice(0, SHOWN).map((size) => (
          <li key={`${size.kind} ${size.name}`} title={nameOf(size)}>
            <span class={size.kind === 'claim' ? 'mono' : 'muted'}>{nameOf(size)}</span>
            <span class="muted">
              {formatCount(size.characters)}, {formatPercent(size.share)}
            </span>
            <i class="weight-bar" style={{ width: `${(100 * size.share) / largest.share}%` }} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <p class="muted">
          {formatNumberOf(rest.length, 'smaller part')}: together{' '}
          {formatPercent(rest.reduce((sum, { share }) => sum + share, 0))}
        </p>
      )}
    </details>
  );
}

function nameOf({ kind, name }: ClaimSize): string {
  return kind === 'claim' ? clip(name, 120) : `the ${name}`;
}
