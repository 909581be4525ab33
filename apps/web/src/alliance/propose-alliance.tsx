import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { ProposeAlliance } from './acts';

/** A name and the terms; the house that proposes is its first steward. */
export function ProposeAllianceForm({ onProposed }: { readonly onProposed: (id: string) => void }) {
  const propose = useSubmission(ProposeAlliance);
  const [name, setName] = useKept('alliance-name', '');
  const [charter, setCharter] = useKept('alliance-charter', '');
  const [isTried, setTried] = useState(false);
  const missing = (text: string, words: string) => (isTried && text.trim() === '' ? words : null);

  async function send() {
    setTried(true);
    if (name.trim() === '' || charter.trim() === '') return;
    const payload = await propose.send({ name: name.trim(), charter: charter.trim() });
    if (!payload?.alliance) return;
    setName('');
    setCharter('');
    onProposed(payload.alliance.id);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <Refused refusals={propose.refusals} trouble={propose.trouble} shown={['name', 'charter']} />
        <TextInput
          label="Name"
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={missing(name, 'Enter a name.') ?? messageAt(propose.refusals, 'name')}
        />
        <Textarea
          label="Charter"
          description="The terms its members agree on: what is pooled, at what rates, who decides, how one leaves."
          required
          autosize
          minRows={4}
          maxRows={14}
          value={charter}
          onChange={({ currentTarget }) => setCharter(currentTarget.value)}
          error={missing(charter, 'Write down the terms.') ?? messageAt(propose.refusals, 'charter')}
        />
        <Text size="sm" c="dimmed">
          An admin reads it before anyone can be invited. Your house is its first steward.
        </Text>
        <Group>
          <Button type="submit" loading={propose.isSending}>
            Propose it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
