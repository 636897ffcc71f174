/** Puts the focus into the field that narrows the list in sight, at `/` and Ctrl+F (⌘F), as in DevTools. Returns how to stop. */
export function followFindKeys(root: Document): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const finds = event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!finds && !slash) return;
    const field = root.querySelector<HTMLInputElement>('.view .search');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  };
  root.addEventListener('keydown', onKeyDown);
  return () => root.removeEventListener('keydown', onKeyDown);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
