/**
 * One person, one year, one verdict, and why: in Vietnamese and in English.
 *
 * Usage: node main.mjs
 */
import { compilePack, evaluate, explain } from '@tieuchi/core';
import { pack as criteria, texts } from '@tieuchi/packs-vn/packs/nhom-1-2023';

// A pack is compiled once; its texts are the words of each language, and never change a verdict.
const pack = compilePack(criteria, texts);

const record = {
  subject: 'p-1',
  year: 2024,
  group: 'nhom-1',
  facts: {
    'doc-sach': 9,
    'ke-hoach-hoc-tap': 8,
    'tham-gia-sinh-hoat': 9,
    'dong-vien-nguoi-than': 9,
    'cong-nghe-thong-tin': 8,
    'ngoai-ngu': 4,
    'tinh-toan': 9,
    'tu-duy-phan-bien': 8,
    'quan-he-than-thien': 10,
    'hop-tac-chia-se': 10,
  },
};

// 84 points are enough for the title, but one indicator lies below 5.
const result = evaluate(pack, record);
console.log(`${result.points.total}: ${result.titles[0].verdict}`);
console.log(`\n${explain(pack, result, 'vi').text}`);
console.log(`\n${explain(pack, result, 'en').text}`);
