/**
 * An edge function: a record comes in as JSON, the verdict goes out, with its reasons in the language that was asked for.
 * Standard `fetch` handler, no Node built-ins: Cloudflare Workers, Deno Deploy, Bun, a service worker.
 */
import { checkRecord, compilePack, evaluate, explain, parseJson } from '@tieuchi/core';
import { catalogue } from '@tieuchi/core/messages';
import { pack as criteria, texts } from '@tieuchi/packs-vn/packs/nhom-1-2023';

// Once for all requests.
const pack = compilePack(criteria, texts);

export default {
  async fetch(request) {
    if (request.method !== 'POST') return new Response('POST a record as JSON\n', { status: 405 });
    const locale = new URL(request.url).searchParams.get('lang') === 'en' ? 'en' : 'vi';
    const parsed = parseJson(await request.text());
    const issues = parsed.issues.length > 0 ? parsed.issues : checkRecord(pack, parsed.value);
    if (issues.some(({ severity }) => severity === 'error')) {
      const told = issues.map((issue) => ({ ...issue, message: explain(catalogue, issue, locale).text }));
      return Response.json(told, { status: 400 });
    }
    const result = evaluate(pack, parsed.value);
    const [title] = result.titles;
    const why = explain(pack, result, locale).text.split('\n');
    return Response.json({ title: title.id, verdict: title.verdict, total: result.points.total, why });
  },
};
