import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../commands/list.js';
import { COMMON } from './flags.js';
import { helpLanguage, usageError } from './help.js';

test.each([
  [[], {}, 'vi'],
  [[], { LANG: 'vi_VN.UTF-8' }, 'vi'],
  [[], { LANG: 'C.UTF-8' }, 'vi'],
  [[], { LANG: 'en_US.UTF-8' }, 'en'],
  [[], { LANG: 'fr_FR' }, 'en'],
  [[], { LANG: 'en_US', LC_MESSAGES: 'vi_VN' }, 'vi'],
  [[], { LANG: 'vi_VN', LC_ALL: 'en_GB' }, 'en'],
  [[], { LANG: 'vi_VN', LC_ALL: '' }, 'vi'],
  [['score', '--lang', 'en', '--help'], { LANG: 'vi_VN' }, 'en'],
  [['--lang=vi', '--help'], { LANG: 'en_US' }, 'vi'],
  [['--lang', 'xx', '--help'], { LANG: 'en_US' }, 'en'],
] as const)('help for %j on a machine of %j is in %s', (given, environment, language) => {
  expect(helpLanguage(given, environment)).toBe(language);
});

test('nothing but help asks for the language of the machine', () => {
  const root = join(import.meta.dirname, '..');
  const asking = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .filter((path) =>
      /\bLANG\b|LC_ALL|LC_MESSAGES|process\.env|\bIntl\b|toLocale/.test(readFileSync(join(root, path), 'utf8')),
    );
  expect(asking.map((path) => path.replaceAll('\\', '/')).sort()).toEqual(['program/help.ts', 'program/run.ts']);
});

describe.each(COMMANDS)('$name', ({ about, flags }) => {
  test('says everything in both languages', () => {
    const words = [about, ...Object.values({ ...flags, ...COMMON }).map((flag) => flag.about)];
    for (const { vi, en } of words) {
      expect(vi).not.toBe(en);
      expect(vi).toBe(vi.normalize('NFC'));
      expect(vi).toMatch(/[à-ỹđ]/i);
      expect(en).not.toMatch(/[^\x20-\x7e]/);
    }
  });
});

test.each([
  [['--lagn'], "lỗi: không có tùy chọn '--lagn'\n(có phải là --lang?)"],
  [['go', '--out', 'b'], "lỗi: thiếu tham số 'what'"],
  [['go', 'a', 'b', '--out', 'b'], 'lỗi: thừa tham số: cần 1, có 2'],
  [['go', 'a'], "lỗi: thiếu tùy chọn '--out <folder>'"],
  [['go', 'a', '--out'], "lỗi: tùy chọn '--out <folder>' cần một giá trị"],
  [['go', 'a', '--out', 'b', '--year', 'x'], "lỗi: tùy chọn '--year <year>' không thể là 'x'; cần: YYYY"],
  [['og'], "lỗi: không có lệnh 'og'\n(có phải là go?)"],
])('what the library says of %j is told in Vietnamese', (given, told) => {
  const said: string[] = [];
  const output = { writeErr: (text: string) => void said.push(text) };
  const program = new Command('p').option('--lang <lang>').exitOverride().configureOutput(output);
  const go = program.command('go <what>').exitOverride().configureOutput(output);
  go.requiredOption('--out <folder>').option('--year <year>', '', () => {
    throw new InvalidArgumentError('YYYY');
  });
  expect(() => program.parse(given, { from: 'user' })).toThrow(CommanderError);
  expect(usageError(said.join('').trim(), 'vi')).toBe(told);
});
