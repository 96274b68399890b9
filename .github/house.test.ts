/** What a contributor meets before any code: forms, templates, updates of dependencies, settings of editors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { parse } from 'yaml';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const textOf = (path: string) => readFileSync(at(path), 'utf8');
const folderOf = (path: string) => readdirSync(at(path), { recursive: true, encoding: 'utf8' });

/** English, then Vietnamese with its marks. */
const BOTH = /^[ -~’…]+ · .*[àáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵđ]/i;

describe('forms of issues', () => {
  interface Field {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly description?: string };
  }
  const forms = folderOf('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');

  test.each(forms)('%s asks in both languages', (name) => {
    const form = parse(textOf(`.github/ISSUE_TEMPLATE/${name}`)) as {
      name: string;
      description: string;
      body: Field[];
    };
    const fields = form.body.filter(({ type }) => type !== 'markdown');
    const said = [form.name, form.description, ...fields.flatMap(({ attributes }) => Object.values(attributes))];
    for (const { type, attributes } of fields) {
      expect(['textarea', 'input', 'checkboxes', 'dropdown']).toContain(type);
      expect(attributes.label).toMatch(BOTH);
    }
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(form.name).toMatch(BOTH);
    expect(form.description).toMatch(BOTH);
    for (const text of said) expect(text).toBe(typeof text === 'string' ? text.normalize('NFC') : text);
  });

  test('are those for faults, sources and ideas', () => {
    expect(forms.sort()).toEqual(['fault.yml', 'idea.yml', 'source.yml']);
  });
});

test('the template of pull requests asks for what a reviewer must know', () => {
  const template = textOf('.github/pull_request_template.md');
  const headings = [...template.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);
  expect(headings.length).toBe(5);
  for (const heading of headings) expect(heading).toMatch(BOTH);
  for (const kind of ['None', 'Patch', 'Minor', 'Major']) expect(template).toContain(`**${kind}**`);
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: object };
  for (const [, name] of template.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([name!]);
  for (const [, path] of template.matchAll(/(docs\/[\w./-]+\.md)/g)) expect(existsSync(at(path!)), path).toBe(true);
});

test('updates are looked for wherever there is a lock file', () => {
  const { updates } = parse(textOf('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; directories?: string[]; ignore?: { 'dependency-name': string }[] }[];
  };
  const npm = updates.find((each) => each['package-ecosystem'] === 'npm')!;
  const locked = ['', 'packages/core/test/runtimes', ...readdirSync(at('examples')).map((name) => `examples/${name}`)];
  for (const folder of locked.filter((each) => existsSync(at(`${each}/package-lock.json`.replace(/^\//, '')))))
    expect(npm.directories, folder).toContain(folder.startsWith('examples/') ? '/examples/*' : `/${folder}`);
  const { devDependencies } = JSON.parse(textOf('package.json')) as { devDependencies: object };
  const core = JSON.parse(textOf('packages/core/package.json')) as { dependencies: object };
  const known = Object.keys({ ...devDependencies, ...core.dependencies });
  const isKnown = (name: string) =>
    name.endsWith('/*') ? known.some((each) => each.startsWith(name.slice(0, -1))) : known.includes(name);
  expect(npm.ignore!.map((each) => each['dependency-name']).filter((name) => !isKnown(name))).toEqual([]);
});

describe('VS Code', () => {
  const settings = JSON.parse(textOf('.vscode/settings.json')) as {
    'json.schemas': { fileMatch: string[]; url: string }[];
  };
  const service = getLanguageService({
    schemaRequestService: async (uri) => textOf(uri.replace('file:///repository/', '')),
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
  });
  service.configure({
    validate: true,
    schemas: settings['json.schemas'].map(({ fileMatch, url }) => ({
      fileMatch,
      uri: new URL(url, 'file:///repository/').href,
    })),
  });
  const documents = folderOf('criteria-packs')
    .map((path) => `criteria-packs/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\/(packs|programmes|cases)\/.*\.json$|\.places\.json$/.test(path))
    .filter((path) => !/\/(dist|node_modules)\//.test(path))
    .filter((path) => !path.endsWith('/vn.places.json'));

  test.each(documents)('knows the schema of %s, and finds nothing wrong', async (path) => {
    const document = TextDocument.create(`file:///repository/${path}`, 'json', 1, textOf(path));
    const json = service.parseJSONDocument(document);
    expect((await service.getMatchingSchemas(document, json)).length).toBeGreaterThan(0);
    expect((await service.doValidation(document, json)).map(({ message }) => message)).toEqual([]);
  });

  test('says of a case what the command would refuse', async () => {
    const said = async (given: object) => {
      const uri = 'file:///repository/criteria-packs/vn/cases/x.json';
      const document = TextDocument.create(uri, 'json', 1, JSON.stringify([given]));
      return (await service.doValidation(document, service.parseJSONDocument(document))).length;
    };
    const sound = { note: 'a', pack: 'packs/a.pack.json', query: '/titles', want: [1] };
    expect(await said(sound)).toBe(0);
    expect(await said({ ...sound, wnat: 1 })).toBe(1);
    expect(await said({ ...sound, query: 'titles' })).toBe(1);
    expect(await said({ note: 'a', query: '', want: 1 })).toBeGreaterThan(0);
  });
});
