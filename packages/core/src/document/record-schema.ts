/**
 * The shape of a pack's record schema, as types: plain JSON that libraries for JSON Schema take as it is.
 */
import type { Pack } from './pack.js';
import type { Fact } from './parts.js';

/** One field, or a part of one: what a form draws and a validator checks. Which keys it has depends on its kind. */
export interface FieldSchema {
  /** Its name in the language asked for; absent without texts. */
  title?: string;
  /** What it is asked for: the criterion and its indicators. */
  description?: string;
  /** Notes of authors: no words for a form. */
  $comment?: string;
  /** Kinds of values; `null` stands for a missing one. */
  type?: FieldType | FieldType[];
  /** Least number. */
  minimum?: number;
  /** Greatest number. */
  maximum?: number;
  /** Step of the number, counted from 0. */
  multipleOf?: number;
  /** The numbers that are meant, where a step cannot say it. */
  enum?: (number | string | null)[];
  /** The only value. */
  const?: string;
  /** What is taken when nothing is given. */
  default?: number | boolean | string;
  /** Least number of characters. */
  minLength?: number;
  /** What the text looks like, as a regular expression. */
  pattern?: string;
  /** `date` for days, only when formats were asked for. */
  format?: 'date';
  /** Values of a list to choose from, each with its name. */
  oneOf?: ListedValue[];
  /** Kinds of values of which it is one. */
  anyOf?: FieldSchema[];
  /** What each part of a list is. */
  items?: FieldSchema;
  /** Its own fields, by key. */
  properties?: { [key: string]: FieldSchema };
  /** Keys that it must have. */
  required?: string[];
  /** What other keys may hold; false: there may be none. */
  additionalProperties?: boolean | FieldSchema;
}

type FieldType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** One value of a list to choose from. */
export interface ListedValue {
  /** The value; null for a missing one. */
  const: string | null;
  /** Its name in the language asked for; absent without texts. */
  title?: string;
}

/** The schema of a fact declared so: numbers have bounds, choices a list. */
type FactField<F extends Fact> = F extends { readonly type: 'integer' | 'decimal' | 'count' }
  ? FieldSchema & { minimum: number; maximum: number }
  : F extends { readonly type: 'choice' }
    ? FieldSchema & { oneOf: ListedValue[] }
    : F extends { readonly type: 'share' }
      ? FieldSchema & { properties: { met: FieldSchema; among: FieldSchema } }
      : FieldSchema;

/** An object with these fields and no others. */
interface Closed<Fields> {
  type: 'object';
  properties: Fields;
  additionalProperties: false;
}

/**
 * The JSON Schema of a pack's records, valid in the drafts 2020-12 and 07, as plain JSON. Of a typed pack (`compilePack` of a
 * constant) it has a field for each fact by its name.
 */
export interface RecordSchema<P extends Pack = Pack> {
  /** The draft, when one was asked for. */
  $schema?: string;
  /** A record is an object. */
  type: 'object';
  /** Name of the pack in the language asked for; absent without its texts. */
  title?: string;
  /** Keys that every record has. */
  required: ('subject' | 'year' | 'group' | 'facts')[];
  /** A schema for each key of a record. */
  properties: {
    /** Who or what is judged. */
    subject: FieldSchema;
    /** The year of the assessment. */
    year: FieldSchema & {
      /** First year there is. */
      minimum: number;
      /** Last year there is. */
      maximum: number;
    };
    /** The pack's own group, and no other. */
    group: FieldSchema & {
      /** The group. */
      const: P['group'];
      /** The same. */
      default: P['group'];
    };
    /** The day of the assessment. */
    date: FieldSchema;
    /** Whether the subject signed up. */
    registered: FieldSchema;
    /** A field for each role of the pack. */
    places: FieldSchema & {
      /** Places or collectives, by role. */
      properties: { [role: string]: FieldSchema };
    };
    /** A field for each fact, in the order in which the indicators ask for them. */
    facts: Closed<{ [id in keyof P['facts']]: FactField<P['facts'][id]> }>;
    /** The same fields for what the subject says of itself, without defaults. */
    selfFacts: Closed<{ [id in keyof P['facts']]: FactField<P['facts'][id]> }>;
    /** A field for each fact to which evidence may be attached. */
    evidence: Closed<{ [id: string]: FieldSchema }>;
    /** The step of the procedure that was reached. */
    stage: FieldSchema;
    /** The day of each step. */
    dates: FieldSchema;
    /** What the authority decided. */
    recognised: FieldSchema & {
      /** One decision. */
      items: FieldSchema;
    };
  };
}
