export class InputError extends Error {
  constructor(readonly code: string, readonly params: { [k: string]: string | number } = {}, readonly file?: string, readonly line?: number) {
    super(code);
  }
}
