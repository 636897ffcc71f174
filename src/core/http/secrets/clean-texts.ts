/** Texts that were looked at and found clean, for those that come again. */
export interface CleanTexts {
  has(text: string): boolean;
  add(text: string): void;
}

const MAX_TEXTS = 512;
/** Characters of all of them: a text is held in memory by being known. */
const MAX_CHARACTERS = 131_072;

/** No text is known yet. A secret never comes into it, as what holds one is not clean. */
export function createCleanTexts(): CleanTexts {
  const texts = new Set<string>();
  let characters = 0;
  return {
    has: (text) => texts.has(text),
    add(text) {
      if (text.length > MAX_CHARACTERS / 16) return;
      if (texts.size >= MAX_TEXTS || characters + text.length > MAX_CHARACTERS) {
        texts.clear();
        characters = 0;
      }
      texts.add(text);
      characters += text.length;
    },
  };
}
