/**
 * Totals: what all indicators give together, as the bounds of their points say.
 */
import type { Node } from '../frame/node.js';

/** What totals need to know of an indicator. */
interface IndicatorNodes {
  readonly criterion: number;
  readonly applies?: Node | undefined;
  readonly points?: Node | undefined;
  readonly met?: Node | undefined;
}

/** Bounds of a sum or of the lowest, on one scale. */
type Ends = readonly [low: number, high: number];

/** Bounds of the totals of some indicators. */
export interface TotalBounds {
  /** The largest scale of any points. */
  readonly decimals: number;
  readonly total: Ends;
  readonly lowest: Ends;
  /** Indicators that have a condition. */
  readonly conditions: number;
  /** Indicators that give points. */
  readonly giving: number;
  /** How far from zero the total may come on its way. */
  readonly reach: number;
  readonly ofCriterion: (criterion: number) => Ends | undefined;
}

export function totalBounds(indicators: readonly IndicatorNodes[]): TotalBounds {
  const giving = indicators.filter(({ points }) => points !== undefined);
  const decimals = Math.max(0, ...giving.map(({ points }) => points!.decimals));
  const all = giving.map(({ criterion, applies, points }) => {
    const factor = 10 ** (decimals - points!.decimals);
    const [low, high] = [points!.low * factor, points!.high * factor];
    // An exempt one adds nothing.
    const added: Ends = applies === undefined ? [low, high] : [Math.min(0, low), Math.max(0, high)];
    return { criterion, low, high, added };
  });
  const sum = (of: typeof all): Ends =>
    of.reduce<Ends>(([low, high], { added }) => [low + added[0], high + added[1]], [0, 0]);
  return {
    decimals,
    total: sum(all),
    lowest:
      all.length === 0 ? [0, 0] : [Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high))],
    conditions: indicators.filter(({ met }) => met !== undefined).length,
    giving: giving.length,
    reach: all.reduce((total, { added: [low, high] }) => total + Math.max(Math.abs(low), Math.abs(high)), 0),
    ofCriterion: (criterion) => {
      const within = all.filter((each) => each.criterion === criterion);
      return within.length === 0 ? undefined : sum(within);
    },
  };
}
