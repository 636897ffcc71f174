import { Icon } from '../ui/Icon.tsx';

export function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" class="tool" title="Close" aria-label="Close the details" onClick={onClose}>
      <Icon name="close" />
    </button>
  );
}
