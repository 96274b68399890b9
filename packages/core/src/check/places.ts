/**
 * Checks a list of places, and makes it ready to find them.
 */

import type { Place, Places } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { LARGE } from '../json/room.js';
import { checkExpected, checkLinks, checkTree, type Listed } from '../place/checks.js';
import { type CompiledPlaces, compile, linksOf } from '../place/places.js';
import { PackError } from '../shape/error.js';
import { checkSources } from '../shape/provenance.js';
import { readDocument, type Shaped } from '../shape/read.js';
import { places as placesShape } from '../shape/validators.gen.js';

/** Everything that is wrong with lists of places given together, as text or JSON: located issues as data. Never throws. */
export function checkPlaces(...textsOrJson: readonly unknown[]): Issue[] {
  return bindPlaces(textsOrJson).issues;
}

/**
 * Places ready to resolve codes and to roll up; several lists, as text or JSON, become one tree.
 *
 * @throws PackError with the located issues when a list has errors; nothing else.
 */
export function compilePlaces(...textsOrJson: readonly unknown[]): CompiledPlaces {
  const { compiled, issues } = bindPlaces(textsOrJson);
  if (compiled === undefined) throw new PackError(issues);
  return compiled;
}

function bindPlaces(given: readonly unknown[]): { compiled?: CompiledPlaces; issues: Issue[] } {
  const documents: Places[] = [];
  const rows: Place[] = [];
  const positions = new Map<string, number>();
  const read = given.map((textOrJson) => {
    const shaped = readDocument<Places>(textOrJson, placesShape, LARGE);
    const { document, issues } = shaped;
    if (document === undefined && issues.list.length === 0)
      issues.error('shape/type', '', { expected: 'an object { }', found: 'something else' });
    if (document === undefined || issues.hasErrors()) return shaped;
    for (const [index, place] of document.places.entries()) {
      if (positions.has(place.id)) issues.error('places/doubled-id', `/places/${index}/id`, { id: place.id });
      else positions.set(place.id, rows.push(place) - 1);
      if (place.from !== undefined && place.until !== undefined && place.until <= place.from) {
        issues.error('places/never-in-force', `/places/${index}/until`, {
          id: place.id,
          from: place.from,
          until: place.until,
        });
      }
    }
    documents.push(document);
    return shaped;
  });
  // Any list may name the places of any other; of a list that cannot be read nothing is known.
  if (documents.length === given.length)
    checkTogether(read as ReadPlaces[], { rows, links: linksOf(documents), positions });
  const failed = read.some(({ issues }) => issues.hasErrors());
  const found = read.flatMap(({ located }) => located());
  if (failed || rows.length === 0) return { issues: found };
  return { compiled: compile(documents, rows, positions), issues: found };
}

type ReadPlaces = Shaped<Places> & { readonly document: Places };

function checkTogether(read: readonly ReadPlaces[], listed: Listed): void {
  for (const { document, issues } of read) checkTree(document, listed, issues);
  // Links can be followed only where every place is there, once.
  if (!read.some(({ issues }) => issues.hasErrors())) checkLinks(read, listed);
  for (const { document, issues, broken } of read) {
    checkExpected(document, issues);
    checkSources(document.expect ?? {}, '/expect', document, issues, broken);
  }
}
