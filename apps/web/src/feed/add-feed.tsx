import { Button, FileInput, Group, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { sendFile } from '../graph/upload';
import { Refused } from '../shell/trouble';
import { AddCalendarFeed, ImportCalendar } from './operations';
import { countWords } from './status';

type Props = { readonly resourceId: string; readonly units: number };

const shownPaths = ['name', 'url', 'uploadId', 'units'];

/** Lets a calendar keep time of the resource: read again and again from an address, or taken once from a file. */
export function AddFeed({ resourceId, units: most }: Props) {
  const add = useSubmission(AddCalendarFeed);
  const bring = useSubmission(ImportCalendar);
  const [from, setFrom] = useState('address');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [units, setUnits] = useState('');
  const [isTried, setTried] = useState(false);
  const [isUploading, setUploading] = useState(false);
  const [fileFault, setFileFault] = useState<string | null>(null);

  const isAddress = from === 'address';
  const { refusals, trouble } = isAddress ? add : bring;
  const faults = {
    name: name.trim() === '' ? 'Give it a name.' : null,
    url: isAddress && url.trim() === '' ? 'Paste the address of the calendar.' : null,
    file: !isAddress && file === null ? 'Choose a file.' : null,
  };
  const fault = (path: string, own: string | null) => (isTried ? own : null) ?? messageAt(refusals, path);

  async function send() {
    setTried(true);
    if (Object.values(faults).some((one) => one !== null)) return;
    const asked = { resourceId, name: name.trim(), units: units === '' ? null : Number(units) };
    const message = isAddress ? await follow(asked) : await take(asked);
    if (message === null) return;
    notifications.show({ title: `${asked.name} keeps time now`, message });
    setTried(false);
    setName('');
    setUrl('');
    setFile(null);
    setUnits('');
  }

  type Asked = { readonly resourceId: string; readonly name: string; readonly units: number | null };

  async function follow(asked: Asked): Promise<string | null> {
    return (await add.send({ ...asked, url: url.trim() })) ? 'It is being read for the first time.' : null;
  }

  async function take(asked: Asked): Promise<string | null> {
    if (file === null) return null;
    setUploading(true);
    setFileFault(null);
    const sent = await sendFile(file);
    setUploading(false);
    if ('fault' in sent) {
      setFileFault(sent.fault);
      return null;
    }
    const taken = await bring.send({ ...asked, uploadId: sent.uploadId });
    return taken?.feed ? countWords(taken.feed) : null;
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
        <Title order={2} size="h4">
          Add a calendar
        </Title>
        <SegmentedControl
          aria-label="Where it comes from"
          data={[
            { value: 'address', label: 'By its address' },
            { value: 'file', label: 'From a file' },
          ]}
          value={from}
          onChange={setFrom}
        />
        <TextInput
          label="Name of the calendar"
          description={
            isAddress
              ? '“Front desk”, “Bookings of Suite A”.'
              : 'A file of the same name takes the place of the one before.'
          }
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={fault('name', faults.name)}
        />
        {isAddress ? (
          <TextInput
            label="Address (iCal)"
            description="What the other program calls its iCal, ICS or webcal address."
            required
            inputMode="url"
            autoCapitalize="off"
            placeholder="https://…/basic.ics"
            value={url}
            onChange={({ currentTarget }) => setUrl(currentTarget.value)}
            error={fault('url', faults.url)}
          />
        ) : (
          <FileInput
            label="Calendar file"
            description="An .ics file, as calendar programs export it; up to 32 MB."
            required
            placeholder="Choose a file"
            accept=".ics,.ical,text/calendar"
            clearable
            clearButtonProps={{ 'aria-label': 'Choose no file' }}
            value={file}
            onChange={(chosen) => {
              setFileFault(null);
              setFile(chosen);
            }}
            error={fileFault ?? fault('uploadId', faults.file)}
          />
        )}
        {most > 1 && (
          <TextInput
            label="Units each event takes"
            description={`of ${most.toLocaleString('en-GB')}; empty: all of them`}
            inputMode="numeric"
            maw={240}
            value={units}
            onChange={({ currentTarget }) => setUnits(currentTarget.value.replaceAll(/\D/g, '').slice(0, 7))}
            error={messageAt(refusals, 'units')}
          />
        )}
        <Refused refusals={refusals} trouble={trouble} shown={shownPaths} />
        <Group>
          <Button type="submit" loading={add.isSending || bring.isSending || isUploading}>
            {isAddress ? 'Add the calendar' : 'Take the file in'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
