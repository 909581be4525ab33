import { useCallback, useRef, useState } from 'react';
import { useMutation, type CombinedError, type TypedDocumentNode } from 'urql';
import type { Refusal } from './refusals';

type Answer = { readonly userErrors: readonly Refusal[] };

type Keyed = { idempotencyKey: string };

export type Submission<Input, Payload> = {
  /** The payload when it was taken; null when it was refused or did not get through. */
  readonly send: (input: Input) => Promise<Payload | null>;
  readonly isSending: boolean;
  readonly refusals: readonly Refusal[];
  readonly trouble: CombinedError | null;
  /** What was answered last, also with a refusal. */
  readonly answer: Payload | null;
  readonly clear: () => void;
};

/**
 * Sends a form. Its key is made once and kept while no answer came, so that trying again after a broken connection has
 * one effect; an answer, even a refusal, ends the key, and so does another input.
 */
export function useSubmission<Name extends string, Payload extends Answer, Input extends Keyed>(
  document: TypedDocumentNode<Record<Name, Payload>, { input: Input }>,
): Submission<Omit<Input, 'idempotencyKey'>, Payload> {
  return useSending(document, asInput<Input>);
}

type Act = { idempotencyKey?: string | null | undefined };

/** The same for a mutation that takes its words as arguments, without an input around them. */
export function useAct<Name extends string, Payload extends Answer, Words extends Act>(
  document: TypedDocumentNode<Record<Name, Payload>, Words>,
): Submission<Omit<Words, 'idempotencyKey'>, Payload> {
  return useSending(document, asArguments<Words>);
}

const asArguments = <Words extends Act>(words: Omit<Words, 'idempotencyKey'>, idempotencyKey: string): Words =>
  ({ ...words, idempotencyKey }) as Words;

const asInput = <Input extends Keyed>(input: Omit<Input, 'idempotencyKey'>, key: string): { input: Input } => ({
  input: asArguments<Input>(input, key),
});

function useSending<Name extends string, Payload extends Answer, Variables extends object, Input>(
  document: TypedDocumentNode<Record<Name, Payload>, Variables>,
  variablesOf: (input: Input, key: string) => Variables,
): Submission<Input, Payload> {
  const [{ fetching }, execute] = useMutation<Record<Name, Payload>, Variables>(document);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [trouble, setTrouble] = useState<CombinedError | null>(null);
  const [answer, setAnswer] = useState<Payload | null>(null);
  const open = useRef<{ readonly written: string; readonly key: string } | null>(null);

  const clear = useCallback(() => {
    setAnswer(null);
    setRefusals([]);
    setTrouble(null);
  }, []);

  const send = useCallback(
    async (input: Input): Promise<Payload | null> => {
      const written = JSON.stringify(input);
      if (open.current?.written !== written) open.current = { written, key: crypto.randomUUID() };
      const { data, error } = await execute(variablesOf(input, open.current.key));
      setTrouble(error ?? null);
      const [payload] = Object.values<Payload>(data ?? {});
      setAnswer(payload ?? null);
      if (error || !payload) {
        setRefusals([]);
        return null;
      }
      open.current = null;
      setRefusals(payload.userErrors);
      return payload.userErrors.length > 0 ? null : payload;
    },
    [execute, variablesOf],
  );

  return { send, isSending: fetching, refusals, trouble, answer, clear };
}
