//! The form of a point, and its boxes in words.

use domain::improvement::{
    ADVICE_CHARACTERS, DECLINED_CHARACTERS, OUTCOME_CHARACTERS, PointField, PointStatus, RESULT_CHARACTERS,
    WHAT_CHARACTERS,
};
use leptos::prelude::*;
use server::improvement::{Point, owners};
use server::unit::all as units_of;
use wording::{Key, key};

use crate::components::Field;
use crate::context::Elsewhere;
use crate::fields::WRITER;
use crate::form::draft::Draft;
use crate::form::draft_line::DraftLine;
use crate::staff::improvements::Writing;
use crate::staff::improvements::actions::PointSave;
use crate::staff::improvements::point::POINT;
use crate::staff::parts::{Choices, Filling, hidden};
use crate::staff::room::Room;

/// The id of the form, by which its island finds it.
const FORM: &str = "point-form";
/// The id of the list of possible owners.
const OWNERS: &str = "point-owners";

/// The fields of a point that is being written, and what it builds on.
pub const FIELDS: &[&str] = &[
    "what",
    "advice",
    "addressee",
    "outcome_nl",
    "outcome_en",
    "owner",
    "outside",
    "due",
    "status",
    "declined",
    "result",
    "school",
    "evidence",
    "revision",
];

/// What a writer may choose from.
pub struct Offered {
    /// Values and words, the whole board first where it is theirs.
    schools: Vec<(String, String)>,
    /// Who could see to a point, as they are named for it.
    owners: Vec<String>,
}

impl Offered {
    pub async fn to(writing: &Writing) -> Result<Self, Elsewhere> {
        let room = &writing.room;
        let units = units_of(room.program.store().read(), room.viewer.board()).await?;
        let board = writing.writer.reaches(None).then(|| (String::new(), room.text(key::IMPROVEMENT_WHOLE_BOARD)));
        let schools = units.into_iter().filter(|unit| unit.school.is_none() && writing.writer.reaches(Some(unit.id)));
        let schools = board.into_iter().chain(schools.map(|unit| (unit.id.to_string(), unit.name))).collect();
        Ok(Self { schools, owners: owners(&room.program, &writing.writer).await? })
    }
}

/// What the form calls this box.
pub fn label(room: &Room, field: &str) -> String {
    room.text(match PointField::parse(field) {
        Some(PointField::Advice) => key::IMPROVEMENT_ADVICE,
        Some(PointField::Addressee) => key::IMPROVEMENT_ADDRESSEE,
        Some(PointField::OutcomeNl) => key::IMPROVEMENT_OUTCOME_NL,
        Some(PointField::OutcomeEn) => key::IMPROVEMENT_OUTCOME_EN,
        Some(PointField::Owner) => key::IMPROVEMENT_OWNER,
        Some(PointField::Outside) => key::IMPROVEMENT_OUTSIDE,
        Some(PointField::Due) => key::IMPROVEMENT_DUE,
        Some(PointField::Status) => key::IMPROVEMENT_STATUS,
        Some(PointField::Declined) => key::IMPROVEMENT_DECLINED,
        Some(PointField::Result) => key::IMPROVEMENT_RESULT,
        Some(PointField::School) => key::IMPROVEMENT_SCHOOL,
        Some(PointField::Evidence) => key::IMPROVEMENT_EVIDENCE,
        Some(PointField::What) | None => key::IMPROVEMENT_WHAT,
    })
}

/// A value as it is read.
pub fn words(room: &Room, offered: &Offered, field: &str, value: &str) -> String {
    match PointField::parse(field) {
        Some(PointField::Status) if PointStatus::parse(value).is_some() => room.wording.code("point-status", value),
        Some(PointField::School) => {
            offered.schools.iter().find(|(id, _)| id == value).map(|(_, name)| name.clone()).unwrap_or_default()
        }
        Some(PointField::Outside) => room.text(key::IMPROVEMENT_OUTSIDE),
        _ => value.to_owned(),
    }
}

