/**
 * Shapes: what a value of a plan must be. Each value is asked for once, and copied; a plan that is otherwise is refused.
 */

/** Why a plan is refused: the code of an issue, where, and what fills its sentence. */
export class Unsound {
  constructor(
    readonly code: string,
    readonly pointer: string,
    readonly params: { readonly [name: string]: string | number } = {},
  ) {}
}

/** Refuses a plan. */
export function refuse(code: string, pointer: string, params?: Unsound['params']): never {
  throw new Unsound(code, pointer, params);
}

/** How many items of lists may still be read. */
interface ItemsLeft {
  left: number;
}

/** Copies a value that is of a shape. */
export type Shape<Value> = (value: unknown, pointer: string, room: ItemsLeft) => Value;

type Shapes = { readonly [key: string]: Shape<unknown> };
type Copied<All extends Shapes> = { readonly [key in keyof All]: ReturnType<All[key]> };

const wrong = (pointer: string, expected: string): never => refuse('plan/shape', pointer, { expected });

/** A text of at most so many characters, which passes a test. */
export function text(most: number, isSuch: (text: string) => boolean = () => true): Shape<string> {
  return (value, pointer) =>
    typeof value === 'string' && value.length <= most && isSuch(value) ? value : wrong(pointer, 'text');
}

export function whole(least: number, most: number): Shape<number> {
  return (value, pointer) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value + 0
      : refuse('plan/range', pointer, { least, most });
}

/** One of some values. */
export function oneOf<Value extends string | number | boolean>(...values: readonly Value[]): Shape<Value> {
  return (value, pointer) => values.find((each) => each === value) ?? wrong(pointer, values.join(', '));
}

export function flag(value: unknown, pointer: string): boolean {
  return typeof value === 'boolean' ? value : wrong(pointer, 'true, false');
}

/** A list of at most so many items. */
export function list<Item>(most: number, item: Shape<Item>): Shape<Item[]> {
  return (value, pointer, room) => {
    if (!Array.isArray(value)) return wrong(pointer, '[ ]');
    const { length } = value;
    const limit = Math.min(most, room.left);
    if (length > limit) refuse('plan/too-large', pointer, { limit });
    room.left -= length;
    return Array.from({ length }, (_, index) => item(value[index], `${pointer}/${index}`, room));
  };
}

/** An object with these keys, and perhaps those. */
export function object<All extends Shapes, Some extends Shapes>(
  all: All,
  some?: Some,
): Shape<Copied<All> & Partial<Copied<Some>>> {
  return (given, pointer, room) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) wrong(pointer, '{ }');
    const copy: { [key: string]: unknown } = {};
    for (const [key, shape] of Object.entries({ ...some, ...all })) {
      const value = Object.hasOwn(given as object, key) ? (given as { [key: string]: unknown })[key] : undefined;
      if (value !== undefined || key in all) copy[key] = shape(value, `${pointer}/${key}`, room);
    }
    return copy as Copied<All> & Partial<Copied<Some>>;
  };
}
