import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSubmission } from '../graph/submission';
import { offerUndo } from '../shell/undo';
import { Refused } from '../shell/trouble';
import { RemoveSavedSearch, SaveSearchAct } from './operations';
import { searchedAt } from './page-of';
import type { Saved } from './saved-item';

/** It goes at once; who did not mean that saves it again from the same address. */
export function RemoveSaved({ search }: { readonly search: Saved }) {
  const { id, name, page, frequency, timeZone } = search;
  const remove = useSubmission(RemoveSavedSearch);
  const save = useSubmission(SaveSearchAct);

  async function restore() {
    const searched = searchedAt(page);
    if (searched && (await save.send({ ...searched, page, name, frequency, timeZone }))) return;
    const message = 'Search again and save it: its dates may have passed.';
    notifications.show({ color: 'red', title: `“${name}” could not be saved again`, message });
  }

  async function send() {
    if (!(await remove.send({ savedSearchId: id }))) return;
    offerUndo({ title: `“${name}” is removed`, message: 'No more letters about it.', undo: () => void restore() });
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Remove ${name}`}
        loading={remove.isSending}
        onClick={() => void send()}
      >
        Remove
      </Button>
      <Refused refusals={remove.refusals} trouble={remove.trouble} />
    </>
  );
}
