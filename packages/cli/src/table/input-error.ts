/**
 * What stops a run before it begins: a file that cannot be read as what it says it is.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: string;
  readonly params: { readonly [name: string]: string | number };
  readonly file: string | undefined;
  /** 1-based, when a line is to blame. */
  readonly line: number | undefined;
  constructor(
    code: string,
    file: string | undefined,
    params: { readonly [name: string]: string | number } = {},
    line?: number,
  ) {
    super(`${code} ${file ?? ''}`);
    this.code = code;
    this.file = file;
    this.params = params;
    this.line = line;
  }
}
