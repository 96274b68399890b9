/* Generated from schema/*.json by shape.mjs. Do not edit. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}
export declare const pack: Validator;
export declare const facts: Validator;
export declare const texts: Validator;
export declare const programme: Validator;
export declare const places: Validator;
