/**
 * Tables in Markdown.
 */

/** A table with these rows; a column of nothing but numbers stands to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (each: readonly string[]) => `| ${each.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const sides = head.map((_, column) => (isNumeric(rows.map((row) => row[column] ?? '')) ? '---:' : '---'));
  return [line(head), line(sides), ...rows.map(line), ''];
}

/** Numbers, ranges, shares and dashes, one thing in each cell; one number at least. */
function isNumeric(cells: readonly string[]): boolean {
  return cells.every((cell) => !/[\p{L}·]/u.test(cell)) && cells.some((cell) => /\d/.test(cell));
}
