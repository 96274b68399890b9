/** What the figures are measured on: a pack of the national set, complete records of nobody, and the same rules for a peer. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jsonLogic from 'json-logic-js';

export const vn = (path) => readFileSync(new URL(`../../../criteria-packs/vn/${path}`, import.meta.url), 'utf8');
export const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));

export const packText = vn('packs/nhom-3-2022.pack.json');
const { criteria } = JSON.parse(packText);
const ids = criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id));

/** Complete records of nhom-3, the same ones every time. */
export function recordsOf(count) {
  let state = 677;
  const score = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 4 + (Math.floor(state / 65_536) % 7);
  };
  return Array.from({ length: count }, (_, index) => ({
    subject: `p-${index}`,
    year: 2022,
    group: 'nhom-3',
    facts: {
      ...Object.fromEntries(ids.map((id) => [id, score()])),
      'ky-nang-so': true,
      'thanh-thao-ky-nang-so': false,
    },
  }));
}

const total = { '+': ids.map((id) => ({ var: id })) };

/** The condition of the pack's title, of facts alone. */
export const condition = { and: [{ '>=': [total, 80] }, { '>=': [{ min: ids.map((id) => ({ var: id })) }, 5] }] };

/** The rules of the pack by json-logic-js, and nothing else: the ten points, the total and the condition. */
export const rulesOnly = ({ facts }) => ({
  points: ids.map((id) => jsonLogic.apply({ var: id }, facts)),
  total: jsonLogic.apply(total, facts),
  met: jsonLogic.apply(condition, facts),
});
