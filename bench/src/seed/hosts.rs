//! Many advisers who can be booked: weekly hours, exceptions, and a full calendar of their own.

use anyhow::Result;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;
use domain::Language;
use domain::account::Role;
use domain::feed::Kind;
use domain::ids::{AccountId, BoardId};
use domain::slot::Busy;
use domain::talk::Way;
use server::feed::pack;
use server::program::Program;
use server::store::entity::{account, calendar_feed, closed_days, hours, role, training};
use server::store::{Sealed, Typed};

use super::board::insert;
use super::people::name;
use crate::dice::Dice;

/// Busy times of each adviser's own calendar: five on each of forty working days.
const BUSY_A_DAY: usize = 5;
const BUSY_DAYS: usize = 40;
/// Advisers in one statement each table: SQLite takes 32,766 parameters.
const ADVISERS_A_STATEMENT: usize = 20;
/// Two stretches on every working day, in minutes.
const STRETCHES: [(i32, i32); 2] = [(540, 720), (780, 1020)];

#[derive(Default)]
struct Rows {
    accounts: Vec<account::Model>,
    roles: Vec<role::Model>,
    trainings: Vec<training::Model>,
    hours: Vec<hours::Model>,
    closed: Vec<closed_days::Model>,
    feeds: Vec<calendar_feed::Model>,
}

/// Makes so many, for leavers of the whole board.
pub async fn make(program: &Program, board: Typed<BoardId>, advisers: usize, now: DateTime<Utc>) -> Result<()> {
    for first in (0..advisers).step_by(ADVISERS_A_STATEMENT) {
        let mut rows = Rows::default();
        for number in first..advisers.min(first + ADVISERS_A_STATEMENT) {
            rows.add(board, number, now);
        }
        let rows = &rows;
        let written = program.store().write(|tx| {
            Box::pin(async move {
                insert::<account::Entity>(tx, &rows.accounts).await?;
                insert::<role::Entity>(tx, &rows.roles).await?;
                insert::<training::Entity>(tx, &rows.trainings).await?;
                insert::<hours::Entity>(tx, &rows.hours).await?;
                insert::<closed_days::Entity>(tx, &rows.closed).await?;
                insert::<calendar_feed::Entity>(tx, &rows.feeds).await
            })
        });
        written.await?;
    }
    Ok(())
}

impl Rows {
    fn add(&mut self, board: Typed<BoardId>, number: usize, now: DateTime<Utc>) {
        let mut roll = Dice::of(number);
        let (id, today) = (Typed::fresh(), now.date_naive());
        self.accounts.push(account::Model {
            id,
            board_id: board,
            name: name(number),
            email: format!("adviser.{number}@voorbeeld.example"),
            language: Language::Nl.into(),
            school_id: None,
            active: true,
            on_leave: false,
            deputy_id: None,
            created_at: now,
            inactive_since: None,
            erased_at: None,
            provider_issuer: None,
            provider_subject: None,
            round_up: None,
            round_up_on: None,
            host_version: None,
        });
        self.roles.push(role::Model {
            id: Typed::fresh(),
            board_id: board,
            account_id: id,
            role: Role::HrAdviser.into(),
            unit_id: None,
            unit_key: "-".to_owned(),
            first_day: None,
            last_day: None,
            deputy_of: None,
            noted: None,
            source: None,
        });
        self.trainings.push(training::Model {
            id: Typed::fresh(),
            board_id: board,
            account_id: id,
            name: "Afscheidsgesprekken voeren".to_owned(),
            valid_from: today - Days::new(365),
            valid_until: today + Days::new(365),
        });
        for weekday in 1..=5 {
            self.hours.extend(STRETCHES.map(|(start_minute, end_minute)| hours::Model {
                id: Typed::fresh(),
                board_id: board,
                account_id: id,
                weekday,
                start_minute,
                end_minute,
                way: Way::InPerson.into(),
                place: Some(format!("kamer {number}")),
                valid_from: None,
                valid_until: None,
            }));
        }
        let mut closed = |part: Option<(i32, i32)>| {
            let day = today + Days::new(roll.below(56));
            closed_days::Model {
                id: Typed::fresh(),
                board_id: board,
                account_id: Some(id),
                first_day: day,
                last_day: day,
                reason: Sealed::nothing(),
                start_minute: part.map(|(start, _)| start),
                end_minute: part.map(|(_, end)| end),
                feed_id: None,
            }
        };
        self.closed.extend([closed(None), closed(Some(STRETCHES[0]))]);
        self.own_calendar(board, id, today, now, &mut roll);
    }

    fn own_calendar(
        &mut self,
        board: Typed<BoardId>,
        account: Typed<AccountId>,
        today: NaiveDate,
        now: DateTime<Utc>,
        roll: &mut Dice,
    ) {
        let mut busy = Vec::with_capacity(BUSY_A_DAY * BUSY_DAYS);
        let at_work = |date: &NaiveDate| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        for date in today.iter_days().filter(at_work).take(BUSY_DAYS) {
            for _ in 0..BUSY_A_DAY {
                let minute = 480 + 15 * roll.below(36) as i64;
                let local = date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute);
                let Some(start) = Amsterdam.from_local_datetime(&local).earliest() else { continue };
                let start = start.with_timezone(&Utc);
                busy.push(Busy { start, end: start + TimeDelta::minutes(30 + 15 * roll.below(3) as i64) });
            }
        }
        self.feeds.push(calendar_feed::Model {
            id: Typed::fresh(),
            board_id: board,
            account_id: Some(account),
            kind: Kind::File.into(),
            name: "agenda".to_owned(),
            address: None,
            user_name: None,
            password: None,
            etag: None,
            last_modified: None,
            created_at: now,
            next_at: None,
            tried_at: Some(now),
            good_at: Some(now),
            fault: None,
            failures: 0,
            busy: Some(pack(&busy)),
        });
    }
}
