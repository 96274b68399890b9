import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/messages.ts', 'src/reference.ts'],
  format: ['esm', 'cjs'],
  dts: true,
  clean: true,
  target: 'es2022',
  sourcemap: true,
  treeshake: true,
});
