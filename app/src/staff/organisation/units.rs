//! Schools and teams.

mod away;
mod one;

use domain::ids::UnitId;
use domain::unit::Region;
use leptos::prelude::*;
use server::form::Filled;
use server::unit::{self, SchoolNode, Unit, UnitFault, UnitForm, add, change, tree_of};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::{self, Filling, hidden};
use crate::staff::room::{Room, room};

pub use one::unit_page;

const ADDRESS: &str = "/staff/organisation/units";
const FORM: &str = "units";

/// The tree, with a form to add to it; `?change=` one unit.
pub fn units_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let units = unit::all(room.program.store().read(), room.viewer.board()).await?;
        let away = away::section(&room, &units);
        let schools = tree_of(units);
        let kept = form::kept(FORM).await?;
        let asked = context::query_value("change").and_then(|text| text.parse::<UnitId>().ok());
        let changed = asked.and_then(|id| {
            schools.iter().flat_map(|node| std::iter::once(&node.school).chain(&node.teams)).find(|unit| unit.id == id)
        });
        // What was typed belongs to the form it was typed in.
        let kept = kept
            .filter(|typed| typed.fields.get("unit") == changed.map(|unit| unit.id.to_string()).unwrap_or_default());
        let title = room.text(key::STAFF_UNITS_TITLE);
        let (form, filling) = match changed {
            Some(unit) => change_form(&room, unit, kept),
            None => add_form(&room, &schools, kept),
        };
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            {list(&room, &schools)}
            {form}
            {away}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn list(room: &Room, schools: &[SchoolNode]) -> AnyView {
    if schools.is_empty() {
        return parts::empty(room.text(key::STAFF_UNITS_EMPTY_WHAT), room.text(key::STAFF_UNITS_EMPTY_FIRST), None);
    }
    let rows: Vec<_> = schools
        .iter()
        .flat_map(|node| {
            let school = row(room, &node.school, room.organisation.name.clone());
            std::iter::once(school).chain(node.teams.iter().map(|team| row(room, team, node.school.name.clone())))
        })
        .collect();
    let heads = [key::STAFF_BOARD_NAME, key::STAFF_UNITS_BELONGS, key::STAFF_PLAN_PLACE];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{room.text(head)}</th> }).collect();
    view! {
        <table class="table rows">
            <caption>{room.organisation.name.clone()}</caption>
            <thead><tr>{heads} <th scope="col"><span class="visually-hidden">{room.text(key::STAFF_ACTION)}</span></th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(room: &Room, unit: &Unit, belongs: String) -> AnyView {
    let href = format!("{ADDRESS}?change={}#unit-form", unit.id);
    let kind = room.wording.code("unit-kind", unit.kind.code());
    view! {
        <tr>
            <th scope="row">{unit.name.clone()} " " <small>{kind}</small></th>
            <td data-label=room.text(key::STAFF_UNITS_BELONGS)>{belongs}</td>
            <td data-label=room.text(key::STAFF_PLAN_PLACE)>{unit.place.clone()}</td>
            <td class="act">
                <a class="button small quiet" href=href>{room.text(key::STAFF_CHANGE)} <span class="visually-hidden">" " {unit.name.clone()}</span></a>
            </td>
        </tr>
    }
    .into_any()
}

fn add_form(room: &Room, schools: &[SchoolNode], kept: Option<Typed>) -> (AnyView, Filling) {
    let filling = Filling::of(kept, Vec::new());
    let options = std::iter::once((String::new(), room.organisation.name.clone()))
        .chain(schools.iter().map(|node| (node.school.id.to_string(), node.school.name.clone())))
        .collect();
    let school = filling
        .field("school", room.text(key::STAFF_UNITS_BELONGS))
        .select(options)
        .hint(room.text(key::STAFF_UNITS_BELONGS_HINT));
    let view = view! {
        <section id="unit-form" aria-labelledby="unit-title">
            <h2 id="unit-title">{room.text(key::STAFF_UNITS_ADD)}</h2>
            <form class="form" novalidate=true method="post" action=UnitAdd::PATH>
                <div class="fields">{name(room, &filling)} {school.view()}</div>
                <div class="fields">{place(room, &filling)} {region(room, &filling)}</div>
                <div class="actions"><button class="button">{room.text(key::STAFF_ADD)}</button></div>
            </form>
        </section>
    };
    (view.into_any(), filling)
}

fn change_form(room: &Room, unit: &Unit, kept: Option<Typed>) -> (AnyView, Filling) {
    let code = unit.region.map(Region::code).unwrap_or_default();
    let stored = [("name", unit.name.as_str()), ("place", unit.place.as_deref().unwrap_or_default()), ("region", code)];
    let filling = Filling::of(kept, stored.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let of_school = unit.school.is_none().then(|| region(room, &filling));
    let view = view! {
        <section id="unit-form" aria-labelledby="unit-title">
            <h2 id="unit-title">{room.with(key::STAFF_UNITS_CHANGE, [("name", unit.name.clone().into())])}</h2>
            <form class="form" novalidate=true method="post" action=UnitChange::PATH>
                {hidden("unit", unit.id.to_string())}
                <div class="fields">{name(room, &filling)} {place(room, &filling)}</div>
                {of_school}
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_SAVE)}</button>
                    <a href=ADDRESS>{room.text(key::STAFF_LEAVE_UNSAVED)}</a>
                </div>
            </form>
            <p><a href=format!("{ADDRESS}/{}", unit.id)>{room.text(key::UNIT_MORE)}</a></p>
        </section>
    };
    (view.into_any(), filling)
}