/// The form. `point`: the one that is changed.
pub fn form_of(room: &Room, filling: &Filling, offered: &Offered, point: Option<&Point>, draft: &Draft) -> AnyView {
    let line = DraftLine { wording: room.wording, form: FORM, kind: POINT, draft, signed_out: key::REPORT_SIGNED_OUT };
    let form = Boxes { room, filling, offered };
    let along = point.map(|point| {
        let at = match filling.get("revision") {
            typed if typed.is_empty() => point.revision.to_string(),
            typed => typed,
        };
        view! { {hidden("point", point.id.to_string())} {hidden("revision", at)} }
    });
    view! {
        <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=PointSave::PATH>
            {along}
            {hidden(WRITER, room.viewer.account().to_string())}
            {form.text(PointField::What, WHAT_CHARACTERS, key::IMPROVEMENT_WHAT_HINT)}
            <div class="notice warn" id="nobody"><p>{room.text(key::IMPROVEMENT_NOBODY)}</p></div>
            {form.text(PointField::Advice, ADVICE_CHARACTERS, key::IMPROVEMENT_ADVICE_HINT)}
            {form.line(PointField::Addressee, key::IMPROVEMENT_ADDRESSEE_HINT)}
            {form.outcome()}
            {form.owner()}
            {form.status()}
            {form.text(PointField::Declined, DECLINED_CHARACTERS, key::IMPROVEMENT_DECLINED_HINT)}
            {form.text(PointField::Result, RESULT_CHARACTERS, key::IMPROVEMENT_RESULT_HINT)}
            {form.school()}
            {form.line(PointField::Evidence, key::IMPROVEMENT_EVIDENCE_HINT)}
            {line.view()}
            <div class="actions">
                <button class="button">{room.text(key::STAFF_SAVE)}</button>
                {line.discard()}
            </div>
        </form>
    }
    .into_any()
}

/// The boxes of the form.
struct Boxes<'a> {
    room: &'a Room,
    filling: &'a Filling,
    offered: &'a Offered,
}

impl Boxes<'_> {
    fn field(&self, of: PointField) -> Field {
        self.filling.field(of.code(), label(self.room, of.code())).autocomplete("off")
    }

    fn text(&self, of: PointField, max: usize, hint: Key) -> AnyView {
        let rows = if max > OUTCOME_CHARACTERS { 5 } else { 3 };
        self.field(of).text(rows).counted(max).hint(self.room.text(hint)).view()
    }

    fn line(&self, of: PointField, hint: Key) -> AnyView {
        self.field(of).hint(self.room.text(hint)).view()
    }

    fn outcome(&self) -> AnyView {
        let outcome = |of: PointField| self.field(of).text(3).counted(OUTCOME_CHARACTERS).view();
        view! {
            <fieldset>
                <legend>{self.room.text(key::IMPROVEMENT_OUTCOME)}</legend>
                <p class="hint">{self.room.text(key::IMPROVEMENT_OUTCOME_HINT)}</p>
                <div class="fields">{outcome(PointField::OutcomeNl)} {outcome(PointField::OutcomeEn)}</div>
            </fieldset>
        }
        .into_any()
    }

    fn owner(&self) -> AnyView {
        let names = self.offered.owners.iter();
        let names: Vec<_> = names.map(|name| view! { <option value=name.clone()></option> }).collect();
        let owner = self.field(PointField::Owner).list(OWNERS).hint(self.room.text(key::IMPROVEMENT_OWNER_HINT));
        let due = self.filling.date(PointField::Due.code(), label(self.room, PointField::Due.code()));
        let outside = label(self.room, PointField::Outside.code());
        view! {
            <datalist id=OWNERS>{names}</datalist>
            <div class="fields">{owner.view()} {due.view()}</div>
            {self.filling.tick(PointField::Outside.code(), outside, None)}
        }
        .into_any()
    }

    fn status(&self) -> AnyView {
        let name = PointField::Status.code();
        let said = |one: &PointStatus| (one.code().to_owned(), self.room.wording.code("point-status", one.code()));
        let statuses = Choices {
            legend: label(self.room, name),
            name: name.to_owned(),
            hint: None,
            several: false,
            options: PointStatus::ALL.iter().map(said).collect(),
            chosen: vec![self.filling.get(name)],
            fault: self.filling.fault(name),
        };
        statuses.view()
    }

    fn school(&self) -> AnyView {
        let hint = self.room.text(key::IMPROVEMENT_SCHOOL_HINT);
        self.field(PointField::School).select(self.offered.schools.clone()).hint(hint).view()
    }
}
