/**
 * Many worlds, one after the other: `npm run test:worlds -- [how many] [first seed]`. Prints the worlds on which the engine and
 * the second implementation differ, and in the end how many there were.
 */
import { differences, isSound } from './compare.js';
import { worldOf } from './world.js';

const [many = 5_000, first = 1] = process.argv.slice(2).map(Number);
let [told, refused, differing] = [0, 0, 0];
for (let seed = first; told < many; seed += 1) {
  const world = worldOf(seed);
  if (!isSound(world)) {
    refused += 1;
    continue;
  }
  told += 1;
  const { engine, second } = differences(world);
  if (engine.length + second.length === 0) continue;
  differing += 1;
  if (differing <= 10)
    console.log(`seed ${seed}\n  engine ${engine.join('\n         ')}\n  second ${second.join('\n         ')}`);
}
console.log(`${told} worlds from seed ${first} (${refused} refused by the check of places), ${differing} differences`);
process.exitCode = differing === 0 ? 0 : 1;
