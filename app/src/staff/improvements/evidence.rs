//! The figure that a point rests on, in words, with the way to it for whoever reads figures.

use std::collections::BTreeSet;

use domain::improvement::{Evidence, ImprovementPoint};
use domain::release::Period;
use leptos::prelude::*;
use server::access::figures_reader;
use server::improvement::releases;
use wording::key;

use crate::context::Elsewhere;
use crate::staff::figures;
use crate::staff::room::Room;

/// The releases to which somebody has a way: all that are still there, for whoever reads figures, else none.
pub struct Ways(BTreeSet<String>);

impl Ways {
    pub async fn of(room: &Room) -> Result<Self, Elsewhere> {
        match figures_reader(&room.viewer) {
            Ok(reader) => Ok(Self(releases(&room.program, &reader).await?)),
            Err(_) => Ok(Self(BTreeSet::new())),
        }
    }

    /// The figure of this point; nothing where it rests on none.
    pub fn figure_of(&self, room: &Room, text: &ImprovementPoint) -> Option<AnyView> {
        let evidence = text.evidence.as_ref()?;
        let said = words(room, evidence);
        let address = self.0.contains(&evidence.release).then(|| address(evidence)).flatten();
        Some(match address {
            Some(address) => view! { <a href=address>{said}</a> }.into_any(),
            None => said.into_any(),
        })
    }

    /// The same as a fact among others.
    pub fn fact(&self, room: &Room, text: &ImprovementPoint) -> Option<AnyView> {
        let figure = self.figure_of(room, text)?;
        Some(view! { <dt>{room.text(key::IMPROVEMENT_FIGURE)}</dt> <dd>{figure}</dd> }.into_any())
    }
}

fn address(evidence: &Evidence) -> Option<String> {
    let (period, number) = evidence.period_and_number()?;
    Some(figures::address_of_figure(&figures::address(period, number), &evidence.figure, evidence.category.as_deref()))
}

/// "Redenen · School en team: 1 februari 2026 t/m 31 juli 2026, versie 1"; what is no release stays as it was written.
fn words(room: &Room, evidence: &Evidence) -> String {
    let named = evidence.period_and_number().and_then(|(period, number)| Some((Period::parse(period)?.days(), number)));
    let Some((days, number)) = named else { return evidence.to_string() };
    room.with(
        key::IMPROVEMENT_FIGURE_WORDS,
        [
            ("figure", figures::by_code(room.wording, &evidence.figure).into()),
            ("from", room.wording.date(days.first).into()),
            ("until", room.wording.date(days.last).into()),
            ("number", number.into()),
        ],
    )
}
