import type { Client } from 'pg';

/**
 * What a schema is, as text: tables with columns and comments, constraints, indexes, views, functions, triggers, in an order that
 * does not depend on when they were made. The embedded server has no pg_dump; these queries of the catalogue say what we need.
 */
export async function schemaText(client: Client, schema: string): Promise<string> {
  const parts: string[] = [];
  for (const query of sections) {
    const { rows } = await client.query<Line>(query, [schema]);
    parts.push(...rows.map(({ text }) => text));
  }
  return parts.join('\n\n');
}

type Line = { readonly text: string };

const tables = `
  select format(E'create table %s.%I (\\n%s\\n);', $1::text, c.relname, (
    select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attidentity <> '' then ' generated always as identity'
           when a.attgenerated <> '' then format(' generated always as (%s)', pg_get_expr(d.adbin, d.adrelid))
           when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
      case when a.attnotnull then ' not null' else '' end),
      E',\\n' order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) as text
  from pg_class c where c.relnamespace = to_regnamespace($1) and c.relkind = 'r' and c.relname <> 'migrations' order by c.relname`;

const comments = `
  select format('comment on %s %s.%I%s is %L;', case when d.objsubid = 0 then 'table' else 'column' end, $1::text, c.relname,
    case when d.objsubid = 0 then '' else format('.%I', a.attname) end, d.description) as text
  from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
  left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
  where c.relnamespace = to_regnamespace($1) and c.relkind = 'r' order by c.relname, d.objsubid`;

const constraints = `
  select format('alter table %s.%I add constraint %I %s;', $1::text, c.relname, k.conname, pg_get_constraintdef(k.oid)) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = to_regnamespace($1) and c.relname <> 'migrations' and k.contype not in ('n', 't')
  order by c.relname, k.conname`;

const indexes = `
  select i.indexdef || ';' as text from pg_indexes i
  where i.schemaname = $1 and i.tablename <> 'migrations' and not exists (
    select from pg_constraint k join pg_class c on c.oid = k.conindid
    where c.relname = i.indexname and c.relnamespace = to_regnamespace($1))
  order by i.tablename, i.indexname`;

const views = `
  select format(E'create view %s.%I as\\n%s', $1::text, c.relname, pg_get_viewdef(c.oid, true)) as text
  from pg_class c where c.relnamespace = to_regnamespace($1) and c.relkind = 'v' order by c.relname`;

const functions = `
  select pg_get_functiondef(p.oid) || ';' as text from pg_proc p
  where p.pronamespace = to_regnamespace($1) and p.prokind = 'f' order by p.proname, pg_get_function_identity_arguments(p.oid)`;

const triggers = `
  select pg_get_triggerdef(t.oid) || ';' as text from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = to_regnamespace($1) and not t.tgisinternal order by c.relname, t.tgname`;

const sections = [tables, comments, constraints, indexes, views, functions, triggers];
