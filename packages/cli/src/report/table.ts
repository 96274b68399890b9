/**
 * Tables in Markdown.
 */

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (each: readonly string[]) => `| ${each.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
