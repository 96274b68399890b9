/**
 * A form that is drawn from a pack and scores while one types. Nothing in it knows the criteria: another pack is another form.
 */
import { compilePack, evaluate, explain, recordSchema } from '@tieuchi/core';
import { pack as criteria, texts } from '@tieuchi/packs-vn/packs/nhom-1-2023';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';

const pack = compilePack(criteria, texts);
const WORDS = {
  vi: { yes: 'Có', no: 'Không', met: 'đạt', unmet: 'không đạt', unknown: 'chưa rõ', points: 'Tổng điểm' },
  en: { yes: 'Yes', no: 'No', met: 'met', unmet: 'not met', unknown: 'not known yet', points: 'Total' },
};

/** One fact as a field; an empty field is a missing fact. */
function Field({ id, schema, value, words, onChange }) {
  const change = ({ target }) => onChange(id, target.value);
  const shared = { id, value: value ?? '', onChange: change, 'aria-describedby': `${id}-asks` };
  const numeric = schema.type?.some((type) => type === 'integer' || type === 'number');
  const choices = schema.oneOf ?? [
    { const: true, title: words.yes },
    { const: false, title: words.no },
  ];
  return (
    <p>
      <label htmlFor={id}>{schema.title ?? id}</label>
      {numeric ? (
        <input {...shared} type="number" min={schema.minimum} max={schema.maximum} step={schema.multipleOf ?? 1} />
      ) : (
        <select {...shared}>
          <option value="">–</option>
          {choices.map(({ const: each, title }) =>
            each === null ? null : (
              <option key={String(each)} value={String(each)}>
                {title}
              </option>
            ),
          )}
        </select>
      )}
      <small id={`${id}-asks`}>{schema.description}</small>
    </p>
  );
}

/** What was typed, as the fact that it means; a number that is out of bounds is told by the engine. */
function factOf({ type }, typed) {
  if (typed === undefined || typed === '') return null;
  if (type.includes('boolean')) return typed === 'true';
  return type.includes('string') ? typed : Number(typed);
}

function Form() {
  const [locale, setLocale] = useState('vi');
  const [typed, setTyped] = useState({});
  const schema = useMemo(() => recordSchema(pack, locale), [locale]);
  const fields = Object.entries(schema.properties.facts.properties);
  const facts = Object.fromEntries(fields.map(([id, each]) => [id, factOf(each, typed[id])]));
  const result = evaluate(pack, { subject: 'p-1', year: 2024, group: pack.group, facts });
  const words = WORDS[locale];
  const { total } = result.points;
  const [title] = result.titles;
  return (
    <main lang={locale}>
      <header>
        <h1>{schema.title}</h1>
        <button type="button" onClick={() => setLocale(locale === 'vi' ? 'en' : 'vi')}>
          {locale === 'vi' ? 'English' : 'Tiếng Việt'}
        </button>
      </header>
      <form>
        {fields.map(([id, each]) => (
          <Field
            key={id}
            {...{ id, schema: each, value: typed[id], words }}
            onChange={(name, value) => setTyped((before) => ({ ...before, [name]: value }))}
          />
        ))}
      </form>
      <output className={title.verdict}>
        <strong>
          {pack.texts[locale].titles[title.id]}: {words[title.verdict]}
        </strong>
        <span>
          {words.points}: {typeof total === 'number' ? total : `${total.low}…${total.high}`}
        </span>
        <pre>{explain(pack, result, locale).text}</pre>
      </output>
    </main>
  );
}

createRoot(document.getElementById('form')).render(<Form />);
