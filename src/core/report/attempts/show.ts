import type { Attempt, AttemptStep, StepParameter } from '../../flow/attempts/model.ts';
import { concealRuns } from '../../http/conceal.ts';
import type { Door } from '../hide-tokens.ts';

/** Parameters whose values are no secret and nobody's name: only these are shown. */
const OPEN = new Set(
  (
    'response_type response_mode client_id redirect_uri scope prompt display max_age acr_values ui_locales claims_locales resource audience ' +
    'code_challenge code_challenge_method grant_type token_type expires_in error error_description error_uri iss requested_token_type ' +
    'subject_token_type actor_token_type issued_token_type client_assertion_type token_type_hint dpop_jkt post_logout_redirect_uri ' +
    'sigalg wa wtrealm wreply wct whr wfresh service renew gateway call interval verification_uri returnto logout_uri'
  ).split(' '),
);
/** Of these what would be a secret in a query or a fragment is taken out; the door does that for names it knows. */
const MAX_SAID = 240;

/** Attempts as they may be shown: parameters that may be secrets by their length and pseudonym alone. */
export function showAttempts(attempts: readonly Attempt[], door: Door): Attempt[] {
  return door.hideIn(attempts.map(showAttempt));
}

function showAttempt(attempt: Attempt): Attempt {
  const shown = { ...attempt, steps: attempt.steps.map(showStep) };
  const { said } = attempt.because;
  return said === undefined ? shown : { ...shown, because: { ...attempt.because, said: say(said) } };
}

function showStep(step: AttemptStep): AttemptStep {
  const shown: AttemptStep = { ...step, parameters: step.parameters.map(showParameter) };
  if (step.said !== undefined) shown.said = say(step.said);
  return shown;
}

function say(text: string): string {
  return concealRuns(text).slice(0, MAX_SAID);
}

function showParameter({ value, ...parameter }: StepParameter): StepParameter {
  return value === undefined || !OPEN.has(parameter.name) ? parameter : { ...parameter, value };
}
