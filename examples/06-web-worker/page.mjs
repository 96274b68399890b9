/** The page: starts the worker, shows how far it is, and what came out. The page itself stays free all the while. */
const worker = new Worker('worker.js', { type: 'module' });
const show = (id, text) => {
  document.getElementById(id).textContent = text;
};

worker.addEventListener('message', ({ data }) => {
  if (data.done === undefined) {
    document.querySelector('progress').value = data.rows;
    show('rows', data.rows.toLocaleString('en'));
    return;
  }
  const { counts, titles, digest } = data.done;
  show('counts', `${counts.rowsRead} rows read = ${counts.records} records`);
  show('titles', `${titles.met} met, ${titles.unmet} not met, ${titles.unknown} not known yet`);
  show('digest', digest);
});
worker.postMessage({ rows: Number(new URL(location.href).searchParams.get('rows') ?? 100_000) });
