//! The boxes of the report; the names of the fields are those of `domain::report`.

use domain::ids::DepartureId;
use domain::reason::{MOST_REASONS, ReasonCode, ReasonGroup, ValueCode};
use domain::report::{BOX_CHARACTERS, Boxes, Piece, Preventable, Report, STORY_CHARACTERS, TextBox};
use domain::talk::Way;
use leptos::prelude::*;
use wording::key;

use crate::components::{Field, count_of, field_error};
use crate::fields::WRITER;
use crate::form::limits::limit_words;
use crate::islands::host_autosave::{HostWords, ReportAutosave};
use crate::staff::departure::report::groups;
use crate::staff::departure::report::save::ReportSave;
use crate::staff::parts::{Choices, Filling, Tick, hidden};
use crate::staff::room::Room;

/// The id of the form, by which its island finds it.
const FORM: &str = "report-form";
/// The id of the list of reasons; its first box is what an error leads to.
const TOLD: &str = "told-list";

/// A report that is being written.
pub struct Draft<'a> {
    pub id: DepartureId,
    /// May be half-way or wrong at places.
    pub report: &'a Report,
    pub boxes: &'a Boxes,
    pub revision: &'a str,
    pub is_held: bool,
    /// Whom an agreement can be given to.
    pub owners: &'a [String],
}

