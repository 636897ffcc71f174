import { TOKEN_SHAPES, type TokenShape } from './token-shapes.ts';

/** Longer values have none of the shapes, but for tokens and messages that are told without looking at all of them. */
const MAX_LENGTH = 65_536;

const byFirst = new Map<string, TokenShape[]>();
const anyFirst = TOKEN_SHAPES.filter(({ first }) => first === '');
for (const shape of TOKEN_SHAPES) {
  for (const character of shape.first) {
    if (!byFirst.has(character)) {
      byFirst.set(
        character,
        TOKEN_SHAPES.filter(({ first }) => first === '' || first.includes(character)),
      );
    }
  }
}

/** The shape of a token, key or sealed value; undefined when it has none. Looks at the first character, then at few patterns. */
export function detectShape(value: string): TokenShape | undefined {
  if (value.length < 8 || value.length > MAX_LENGTH) return undefined;
  for (const shape of byFirst.get(value.charAt(0)) ?? anyFirst) if (shape.pattern.test(value)) return shape;
  return undefined;
}

const textShapes = new Map<string, TokenShape[]>();
for (const shape of TOKEN_SHAPES) {
  if (shape.inText === undefined) continue;
  for (const character of shape.first) textShapes.set(character, [...(textShapes.get(character) ?? []), shape]);
}

/** The same, with only the shapes that are distinct enough to be taken for what they are in running text. */
export function detectTextShape(value: string): TokenShape | undefined {
  const shapes = textShapes.get(value.charAt(0));
  if (shapes === undefined || value.length > MAX_LENGTH) return undefined;
  for (const shape of shapes) if (shape.pattern.test(value)) return shape;
  return undefined;
}
