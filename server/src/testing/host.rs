//! What staff do in a world: their account, their settings, their times and calendars.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::AccountId;

use super::world::World;
use crate::account::AccountForm;
use crate::availability::{ClosedDaysForm, ExtraHoursForm, SettingsForm};
use crate::feed::FeedKeeper;

impl World {
    /// Changes an account as the page does: the form as it is filled now, with what `change` makes of it.
    pub async fn change_account(&self, account: AccountId, change: impl FnOnce(&mut AccountForm)) {
        let found = crate::account::find(self.store().read(), account, self.now()).await.expect("the store works");
        let found = found.expect("the account is there");
        let mut form = AccountForm::of(&found);
        change(&mut form);
        crate::account::change(&self.program, &self.keeper(), account, &form).await.expect("the store works").done();
    }

    /// What a host sets for their own talks; what is not named keeps its default.
    pub async fn host_settings(&self, account: AccountId, form: &SettingsForm) {
        let keeper = self.times_of(account);
        crate::availability::save_settings(&self.program, &keeper, form).await.expect("the store works").done();
    }

    /// Hours on one date, by video.
    pub async fn extra_hours(&self, account: AccountId, day: NaiveDate, start: &str, end: &str) {
        let form = ExtraHoursForm {
            day: day.to_string(),
            start: start.into(),
            end: end.into(),
            way: "video".into(),
            ..ExtraHoursForm::default()
        };
        let keeper = self.times_of(account);
        crate::availability::add_extra_hours(&self.program, &keeper, &form).await.expect("the store works").done();
    }

    /// Closes part of one day of a host.
    pub async fn closed_part(&self, account: AccountId, day: NaiveDate, from: &str, until: &str) {
        let form = ClosedDaysForm {
            first_day: day.to_string(),
            reason: "afwezig".into(),
            part_from: from.into(),
            part_until: until.into(),
            ..ClosedDaysForm::default()
        };
        let keeper = self.times_of(account);
        crate::availability::add_closed_days(&self.program, &keeper, &form).await.expect("the store works").done();
    }

    /// A calendar of the host's own, uploaded as a file, in which this time is taken.
    pub async fn busy(&self, account: AccountId, start: DateTime<Utc>, end: DateTime<Utc>) {
        let at = |instant: DateTime<Utc>| instant.format("%Y%m%dT%H%M%SZ");
        let file = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{}\r\nDTSTART:{}\r\nDTEND:{}\r\nEND:VEVENT\r\n\
             END:VCALENDAR\r\n",
            uuid::Uuid::now_v7(),
            at(start),
            at(end),
        );
        let keeper = FeedKeeper::own(&self.signed_in(account).await);
        let added =
            crate::feed::add_file(&self.program, &keeper, "eigen agenda", "agenda.ics", file.into_bytes()).await;
        added.expect("the store works").done();
    }
}
