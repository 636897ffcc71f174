import type { Check } from '../../verify/checks.ts';
import type { KeyFacts, KeyOrigin } from '../../verify/key.ts';
import type { VerifyResult } from '../../verify/result.ts';
import { now } from '../clock.ts';
import { clip, formatLocalTime } from '../format.ts';
import { Icon } from '../Icon.tsx';
import { RelativeTime } from '../pieces.tsx';
import { Secret } from '../Secret.tsx';

const HEADS: Record<VerifyResult['outcome'], string> = {
  verified: 'Signature verified',
  refused: 'Not verified',
  unchecked: 'Could not be checked',
};

const ICONS = { verified: 'check', refused: 'failed', unchecked: 'unseen' } as const;
const STATES = { right: 'check', wrong: 'failed', yours: 'reason', unknown: 'unseen' } as const;
const STATE_WORDS = { right: 'Right', wrong: 'Wrong', yours: 'Yours to check', unknown: 'Not known' } as const;

/** What a check came to: the verdict, the key, and what is left to check. */
export function Outcome({ result, guessed }: { result: VerifyResult; guessed: string | undefined }) {
  const { outcome, reason, key, alg, algorithm, notes, checks, parts = [] } = result;
  return (
    <>
      <div class={`verify-head ${outcome}`} role="status">
        <Icon name={ICONS[outcome]} />
        <p>
          <b>{HEADS[outcome]}</b> {reason}
        </p>
      </div>
      <dl class="verify-facts">
        {key && <KeyRows facts={key} verified={outcome === 'verified'} guessed={guessed} />}
        {alg !== undefined && (
          <>
            <dt>Algorithm</dt>
            <dd>
              <code>{clip(alg, 40)}</code> {algorithm && <span class="muted">{algorithm}</span>}
            </dd>
          </>
        )}
      </dl>
      {notes.length > 0 && (
        <ul class="verify-notes">
          {notes.map((note) => (
            <li key={note}>
              <Icon name="warning" small />
              <span>{note}</span>
            </li>
          ))}
        </ul>
      )}
      {parts.length > 0 && (
        <Rows
          title="Beside the issuer’s signature"
          rows={parts.map(({ name, state, text }) => ({ name, state, text, value: '' }))}
        />
      )}
      {outcome === 'verified' && checks.length > 0 && (
        <Rows title="What whoever receives it still has to check" rows={checks.map(toRow)} />
      )}
    </>
  );
}

const ORIGINS: Record<KeyOrigin, string> = {
  seen: 'seen in this recording, no request was made',
  fetched: 'fetched just now',
  pasted: 'pasted here, kept in memory only',
  token: 'from the token itself',
  guessed: 'anybody can guess it',
};

function KeyRows({ facts, verified, guessed }: { facts: KeyFacts; verified: boolean; guessed: string | undefined }) {
  const { what, kid, thumbprint, from, origin } = facts;
  return (
    <>
      <dt>{verified ? 'Key' : 'Key tried'}</dt>
      <dd>
        {what.charAt(0).toUpperCase() + what.slice(1)}
        {kid !== undefined && (
          <>
            , kid <code>{clip(kid, 120)}</code>
          </>
        )}
      </dd>
      <dt>From</dt>
      <dd>
        {from !== undefined && <span class="verify-from">{clip(from, 300)}</span>}{' '}
        <span class="muted">{ORIGINS[origin]}</span>
      </dd>
      {origin === 'guessed' && guessed !== undefined && guessed !== '' && (
        <>
          <dt>Secret</dt>
          <dd>
            <Secret length={guessed.length} reveal={async () => guessed} />
          </dd>
        </>
      )}
      {thumbprint !== undefined && (
        <>
          <dt title="RFC 7638, SHA-256">Thumbprint</dt>
          <dd>
            <code>{thumbprint}</code>
          </dd>
        </>
      )}
    </>
  );
}

interface Row {
  name: string;
  state: keyof typeof STATES;
  value: string;
  at?: number | undefined;
  text: string;
}

const toRow = ({ name, state, value = '', at, text }: Check): Row => ({ name, state, value, at, text });

function Rows({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul class="verify-rows">
        {rows.map(({ name, state, value, at, text }) => (
          <li key={name} class={state}>
            <span class="verify-state" title={STATE_WORDS[state]}>
              <Icon name={STATES[state]} small />
              <span class="hidden-text">{STATE_WORDS[state]}: </span>
            </span>
            <code>{name}</code>
            <span>
              {at !== undefined && (
                <>
                  {formatLocalTime(at, now.value)} (<RelativeTime at={at} />
                  ).{' '}
                </>
              )}
              {value !== '' && value !== 'none' && <code class="verify-value">{value}</code>}
              {value !== '' && value !== 'none' && ' '}
              {text}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
