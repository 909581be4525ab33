import { readTimeline, type TimelineParams } from '../timeline/params';
import { present, wordOf } from '../url';

export const tabs = ['calendar', 'capacity', 'hours', 'claims', 'rates', 'together', 'calendars'] as const;
export type Tab = (typeof tabs)[number];

export type ManageParams = TimelineParams & { readonly tab?: Tab };

export const readManage = (raw: Readonly<Record<string, unknown>>): ManageParams => ({
  ...readTimeline(raw),
  ...present({ tab: wordOf(raw.tab, tabs) }),
});
