import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { moveIn } from './keyboard.ts';

export interface MenuItem {
  label: string;
  /** Of an item that is on or off: it changes, and the menu stays open. */
  checked?: boolean;
  run: () => void;
}

interface MenuProps {
  /** The name of the button and of the menu. */
  label: string;
  /** What the tip says where it is not the name: that it was copied, say. */
  title?: string;
  class?: string;
  disabled?: boolean;
  items: readonly MenuItem[];
  /** A line below the items. */
  note?: string;
  onOpen?: () => void;
  /** What stands on the button. */
  children: ComponentChildren;
}

/** A button that opens a menu: arrows move, Escape and a click elsewhere close it, and the button has the focus again. */
export function Menu({
  label,
  title = label,
  class: kind = 'tool',
  disabled,
  items,
  note,
  onOpen,
  children,
}: MenuProps) {
  const open = useSignal(false);
  const root = useRef<HTMLSpanElement>(null);
  const shown = open.value;
  useEffect(() => {
    if (!shown) return;
    root.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [shown, open]);
  const close = () => {
    open.value = false;
    root.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Escape closes this, and not what it stands in.
      event.stopPropagation();
      close();
    }
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
    const current = all.indexOf(document.activeElement as HTMLElement);
    const next = moveIn(event.key, current, all.length, all.length, () => true);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <span class="menu-root" ref={root}>
      <button
        type="button"
        class={kind}
        title={title}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={shown}
        disabled={disabled}
        onClick={() => {
          onOpen?.();
          open.value = !open.value;
        }}
      >
        {children}
      </button>
      {shown && (
        <div class="menu" role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <Item key={item.label} item={item} close={close} />
          ))}
          {note !== undefined && <p class="muted">{note}</p>}
        </div>
      )}
    </span>
  );
}

function Item({ item: { label, checked, run }, close }: { item: MenuItem; close: () => void }) {
  if (checked !== undefined) {
    return (
      <button type="button" role="menuitemcheckbox" aria-checked={checked} onClick={run}>
        <span aria-hidden="true">{checked ? '☑ ' : '☐ '}</span>
        {label}
      </button>
    );
  }
  return (
    <button
      type="button"
      role="menuitem"
      onClick={() => {
        run();
        close();
      }}
    >
      {label}
    </button>
  );
}
