/** Bodies of refusals are short. */
const MAX_LENGTH = 4096;
/** Both are named, or neither: nobody learns which was wrong. */
const EITHER =
  /(?:user\s?name|e-?mail|user|account|login)[^.!"]{0,24}(?:\bor\b|\band\b|\/|,)[^.!"]{0,24}pass|pass(?:word|code)?[^.!"]{0,24}(?:\bor\b|\band\b|\/|,)[^.!"]{0,24}(?:user|e-?mail|account|login|name)/i;
const NO_USER =
  /(?:user(?:\s?name)?|account|e-?mail(?: address)?|member|login)[ _-]?(?:was |is |does |could |has )?(?:not[ _-]?(?:be )?(?:found|exists?|registered|known)|unknown|doesn['’]t exist|didn['’]t exist)|(?:unknown|no such|non-?existent|unregistered|unrecogni[sz]ed)[ _-]?(?:user|account|e-?mail|member|login)|no (?:user|account)s? (?:was |were )?(?:found|with|for|exists?)|can(?:no|')t find (?:your |that |an? )?(?:account|user)/i;
const WRONG_PASSWORD =
  /(?:wrong|incorrect|invalid|bad)[ _-]password|password[ _-](?:is |was |does )?(?:wrong|incorrect|invalid|not[ _-]match|mismatch|doesn['’]t match)/i;

/** Whether a refusal says that the user does not exist, or that the password alone was wrong; undefined when it says neither. */
export function readBlame(mediaType: string, text: string): 'user' | 'password' | undefined {
  if (text.length > MAX_LENGTH || !/json|text\/plain/i.test(mediaType) || EITHER.test(text)) return undefined;
  if (NO_USER.test(text)) return 'user';
  return WRONG_PASSWORD.test(text) ? 'password' : undefined;
}
