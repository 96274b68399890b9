/**
 * The wording of issues in every language, for `explain`: an entry of its own, so that an app that needs none carries none.
 */
import { english } from './english.js';
import type { Catalogue } from './explain.js';
import { vietnamese } from './vietnamese.js';

/** Issue codes ▸ sentence and hint, in `vi` and `en`. */
export const catalogue: Catalogue = { en: english, vi: vietnamese };
