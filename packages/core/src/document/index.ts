/**
 * The shapes of what people write: packs, texts, programmes, places, declared counts and records. All but the last two
 * mirror the JSON Schemas in `schema/`.
 */

export type {
  Indicator,
  Pack,
  Rank,
  ThresholdValue,
  Title,
  YearRule,
} from './pack.js';
export type { Fact, Members, Policy, Provenance, Role, Source, Status } from './parts.js';
export type { Place, PlaceLink, Places, Snapshot } from './places.js';
export type {
  Deadline,
  Measure,
  PlacedNote,
  PlaceKind,
  Programme,
  Target,
} from './programme.js';
export type { DeclaredCount, DeclaredShare, Outcome, Recognition, RoleValue, SubjectRecord } from './record.js';
