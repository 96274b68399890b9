/**
 * The public surface of each entry of a package, as text that is committed: `packages/<name>/api/<entry>.api.md`. Whoever
 * changes what others import changes a report, and a reviewer sees it. Usage: `npm run api:report`, after a build.
 *
 * Packages of packs have none: their modules are their documents, and their types say the same.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { packages, root } from './workspace.js';

export interface ApiReport {
  /** Where it is committed, from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

interface Condition {
  readonly types?: string;
}

/** All reports as they must be, made from the types that were built. */
export function apiReports(): ApiReport[] {
  const place = mkdtempSync(join(tmpdir(), 'tieuchi-api-'));
  try {
    return packages
      .filter(({ folder }) => folder.startsWith('packages/'))
      .flatMap(({ folder, manifest }) =>
        Object.entries((manifest.exports ?? {}) as { [entry: string]: { readonly import?: Condition } }).flatMap(
          ([entry, { import: imported }]) =>
            imported?.types === undefined ? [] : [reportOf(folder, entry, imported.types, place)],
        ),
      );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function reportOf(folder: string, entry: string, types: string, place: string): ApiReport {
  const projectFolder = join(root, folder);
  const entryPoint = join(projectFolder, types);
  const name = entry === '.' ? 'index' : entry.slice(2).replaceAll('/', '-');
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: entryPoint,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'] },
            ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true, types: [] },
          },
          files: [entryPoint],
        },
      },
      apiReport: { enabled: true, reportFileName: name, reportFolder: place, reportTempFolder: join(place, 'temp') },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      // What must be documented and exported, typedoc says.
      messages: {
        extractorMessageReporting: quiet,
        tsdocMessageReporting: quiet,
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      },
    },
  });
  const faults: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) faults.push(message.text);
      message.handled = true;
    },
  });
  if (faults.length > 0) throw new Error(`${folder} ${entry}: ${faults.join('\n')}`);
  const text = readFileSync(join(place, `${name}.api.md`), 'utf8');
  return { path: `${folder}/api/${name}.api.md`, text: withHead(`${manifestName(folder)}${entry.slice(1)}`, text) };
}

function manifestName(folder: string): string {
  return packages.find((each) => each.folder === folder)!.manifest.name;
}

/** The maker's own head tells nobody what to do. */
function withHead(entry: string, text: string): string {
  const declarations = text.slice(text.indexOf('```ts')).replace(/\n\/\/ \(No @packageDocumentation .*\)\n/, '');
  return `# What \`${entry}\` exports\n\nMade by \`npm run api:report\`; not edited by hand.\n\n${declarations}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href)
  for (const { path, text } of apiReports()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
