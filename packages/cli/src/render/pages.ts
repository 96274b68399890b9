/**
 * The formats in which pages are written.
 */
import { markdown } from './markdown.js';
import type { Renderer } from './renderer.js';

/** Each page of a folder is written once by each of them. */
export const PAGES: readonly Renderer[] = [markdown];
