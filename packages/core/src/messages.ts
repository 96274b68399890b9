/**
 * The wording of issues in every language, for `explain`: an entry of its own, so that an app that needs none carries none.
 *
 * @module @tieuchi/core/messages
 */

import { en } from './issue/english.js';
import { vi } from './issue/vietnamese.js';
import type { Catalogue } from './issue/wording.js';

export { type Wording, wordIssue } from './issue/wording.js';

/**
 * Sentences and hints by issue code, with the engine's own words that fill them, in `vi` and `en`.
 *
 * @example
 * explain(catalogue, checkPack('[]')[0], 'vi').text; // => 'cần khối { }, nhưng gặp danh sách [ ]\nviết khối { }'
 */
export const catalogue: Catalogue = { en, vi };
