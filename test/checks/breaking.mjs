// The public schema against the landed one: a breaking change needs a decision record that names it. And every type, query
// and mutation says what it means.
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { fail, filesBelow, git, landed, read } from './files.mjs';
import { breakingWithoutDecision, undescribed } from './public-schema.mjs';

const file = 'schema/api.graphql';
const schema = buildSchema(read(file) ?? '');
const faults = undescribed(schema).map((name) => `${name} has no description in its SDL.`);

const revision = landed();
const before = revision && git('show', `${revision}:${file}`);
if (before) {
  const changes = await diff(buildSchema(before), schema);
  const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
  const decisions = filesBelow('docs/decisions', (path) => path.endsWith('.md')).map(read);
  faults.push(
    ...breakingWithoutDecision(breaking, decisions).map(
      ({ message, path }) =>
        `Breaking: ${message} Keep it, or write a record in docs/decisions that names \`${path}\`.`,
    ),
  );
} else console.log('Nothing has landed yet to compare the public schema with.');
fail(faults);
