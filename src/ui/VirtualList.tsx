import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { moveIn } from './keyboard.ts';

interface VirtualListProps<T> {
  items: readonly T[];
  /** Height of a row in pixels, the same each time for the same item. */
  heightOf: (item: T) => number;
  keyOf: (item: T) => string;
  /** False for heads of groups, which cannot be selected. */
  isOption?: (item: T) => boolean;
  render: (item: T) => ComponentChildren;
  label: string;
  class?: string;
  /** Key of the selected item. */
  selected: string | undefined;
  onSelect: (item: T) => void;
  /** Stays at the end when it is there and rows are added. */
  follow?: boolean;
}

/** A list box of any length: only the rows in sight are in the document. Arrows, Page Up, Page Down, Home and End move the selection. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, heightOf, keyOf, selected, follow = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const virtualizer = useRef<Virtualizer<HTMLDivElement, HTMLDivElement>>(undefined);
  const options = {
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index: number) => heightOf(items[index] as T),
    getItemKey: (index: number) => keyOf(items[index] as T),
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    overscan: 6,
    followOnAppend: follow,
    onChange: () => redraw(undefined),
  };
  virtualizer.current ??= new Virtualizer(options);
  const virtual = virtualizer.current;
  virtual.setOptions({ ...virtual.options, ...options });
  useEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());

  const index = selected === undefined ? -1 : items.findIndex((item) => keyOf(item) === selected);
  // Brings a selection into sight that came from elsewhere, but does not pull the list back while rows come in.
  useLayoutEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [selected, index < 0, virtual]);

  const isOption = props.isOption ?? (() => true);
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, virtual.getVirtualItems().length - 14);
    const next = moveIn(event.key, index, items.length, page, (at) => isOption(items[at] as T));
    if (next === undefined) return;
    event.preventDefault();
    props.onSelect(items[next] as T);
  };
  return (
    <div
      ref={box}
      class={`virtual ${props.class ?? ''}`}
      role="listbox"
      tabIndex={0}
      style={{ '--height': `${virtual.getTotalSize() + 1}px` }}
      aria-label={props.label}
      aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
      onKeyDown={onKeyDown}
    >
      <div class="virtual-space" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const place = { height: `${row.size}px`, transform: `translateY(${row.start}px)` };
          if (!isOption(item)) {
            return (
              <div key={row.key} class="virtual-row head" role="presentation" style={place}>
                {props.render(item)}
              </div>
            );
          }
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant tells the active option
            <div
              key={row.key}
              id={`${id}-${row.index}`}
              class="virtual-row"
              role="option"
              aria-selected={row.index === index}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              style={place}
              onClick={() => props.onSelect(item)}
            >
              {props.render(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
