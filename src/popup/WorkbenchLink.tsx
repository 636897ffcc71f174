/** The way to the workbench, whatever the popup has to say. */
export function WorkbenchLink({ onOpen }: { onOpen: () => void }) {
  return (
    <nav class="workbench-link" aria-label="More">
      <button type="button" class="link" onClick={onOpen}>
        Decode what you paste: open the workbench
      </button>
    </nav>
  );
}
