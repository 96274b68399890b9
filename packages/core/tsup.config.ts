import { defineConfig, type Options } from 'tsup';

const common: Options = {
  entry: ['src/index.ts', 'src/messages.ts', 'src/plan.ts', 'src/reference.ts'],
  dts: true,
  target: 'es2022',
  sourcemap: true,
  treeshake: true,
};

export default defineConfig([
  { ...common, format: 'esm' },
  // CommonJS cannot count on loading ES modules, which @noble/hashes is: jest, older bundlers, Electron.
  { ...common, format: 'cjs', noExternal: ['@noble/hashes'] },
]);
