/**
 * All limits under one name. Each is a constant of its own, so that a bundle holds those that it reads.
 */
export * as limits from './limit-values.js';
