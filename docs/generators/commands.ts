/**
 * The page on the command line: what each command says of itself.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));

/** What `tieuchi … --help` prints. */
function helpOf(...command: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...command, '--help'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tieuchi ${command.join(' ')} --help: ${stderr}`);
  return stdout.trimEnd();
}

/** The names of the commands, as the program lists them. */
export function commandNames(): string[] {
  const [, list = ''] = /^Commands:\n(.*)$/ms.exec(helpOf())!;
  return [...list.matchAll(/^ {2}([a-z]\S*)/gm)].map(([, name]) => name!).filter((name) => name !== 'help');
}

/** The page. */
export function commandsPage(): string {
  const sections = commandNames().map((name) => `## \`tieuchi ${name}\`\n\n\`\`\`\n${helpOf(name)}\n\`\`\``);
  return `${[
    '# Command line · Dòng lệnh',
    '_Generated from the program’s own help by `npm run references`. Do `npm run references` viết ra từ phần trợ giúp của chương trình._',
    'Every command speaks Vietnamese unless `--lang en` is given, and prints data with `--json`. Mọi lệnh nói tiếng Việt trừ khi có `--lang en`, và in dữ liệu khi có `--json`.',
    [
      '| exit code · mã thoát | meaning | nghĩa |',
      '| --- | --- | --- |',
      '| 0 | done; `check`: no error; `replay`: identical | xong; `check`: không có lỗi; `replay`: giống hệt |',
      '| 1 | the input is wrong, or something differs | đầu vào sai, hoặc có chỗ khác |',
      '| 2 | wrong usage: an option is missing or unknown | dùng sai: thiếu tùy chọn hoặc tùy chọn lạ |',
      '| 70 | a fault of the program: nothing was written | lỗi của chính chương trình: chưa ghi gì |',
      '| 130 | interrupted; nothing was left behind | bị ngắt; không để lại gì |',
    ].join('\n'),
    'Names of packs, programmes and places are a file, a folder (searched at every depth), or an installed npm package. Tên bộ tiêu chí, chương trình, địa bàn là một tệp, một thư mục (tìm ở mọi cấp), hoặc một gói npm đã cài.',
    ...sections,
  ].join('\n\n')}\n`;
}
