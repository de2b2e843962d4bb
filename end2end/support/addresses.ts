// Addresses of server functions that stories post to. `cargo xtask tidy` knows whether each exists.
const ADDRESSES = [
  '/_fn/account-add',
  '/_fn/ask-host',
  '/_fn/behalf-cancel',
  '/_fn/behalf-plan',
  '/_fn/book-talk',
  '/_fn/calendar-remove',
  '/_fn/calendar-upload',
  '/_fn/closed-add',
  '/_fn/days-free',
  '/_fn/departure-address',
  '/_fn/departure-cancel',
  '/_fn/departure-erase',
  '/_fn/departure-letter',
  '/_fn/departure-pause',
  '/_fn/departure-register',
  '/_fn/departure-resend',
  '/_fn/departure-resume',
  '/_fn/departure-revoke',
  '/_fn/enter-code',
  '/_fn/extra-add',
  '/_fn/guides-publish',
  '/_fn/guides-words',
  '/_fn/holidays-add',
  '/_fn/hours-add',
  '/_fn/import-start',
  '/_fn/import-upload',
  '/_fn/keep-answers',
  '/_fn/later-submit',
  '/_fn/leaver-done',
  '/_fn/limits-save',
  '/_fn/my-zone',
  '/_fn/notes-save',
  '/_fn/open-answers',
  '/_fn/organisation-change',
  '/_fn/point-publish',
  '/_fn/point-save',
  '/_fn/point-withdraw',
  '/_fn/predict',
  '/_fn/questionnaire-import',
  '/_fn/questionnaire-own',
  '/_fn/questionnaire-publish',
  '/_fn/questionnaire-switch',
  '/_fn/questionnaire-words',
  '/_fn/report-add',
  '/_fn/report-reply',
  '/_fn/report-save',
  '/_fn/report-settle',
  '/_fn/request-code',
  '/_fn/retention-change',
  '/_fn/right-answer',
  '/_fn/right-ask',
  '/_fn/right-lift',
  '/_fn/rule-reset',
  '/_fn/rule-save',
  '/_fn/save-answers',
  '/_fn/submit-answers',
  '/_fn/subscription-off',
  '/_fn/subscription-renew',
  '/_fn/talk-held',
  '/_fn/talk-plan',
  '/_fn/training-add',
  '/_fn/unit-add',
  '/_fn/withdraw-answers',
] as const;

type Named<Address> = Address extends `/_fn/${infer Name}` ? Name : never;

/** The last part of such an address. */
export type Endpoint = Named<(typeof ADDRESSES)[number]>;

/** Where a form posts to. */
export function postAddress(endpoint: Endpoint): string {
  const found = ADDRESSES.find((address) => address.endsWith(`/${endpoint}`));
  if (!found) throw new Error(`no server function is known as ${endpoint}`);
  return found;
}
