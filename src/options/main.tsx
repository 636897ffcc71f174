import { createSettingsStorage, onSettingsChanged } from '../platform/settings.ts';
import { applyTheme } from '../ui/theme.ts';
import { mountOptions } from './mount.tsx';

applyTheme(undefined);
const root = document.getElementById('app');
if (root) mountOptions(root, { ...createSettingsStorage(), onChanged: onSettingsChanged });
