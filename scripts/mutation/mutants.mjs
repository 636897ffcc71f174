import { parseSync } from 'vite';

/**
 * @typedef {{ start: number, end: number, text: string, what: string }} Mutant a change of one span of the source
 * @typedef {{ type: string, start: number, end: number, [member: string]: any }} Node
 */

const OPPOSITE = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
]);
const GRADES = new Set(['error', 'warning', 'info', 'high', 'medium', 'low']);

/**
 * Small changes to the code of a rule that its tests should notice: conditions negated or left out, comparisons and limits moved by one,
 * exemptions dropped. Texts are left alone: neither the meta nor what stands in a message or in the evidence is changed.
 * @param {string} source
 * @param {string} file
 * @returns {Mutant[]}
 */
export function findMutants(source, file) {
  const { program } = parseSync(file, source, { lang: 'ts' });
  /** @type {Mutant[]} */
  const mutants = [];
  const text = (/** @type {Node} */ node) => source.slice(node.start, node.end);
  /** @param {Node} node @param {string} to @param {string} what */
  const add = (node, to, what) => mutants.push({ start: node.start, end: node.end, text: to, what });

  /** @param {any} node @param {Node | undefined} parent */
  function visit(node, parent) {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, parent);
      return;
    }
    if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return;
    if (isText(node, parent) || isBound(node)) return;
    if (isCut(node)) {
      visit(node.callee, node);
      return;
    }
    mutate(node, parent);
    for (const [name, child] of Object.entries(node)) if (name !== 'type') visit(child, node);
  }

  /** @param {Node} node @param {Node | undefined} parent */
  function mutate(node, parent) {
    switch (node.type) {
      case 'BinaryExpression':
        if (OPPOSITE.has(node.operator))
          add(
            node,
            `${text(node.left)} ${OPPOSITE.get(node.operator)} ${text(node.right)}`,
            `${node.operator} to ${OPPOSITE.get(node.operator)}`,
          );
        return;
      case 'LogicalExpression':
        if (node.operator === '??') return;
        add(node, text(node.left), `without ${cut(text(node.right))}`);
        add(node, text(node.right), `without ${cut(text(node.left))}`);
        return;
      case 'UnaryExpression':
        if (node.operator === '!') add(node, text(node.argument), 'without !');
        return;
      case 'ConditionalExpression':
        add(node, text(node.consequent), `always ${cut(text(node.consequent))}`);
        add(node, text(node.alternate), `always ${cut(text(node.alternate))}`);
        return;
      case 'IfStatement':
        add(node.test, 'false', `never if (${cut(text(node.test))})`);
        if (!/return \[\]/.test(text(node.consequent))) add(node.test, 'true', `always if (${cut(text(node.test))})`);
        return;
      case 'Literal':
        mutateLiteral(node, parent);
        return;
      case 'CallExpression':
        if (node.callee.type === 'MemberExpression' && /^(?:some|every)$/.test(node.callee.property.name ?? ''))
          add(
            node.callee.property,
            node.callee.property.name === 'some' ? 'every' : 'some',
            `${node.callee.property.name} to the other`,
          );
        return;
    }
  }

  /** @param {Node} node @param {Node | undefined} parent */
  function mutateLiteral(node, parent) {
    if (typeof node.value === 'number') {
      add(node, String(node.value + 1), `${node.value} to ${node.value + 1}`);
      if (node.value > 1) add(node, String(node.value - 1), `${node.value} to ${node.value - 1}`);
    } else if (node.value === true || node.value === false)
      add(node, String(!node.value), `${node.value} to ${!node.value}`);
    else if (
      typeof node.value === 'string' &&
      parent?.type === 'Property' &&
      GRADES.has(node.value) &&
      /severity/.test(parent.key.name ?? '')
    )
      add(node, node.value === 'info' ? "'warning'" : "'info'", `severity ${node.value} to another`);
    else if (typeof node.value === 'string' && parent?.type === 'ArrayExpression')
      add(node, "'\\u0000'", `without ${cut(text(node))} in the list`);
    else if (node.regex) add(node, '/(?!)/', `${cut(text(node))} matches nothing`);
  }

  /** The meta, types, and what only ends up in a text. @param {Node} node @param {Node | undefined} parent */
  function isText(node, parent) {
    if (node.type === 'TemplateLiteral' || node.type.startsWith('TS') || node.type === 'ImportDeclaration') return true;
    if (node.type === 'VariableDeclarator' && node.id.name === 'meta') return true;
    return (
      parent?.type === 'Property' &&
      node === parent.value &&
      /^(?:message|evidence|fix|detail|id|subject|confidence|name)$/.test(parent.key.name ?? '')
    );
  }

  /** What only bounds memory or the length of a text: one more or less makes no difference that anybody should test. @param {Node} node */
  function isBound(node) {
    if (node.type === 'VariableDeclarator') return /^MAX_/.test(node.id.name ?? '');
    return node.type === 'BinaryExpression' && /\.size\b|\bMAX_/.test(text(node));
  }

  /** @param {Node} node */
  function isCut(node) {
    return (
      node.type === 'CallExpression' &&
      /^(?:slice|substring|padStart|toFixed|splice)$/.test(node.callee.property?.name ?? '') &&
      node.arguments.every((/** @type {Node} */ one) => one.type === 'Literal' || one.type === 'UnaryExpression')
    );
  }

  visit(program, undefined);
  return mutants;
}

/** @param {string} text */
function cut(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}
