/**
 * Cells in words, for renderers that write text.
 */
import type { Speech } from '../words/speech.js';
import { joined, own, type Text } from '../words/text.js';
import type { Cell } from './cell.js';

/** Stands where there is nothing to say. */
const NOTHING = own('–');

/** A cell as it reads in the language of the page. */
export function cellText(cell: Cell, speech: Speech): Text {
  switch (cell.kind) {
    case 'none':
      return NOTHING;
    case 'text':
      return cell.text;
    case 'number':
      return own(speech.number(cell.value));
    case 'range':
      return own(`${speech.number(cell.low)}…${speech.number(cell.high)}`);
    case 'year':
      return own(String(cell.year));
    case 'decimal':
      return own(decimal(cell.value, speech));
    case 'percent':
      return own(`${decimal(cell.value, speech)}${speech.percentSign}`);
    case 'share':
      return own(speech.percent(cell.met, cell.total, cell.against));
    case 'points':
      return pointsText(cell, speech);
    case 'mean':
      return own(meanOf(cell, speech));
    case 'place':
      return cell.name;
    case 'verdict':
      return own(speech(`verdict-${cell.verdict}`));
    case 'joined':
      return joined(
        cell.cells.map((each) => cellText(each, speech)),
        cell.between,
      );
  }
}

/** A number as a document states it. */
export function decimal(value: number, { point }: Speech): string {
  return String(value).replace('.', point);
}

type CellOf<Kind extends Cell['kind']> = Extract<Cell, { readonly kind: Kind }>;

/** Percentage points with their sign, rounded half away from zero to two decimals, in whole numbers. */
function pointsText({ numerator, denominator, surely }: CellOf<'points'>, speech: Speech): Text {
  const [over, under] = [BigInt(numerator), BigInt(denominator)];
  const size = over < 0n ? -over : over;
  const hundredths = (size * 20_000n + under) / (2n * under);
  const sign = hundredths === 0n ? '±' : over < 0n ? '−' : '+';
  const points = own(speech('points', { points: `${sign}${decimals(hundredths, speech)}` }));
  return surely ? points : speech.text('change-unsure', { points });
}

/** The mean to two decimals. */
function meanOf({ sum, count }: CellOf<'mean'>, speech: Speech): string {
  if (count === 0) return '–';
  const hundredths = Math.round((Math.abs(sum) * 100) / count);
  const sign = hundredths === 0 ? '' : sum < 0 ? '−' : '+';
  return `${sign}${decimals(BigInt(hundredths), speech)}`;
}

function decimals(hundredths: bigint, { point }: Speech): string {
  return `${hundredths / 100n}${point}${String(hundredths % 100n).padStart(2, '0')}`;
}
