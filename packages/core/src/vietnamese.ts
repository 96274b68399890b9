export const vietnamese: { readonly [code: string]: readonly [message: string, hint?: string] } = {};
