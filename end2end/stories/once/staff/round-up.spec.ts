// The mail with what is due: numbers, nobody's name, and a way that leads through the sign-in.
import { expect, press, test } from '../../../support/test';

test('HR’s mail says how many of what, names nobody, and leads to sign-in and then to the page', async ({ page, program, signIn, see }) => {
  const { email } = program.account('hr_coordinator');
  await program.toOfficeHours();
  const mail = await program.mail(email, /Wat er te doen is/);
  const lines = mail.text.split('\n').filter((line) => /\d/.test(line) && !line.includes('http'));
  expect(lines.length, 'numbers').toBeGreaterThan(0);
  const link = mail.text.match(/https?:\/\/\S+\/staff(?=[\s>)]|$)/m)?.[0] ?? '';
  expect(new URL(link).origin).toBe(new URL(program.url).origin);
  expect(mail.text, 'how often it comes is chosen there').toContain('/staff/roles#round-up');
  expect(mail.link, 'nobody’s personal link').toBeUndefined();

  await test.step('nobody on the board is named in it, in words or in HTML', async () => {
    await signIn(page, 'hr_coordinator');
    await page.goto('/staff/board?open=all');
    const names = await page.locator('table.board tbody th a').allInnerTexts();
    expect(names.length).toBeGreaterThan(10);
    const staff = (['hr_adviser', 'team_leader', 'policy_officer'] as const).map((role) => program.account(role).name);
    for (const name of [...names, ...staff]) {
      expect(mail.text).not.toContain(name);
      expect(mail.html).not.toContain(name);
      expect(mail.subject).not.toContain(name);
    }
  });

  await test.step('its link asks who it is, and then shows the page', async () => {
    await page.context().clearCookies();
    await page.goto(link);
    await expect(page).toHaveURL(/\/staff\/sign-in/);
    await see(page);
    const before = (await program.mails(email)).filter((one) => /code/i.test(one.subject)).length;
    await page.locator('input[name=email]').fill(email);
    await press(page.locator('main').getByRole('button').last());
    const code = await program.mail(email, /code/i, before);
    await page.getByRole('textbox', { name: 'Code' }).fill(code.code ?? '');
    await press(page.locator('main').getByRole('button').last());
    await expect(page).toHaveURL(/\/staff\/(board|start)$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await see(page);
  });
});
