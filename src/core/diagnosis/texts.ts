import { detectFramework } from '../rules/frameworks/detect.ts';
import type { Reference } from '../rules/rule.ts';
import texts from './causes/texts.json';
import type { CauseReport, Failure, Mender } from './failure.ts';

/** What people read about a cause. */
export interface CauseText {
  title: string;
  expected: string;
  mends: Mender;
  next: string[];
  settings?: Readonly<Record<string, string>>;
  verify: string;
  rules?: string[];
  references: Reference[];
}

const TEXTS: ReadonlyMap<string, CauseText> = new Map(Object.entries(texts) as [string, CauseText][]);
/** Settings named where the framework is not known. */
const MAX_SETTINGS = 3;

/** What people read about a cause; undefined for an id no cause has. The background does not import this: texts are for views and exports. */
export function textOfCause(id: string): CauseText | undefined {
  return TEXTS.get(id);
}

/** The setting that mends a cause, by the name of a program. */
export interface Setting {
  program: string;
  text: string;
}

/** A cause with its texts; settings by name apart from the other steps. */
export interface ExplainedCause {
  cause: CauseReport;
  settings: Setting[];
  /** The settings are those of the program that seems to be at work, and not of any that it might be. */
  atWork: boolean;
}

/** Failures with the texts of their causes: what was expected, who can mend it, what to do and by which setting, how to check. */
export function withCauseTexts(failures: readonly Failure[]): Failure[] {
  return failures.map((failure) => ({ ...failure, causes: failure.causes.map((cause) => withText(cause, failure)) }));
}

function withText(cause: CauseReport, failure: Failure): CauseReport {
  const { cause: told, settings, atWork } = explainCause(cause, failure);
  if (settings.length === 0) return told;
  const lines = settings.map(({ program, text }) => `${atWork ? 'In ' : ''}${program}: ${text}`);
  return { ...told, next: [...told.next, lines.join(' · ')] };
}

/** A cause with what people read about it. */
export function explainCause(cause: CauseReport, { clues }: Pick<Failure, 'clues'>): ExplainedCause {
  const text = TEXTS.get(cause.cause);
  if (!text) return { cause, settings: [], atWork: false };
  const { only, ...rest } = cause;
  const general = only
    ? []
    : text.next.filter((step) => !cause.next.some((own) => own.slice(0, 24) === step.slice(0, 24)));
  const told: CauseReport = {
    ...rest,
    title: text.title,
    expected: cause.expected ?? text.expected,
    mends: cause.mends ?? text.mends,
    next: [...cause.next, ...general],
    verify: cause.verify ?? text.verify,
    rules: text.rules ?? [],
    references: text.references,
  };
  return { cause: told, ...(only ? { settings: [], atWork: false } : settingsOf(text, clues)) };
}

/** The setting by name of the program that seems to be at work; without one, those of the programs that most people use. */
function settingsOf({ settings = {} }: CauseText, clues: Failure['clues']): Omit<ExplainedCause, 'cause'> {
  const all = Object.entries(settings).map(([program, text]) => ({ program, text }));
  const known = all.find(({ program }) => isAtWork(program, clues));
  if (known) return { settings: [known], atWork: true };
  return { settings: all.slice(0, MAX_SETTINGS), atWork: false };
}

function isAtWork(name: string, { cookies, servers }: Failure['clues']): boolean {
  const wanted = name.toLowerCase();
  if (servers.some((server) => server.toLowerCase().includes(wanted))) return true;
  if (cookies.some((cookie) => cookie.toLowerCase().includes(wanted.replace(/-/g, '_')))) return true;
  return cookies.some((cookie) => {
    const found = detectFramework({ cookie, servers });
    return found !== undefined && found.certainty !== 'low' && matches(found.framework.name, name);
  });
}

/** The advice on cookies calls Express by the name of its session module. */
function matches(framework: string, name: string): boolean {
  if (framework === name || framework.includes(name)) return true;
  return name === 'Express' && /express|cookie-session/.test(framework);
}
