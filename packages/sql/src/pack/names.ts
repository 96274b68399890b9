/**
 * Names of columns. Ids are small letters, digits and single hyphens, so a hyphen as `_`, and `__` between two ids, is
 * never ambiguous.
 */

/** An id as part of a name. */
export function underscored(id: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new RangeError(`${id} is no id`);
  return id.replaceAll('-', '_');
}

export const factColumn = (id: string): string => `f_${underscored(id)}`;
export const thresholdColumn = (id: string): string => `threshold_${underscored(id)}`;
export const pointsColumn = (id: string): string => `p_${underscored(id)}`;
export const metColumn = (id: string): string => `m_${underscored(id)}`;
export const appliesColumn = (id: string): string => `a_${underscored(id)}`;
export const criterionColumn = (id: string): string => `c_${underscored(id)}`;
export const titleColumn = (id: string): string => `t_${underscored(id)}`;
export const rankColumn = (title: string, rank: string): string => `t_${underscored(title)}__${underscored(rank)}`;
export const yearsColumn = (title: string): string => `years_${underscored(title)}`;
export const gateColumn = (title: string, rank: string): string => `gate_${underscored(title)}__${underscored(rank)}`;
/** What was decided of a title (2 granted, 0 refused or revoked), and of which of its ranks. */
export const decidedColumn = (title: string): string => `decided_${underscored(title)}`;
export const decidedRankColumn = (title: string): string => `decided_${underscored(title)}__rank`;
/** The id of the place that a record names by a role, on its day. */
export const placeColumn = (role: string): string => `place_${underscored(role)}`;
/** The verdict of a title in words, what decided it, and between which of its ranks a subject stands. */
export const verdictColumn = (title: string): string => `verdict_${underscored(title)}`;
export const byColumn = (title: string): string => `by_${underscored(title)}`;
export const bestColumn = (title: string): string => `best_${underscored(title)}`;
export const worstColumn = (title: string): string => `worst_${underscored(title)}`;
