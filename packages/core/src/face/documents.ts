/**
 * Programmes, places and texts, checked and compiled.
 */
import { compilePlaces as openPlaces, checkPlaces as placesIssues } from '../check/places.js';
import { compileProgramme as openProgramme, checkProgramme as programmeIssues } from '../check/programme.js';
import { checkTexts as textsIssues } from '../check/texts.js';
import type { WordedIssue } from '../issue/issue.js';
import { parseJson as readText } from '../json/parse.js';
import type { ParseLimits, ParsedJson as ReadJson } from '../json/room.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { CompiledPlaces } from '../place/places.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { refusedInWords, withWords, worded } from './words.js';

/** JSON text, read, with its issues in words. */
export interface ParsedJson extends ReadJson<WordedIssue> {}

/**
 * Everything that is wrong with a programme, given the packs whose facts and titles its measures read (SEMANTICS §7): each
 * mistake once, with its JSON Pointer and, for text, line and column. No document makes it throw.
 *
 * @throws TypeError for packs that `compilePack` has not made; nothing else.
 *
 * @example
 * const { measures: [measure], ...rest } = programme.document;
 * const misspelt = { ...rest, measures: [{ ...measure, met: { var: 'title.raeder' } }] };
 * checkProgramme(misspelt, [pack]).map(({ code, pointer }) => [code, pointer]); // => [['rule/misspelt-name', '/measures/0/met/var']]
 */
export function checkProgramme(textOrJson: unknown, packs: readonly CompiledPack[]): WordedIssue[] {
  return programmeIssues(textOrJson, packs).map(worded);
}

/**
 * A programme ready to count: text or JSON that `checkProgramme` finds no error in. `texts` are its words, one document per
 * locale, as text or JSON; they never change a figure. SEMANTICS §7 says what it counts.
 *
 * @throws PackError with the located issues when the programme has errors; TypeError for packs that `compilePack` has not made.
 *
 * @example
 * const programme = compileProgramme({
 *   format: 'tieuchi-programme/1', id: 'demo/readers', version: '1.0.0', place: 'vn', asOf: '12-31', sources: {},
 *   roles: { 'noi-o': { of: 'place' } },
 *   measures: [{
 *     id: 'readers', count: 'cong-dan', through: 'noi-o', met: { var: 'title.reader' }, levels: ['quoc-gia'],
 *     targets: [{ year: 2025, atLeast: 40, status: 'placeholder' }],
 *   }],
 * }, [pack]);
 * const report = rollUp(programme, places, [{ record, result: evaluate(pack, record) }]);
 * report.programmes[0].years[0].measures[0].places[0].target.distance; // => 0
 */
export function compileProgramme(
  textOrJson: unknown,
  packs: readonly CompiledPack[],
  texts: readonly unknown[] = [],
): CompiledProgramme {
  return refusedInWords(() => openProgramme(textOrJson, packs, texts));
}

/**
 * Everything that is wrong with lists of places given together, such as a country's and one's own organisations (SEMANTICS
 * §7.5): each mistake once, with its JSON Pointer and, for text, line and column. Never throws.
 *
 * @example
 * const list = { format: 'tieuchi-places/1', id: 'demo/places', version: '1.0.0', places: [
 *   { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
 *   { id: 'tinh-01', code: '01', level: 'tinh', name: 'Hà Nội', parent: 'v' },
 * ] };
 * checkPlaces(list).map(({ code, pointer }) => [code, pointer]); // => [['places/unknown-parent', '/places/1/parent']]
 */
export function checkPlaces(...textsOrJson: readonly unknown[]): WordedIssue[] {
  return placesIssues(...textsOrJson).map(worded);
}

/**
 * Places ready to resolve codes and to roll up; several lists, as text or JSON, become one tree (SEMANTICS §4.3, §7.5).
 *
 * @throws PackError with the located issues when a list has errors; nothing else.
 *
 * @example
 * const places = compilePlaces({ format: 'tieuchi-places/1', id: 'demo/places', version: '1.0.0', places: [
 *   { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
 *   { id: 'tinh-01', code: '01', level: 'tinh', name: 'Hà Nội', parent: 'vn' },
 * ] });
 * places.resolve('1', '2023-12-31'); // => { place: 1, repairedFrom: '1' }
 * places.standing(1, '2023-12-31').certain.map(places.idOf); // => ['tinh-01', 'vn']
 */
export function compilePlaces(...textsOrJson: readonly unknown[]): CompiledPlaces {
  return refusedInWords(() => openPlaces(...textsOrJson));
}

/**
 * What is wrong with a document of words, as text or JSON: its shape only, for what it names is reported when it is given to the
 * pack or programme that it belongs to. Words change no verdict and no digest of rules (SEMANTICS §8.2). Never throws.
 *
 * @example
 * checkTexts('{ "format": "tieuchi-texts/1", "of": "demo/reader", "locale": "vi" }').map(({ code }) => code); // => ['shape/missing-key']
 */
export function checkTexts(textOrJson: unknown): WordedIssue[] {
  return textsIssues(textOrJson).map(worded);
}

/**
 * Reads JSON text as the checks do: every mistake with its line and column, doubled keys refused, lone surrogates too. `room`
 * is how much it may hold, by default as much as a list of places. Never throws: what is wrong is in `issues`.
 *
 * @example
 * parseJson('{ "a": [1, 2] }').locate('/a/1'); // => { line: 1, column: 12 }
 * parseJson('{ "a": 1, "a": 2 }').issues[0].code; // => 'json/doubled-key'
 */
export function parseJson(text: string, room?: ParseLimits): ParsedJson {
  return withWords(readText(text, room));
}
