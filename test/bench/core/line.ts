/** One measured claim. `limit` is the budget with room for noise: only what is past it fails. */
export interface Line {
  name: string;
  value: number;
  unit: string;
  budget?: number;
  /** Most budgets are upper bounds. */
  kind?: 'at most' | 'at least';
  /** Factor by which a busy machine may miss the budget; 1 for what does not vary, such as sizes. */
  room?: number;
  /** Absolute numbers behind a ratio. */
  detail?: string;
}

/** Gives each line to the program that started this one, a line of JSON each. */
export function print(lines: readonly Line[]): void {
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
}
