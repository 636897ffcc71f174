import { afterEach, describe, expect, it, vi } from 'vitest';
import { findBrowser, howToInstall } from '../../scripts/browsers.mjs';
import { countTests } from '../../scripts/steps.mjs';

const file = (status: string, ...results: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: results.map((result) => ({
    status: result,
    fullName: 'a test',
    failureMessages: result === 'failed' ? ['AssertionError: it is not\n    at somewhere'] : [],
  })),
});

describe('countTests', () => {
  it('adds up the tests of all files, and names those that failed with the first line of the reason', () => {
    const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')];
    expect(countTests({ testResults }, 1)).toEqual({
      passed: 3,
      failed: 1,
      failures: ['a test: AssertionError: it is not'],
    });
  });

  it('counts a file that could not be loaded as failed', () => {
    expect(countTests({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      failures: [expect.stringMatching(/a\.test\.ts could not be run$/)],
    });
  });

  it('counts a crash as failed', () => {
    expect(countTests({ testResults: [] }, null)).toMatchObject({ passed: 0, failed: 1 });
    expect(countTests({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a test that did not run as failed, and names it', () => {
    const failures = ['a test: not run (skipped)'];
    expect(countTests({ testResults: [file('passed', 'passed', 'skipped')] }, 0)).toEqual({
      passed: 1,
      failed: 1,
      failures,
    });
  });
});

describe('findBrowser', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes the program that a person chose', () => {
    vi.stubEnv('WATCHWORD_FIREFOX', process.execPath);
    expect(findBrowser('firefox')).toBe(process.execPath);
  });

  it('says so when the chosen program is not there', () => {
    vi.stubEnv('WATCHWORD_CHROMIUM', '/nowhere/chromium');
    expect(() => findBrowser('chromium')).toThrow('WATCHWORD_CHROMIUM is set to /nowhere/chromium');
  });

  it('tells how to install a browser', () => {
    expect(howToInstall('firefox')).toMatch(/^Firefox was not found\. Install it: .+WATCHWORD_FIREFOX/);
  });
});