fn name(room: &Room, filling: &Filling) -> AnyView {
    filling.field("name", room.text(key::STAFF_BOARD_NAME)).autocomplete("off").view()
}

fn place(room: &Room, filling: &Filling) -> AnyView {
    filling.field("place", room.text(key::STAFF_PLAN_PLACE)).hint(room.text(key::STAFF_UNITS_PLACE_HINT)).view()
}

/// For figures by region; a team is where its school is.
fn region(room: &Room, filling: &Filling) -> AnyView {
    let words = |region: &Region| (region.code().to_owned(), room.wording.code("region", region.code()));
    let none = (String::new(), room.text(key::STAFF_NOT_KNOWN));
    let options = std::iter::once(none).chain(Region::ALL.iter().map(words)).collect();
    let field = filling.field("region", room.text(key::STAFF_UNITS_REGION)).select(options);
    field.hint(room.text(key::STAFF_UNITS_REGION_HINT)).view()
}

fn fault_words(wording: Wording, fault: UnitFault) -> String {
    wording.text(match fault {
        UnitFault::NameMissing => key::STAFF_FAULT_NAME_MISSING,
        UnitFault::NameTooLong | UnitFault::PlaceTooLong => key::STAFF_FAULT_LINE_TOO_LONG,
        UnitFault::UnknownSchool | UnitFault::UnknownRegion => key::STAFF_FAULT_CHOOSE,
        UnitFault::SameName => key::STAFF_FAULT_SAME_NAME,
        UnitFault::SchoolPutAway => key::STAFF_FAULT_SCHOOL_PUT_AWAY,
    })
}

fn unit_form(fields: &Fields) -> UnitForm {
    UnitForm {
        name: fields.get("name").to_owned(),
        place: fields.get("place").to_owned(),
        region: fields.get("region").to_owned(),
        school: fields.get("school").to_owned(),
    }
}

async fn answer<T>(
    room: &Room,
    fields: Fields,
    filled: Filled<T, (server::unit::UnitField, UnitFault)>,
    wrong: String,
) -> Result<String, Elsewhere> {
    match filled {
        Filled::Done(_) => {
            form::forget(FORM).await?;
            form::say("good", room.text(key::STAFF_SAVED)).await?;
            Ok(ADDRESS.to_owned())
        }
        Filled::Faulty(found) => {
            let faults = found
                .into_iter()
                .map(|(field, fault)| (field.code().to_owned(), fault_words(room.wording, fault)))
                .collect();
            form::keep(FORM, &Typed { fields, faults }).await?;
            Ok(wrong)
        }
    }
}

crate::form_functions!(UnitAdd, UnitChange);

#[server(prefix = "/_fn", endpoint = "unit-add", input = Form)]
pub async fn unit_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        form::fresh(FORM, &fields, ADDRESS).await?;
        let filled = add(&room.program, &keeper, &unit_form(&fields)).await?;
        answer(&room, fields, filled, ADDRESS.to_owned()).await
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "unit-change", input = Form)]
pub async fn unit_change(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: UnitId = fields.get("unit").parse().map_err(|_| Elsewhere::NotFound)?;
        let here = format!("{ADDRESS}?change={id}");
        form::fresh(FORM, &fields, &here).await?;
        let filled = change(&room.program, &keeper, id, &unit_form(&fields)).await?;
        answer(&room, fields, filled, here).await
    })
    .await
}
