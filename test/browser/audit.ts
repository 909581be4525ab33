import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

type WithAxe = { readonly axe: { run(options: object): Promise<AxeResults> } };

const rulesOfColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds serious or critical on the page as it stands, one line for each element; by all its rules, or by those of colours. */
export async function seriousFindings(page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  const asked = { resultTypes: ['violations'], ...(rules === 'colours' && { runOnly: rulesOfColours }) };
  const { violations } = await page.evaluate((options) => (globalThis as unknown as WithAxe).axe.run(options), asked);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`));
}

type WithDocument = {
  readonly innerWidth: number;
  readonly document: {
    readonly scrollingElement: { readonly scrollWidth: number } | null;
    querySelectorAll(selector: string): Iterable<Drawn>;
  };
};
type Drawn = { readonly outerHTML: string; getBoundingClientRect(): { readonly right: number } };

/** Elements that make the page wider than its window; empty when it can be read without scrolling sideways. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { document, innerWidth } = globalThis as unknown as WithDocument;
    const width = document.scrollingElement?.scrollWidth ?? 0;
    if (width <= innerWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth,
    );
    return [`${width} px in ${innerWidth}`, ...wide.map(({ outerHTML }) => outerHTML.slice(0, 160))].slice(0, 5);
  });
