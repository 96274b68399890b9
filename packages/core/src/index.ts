export { checkPack, checkTexts, compilePack, type CompiledPack } from './pack.js';
export { evaluate } from './evaluate.js';
export { checkRecord } from './record.js';
export { PackError } from './shape.js';
