/** What the API answers to one call. */
export type Answer = {
  readonly data: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test says what it expects of an answer
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
};

export type UserError = { readonly code: string; readonly message: string; readonly field: readonly string[] | null };

/** One who calls the API of a server as a program would: with an access token, or as a visitor. */
export class Caller {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  /** The whole answer, errors included. */
  async call(query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    });
    const body = (await response.json()) as Partial<Answer>;
    return { data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** The data; top-level errors throw. */
  async ask(query: string, variables: object = {}) {
    const { data, errors } = await this.call(query, variables);
    if (errors.length > 0) throw new Error(`${JSON.stringify(errors)} to ${query}`);
    return data;
  }

  /** The payload of a mutation, refusals and all: `do('sendRequest', 'SendRequestInput', input, 'request { id }')`. */
  async do(mutation: string, inputType: string, input: object, fields: string) {
    const query = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${fields} userErrors { code message field } } }`;
    return (await this.ask(query, { input }))[mutation];
  }

  /** The payload of a mutation that must succeed. */
  async did(mutation: string, inputType: string, input: object, fields: string) {
    const payload = await this.do(mutation, inputType, input, fields);
    if (payload.userErrors.length > 0)
      throw new Error(`${mutation} was refused: ${JSON.stringify(payload.userErrors)}`);
    return payload;
  }
}

/** A mutation of arguments of these types, each a variable of its own name. */
export function documentOf(mutation: string, types: Readonly<Record<string, string>>, fields: string): string {
  const names = Object.keys(types);
  const declared = names.map((name) => `$${name}: ${types[name]}`).join();
  return `mutation (${declared}) { ${mutation}(${names.map((name) => `${name}: $${name}`).join()}) { ${fields} } }`;
}

/** The codes a payload was refused with. */
export const codes = (payload: { readonly userErrors: readonly UserError[] }): readonly string[] =>
  payload.userErrors.map((error) => error.code);

export const freshKey = (): string => crypto.randomUUID();
