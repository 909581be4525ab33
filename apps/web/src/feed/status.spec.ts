import { countWords, statusOf, type FeedState } from './status';

const feed: FeedState = {
  ...{ host: 'calendar.example', readAt: 'nine', triedAt: 'nine', nextAt: 'ten' },
  readUntil: null,
  ...{ fault: null, isPaused: false },
};
const said = (patch: Partial<FeedState>): readonly [string, string] => {
  const { word, text } = statusOf({ ...feed, ...patch }, (instant) => instant);
  return [word, text];
};

describe('the status of a calendar of elsewhere', () => {
  it('says when it was read and when it will be', () => {
    expect(said({})).toEqual(['Up to date', 'Last read on nine. Next about ten.']);
    expect(said({ readAt: null, triedAt: null })).toEqual(['New', 'About to be read for the first time.']);
    expect(said({ host: null, nextAt: null, readUntil: 'May' })).toEqual([
      ...['File', 'Taken in on nine. Events after May come in when the file is imported again.'],
    ]);
  });

  it('says why it could not be read, that what was read stands, and what happens next', () => {
    expect(said({ fault: 'the server answered 404', triedAt: 'half past' })).toEqual([
      ...['Failing', 'Tried on half past: the server answered 404. What was read on nine stands. Next try about ten.'],
    ]);
    const [word, text] = said({ fault: 'It is gone.', isPaused: true, readAt: null, nextAt: null });
    expect([word, text]).toEqual([
      'Paused',
      'Tried on nine: It is gone. It is not read any more; “Read it now” begins anew.',
    ]);
  });

  it.each([
    [0, 0, 'No event keeps time.'],
    [1, 0, '1 event keeps time.'],
    [1200, 2, '1,200 events keep time; 2 events could not be read.'],
  ])('counts %i events, %i of them unread: “%s”', (eventCount, leftOutCount, words) => {
    expect(countWords({ eventCount, leftOutCount })).toBe(words);
  });
});
