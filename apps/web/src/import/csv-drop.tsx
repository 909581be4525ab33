import { FileInput, Loader } from '@mantine/core';
import { useEffect, useState, type DragEvent } from 'react';
import styles from './import.module.css';

type Props = {
  readonly description: string;
  readonly isBusy?: boolean;
  /** Why the last file was not taken. */
  readonly fault?: string | null;
  readonly onFile: (file: File) => void;
};

const workbook = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i;

/** A CSV file, chosen or dropped. */
export function CsvDrop({ description, isBusy = false, fault = null, onFile }: Props) {
  const [isOver, setOver] = useState(false);
  const [ownFault, setOwnFault] = useState<string | null>(null);
  useEffect(keepThePage, []);

  function take(files: readonly File[]) {
    const [file] = files;
    if (file === undefined || isBusy) return;
    const why = files.length > 1 ? 'One file at a time, please.' : faultOf(file);
    setOwnFault(why);
    if (why === null) onFile(file);
  }

  return (
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => setOver(isWithin(event))}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <FileInput
        label="CSV file"
        description={description}
        placeholder={isBusy ? 'It is being sent …' : 'Choose a file, or drop it here'}
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        value={null}
        disabled={isBusy}
        {...(isBusy && { rightSection: <Loader size="xs" /> })}
        onChange={(file) => take(file ? [file] : [])}
        error={ownFault ?? fault}
      />
    </div>
  );
}

const faultOf = (file: File): string | null =>
  workbook.test(file.name) ? 'This is a workbook. Save the sheet as “CSV UTF-8” and choose that file.' : null;

/** Whether what is dragged only went on to something inside. */
const isWithin = ({ currentTarget, relatedTarget }: DragEvent): boolean =>
  relatedTarget instanceof Node && currentTarget.contains(relatedTarget);

/** A file that is dropped beside the place would take the page away. */
function keepThePage(): () => void {
  const refuse = (event: Event) => event.preventDefault();
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
  return () => {
    window.removeEventListener('dragover', refuse);
    window.removeEventListener('drop', refuse);
  };
}
