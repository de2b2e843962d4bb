//! Other days: the days of a week, then morning or afternoon, then the starts that a person would choose. Each step is
//! an address of its own, so that it works without scripts, keeps what was picked, and stays short.

mod persons;

use chrono::{Days, NaiveDate};
use domain::ids::AccountId;
use domain::slot::{PartOfDay, chosen_starts};
use leptos::prelude::*;
use server::talk::{DAYS_A_WEEK, OfferedSlot};
use wording::{Key, Wording, key};

use crate::components::field_error;
use crate::leaver::talk::moments::Moments;
use crate::leaver::talk::settle::BOOK;
use crate::leaver::talk::shown::{Shown, Step};
use crate::leaver::words::{Moment, from_to};

/// The other days of one talk.
#[derive(Debug)]
pub(super) struct OtherDays<'a> {
    pub moments: Moments<'a>,
    pub shown: &'a Shown,
    /// Whose times, where they are one person's.
    pub host: Option<AccountId>,
    /// They have another talk to plan, and came from both.
    pub beside_another: bool,
    /// What is missing, beside the times.
    pub fault: Option<String>,
}

/// What a step shows.
#[derive(Debug)]
pub(super) enum Looked {
    /// To follow a link further.
    Links(AnyView),
    /// Times to choose from, which stand in a form.
    Times(AnyView),
}

