//! The boxes of the report; the names of the fields are those of `domain::report`.

use domain::guide::TalkTheme;
use domain::ids::DepartureId;
use domain::reason::{ReasonCode, ReasonGroup, ValueCode};
use domain::report::{EMPTY_ROWS, PartInLeaving, Preventable, Report};
use domain::talk::Way;
use leptos::prelude::*;
use wording::{Key, key};

use crate::components::{Field, field_error};
use crate::staff::parts::{Choices, Filling, Tick, hidden};
use crate::staff::room::Room;

/// The form, filled with a report that may be half-way or wrong at places.
pub fn form(room: &Room, id: DepartureId, report: &Report, faults: &Filling, revision: &str, held: bool) -> AnyView {
    let boxes = Boxes { room, report, faults };
    let not_held = (!held).then(|| view! { <p class="hint">{room.text(key::STAFF_REPORT_NOT_HELD)}</p> });
    let sure = Tick {
        id: "sure".to_owned(),
        name: "sure",
        words: room.text(key::STAFF_REPORT_SURE),
        small: None,
        is_ticked: false,
        fault: faults.fault("sure"),
    };
    view! {
        <form id="report-form" novalidate=true method="post" action="/_fn/report-save">
            {hidden("departure", id.to_string())}
            {hidden("revision", revision)}
            {boxes.told()}
            <h2>{room.text(key::STAFF_REPORT_THEMES)}</h2>
            {boxes.themes()}
            {boxes.rest()}
            {not_held}
            {sure.view()}
            <div class="actions">
                <button class="button" name="then" value="draft">{room.text(key::STAFF_SAVE)}</button>
                <button class="button quiet" name="then" value="final">{room.text(key::STAFF_REPORT_FINALISE)}</button>
            </div>
        </form>
    }
    .into_any()
}

struct Boxes<'a> {
    room: &'a Room,
    report: &'a Report,
    faults: &'a Filling,
}

