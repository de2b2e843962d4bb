// What an adviser proposes from a talk: read by whoever decides from the Monday after, decided on, and seen to by an owner
// who says how far it is. The clock is this file's own.
import { postAddress } from '../../../support/addresses';
import { expect, press, send, testApart } from '../../../support/test';

const test = testApart();

const POINTS = '/staff/improvements';

test('an adviser proposes a point that names nobody, it is decided on, and its owner says how it goes', async ({ page, program, signIn, see }) => {
  test.slow();
  const [officer, adviser] = [program.account('policy_officer').name, program.account('hr_adviser').name];
  const what = 'Starters weten na een maand niet bij wie ze terechtkunnen.';
  await signIn(page, 'hr_adviser');
  await page.goto(`${POINTS}/mine`);
  await expect(page.locator('nav.tabs [aria-current=page]')).toHaveAttribute('href', `${POINTS}/mine`);
  await see(page);
  await press(page.locator(`main a[href="${POINTS}/propose"]`).first());
  await expect(page.locator('#nobody'), 'nothing of one person').toBeVisible();
  await see(page);

  await test.step('a name is refused at its field, and nothing typed is lost', async () => {
    await send(page, 'point-propose', { what, advice: `Vraag het ${officer}.` });
    const surname = officer.split(' ').at(-1) ?? officer;
    await expect(page.locator('#advice-error')).toContainText(surname);
    await expect(page.locator('#what')).toHaveValue(what);
    await see(page);
    await send(page, 'point-propose', { advice: 'Geef elke starter een maatje.' });
    await expect(page.locator('.notice.good')).toBeVisible();
    await expect(page.locator('#proposals')).toBeVisible();
    await expect(page.locator('section[aria-labelledby=proposals]')).toContainText(/leest het vanaf|reads it from/);
    await expect(page.getByRole('heading', { name: what })).toBeVisible();
    await see(page);
  });

  await test.step('who decides reads it from the Monday after, and not who proposed it', async () => {
    await signIn(page, 'policy_officer');
    await page.goto(POINTS);
    await expect(page.getByRole('link', { name: what }), 'the day would be known').toHaveCount(0);
    await program.forward('week');
    await signIn(page, 'policy_officer');
    await page.goto(POINTS);
    await press(page.getByRole('link', { name: what }));
    await expect(page.locator('main dl.facts')).not.toContainText(adviser);
    await see(page);
    await send(page, 'point-save', { status: 'declined' });
    await expect(page.locator('#declined-error'), 'a reason is needed').toBeVisible();
    await see(page);
    await send(page, 'point-save', { status: 'accepted', owner: adviser, due: '2030-01-31' });
    await expect(page.locator('.notice.good')).toBeVisible();
  });

  await test.step('whoever sees to it reads it, and says how it goes', async () => {
    await signIn(page, 'hr_adviser');
    await page.goto(`${POINTS}/mine`);
    await expect(page.locator('section[aria-labelledby=owned]').getByRole('heading', { name: what })).toBeVisible();
    await send(page, 'point-comment');
    await expect(page.locator('#comment-error')).toBeVisible();
    await see(page);
    await send(page, 'point-comment', { comment: 'Twee scholen zijn begonnen.' });
    await expect(page.locator('section[aria-labelledby=owned] .told')).toHaveText('Twee scholen zijn begonnen.');
    await see(page);
    await send(page, 'point-move', { status: '', result: 'Twee scholen doen het.' });
    await expect(page.locator('#status-error')).toBeVisible();
    await expect(page.locator(`form[action="${postAddress('point-move')}"] textarea`)).toHaveValue('Twee scholen doen het.');
    await see(page);
    await send(page, 'point-move', { status: 'doing' });
    await expect(page.locator('.notice.good')).toBeVisible();
    await expect(page.locator('section[aria-labelledby=owned] dl.facts').first()).toContainText('Twee scholen doen het.');
    await see(page);
  });
});