impl OtherDays<'_> {
    /// The step, or the one before it where a day or a part of it has no times any more.
    pub fn view(&self) -> Looked {
        match self.shown.step {
            Step::First => Looked::Links(self.week(None)),
            Step::Week(week) => Looked::Links(self.week(week)),
            Step::Day(date, part) => match (self.of(date, PartOfDay::Morning), self.of(date, PartOfDay::Afternoon)) {
                (morning, afternoon) if morning.is_empty() && afternoon.is_empty() => {
                    Looked::Links(self.week(Some(date)))
                }
                (morning, afternoon) if afternoon.is_empty() => self.times(date, PartOfDay::Morning, &morning, false),
                (morning, afternoon) if morning.is_empty() => self.times(date, PartOfDay::Afternoon, &afternoon, false),
                (morning, afternoon) => match part {
                    Some(PartOfDay::Morning) => self.times(date, PartOfDay::Morning, &morning, true),
                    Some(PartOfDay::Afternoon) => self.times(date, PartOfDay::Afternoon, &afternoon, true),
                    None => Looked::Links(self.parts(date, [morning.len(), afternoon.len()])),
                },
            },
        }
    }

    /// Where "back" leads from this step.
    pub fn back(&self) -> String {
        match self.shown.step {
            Step::First | Step::Week(_) if self.beside_another => {
                Shown { talk: None, ..self.shown.at(Step::First) }.address(BOOK, &[], "")
            }
            Step::First | Step::Week(_) => self.to(Step::First),
            Step::Day(date, _) => self.to(Step::Week(Some(date))),
        }
    }

    fn wording(&self) -> Wording {
        self.moments.clocks.wording
    }

    fn to(&self, step: Step) -> String {
        self.shown.at(step).address(BOOK, &[], "")
    }

    /// The times of a part of a day.
    fn of(&self, date: NaiveDate, part: PartOfDay) -> Vec<&OfferedSlot> {
        let day = self.moments.talk.days.iter().find(|day| day.date == date);
        let slots = day.into_iter().flat_map(|day| &day.slots);
        slots.filter(|slot| PartOfDay::of(slot.minute_of_day) == part && self.moments.can_be_chosen(slot)).collect()
    }

    fn how_many(&self, count: usize) -> String {
        self.wording().with(key::LEAVER_DAYS_COUNT, [("count", count.into())])
    }

    /// The days of a week, each with how many times it has.
    fn week(&self, asked: Option<NaiveDate>) -> AnyView {
        let wording = self.wording();
        let Some(week) = self.moments.talk.calendar_week(asked) else {
            return view! { <p>{wording.text(key::LEAVER_BOOK_NOTHING)}</p> }.into_any();
        };
        let [first, last] = from_to(wording, week.monday, week.monday + Days::new(DAYS_A_WEEK - 1));
        let title = wording.with(key::LEAVER_WEEK_TITLE, [("first", first.into()), ("last", last.into())]);
        let rows: Vec<_> = (0..7)
            .map(|day| week.monday + Days::new(day))
            .enumerate()
            .filter_map(|(index, date)| {
                let count = PartOfDay::ALL.iter().map(|part| self.of(date, *part).len()).sum::<usize>();
                let is_of_the_week = u64::try_from(index).is_ok_and(|index| index < DAYS_A_WEEK);
                if count > 0 {
                    let row = self.link_row(Step::Day(date, None), wording.short_day(date), count);
                    return Some(row);
                }
                is_of_the_week.then(|| {
                    let none = wording.text(key::LEAVER_BOOK_NONE_THAT_DAY);
                    view! { <li class="none"><span>{wording.short_day(date)}</span> " " <small>{none}</small></li> }
                        .into_any()
                })
            })
            .collect();
        let sunday = week.monday + Days::new(6);
        let later = self.moments.talk.days.iter().map(|day| day.date).find(|date| *date > sunday);
        let next = later.filter(|_| week.days.is_empty()).map(|date| {
            let day = wording.day(date, self.moments.today);
            let said = wording.with(key::LEAVER_WEEK_NEXT, [("day", day.into())]);
            view! { <p><a href=self.to(Step::Week(Some(date)))>{said}</a></p> }
        });
        let turn = |monday: Option<NaiveDate>, words: Key| {
            let monday = monday?;
            Some(view! { <li><a href=self.to(Step::Week(Some(monday)))>{wording.text(words)}</a></li> })
        };
        let others = (week.before.is_some() || week.after.is_some()).then(|| {
            view! {
                <nav class="turn" aria-label=wording.text(key::LEAVER_WEEK_NAV)>
                    <ul>
                        {turn(week.before, key::LEAVER_WEEK_BEFORE)}
                        {turn(week.after, key::LEAVER_WEEK_AFTER)}
                    </ul>
                </nav>
            }
        });
        view! {
            <h2>{title}</h2>
            {self.whose().map(|whose| view! { <p>{whose}</p> })}
            {self.persons()}
            <ul class="further">{rows}</ul>
            {next}
            {others}
        }
        .into_any()
    }

    fn link_row(&self, step: Step, name: String, count: usize) -> AnyView {
        view! { <li><a href=self.to(step)><span>{name}</span> " " <small>{self.how_many(count)}</small></a></li> }
            .into_any()
    }

    /// Morning or afternoon.
    fn parts(&self, date: NaiveDate, counts: [usize; 2]) -> AnyView {
        let wording = self.wording();
        let rows: Vec<_> = PartOfDay::ALL
            .iter()
            .zip(counts)
            .map(|(part, count)| self.link_row(Step::Day(date, Some(*part)), wording.text(part_words(*part)), count))
            .collect();
        view! {
            <h2>{wording.day(date, self.moments.today)}</h2>
            <ul class="further">{rows}</ul>
        }
        .into_any()
    }

    /// The starts of a part of a day: those a person would choose, or all of them.
    fn times(&self, date: NaiveDate, part: PartOfDay, slots: &[&OfferedSlot], has_other: bool) -> Looked {
        let wording = self.wording();
        let starts: Vec<_> = slots.iter().map(|slot| (slot.minute_of_day, slot.way)).collect();
        let is_chosen = chosen_starts(&starts);
        let few: Vec<&OfferedSlot> =
            slots.iter().zip(&is_chosen).filter(|(_, is)| **is).map(|(slot, _)| *slot).collect();
        let shows_all = self.shown.every_start;
        let offered: &[&OfferedSlot] = if shows_all { slots } else { &few };
        let every = (!shows_all && few.len() < slots.len()).then(|| {
            let there = Shown { every_start: true, ..self.shown.at(Step::Day(date, Some(part))) };
            let words = wording.with(key::LEAVER_DAYS_EVERY, [("count", slots.len().into())]);
            view! { <li><a href=there.address(BOOK, &[], "")>{words}</a></li> }
        });
        let (other, other_words) = match part {
            PartOfDay::Morning => (PartOfDay::Afternoon, key::LEAVER_DAYS_TO_AFTERNOON),
            PartOfDay::Afternoon => (PartOfDay::Morning, key::LEAVER_DAYS_TO_MORNING),
        };
        let other = has_other.then(|| {
            view! { <li><a href=self.to(Step::Day(date, Some(other)))>{wording.text(other_words)}</a></li> }
        });
        let id = self.moments.id();
        let day = wording.day(date, self.moments.today);
        let legend = format!("{day}, {}", wording.text(part_words(part)).to_lowercase());
        let further = (every.is_some() || other.is_some()).then(|| {
            view! {
                <nav class="turn" aria-label=wording.text(key::LEAVER_DAYS_NAV)>
                    <ul>{every} {other}</ul>
                </nav>
            }
        });
        let times = view! {
            <div class="picker" id=format!("talk-{}", self.moments.name)>
                <fieldset
                    class="question"
                    id=id.clone()
                    aria-describedby=self.fault.as_ref().map(|_| format!("{id}-error"))
                >
                    <legend>{legend}</legend>
                    {field_error(&id, self.fault.as_deref())}
                    {self.groups(offered)}
                </fieldset>
                {self.moments.onward()}
            </div>
            {further}
        };
        Looked::Times(times.into_any())
    }

    /// Times, with where and with whom said once for all of which it holds.
    fn groups(&self, offered: &[&OfferedSlot]) -> Vec<AnyView> {
        let (id, wording) = (self.moments.id(), self.wording());
        let said = |slot: &OfferedSlot| Moment::from(slot).with_and_where(wording);
        let mut sayings: Vec<String> = Vec::new();
        for slot in offered {
            let saying = said(slot);
            if !sayings.contains(&saying) {
                sayings.push(saying);
            }
        }
        sayings
            .into_iter()
            .enumerate()
            .map(|(group, saying)| {
                let of_it = offered.iter().filter(|slot| said(slot) == saying);
                let cells: Vec<_> = of_it
                    .enumerate()
                    .map(|(index, slot)| {
                        let id = (group == 0 && index == 0).then(|| Moments::first_id(self.moments.name));
                        self.moments.cell(slot, id)
                    })
                    .collect();
                let heading = format!("{id}-of-{group}");
                let labelled_by = heading.clone();
                view! {
                    <div role="group" aria-labelledby=labelled_by>
                        <p class="hint" id=heading>{saying}</p>
                        <div class="times">{cells}</div>
                    </div>
                }
                .into_any()
            })
            .collect()
    }
}

fn part_words(part: PartOfDay) -> Key {
    match part {
        PartOfDay::Morning => key::LEAVER_DAYS_MORNING,
        PartOfDay::Afternoon => key::LEAVER_DAYS_AFTERNOON,
    }
}
