export const inputMessages: { [code: string]: { en: [string, string?]; vi: [string, string?] } } = {};
