import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

/**
 * What is being typed: shown at once, told after a pause of 200 ms, and taken back from the address bar when that
 * changed for another reason.
 */
export function useTyped(value: string, tell: (text: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tellLater = useDebouncedCallback((next: string) => {
    told.current = next;
    tell(next);
  }, 200);

  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  return [
    text,
    (next) => {
      setText(next);
      tellLater(next);
    },
  ];
}
