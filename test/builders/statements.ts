import { Client } from 'pg';

/** Every statement a connection of the service sends while `work` runs, by connection. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[][]> {
  const sent = new Map<Client, string[]>();
  const spy = jest.spyOn(Client.prototype, 'query');
  await work();
  spy.mock.contexts.forEach((client, at) => {
    const [first] = spy.mock.calls[at] ?? [];
    const text = typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text);
    sent.set(client as Client, [...(sent.get(client as Client) ?? []), text]);
  });
  spy.mockRestore();
  return [...sent.values()];
}
