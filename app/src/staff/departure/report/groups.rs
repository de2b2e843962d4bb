//! The parts of a report's form: what is short or always needed stands open, the rest folds, and each says whether
//! something is in it. What holds something, or has a fault, is open.

use domain::report::Piece;
use leptos::prelude::*;
use wording::{Key, key};

use crate::staff::departure::report::boxes::Form;
use crate::staff::room::Room;

/// Pieces that belong together, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Way,
    Story,
    Reasons,
    Topics,
    Themes,
    Stayed,
    Said,
    Agreements,
    Rest,
}

impl Group {
    fn of(piece: Piece) -> Self {
        match piece {
            Piece::Way => Self::Way,
            Piece::Story => Self::Story,
            Piece::Reasons | Piece::Preventable => Self::Reasons,
            Piece::Topic(_) => Self::Topics,
            Piece::Theme(_) => Self::Themes,
            Piece::StayedBecause => Self::Stayed,
            Piece::Quotes => Self::Said,
            Piece::Text(text_box) if text_box.is_before_agreements() => Self::Said,
            Piece::Agreements => Self::Agreements,
            Piece::Text(_) => Self::Rest,
        }
    }

    /// The id by which the list of parts leads to it.
    const fn id(self) -> &'static str {
        match self {
            Self::Way => "part-way",
            Self::Story => "part-story",
            Self::Reasons => "part-reasons",
            Self::Topics => "part-topics",
            Self::Themes => "part-themes",
            Self::Stayed => "part-stayed",
            Self::Said => "part-said",
            Self::Agreements => "part-agreements",
            Self::Rest => "part-rest",
        }
    }

    const fn title(self, has_ratings: bool) -> Key {
        match self {
            Self::Way => key::STAFF_REPORT_WAY,
            Self::Story => key::STAFF_REPORT_STORY,
            Self::Reasons => key::REPORT_PART_REASONS,
            Self::Topics => key::REPORT_PART_TOPICS,
            Self::Themes if has_ratings => key::STAFF_REPORT_THEMES,
            Self::Themes => key::REPORT_THEMES_TEXTS,
            Self::Stayed => key::REPORT_PART_STAYED,
            Self::Said => key::REPORT_PART_SAID,
            Self::Agreements => key::REPORT_PART_AGREEMENTS,
            Self::Rest => key::REPORT_PART_REST,
        }
    }

    /// A part that is one short box, or that every report needs, does not fold.
    const fn folds(self) -> bool {
        match self {
            Self::Way | Self::Story => false,
            Self::Reasons | Self::Topics | Self::Themes | Self::Stayed | Self::Said | Self::Agreements | Self::Rest => {
                true
            }
        }
    }
}

/// One part of the form, with its controls.
pub struct Part {
    group: Group,
    title: Key,
    controls: Vec<AnyView>,
    is_filled: bool,
    has_fault: bool,
    /// The report cannot be closed without it, and it is empty.
    is_missing: bool,
}

impl Part {
    const fn state(&self) -> Key {
        if self.is_missing {
            key::REPORT_PART_MISSING
        } else if self.is_filled {
            key::REPORT_PART_FILLED
        } else {
            key::REPORT_PART_EMPTY
        }
    }
}

/// The parts that this way of leaving has, in their order.
pub fn parts(form: &Form<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for piece in Piece::all() {
        let Some(control) = form.control(piece) else { continue };
        let group = Group::of(piece);
        let is_filled = !form.report.only(piece).is_empty();
        let has_fault = form.faults.0.faults.iter().any(|(field, _)| piece.has_field(field));
        match parts.last_mut().filter(|part| part.group == group) {
            Some(part) => {
                part.controls.push(control);
                part.is_filled |= is_filled;
                part.has_fault |= has_fault;
            }
            None => parts.push(Part {
                group,
                title: group.title(form.boxes.ratings),
                controls: vec![control],
                is_filled,
                has_fault,
                is_missing: is_missing(form, group),
            }),
        }
    }
    parts
}

/// As `domain::report::Report::can_be_finalised` asks.
fn is_missing(form: &Form<'_>, group: Group) -> bool {
    match group {
        Group::Story => form.report.story.is_empty(),
        Group::Reasons => form.boxes.told && form.report.told.is_empty(),
        Group::Way | Group::Topics | Group::Themes | Group::Stayed | Group::Said | Group::Agreements | Group::Rest => {
            false
        }
    }
}

/// Where each part stands, and whether it was empty when the page was made.
pub fn contents(room: &Room, parts: &[Part]) -> AnyView {
    let links: Vec<_> = parts
        .iter()
        .map(|part| {
            let href = format!("#{}", part.group.id());
            view! { <li><a href=href>{room.text(part.title)}</a> " " <small>{room.text(part.state())}</small></li> }
        })
        .collect();
    view! {
        <nav class="contents" aria-labelledby="contents-title">
            <h2 id="contents-title">{room.text(key::REPORT_PARTS)}</h2>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}

/// The controls, part by part.
pub fn form(room: &Room, parts: Vec<Part>) -> Vec<AnyView> {
    parts.into_iter().map(|part| shown(room, part)).collect()
}

fn shown(room: &Room, part: Part) -> AnyView {
    let (id, state) = (part.group.id(), room.text(part.state()));
    if !part.group.folds() {
        return view! { <div class="part-open" id=id>{part.controls}</div> }.into_any();
    }
    let is_open = part.is_filled || part.has_fault;
    view! {
        <details class="fold" id=id open=is_open>
            <summary>{room.text(part.title)} " " <small>{state}</small></summary>
            <div class="part-folded">{part.controls}</div>
        </details>
    }
    .into_any()
}
