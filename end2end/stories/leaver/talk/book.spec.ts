// Two talks on one page of times: what is picked for one is never lost by settling the other, by turning
// the page or by going back; with and without scripts.
import type { Locator, Page } from '@playwright/test';

import { postAddress } from '../../../support/addresses';
import { expect, handIn, press, send, test } from '../../../support/test';

/** The moments that can be picked there, in seconds since the epoch. */
async function moments(section: Locator): Promise<string[]> {
  const keys = await section.locator('input[type=radio]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  return keys.map((key) => key.split('.')[1]);
}

function at(section: Locator, moment: string): Locator {
  return section.locator(`input[type=radio][value*=".${moment}."]`).first();
}

/** What is picked in the two talks. */
async function picked(page: Page): Promise<string[]> {
  return page.locator('main input[type=radio]:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
}

test('two talks on one page: what is picked for one survives whatever is done with the other', async ({ page, program, newLeaver, openLink, say, see }) => {
  const leaver = await newLeaver({ leader: 'Mark Janssens' });
  await (await handIn(program, leaver, 'both')).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/talk/book');
  const one = page.locator('section[id^=talk-]').first();
  const other = page.locator('section[id^=talk-]').nth(1);
  const next = (section: Locator) => section.getByRole('button', { name: say('Verder'), exact: true });

  await test.step('two moments that fall together are pointed out, and both stay picked', async () => {
    const there = await moments(other);
    const both = (await moments(one)).find((moment) => there.includes(moment));
    expect(both, 'a moment that both hosts have').toBeDefined();
    await at(one, both!).check();
    await at(other, both!).check();
    await press(next(one));
    await expect(page.getByRole('alert')).toContainText(/vallen samen|fall together/);
    await expect(at(one, both!)).toBeChecked();
    await expect(at(other, both!)).toBeChecked();
    await see(page);
  });

  await one.locator('label.slot input').first().check();
  await other.locator('.turned input').last().check();
  const both = await picked(page);
  expect(both).toHaveLength(2);

  await test.step('turning to another week keeps both', async () => {
    await press(one.getByRole('button', { name: say('Volgende week') }));
    expect((await picked(page)).sort()).toEqual([...both].sort());
    await expect(other.getByRole('group', { name: say('Je keuze tot nu toe') }).locator('input')).toBeChecked();
    await see(page);
  });

  await test.step('the one that is settled first does not lose the other, nor does going back', async () => {
    await press(next(other));
    await expect(page.locator('main')).toContainText(/Hierna vragen we naar je andere moment|After this we ask about your other time/);
    await see(page);
    await press(page.getByRole('link', { name: say('Ander moment') }));
    expect((await picked(page)).sort()).toEqual([...both].sort());
    await press(next(other));
    await press(page.locator(`form[action="${postAddress('book-talk')}"] button`));
    await expect(page.getByRole('alert'), 'without the tick').toBeVisible();
    await send(page, 'book-talk', { sure: 'yes' });
  });

  await test.step('then the other is asked for, as it was picked', async () => {
    await expect(page.getByText(say('Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.'))).toBeVisible();
    await expect(page.locator(`form[action="${postAddress('book-talk')}"] input[name=slot]`)).toHaveValue(both[0]);
    await see(page);
    await send(page, 'book-talk', { sure: 'yes' });
    await expect(page).toHaveURL(/\/leaver\/talk$/);
    await expect(page.locator('.chosen')).toHaveCount(2);
  });
});