impl Boxes<'_> {
    fn field(&self, name: impl Into<String>, label: String, value: &str) -> Field {
        let name = name.into();
        let fault = self.faults.fault(&name);
        Field::new(name, label, value).fault(fault.as_deref())
    }

    fn text(&self, name: &str, label: Key, value: &str, rows: u8) -> AnyView {
        self.field(name, self.room.text(label), value).text(rows).view()
    }

    /// The story, and the reasons as told.
    fn told(&self) -> AnyView {
        let (language, sector) = (self.room.wording.language(), self.room.organisation.sector);
        let none = || (String::new(), self.room.text(key::STAFF_CHOOSE));
        let ways = std::iter::once(none())
            .chain(Way::ALL.iter().map(|way| (way.code().to_owned(), self.room.wording.code("way", way.code()))))
            .collect();
        let way = self
            .field("way", self.room.text(key::STAFF_REPORT_WAY), self.report.way.map_or("", Way::code))
            .select(ways)
            .width("short");
        let story = self
            .field("story", self.room.text(key::STAFF_REPORT_STORY), &self.report.story)
            .text(7)
            .hint(self.room.text(key::STAFF_REPORT_STORY_HINT));
        let groups: Vec<_> = ReasonGroup::ALL.iter().map(|group| self.group(*group)).collect();
        let told_fault = self.faults.fault("told");
        let decisive = std::iter::once(none())
            .chain(ReasonCode::ALL.iter().map(|reason| (reason.code().to_owned(), reason.text(language, sector))))
            .collect();
        let decisive = self
            .field(
                "decisive",
                self.room.text(key::STAFF_REPORT_DECISIVE),
                self.report.decisive.map_or("", ReasonCode::code),
            )
            .select(decisive)
            .hint(self.room.text(key::STAFF_REPORT_DECISIVE_HINT));
        let preventable = Choices {
            legend: self.room.text(key::STAFF_REPORT_PREVENTABLE),
            name: "preventable".to_owned(),
            hint: None,
            several: false,
            options: Preventable::ALL
                .iter()
                .map(|one| (one.code().to_owned(), self.room.wording.code("preventable", one.code())))
                .collect(),
            chosen: self.report.preventable.map(|one| one.code().to_owned()).into_iter().collect(),
            fault: self.faults.fault("preventable"),
        };
        view! {
            {way.view()}
            {story.view()}
            <fieldset class="question" aria-describedby="told-hint">
                <legend>{self.room.text(key::STAFF_REPORT_TOLD)}</legend>
                <p class="hint" id="told-hint">{self.room.text(key::STAFF_REPORT_TOLD_HINT)}</p>
                {field_error("told", told_fault.as_deref())}
                {groups}
            </fieldset>
            {decisive.view()}
            {preventable.view()}
        }
        .into_any()
    }

    fn group(&self, group: ReasonGroup) -> AnyView {
        let (language, sector) = (self.room.wording.language(), self.room.organisation.sector);
        let is_wrong = self.faults.fault("told").is_some().then_some("true");
        let rows: Vec<_> = group
            .reasons()
            .map(|reason| {
                let is_first = ReasonCode::ALL.first() == Some(&reason);
                let is_told = self.report.told.contains(&reason);
                view! {
                    <label class="choice">
                        <input
                            type="checkbox"
                            id=is_first.then_some("told")
                            name="told"
                            value=reason.code()
                            checked=is_told
                            aria-invalid=is_wrong
                        />
                        <span>{reason.text(language, sector)}</span>
                    </label>
                }
            })
            .collect();
        view! {
            <fieldset class="group">
                <legend>{group.heading(language)}</legend>
                <div class="choices columns">{rows}</div>
            </fieldset>
        }
        .into_any()
    }

    /// Per theme its part in the leaving, and a short text.
    fn themes(&self) -> AnyView {
        let themes: Vec<_> = TalkTheme::ALL.iter().map(|theme| self.theme(*theme)).collect();
        themes.into_any()
    }

    fn theme(&self, theme: TalkTheme) -> AnyView {
        let name = theme.name(self.room.wording.language());
        let part = self.report.theme(theme);
        let rating = format!("theme.{theme}.rating");
        let id = Field::id_of(&rating);
        let steps: Vec<_> = PartInLeaving::ALL
            .iter()
            .enumerate()
            .map(|(index, one)| {
                let id = if index == 0 { id.clone() } else { format!("{id}-{index}") };
                let is_chosen = part.rating == Some(*one);
                view! {
                    <label class="step">
                        <input type="radio" id=id name=rating.clone() value=one.code() checked=is_chosen/>
                        <span>{self.room.wording.code("part", one.code())}</span>
                    </label>
                }
            })
            .collect();
        // Without JavaScript a radio cannot be taken back; this one says nothing.
        let is_none = part.rating.is_none();
        let nothing = view! {
            <label class="step">
                <input type="radio" name=rating.clone() value="" checked=is_none/>
                <span>{self.room.text(key::STAFF_REPORT_NOT_DISCUSSED)}</span>
            </label>
        };
        let label = self.room.with(key::STAFF_REPORT_ABOUT, [("theme", name.to_lowercase().into())]);
        let text = self.field(format!("theme.{theme}.text"), label, &part.text);
        view! {
            <fieldset class="theme">
                <legend>{name}</legend>
                {field_error(&id, self.faults.fault(&rating).as_deref())}
                <div class="steps">{nothing} {steps}</div>
                {text.view()}
            </fieldset>
        }
        .into_any()
    }

    fn rest(&self) -> AnyView {
        let (language, sector) = (self.room.wording.language(), self.room.organisation.sector);
        let stayed = Choices {
            legend: self.room.text(key::STAFF_REPORT_STAYED),
            name: "stayed_because".to_owned(),
            hint: None,
            several: true,
            options: ValueCode::ALL.iter().map(|one| (one.code().to_owned(), one.text(language, sector))).collect(),
            chosen: self.report.stayed_because.iter().map(|one| one.code().to_owned()).collect(),
            fault: self.faults.fault("stayed_because"),
        };
        let quotes: Vec<_> = (0..self.report.quotes.len() + EMPTY_ROWS).map(|row| self.quote(row)).collect();
        let agreements: Vec<_> =
            (0..self.report.agreements.len() + EMPTY_ROWS).map(|row| self.agreement(row)).collect();
        view! {
            {stayed.view()}
            <fieldset class="question">
                <legend>{self.room.text(key::STAFF_REPORT_QUOTES)}</legend>
                <p class="hint">{self.room.text(key::STAFF_REPORT_ROWS_HINT)}</p>
                {quotes}
            </fieldset>
            {self.text("suggestions", key::STAFF_REPORT_SUGGESTIONS, &self.report.suggestions, 4)}
            <fieldset class="question">
                <legend>{self.room.text(key::STAFF_REPORT_AGREEMENTS)}</legend>
                {agreements}
            </fieldset>
            {self.text("sharing", key::STAFF_REPORT_SHARING, &self.report.sharing, 3)}
            {self.text("fits_no_box", key::STAFF_REPORT_NO_BOX, &self.report.fits_no_box, 3)}
            {self.text("leavers_words", key::STAFF_REPORT_LEAVERS_WORDS, &self.report.leavers_words, 3)}
        }
        .into_any()
    }

    fn quote(&self, row: usize) -> AnyView {
        let quote = self.report.quotes.get(row).cloned().unwrap_or_default();
        let number = row + 1;
        let text = self
            .field(
                format!("quote.{row}.text"),
                self.room.with(key::STAFF_QUOTE, [("number", number.into())]),
                &quote.text,
            )
            .text(2);
        view! {
            {text.view()}
            <label class="choice">
                <input type="checkbox" name=format!("quote.{row}.consent") value="yes" checked=quote.consent/>
                <span>{self.room.with(key::STAFF_QUOTE_CONSENT, [("number", number.into())])}</span>
            </label>
        }
        .into_any()
    }

    fn agreement(&self, row: usize) -> AnyView {
        let agreement = self.report.agreements.get(row).cloned().unwrap_or_default();
        let by = agreement.by.as_ref().map(domain::report::ByDate::field).unwrap_or_default();
        let numbered = |words| self.room.with(words, [("number", (row + 1).into())]);
        let what = self.field(format!("agreement.{row}.what"), numbered(key::STAFF_AGREEMENT_WHAT), &agreement.what);
        let owner =
            self.field(format!("agreement.{row}.owner"), numbered(key::STAFF_AGREEMENT_OWNER), &agreement.owner);
        let by_field = self.field(format!("agreement.{row}.by"), numbered(key::STAFF_AGREEMENT_BY), &by);
        let shows = by.is_empty() || by.parse::<chrono::NaiveDate>().is_ok();
        let by_field = if shows { by_field.kind("date") } else { by_field };
        view! { {what.view()} <div class="fields">{owner.view()} {by_field.view()}</div> }.into_any()
    }
}
