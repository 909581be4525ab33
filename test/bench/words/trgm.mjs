// The opponent: PostgreSQL's trigrams over the same names, folded beforehand, each with the index that is made for it.

/** Fills a table with the names and answers two ways to ask it, each with names, the likest first. */
export async function trgmOf(client, names) {
  await client.query(`
    drop table if exists houses;
    create extension if not exists pg_trgm with schema public;
    create extension if not exists unaccent with schema public;
    create or replace function plain(text) returns text immutable parallel safe language sql
      as $$ select public.unaccent('public.unaccent', lower($1)) $$;
    create table houses (name text not null, folded text not null)`);
  await client.query('insert into houses select name, plain(name) from unnest($1::text[]) name', [names]);
  const began = performance.now();
  await client.query('create index on houses using gin (folded gin_trgm_ops)');
  await client.query('create index on houses using gist (folded gist_trgm_ops(siglen=64))');
  const buildSeconds = (performance.now() - began) / 1000;
  await client.query('vacuum analyze houses');
  const asking = (name, text) => async (typed) => {
    const { rows } = await client.query({ name: `${name} ${names.length}`, text, values: [typed] });
    return rows.map((row) => row.name);
  };
  return {
    buildSeconds,
    gin: asking(
      'gin',
      `select name from houses where folded % plain($1) order by similarity(folded, plain($1)) desc, name limit 10`,
    ),
    gist: asking('gist', 'select name from houses order by folded <-> plain($1) limit 10'),
  };
}
