import { describe, expect, test } from 'vitest';
import type { Credential } from '../../../../src/core/credential/book.ts';
import { createFindingStore } from '../../../../src/core/rules/engine/finding-store.ts';
import { aboutOrigin, createRecord, type SubjectRecord } from '../../../../src/core/rules/engine/subject.ts';
import { createSubjectRecords } from '../../../../src/core/rules/engine/subject-records.ts';
import type { Detected, Rule } from '../../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../../src/core/rules/support/examples.ts';

const exchanges = createExchanges({ exchanges: Array.from({ length: 12 }, () => ({})) });

/** A thing as far as the records look at it: its text, and the credential in it. */
function thing(exchange: number | undefined, text = '', credential?: Partial<Credential>): SubjectRecord {
  const about = aboutOrigin('exchange', 'https://app.example.com');
  const at = exchange === undefined ? undefined : exchanges[exchange - 1];
  const subject = { text, ...(credential ? { credential } : {}) };
  return {
    ...createRecord('exchange', subject as never, about, 0, at),
    text,
    ...(credential?.role ? { role: credential.role } : {}),
  };
}

type Check = (record: SubjectRecord) => string[];

/** Records over one rule that says what `check` says of a thing. */
function recordsOf(check: Check, more: Partial<Rule> = {}) {
  const rule = { id: 'r', severity: 'info', confidence: 'high', subject: 'exchange', ...more } as Rule;
  const store = createFindingStore();
  const judged: string[] = [];
  const records = createSubjectRecords(store, (record, which) => {
    if (!which(rule)) return [];
    judged.push(record.text);
    const detected = check(record).map((message): Detected => ({ message, detail: message, evidence: [] }));
    return detected.flatMap((one) => store.add(rule, one, record.about, record) ?? []);
  });
  const told = () => [...store.entries()].map(({ cases, putRight }) => ({ count: cases[0]?.count, putRight }));
  return { records, store, judged, told };
}
const finds: Check = ({ text }) => (text.startsWith('bad') ? ['bad'] : []);

describe('a thing', () => {
  test('is judged when it is new or its text has changed, and else only counted', () => {
    const { records, judged, told } = recordsOf(finds);
    for (const [at, text] of ['bad', 'bad', 'bad 2', 'bad 2'].entries()) records.hand('k', thing(at + 1, text));
    expect(judged).toEqual(['bad', 'bad 2']);
    expect(told()).toEqual([{ count: 4, putRight: undefined }]);
  });

  test('of the same exchange is not counted twice, nor one that came in none', () => {
    const { records, judged, told } = recordsOf(finds);
    records.hand('k', thing(1, 'bad'));
    records.hand('k', thing(1, 'bad'));
    records.hand('k', thing(undefined, 'bad'));
    expect([judged.length, told()]).toEqual([1, [{ count: 1, putRight: undefined }]]);
  });

  test('under another key is another', () => {
    const { records, judged } = recordsOf(finds);
    records.hand('k', thing(1, 'bad'));
    records.hand('l', thing(2, 'bad'));
    expect(judged).toHaveLength(2);
    expect([...records.all()]).toHaveLength(2);
  });

  test('is counted with how often it came, where it is looked at', () => {
    const { records } = recordsOf(finds);
    for (const at of [1, 2, 5]) records.hand('k', thing(at, 'bad'));
    expect([...records.all()]).toMatchObject([{ count: 3, first: '1', last: '5' }]);
  });
});

describe('what was found of a thing', () => {
  test('is put right when the thing no longer has it', () => {
    const { records, told } = recordsOf(finds);
    records.hand('k', thing(1, 'bad'));
    records.hand('k', thing(4, 'good'));
    records.hand('k', thing(5, 'better'));
    expect(told()).toEqual([{ count: 1, putRight: '4' }]);
  });

  test('is put right elsewhere when no exchange shows it', () => {
    const { records, told } = recordsOf(finds);
    records.hand('k', thing(1, 'bad'));
    records.hand('k', thing(undefined, 'good'));
    expect(told()).toEqual([{ count: 1, putRight: '' }]);
  });

  test('is not put right while it is found again', () => {
    const { records, told } = recordsOf(finds);
    records.hand('k', thing(1, 'bad'));
    records.hand('k', thing(2, 'bad too'));
    expect(told()).toEqual([{ count: 2, putRight: undefined }]);
  });

  test('is put right by what follows in its place, not by what comes elsewhere', () => {
    const { records, told } = recordsOf(finds);
    records.hand('token 1', thing(1, 'bad'), 'place');
    records.hand('token 2', thing(2, 'good'), 'another');
    records.hand('token 3', thing(3, 'good'));
    expect(told()[0]?.putRight).toBeUndefined();
    records.hand('token 4', thing(4, 'good'), 'place');
    expect(told()[0]?.putRight).toBe('4');
  });

  test('belongs to what stood in the place last, also where that was only counted', () => {
    const { records, told } = recordsOf(finds);
    records.hand('old', thing(1, 'bad'), 'place');
    records.hand('new', thing(2, 'good'), 'place');
    records.hand('old', thing(3, 'bad'), 'place');
    expect(told()).toEqual([{ count: 2, putRight: undefined }]);
    records.hand('newer', thing(4, 'good'), 'place');
    expect(told()).toEqual([{ count: 2, putRight: '4' }]);
  });

  test('by a rule with a memory is never put right, and still counted after a change', () => {
    const { records, told } = recordsOf(finds, { createState: () => ({}) });
    records.hand('k', thing(1, 'bad'));
    records.hand('k', thing(2, 'good'));
    records.hand('k', thing(3, 'good'));
    expect(told()).toEqual([{ count: 2, putRight: undefined }]);
  });
});

