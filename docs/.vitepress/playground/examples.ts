/**
 * Packs and records to begin with: two national packs as they are published, and a small made-up one.
 */
import familyEn from '../../../criteria-packs/vn/packs/gia-dinh/mau.en.json?raw';
import familyPack from '../../../criteria-packs/vn/packs/gia-dinh/mau.pack.json?raw';
import familyVi from '../../../criteria-packs/vn/packs/gia-dinh/mau.vi.json?raw';
import citizenEn from '../../../criteria-packs/vn/packs/nhom-1-2023.en.json?raw';
import citizenPack from '../../../criteria-packs/vn/packs/nhom-1-2023.pack.json?raw';
import citizenVi from '../../../criteria-packs/vn/packs/nhom-1-2023.vi.json?raw';
import readersEn from './readers.en.json?raw';
import readersPack from './readers.pack.json?raw';
import readersVi from './readers.vi.json?raw';

export interface Example {
  readonly id: string;
  readonly name: { readonly en: string; readonly vi: string };
  readonly pack: string;
  /** Words of the pack, one document per language. */
  readonly texts: readonly string[];
  readonly record: string;
}

export const examples: readonly [Example, ...Example[]] = [
  {
    id: 'citizen',
    name: { en: 'Citizen: ten scores, one missing', vi: 'Công dân: mười điểm số, thiếu một' },
    pack: citizenPack,
    texts: [citizenVi, citizenEn],
    record: recordText('p-000017', 2024, 'nhom-1', {
      'doc-sach': 9,
      'ke-hoach-hoc-tap': 8,
      'tham-gia-sinh-hoat': 8,
      'dong-vien-nguoi-than': 7,
      'cong-nghe-thong-tin': 6,
      'ngoai-ngu': null,
      'tinh-toan': 8,
      'tu-duy-phan-bien': 7,
      'quan-he-than-thien': 9,
      'hop-tac-chia-se': 9,
    }),
  },
  {
    id: 'family',
    name: { en: 'Family: a share of its adults', vi: 'Gia đình: tỷ lệ người lớn đạt danh hiệu' },
    pack: familyPack,
    texts: [familyVi, familyEn],
    record: recordText('h-000003', 2024, 'gia-dinh', {
      'tre-em-di-hoc': 10,
      'ket-qua-tre-em': 10,
      'tre-em-le-phep': 9,
      'nguoi-lon-biet-chu': 10,
      'nguoi-lon-hoc-tap': 20,
      'dieu-kien-va-tac-dung': 40,
      'nguoi-lon-cong-dan-hoc-tap': { met: 2, among: 3 },
    }),
  },
  {
    id: 'readers',
    name: { en: 'Readers: a small pack with ranks', vi: 'Bạn đọc: bộ tiêu chí nhỏ có mức độ' },
    pack: readersPack,
    texts: [readersVi, readersEn],
    record: recordText('p-000001', 2024, 'ban-doc', { books: 17, clubs: 2, card: true }),
  },
];

function recordText(subject: string, year: number, group: string, facts: object): string {
  return `${JSON.stringify({ subject, year, group, facts }, null, 2)}\n`;
}
