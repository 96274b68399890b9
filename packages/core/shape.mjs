/**
 * Writes `src/shape/validators.gen.js`: standalone validators of the document shapes.
 * ajv is needed here only; what it writes needs neither ajv nor code generation at run time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

const names = ['pack', 'facts', 'texts', 'programme', 'places'];
const read = (name) => JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, import.meta.url), 'utf8'));
const common = read('common');
const schemas = names.map(read);
/**
 * The schema of rules is for editors. Here a rule is any JSON, because the rule checker says better what is wrong with one;
 * so what refers to rules asks for nothing, and `rule.schema.json` is not read.
 */
const RULE = 'common.schema.json#/$defs/rule';
delete common.$defs.rule;
/**
 * Descriptions are for people and editors; without them the validators carry no copy of the schemas' prose. So is `oneOf`:
 * which forms a year rule may have is checked with its meaning, which can say what to write instead.
 */
const bare = JSON.parse(JSON.stringify([common, ...schemas]), (key, value) => {
  if (key === '$comment') return undefined;
  if (typeof value?.description !== 'string') return value;
  const { description: _, oneOf: __, ...said } = value;
  if (said.$ref === RULE) delete said.$ref;
  return said;
});
const ajv = new Ajv({
  schemas: bare,
  allErrors: true,
  messages: false,
  strict: true,
  allowUnionTypes: true,
  strictTypes: false,
  inlineRefs: false,
  // A length is what `length` says, in characters of the language; ajv would write a warning about it.
  unicode: false,
  logger: false,
  code: { source: true, esm: true, lines: false, optimize: 3 },
});
const generated = standalone(ajv, Object.fromEntries(schemas.map((schema, index) => [names[index], schema.$id])));

/**
 * ajv writes the same five statements for each possible error, every time with fresh names, and passes context that our
 * schemas never use. One function and shorter calls say the same in a third of the bytes.
 */
const embedded = Object.fromEntries(
  [...generated.matchAll(/const (schema\d+) = (\{.*?\});(?=function|const|export|$)/gs)].map(([, name, json]) => [
    name,
    JSON.parse(json),
  ]),
);
/** A path such as `.properties.type.enum` into an embedded schema. */
const inSchema = (name, path) =>
  path
    .split(/[.[\]"]+/)
    .filter(Boolean)
    .reduce((value, key) => value[key], embedded[name]);
const code = generated
  .replace(/const schema\d+ = \{.*?\};(?=function|const|export|$)/gs, '')
  .replace(
    /!\(func\d+\.call\((schema\d+)((?:\.\w+|\["[^"]*"\])*), (key\d+)\)\)/g,
    (_, name, path, key) =>
      `!((${Object.keys(inSchema(name, path))
        .map((known) => `(${key} === ${JSON.stringify(known)})`)
        .join(' || ')}))`,
  )
  .replace(
    /allowedValues: (schema\d+)((?:\.\w+|\["[^"]*"\])*)\}/g,
    (_, name, path) => `allowedValues: ${JSON.stringify(inSchema(name, path))}}`,
  )
  .replace(
    /\{type: (schema\d+)((?:\.\w+|\["[^"]*"\])*)\}/g,
    (_, name, path) => `{type: ${JSON.stringify(inSchema(name, path))}}`,
  )
  .replace(/const func\d+ = Object\.prototype\.hasOwnProperty;/g, '')
  .replace(
    /const (err\d+) = (\{.*?\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/gs,
    'vErrors = add(vErrors, $2);errors++;',
  )
  .replace(/(\w+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)/g, 'escape($1)')
  .replace(/,parentData:[^,]+,parentDataProperty(?::[^,]+)?,rootData,dynamicAnchors\}/g, '}')
  .replace(/, parentData, parentDataProperty, rootData=data, dynamicAnchors=\{\}\}=\{\}/g, '} = {}')
  .replace(
    /let vErrors = null;let errors = 0;const evaluated\d+ = validate\d+\.evaluated;if\(evaluated\d+\.dynamicProps\)\{evaluated\d+\.props = undefined;\}if\(evaluated\d+\.dynamicItems\)\{evaluated\d+\.items = undefined;\}/g,
    'let vErrors = null;let errors = 0;',
  )
  .replace(/validate\d+\.evaluated = \{[^}]*\};/g, '')
  .replace(
    /if\(!\((validate\d+)\(([\w.[\]]+), \{instancePath:([^}]*)\}\)\)\)\{vErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);errors = vErrors\.length;\}/g,
    'vErrors = check(vErrors, $1, $2, $3);errors = count(vErrors);',
  )
  .replace(
    /vErrors = vErrors === null \? (validate\d+)\.errors : vErrors\.concat\(\1\.errors\);errors = vErrors\.length;/g,
    'vErrors = join(vErrors, $1.errors);errors = vErrors.length;',
  )
  .replace(
    /if\(!\(+(key\d+) === "[^{]*?\)+\{vErrors = add\(vErrors, \{(instancePath[^{]*?),schemaPath:"[^"]*",keyword:"additionalProperties",params:\{additionalProperty: \1\}\}\);/g,
    (found, key, at) => {
      const known = [...found.matchAll(/=== ("[^"]*")/g)].map((match) => match[1]).join();
      return `if(![${known}].includes(${key})){vErrors = add(vErrors, {${at},schemaPath:"",keyword:"additionalProperties",params:{additionalProperty:${key},known:[${known}]}});`;
    },
  )
  // A long text is no id: the pattern would only take its time over it.
  .replace(/!(pattern\d+)\.test\((\w+)\)/g, '!fits($1, $2)')
  .replace(/schemaPath:"[^"]*"/g, 'schemaPath:""')
  .replace(/,schemaPath:""/g, '')
  .replace(/^"use strict";/, '');
// A list of findings that is copied for each of its parts, or grows without end, costs more than the document may.
if (/\.concat\(|vErrors\.push/.test(code)) throw new Error('ajv writes findings in a way that is not known here');
const support = `
import { limits } from '../text/limits.js';
function add(errors, error) { if (errors === null) return [error]; if (errors.length < limits.findings || error.keyword === 'maxItems' || error.keyword === 'maxProperties') errors.push(error); return errors; }
function check(errors, validate, data, instancePath) { return validate(data, { instancePath }) ? errors : join(errors, validate.errors); }
function count(errors) { return errors === null ? 0 : errors.length; }
function join(errors, found) { if (errors === null) return found; for (const error of found) add(errors, error); return errors; }
function fits(pattern, text) { return text.length > limits.idCharacters || pattern.test(text); }
function escape(key) { return key.replace(/~/g, "~0").replace(/\\//g, "~1"); }
`;

const header = '/* Generated from schema/*.json by shape.mjs. Do not edit. */\n';
writeFileSync(new URL('src/shape/validators.gen.js', import.meta.url), `${header}${support}${code}\n`);
writeFileSync(
  new URL('src/shape/validators.gen.d.ts', import.meta.url),
  `${header}export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}
${names.map((name) => `export declare const ${name}: Validator;`).join('\n')}
`,
);