describe('a role that becomes clearer', () => {
  const byRole: Check = ({ role }) => [role];
  const credentialOf = (role: Credential['role']): Credential => ({ id: 'c', role }) as Credential;

  test('has the thing judged again, and what was found by the old one goes', () => {
    const { records, store } = recordsOf(byRole);
    const credential = credentialOf('unknown');
    records.hand('k', thing(1, 't', credential));
    records.hand('l', thing(2, 'u'));
    credential.role = 'session';
    records.judgeAgain([credential]);
    const details = [...store.entries()].map(({ cases }) => cases[0]?.detected.message);
    expect(details).toEqual(['session', 'unknown']);
    expect([...records.about(credential)]).toMatchObject([{ role: 'session' }]);
  });

  test('leaves things of other credentials alone, and what has the role already', () => {
    const { records, judged } = recordsOf(byRole);
    const [one, other] = [credentialOf('session'), credentialOf('access')];
    records.hand('k', thing(1, 't', one));
    records.hand('l', thing(2, 'u', other));
    records.judgeAgain([one]);
    records.judgeAgain([credentialOf('access')]);
    expect(judged).toEqual(['t', 'u']);
    other.role = 'id';
    records.judgeAgain([other]);
    expect(judged).toEqual(['t', 'u', 'u']);
  });

  test('has others judged again that share what was found, so that their part is not lost', () => {
    const { records, told } = recordsOf(() => ['same']);
    const credential = credentialOf('unknown');
    records.hand('k', thing(1, 't', credential));
    records.hand('l', thing(2, 'u'));
    credential.role = 'session';
    records.judgeAgain([credential]);
    expect(told()).toEqual([{ count: 2, putRight: undefined }]);
    records.hand('l', thing(3, 'u'));
    expect(told()).toEqual([{ count: 3, putRight: undefined }]);
  });

  test('does not run a rule with a memory again, which has the thing in it already', () => {
    const { records, judged, told } = recordsOf(byRole, { createState: () => ({}) });
    const credential = credentialOf('unknown');
    records.hand('k', thing(1, 't', credential));
    credential.role = 'session';
    records.judgeAgain([credential]);
    expect([judged.length, told().length]).toEqual([1, 1]);
  });

  test('has a thing with the new role judged, though its text is the same', () => {
    const { records, judged } = recordsOf(byRole);
    records.hand('k', thing(1, 't', credentialOf('unknown')));
    records.hand('k', thing(2, 't', credentialOf('session')));
    expect(judged).toEqual(['t', 't']);
  });
});

describe('a thousand things', () => {
  test('are remembered, and the one met for longest goes', () => {
    const { records, judged } = recordsOf(finds);
    const credential = { id: 'c', role: 'session' } as Credential;
    records.hand('first', thing(1, 'first', credential));
    for (let n = 1; n < 1000; n++) records.hand(`k${n}`, thing(2, `${n}`));
    expect([[...records.all()].length, [...records.about(credential)].length]).toEqual([1000, 1]);
    records.hand('last', thing(3, 'last'));
    expect([[...records.all()].length, [...records.about(credential)].length]).toEqual([1000, 0]);
    records.hand('k1', thing(4, '1'));
    expect(judged).toHaveLength(1001);
    records.hand('first', thing(5, 'first'));
    expect(judged).toHaveLength(1002);
  });

  test('of one credential are all known by it until they go', () => {
    const { records } = recordsOf(finds);
    const credential = { id: 'c', role: 'session' } as Credential;
    for (const key of ['a', 'b']) records.hand(key, thing(1, key, credential));
    expect([...records.about(credential)]).toHaveLength(2);
    records.hand('a', thing(2, 'changed', credential));
    expect([...records.about(credential)].map(({ text }) => text).sort()).toEqual(['b', 'changed']);
  });

  test('may follow each other in a thousand places', () => {
    const { records, told } = recordsOf(({ text }) => (text.startsWith('bad') ? [text] : []));
    for (let n = 0; n <= 1000; n++) records.hand(`t${n}`, thing(1, `${n % 100 === 0 ? 'bad ' : ''}${n}`), `place ${n}`);
    records.hand('next 0', thing(2, 'good'), 'place 0');
    records.hand('next 1000', thing(3, 'good'), 'place 1000');
    const putRight = told().flatMap((one, n) => (one.putRight === undefined ? [] : [`${n * 100} by ${one.putRight}`]));
    expect(putRight).toEqual(['1000 by 3']);
  });
});
