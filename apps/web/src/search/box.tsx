import { Badge, Button, Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { useClient, useQuery } from 'urql';
import { Suggest, Understand } from './operations';
import type { ChangeSearch, Defaults, SearchParams } from './params';
import { askedBy, wordsOf } from './reading';
import styles from './box.module.css';
import { keyOf, kindOfSuggestion, pageOf, patchOf, type Suggestion } from './suggestions';

type Props = { readonly search: SearchParams & Defaults; readonly onChange: ChangeSearch };

/** Where the key `/` leads. */
export const boxId = 'search-box';

const none: readonly never[] = [];
const pauseMs = 200;

/** One box for everything that has a name, and for whole sentences: Enter searches for what the words say. */
export function SearchBox({ search, onChange }: Props) {
  const client = useClient();
  const navigate = useNavigate();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState(search.q ?? '');
  const [given, setGiven] = useState(search.q);
  const [isReading, setReading] = useState(false);
  const [failed, setFailed] = useState(false);
  if (search.q !== given) {
    setGiven(search.q);
    setText(search.q ?? '');
  }

  // What was overtaken by another letter is let go of before it is answered.
  const [asked] = useDebouncedValue(text.trim(), pauseMs);
  const isTyped = asked !== '' && asked !== (search.q ?? '');
  const [suggested] = useQuery({
    query: Suggest,
    variables: { text: asked.slice(0, 200) },
    pause: !isTyped,
    requestPolicy: 'cache-first',
  });
  const [understood] = useQuery({
    query: Understand,
    variables: { text: asked.slice(0, 500) },
    pause: !isTyped,
    requestPolicy: 'cache-first',
  });
  const items: readonly Suggestion[] = (isTyped && suggested.data?.suggest.items) || none;
  const parts = (isTyped && understood.data?.understand.parts) || none;

  function take(key: string) {
    const item = items.find((one) => keyOf(one) === key);
    if (!item) return;
    combobox.closeDropdown();
    const page = pageOf(item);
    if (page) void navigate(page);
    else {
      setText('');
      onChange(patchOf(item, search));
    }
  }

  async function ask() {
    const q = text.trim();
    combobox.closeDropdown();
    if (q === '') return onChange({ q: undefined });
    setReading(true);
    const { data } = await client
      .query(Understand, { text: q.slice(0, 500) }, { requestPolicy: 'cache-first' })
      .toPromise();
    setReading(false);
    setFailed(data === undefined);
    if (data) onChange(askedBy(search, q, data.understand.parts));
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0) return;
    event.preventDefault();
    void ask();
  }

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Combobox store={combobox} onOptionSubmit={take} position="bottom-start">
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <Combobox.Target>
            <TextInput
              id={boxId}
              type="search"
              label="Say what you need, or look for a name"
              placeholder="HDR grade, UHD, ten days in March, within 300 km of Lyon, under 12 000 EUR"
              size="md"
              flex={1}
              maxLength={500}
              autoComplete="off"
              value={text}
              error={failed ? 'The words could not be read just now. The fields below still work.' : null}
              rightSection={isReading || suggested.fetching ? <Loader size="xs" aria-hidden="true" /> : null}
              onChange={({ currentTarget }) => {
                setText(currentTarget.value);
                combobox.openDropdown();
                combobox.resetSelectedOption();
              }}
              onFocus={() => isTyped && combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={press}
            />
          </Combobox.Target>
          <Button type="submit" size="md">
            Search
          </Button>
        </Group>
        <Combobox.Dropdown hidden={items.length === 0 && parts.length === 0}>
          {parts.length > 0 && (
            <Combobox.Header>
              <Text size="xs" c="dimmed">
                Enter searches for: {parts.map(({ reading }) => wordsOf(reading)).join(' · ')}
              </Text>
            </Combobox.Header>
          )}
          <Combobox.Options aria-label="Suggestions">
            {items.map((item) => (
              <Combobox.Option key={keyOf(item)} value={keyOf(item)} className={styles.option}>
                <span>
                  <strong>{item.label}</strong>
                  {item.context && <span className={styles.context}> · {item.context}</span>}
                  {item.via && <span className={styles.context}> · also “{item.via}”</span>}
                </span>
                <Badge variant={item.kind === 'DIRECTORY_ENTRY' ? 'outline' : 'light'} className={styles.kind}>
                  {kindOfSuggestion[item.kind]}
                </Badge>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </form>
  );
}