/// The form, filled with a draft, below a list of its parts. Without JavaScript its button saves; the island does it
/// while typing.
pub fn form(room: &Room, draft: &Draft<'_>, faults: &Filling) -> AnyView {
    let boxes = Form { room, report: draft.report, boxes: draft.boxes, faults, owners: draft.owners };
    let parts = groups::parts(&boxes);
    let contents = groups::contents(room, &parts);
    let controls = groups::form(room, parts);
    let not_held = (!draft.is_held).then(|| view! { <p class="hint">{room.text(key::STAFF_REPORT_NOT_HELD)}</p> });
    let sure = Tick {
        id: "sure".to_owned(),
        name: "sure",
        words: room.text(key::STAFF_REPORT_SURE),
        small: None,
        is_ticked: faults.has("sure", "yes"),
        fault: faults.fault("sure"),
    };
    view! {
        {contents}
        <form id=FORM novalidate=true autocomplete="off" method="post" action=ReportSave::PATH>
            {hidden("departure", draft.id.to_string())}
            {hidden(WRITER, room.viewer.account().to_string())}
            {hidden("revision", draft.revision)}
            {controls}
            <div class="keep">
                <button class="button" name="then" value="draft">{room.text(key::STAFF_SAVE)}</button>
                <ReportAutosave form=FORM.to_owned() words=autosave_words(room)/>
            </div>
            {not_held}
            {sure.view()}
            <div class="actions">
                <button class="button quiet" name="then" value="final">{room.text(key::STAFF_REPORT_FINALISE)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What the islands of a host's forms say.
pub fn autosave_words(room: &Room) -> HostWords {
    HostWords {
        saved: room.text(key::REPORT_KEPT),
        offline: room.text(key::REPORT_OFFLINE),
        signed_out: room.text(key::REPORT_SIGNED_OUT),
        elsewhere: room.text(key::REPORT_ELSEWHERE),
        is_final: room.text(key::REPORT_FINAL_ELSEWHERE),
        too_long: room.text(key::REPORT_TOO_LONG),
        limits: limit_words(room.wording),
    }
}

/// The form while it is written.
pub struct Form<'a> {
    pub room: &'a Room,
    pub report: &'a Report,
    pub boxes: &'a Boxes,
    pub faults: &'a Filling,
    pub owners: &'a [String],
}

impl Form<'_> {
    pub fn field(&self, name: impl Into<String>, label: String, value: &str) -> Field {
        let name = name.into();
        let fault = self.faults.fault(&name);
        Field::new(name, label, value).fault(fault.as_deref())
    }

    fn text(&self, text_box: TextBox) -> AnyView {
        let label = self.room.wording.code("text-box", text_box.code());
        self.field(text_box.code(), label, self.report.text(text_box))
            .text(text_box.rows())
            .counted(BOX_CHARACTERS)
            .view()
    }

    /// The controls of a piece, where this way of leaving has it.
    pub fn control(&self, piece: Piece) -> Option<AnyView> {
        match piece {
            Piece::Way => Some(self.way()),
            Piece::Story => Some(self.story()),
            Piece::Reasons => {
                let reasons = self.boxes.told.then(|| self.reasons());
                let decisive = self.boxes.decisive.then(|| self.decisive());
                Some(view! { {reasons} {decisive} }.into_any())
            }
            Piece::Preventable => self.boxes.preventable.then(|| self.preventable()),
            Piece::Topic(topic) => self.boxes.topics.contains(&topic).then(|| self.topic(topic)),
            Piece::Theme(theme) => self.boxes.themes.contains(&theme).then(|| self.theme(theme)),
            Piece::StayedBecause => Some(self.stayed()),
            Piece::Quotes => Some(self.quotes()),
            Piece::Agreements => Some(self.agreements()),
            Piece::Text(text_box) => Some(self.text(text_box)),
        }
    }

    fn way(&self) -> AnyView {
        let ways = std::iter::once((String::new(), self.room.text(key::STAFF_CHOOSE)))
            .chain(Way::ALL.iter().map(|way| (way.code().to_owned(), self.room.wording.code("way", way.code()))))
            .collect();
        self.field("way", self.room.text(key::STAFF_REPORT_WAY), self.report.way.map_or("", Way::code))
            .select(ways)
            .width("short")
            .view()
    }

    fn story(&self) -> AnyView {
        self.field("story", self.room.text(key::STAFF_REPORT_STORY), &self.report.story)
            .text(7)
            .counted(STORY_CHARACTERS)
            .hint(self.room.text(key::STAFF_REPORT_STORY_HINT))
            .view()
    }

    fn reasons(&self) -> AnyView {
        let groups: Vec<_> = ReasonGroup::ALL.iter().map(|group| self.group(*group)).collect();
        let told_fault = self.faults.fault("told");
        view! {
            <fieldset class="question" id=TOLD aria-describedby="told-hint" data-max=MOST_REASONS.to_string()>
                <legend>{self.room.text(key::STAFF_REPORT_TOLD)}</legend>
                <p class="hint" id="told-hint">{self.room.text(key::STAFF_REPORT_TOLD_HINT)}</p>
                {field_error("told", told_fault.as_deref())}
                {groups}
                {count_of(TOLD)}
            </fieldset>
        }
        .into_any()
    }

    fn decisive(&self) -> AnyView {
        let (language, sector) = (self.room.wording.language(), self.room.organisation.sector);
        let reasons = std::iter::once((String::new(), self.room.text(key::STAFF_CHOOSE)))
            .chain(ReasonCode::ALL.iter().map(|reason| (reason.code().to_owned(), reason.text(language, sector))))
            .collect();
        self.field(
            "decisive",
            self.room.text(key::STAFF_REPORT_DECISIVE),
            self.report.decisive.map_or("", ReasonCode::code),
        )
        .select(reasons)
        .hint(self.room.text(key::STAFF_REPORT_DECISIVE_HINT))
        .view()
    }

    fn preventable(&self) -> AnyView {
        Choices {
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
        }
        .view()
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
                            data-alone=(reason == ReasonCode::Z).then_some("")
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

    fn stayed(&self) -> AnyView {
        let (language, sector) = (self.room.wording.language(), self.room.organisation.sector);
        Choices {
            legend: self.room.text(key::STAFF_REPORT_STAYED),
            name: "stayed_because".to_owned(),
            hint: None,
            several: true,
            options: ValueCode::ALL.iter().map(|one| (one.code().to_owned(), one.text(language, sector))).collect(),
            chosen: self.report.stayed_because.iter().map(|one| one.code().to_owned()).collect(),
            fault: self.faults.fault("stayed_because"),
        }
        .view()
    }
}
