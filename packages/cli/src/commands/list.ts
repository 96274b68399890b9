/**
 * The commands, in the order in which help lists them.
 */
import type { Command } from '../program/command.js';
import { buildCommand } from './build.js';
import { checkCommand } from './check.js';
import { explainCommand } from './explain.js';
import { newPackCommand } from './new.js';
import { replayCommand } from './replay.js';
import { reviewCommand } from './review.js';
import { scoreCommand } from './score.js';
import { sqlCommand } from './sql.js';
import { testCommand } from './test.js';
import { typesCommand } from './types.js';

export const COMMANDS: readonly Command[] = [
  checkCommand,
  scoreCommand,
  explainCommand,
  replayCommand,
  reviewCommand,
  sqlCommand,
  testCommand,
  typesCommand,
  buildCommand,
  newPackCommand,
];
