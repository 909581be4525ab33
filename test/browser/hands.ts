import type { Locator, Page } from 'playwright-core';

type WithFocus = { readonly document: { readonly activeElement: unknown } };

/** One way to work a page: whatever a test does, somebody does with one hand on the mouse, or with none. */
export type Hands = {
  /** A button, a link, a switch, a tab. */
  readonly press: (what: Locator) => Promise<void>;
  /** Puts the text in place of what stands in a field. */
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** Opens the list of a field and takes one thing of it. */
  readonly choose: (field: Locator, name: string) => Promise<void>;
};

const retyped = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
};

/** Points and clicks; the keyboard only writes. */
export const byMouse = (page: Page): Hands => ({
  press: (what) => what.click(),
  write: async (field, text) => {
    await field.click();
    await retyped(page, text);
  },
  choose: async (field, name) => {
    await field.click();
    await page.getByRole('option', { name }).click();
  },
});

const mostSteps = 150;

/** Reaches everything by the Tab key, from wherever the focus is. */
export function byKeys(page: Page): Hands {
  const reach = async (what: Locator): Promise<void> => {
    await what.waitFor();
    const hasFocus = () => what.evaluate((one) => (globalThis as unknown as WithFocus).document.activeElement === one);
    for (let step = 0; step < mostSteps; step += 1) {
      if (await hasFocus()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${what.toString()}.`);
  };
  return {
    press: async (what) => {
      await reach(what);
      await page.keyboard.press((await what.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter');
    },
    write: async (field, text) => {
      await reach(field);
      await retyped(page, text);
    },
    choose: async (field, name) => {
      await reach(field);
      await page.keyboard.press('ArrowDown');
      const option = page.getByRole('option', { name });
      const isMarked = async () => (await option.getAttribute('data-combobox-selected')) !== null;
      for (let step = 0; step < mostSteps && !(await isMarked()); step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  };
}
