import { Kbd, Modal, Switch, Table } from '@mantine/core';
import { turnSingleKeys, useSingleKeys } from './single-keys';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

const single = [
  ['/', 'To the search box'],
  ['j, k', 'To the next and the last hit'],
  ['c', 'Lay the hit aside to compare it, or put it back'],
  ['?', 'This list'],
] as const;

const always = [
  ['↓ ↑', 'From hit to hit, once one has the focus'],
  ['Enter', 'Open the hit; in the search box: search for what the words say'],
  ['← → ↑ ↓', 'On the map: move it'],
  ['+ −, 0', 'On the map: zoom, and show all places'],
] as const;

/** What the keys of the search do; those without Ctrl or Alt can be turned off. */
export function KeysSheet({ isOpen, onClose }: Props) {
  const isOn = useSingleKeys();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keys of the search"
      closeButtonProps={{ 'aria-label': 'Close: Keys of the search' }}
    >
      <Switch
        label="Single keys act"
        description="Turn them off if you speak to your computer, or type past a field now and then."
        checked={isOn}
        onChange={({ currentTarget }) => turnSingleKeys(currentTarget.checked)}
        mb="sm"
      />
      <Table aria-label="Keys of the search">
        <Table.Tbody>
          {[...(isOn ? single : []), ...always].map(([keys, does]) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row">
                <Kbd>{keys}</Kbd>
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
