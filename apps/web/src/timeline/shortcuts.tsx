import { Kbd, Modal, Table } from '@mantine/core';

type Props = { readonly isOpen: boolean; readonly mayAct: boolean; readonly onClose: () => void };

const always = [
  ['← → ↑ ↓', 'Walk through days and resources'],
  ['Home, End', 'First and last day shown'],
  ['Ctrl + Home, Ctrl + End', 'First day of the first, last day of the last resource'],
  ['Page Up, Page Down', 'Ten resources up or down'],
  ['Enter, Space', 'Say what stands on the day'],
] as const;

const acting = [
  ['Shift + arrows', 'Select days and resources'],
  ['Enter again', 'Offer, keep or withdraw the day, or all that is selected'],
  ['Alt + ← →', 'Move the block on the day, or the window, by a day'],
  ['Alt + Shift + ← →', 'Make it a day shorter or longer; in a week, an hour'],
  ['Alt + ↑ ↓', 'Hold another block or window of the day'],
  ['Enter, after that', 'Put what was moved there'],
  ['Escape', 'Put it back; select one day only'],
] as const;

/** What the keys of the timeline do. */
export function Shortcuts({ isOpen, mayAct, onClose }: Props) {
  const shown = [...always, ...(mayAct ? acting : []), ['?', 'This list']];
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keys of the calendar"
      closeButtonProps={{ 'aria-label': 'Close: Keys of the calendar' }}
    >
      <Table aria-label="Keys of the calendar">
        <Table.Tbody>
          {shown.map(([keys, does]) => (
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
