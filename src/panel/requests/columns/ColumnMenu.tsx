import { Icon } from '../../../ui/Icon.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { COLUMN_IDS, COLUMNS, type ColumnId, DEFAULT_CHOICE, withHidden } from './columns.ts';
import type { Columns } from './columns-state.ts';

/** Which columns there are, and the way back to how they were at first. */
export function ColumnMenu({ columns, shown }: { columns: Columns; shown: readonly ColumnId[] }) {
  const choice = columns.choice.value;
  const items = COLUMN_IDS.filter((id) => !COLUMNS[id].stays).map((id) => {
    const isHidden = choice.hidden.includes(id);
    const name = COLUMNS[id].title ?? COLUMNS[id].name;
    return {
      label: isHidden || shown.includes(id) ? name : `${name} (no room here)`,
      checked: !isHidden,
      run: () => columns.change(withHidden(choice, id, !isHidden)),
    };
  });
  const isChanged = choice.hidden.length > 0 || Object.keys(choice.widths).length > 0 || choice.sorting !== undefined;
  return (
    <Menu
      label="Columns"
      class="tool columns-menu"
      items={[...items, ...(isChanged ? [{ label: 'As at first', run: () => columns.change(DEFAULT_CHOICE) }] : [])]}
    >
      <Icon name="columns" />
    </Menu>
  );
}
