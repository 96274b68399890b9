/**
 * What is in the playground, as the part of an address after `#`: only what differs from the example, packed.
 */
import type { Locale } from './look.js';

export interface State {
  /** Id of the example that was chosen. */
  readonly example: string;
  readonly locale?: Locale;
  /** Absent when it is the example's own. */
  readonly pack?: string;
  readonly record?: string;
}

/** Addresses that unfold to more characters than this are not read. */
const CHARACTERS = 2_000_000;

/** The state as text that may stand after `#`. */
export async function packed(state: State): Promise<string> {
  const { example, pack, record, locale } = state;
  if (pack === undefined && record === undefined) return locale === undefined ? example : `${example}.${locale}`;
  const bytes = new TextEncoder().encode(JSON.stringify({ example, locale, pack, record }));
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const folded = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = '';
  for (const byte of folded) text += String.fromCharCode(byte);
  return `1.${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The state that an address holds; undefined when it holds none. Never throws. */
export async function unpacked(hash: string): Promise<State | undefined> {
  const plain = /^([a-z]+)(?:\.(en|vi))?$/.exec(hash);
  if (plain !== null) return { example: plain[1]!, ...(plain[2] !== undefined && { locale: plain[2] as Locale }) };
  if (!hash.startsWith('1.')) return undefined;
  try {
    const text = atob(hash.slice(2).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    return stateIn(await unfolded(bytes));
  } catch {
    return undefined;
  }
}

async function unfolded(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
    .getReader();
  let text = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += read.value;
    if (text.length > CHARACTERS) throw new RangeError('too long');
  }
  return text;
}

function stateIn(text: string): State | undefined {
  const { example, locale, pack, record } = JSON.parse(text) as { [key: string]: unknown };
  if (typeof example !== 'string') return undefined;
  return {
    example,
    ...((locale === 'en' || locale === 'vi') && { locale }),
    ...(typeof pack === 'string' && { pack }),
    ...(typeof record === 'string' && { record }),
  };
}
