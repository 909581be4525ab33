import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { projectRoot } from '#service/project-root';

const schema = buildSchema(readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8'));
const offered = Object.keys(schema.getMutationType()?.getFields() ?? {});
const flows = readdirSync(__dirname)
  .filter((file) => file.endsWith('.flow.spec.ts'))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'));

/** A flow calls a mutation by name (`did('sendRequest', …)`), by a function of its name, or in a document of its own (`mutation { signOut }`). */
const calls = (flow: string, mutation: string): boolean =>
  new RegExp(
    String.raw`(\b(do|did)\(\s*|\b(move|answer|act)\(\w+, )'${mutation}'|await ${mutation}\(|mutation[^{}]*\{ ${mutation}\b`,
  ).test(flow);

describe('the mutations of the API', () => {
  it('are each called in a flow', () => {
    expect(offered.length).toBeGreaterThan(15);
    expect(offered.filter((mutation) => !flows.some((flow) => calls(flow, mutation)))).toEqual([]);
  });

  it('would be missed, were one not called', () => {
    expect(flows.some((flow) => calls(flow, 'foundAlliance'))).toBe(false);
    expect(calls('// sendRequest is offered', 'sendRequest')).toBe(false);
    expect(calls("await producer.did(\n  'sendRequest', …", 'sendRequest')).toBe(true);
    expect(calls('mutation ($input: SignUpInput!) { signUp(input: $input) { id } }', 'signUp')).toBe(true);
  });
});
