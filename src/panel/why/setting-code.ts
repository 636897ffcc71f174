/** A piece of a setting: code to copy, or the words around it. */
export interface SettingPiece {
  text: string;
  code: boolean;
}

/** Words between two settings, or after one. */
const BETWEEN = /(,? (?:or|and) (?=\S*[=({:'._@-]|\{))/;
const AFTER = /,? (?:in|before|after|where|with|from|instead of|so that|shared|at the top|as in|for) /;
/** What no sentence has: an assignment, a call, a member, a flag, a header with a value. */
const CODE = /[=({'"$<@]|^--|\w\.\w|^[\w-]+: |^[A-Z][A-Z_]{4,}$|^X-|;$/;
/** A sentence that has such signs in it all the same. */
const SENTENCE = /^(?:one|an?|another|the) |\((?:host|headers)\b|, or | mode /;

/** The text of a setting in pieces, so that a person copies the code and not the sentence. */
export function settingPieces(text: string): SettingPiece[] {
  return text.split(BETWEEN).flatMap((part, index): SettingPiece[] => {
    if (index % 2 === 1) return [{ text: part, code: false }];
    const end = part.search(AFTER);
    const head = end < 0 ? part : part.slice(0, end);
    if (!CODE.test(head) || SENTENCE.test(head)) return [{ text: part, code: false }];
    return [{ text: head, code: true }, ...(end < 0 ? [] : [{ text: part.slice(end), code: false }])];
  });
}
