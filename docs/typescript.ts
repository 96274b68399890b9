/**
 * The TypeScript of pages: compiled as a reader's own project would, under `strict`, against the packages as they are built.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { type Block, comparing, root } from './pages.js';

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** The blocks of a page as one module, each on the lines on which it stands in the page. */
export function moduleOf(blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const { code, line } of blocks) {
    while (lines.length < line) lines.push('');
    lines.push(...code.replace(/\n$/, '').split('\n'));
  }
  return `${lines.join('\n')}\nexport {};\n`;
}

/**
 * What the compiler says of modules, by name: a list that is empty when all is well. All are one program, because the
 * declarations of packages take longer to read than the modules themselves.
 */
export function complaintsOf(modules: ReadonlyMap<string, string>): Map<string, string[]> {
  // Files that are nowhere but in memory, in the folder in which the packages are found by their names.
  const paths = new Map([...modules.keys()].map((name, index) => [join(root, `page-${index}.mts`), name]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  const textOf = (path: string) => {
    const name = paths.get(path);
    return name === undefined ? undefined : modules.get(name);
  };
  host.fileExists = (path) => paths.has(path) || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...others) => {
    const text = textOf(path);
    return text === undefined
      ? getSourceFile(path, version, ...others)
      : ts.createSourceFile(path, text, version, true);
  };
  const program = ts.createProgram([...paths.keys()], OPTIONS, host);
  const said = new Map([...modules.keys()].map((name): [string, string[]] => [name, []]));
  for (const found of ts.getPreEmitDiagnostics(program)) {
    const text = ts.flattenDiagnosticMessageText(found.messageText, ' ');
    const name = paths.get(found.file?.fileName ?? '');
    if (name === undefined) throw new Error(`${found.file?.fileName ?? 'the options'}: ${text}`);
    const { line } = found.file!.getLineAndCharacterOfPosition(found.start ?? 0);
    said.get(name)!.push(`line ${line + 1}: ${text}`);
  }
  return said;
}

/** The modules of a page by their language, as they are run: without types, comparing what they say. */
export function runnablesOf(blocks: readonly Block[]): [language: string, code: string, count: number][] {
  const compilerOptions = {
    ...OPTIONS,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  return ['ts', 'js'].flatMap((language) => {
    const own = blocks.filter((block) => block.language === language);
    if (own.length === 0) return [];
    const code = comparing(moduleOf(own));
    const plain =
      language === 'ts' ? ts.transpileModule(code, { compilerOptions, fileName: 'page.mts' }).outputText : code;
    return [[language, plain, own.length]];
  });
}
