//! How many people work in each unit, for rates of leaving: typed for a year, or read from a list.

use chrono::Datelike;
use domain::headcount::{Column, LineFault, LineRefused, MOST_PEOPLE, read_year};
use domain::ids::UnitId;
use leptos::prelude::*;
use server::form::Filled;
use server::headcount::{Importing, import, of_year, save};
use server::unit::{SchoolNode, tree};
use wording::{Wording, key};

use crate::components::{Field, field_error};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::import::sheet_fault;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::{self, Filling, hidden};
use crate::staff::room::{Room, room};
use crate::staff::upload::{Sent, Upload, Uploaded, upload_functions};

pub const ADDRESS: &str = "/staff/organisation/headcount";
const LIST: &str = "headcount-list";
/// Years that can be chosen before this one.
const YEARS_BACK: i32 = 6;
/// More faulty lines than that are not read; the next try shows the rest.
const MOST_SHOWN: usize = 50;

fn form_name(year: u16) -> String {
    format!("headcount:{year}")
}

/// `/staff/organisation/headcount`, of `?year=`, or of this year.
pub fn headcount_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let year = year_asked(&room);
        let (conn, board) = (room.program.store().read(), room.viewer.board());
        let schools = tree(conn, board).await?;
        let counts = of_year(conn, board, year).await?;
        let stored = counts.iter().map(|(unit, people)| (name_of(*unit), people.to_string()));
        let filling = Filling::of(form::kept(&form_name(year)).await?, stored);
        let list = Filling(form::kept(LIST).await?.unwrap_or_default());
        if list.has_faults() {
            form::forget(LIST).await?;
        }
        let both = filling.and(&list);
        let title = room.text(key::HEADCOUNT_TITLE);
        let content = view! {
            {both.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            <p>{room.text(key::HEADCOUNT_LEAD)}</p>
            {years(&room, year)}
            {numbers(&room, &schools, year, &filling)}
            {list_form(&room, &list)}
        };
        room.page(TAB, room.title(title, both.has_faults()), content).await
    })
}

fn this_year(room: &Room) -> i32 {
    room.today.year()
}

fn year_asked(room: &Room) -> u16 {
    let asked = context::query_value("year").and_then(|text| read_year(&text));
    asked.or_else(|| u16::try_from(this_year(room)).ok()).unwrap_or_default()
}

/// The name of a unit's field.
fn name_of(unit: UnitId) -> String {
    format!("count.{unit}")
}

fn years(room: &Room, year: u16) -> AnyView {
    let newest = this_year(room) + 1;
    let offered = (newest - YEARS_BACK..=newest).rev().map(|year| year.to_string());
    let mut options: Vec<(String, String)> = offered.map(|year| (year.clone(), year)).collect();
    // A year that a list or an address named is shown like any other.
    if !options.iter().any(|(value, _)| *value == year.to_string()) {
        options.push((year.to_string(), year.to_string()));
    }
    let field = Field::new("year", room.text(key::HEADCOUNT_YEAR), year.to_string()).select(options);
    view! {
        <form class="filters" method="get" action=ADDRESS>
            {field.view()}
            <div class="actions"><button class="button small quiet">{room.text(key::HEADCOUNT_SHOW)}</button></div>
        </form>
    }
    .into_any()
}

fn numbers(room: &Room, schools: &[SchoolNode], year: u16, filling: &Filling) -> AnyView {
    if schools.is_empty() {
        return parts::empty(room.text(key::STAFF_UNITS_EMPTY_WHAT), room.text(key::STAFF_UNITS_EMPTY_FIRST), None);
    }
    let field = |unit: UnitId, label: String| {
        filling.field(&name_of(unit), label).inputmode("numeric").autocomplete("off").width("short").view()
    };
    let rows: Vec<_> = schools
        .iter()
        .map(|node| {
            let whole = field(node.school.id, room.text(key::HEADCOUNT_WHOLE));
            let teams: Vec<_> = node.teams.iter().map(|team| field(team.id, team.name.clone())).collect();
            view! {
                <fieldset>
                    <legend>{node.school.name.clone()}</legend>
                    {whole}
                    <div class="fields">{teams}</div>
                </fieldset>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="numbers-title">
            <h2 id="numbers-title">{room.with(key::HEADCOUNT_ON, [("year", year.to_string().into())])}</h2>
            <form class="form" novalidate=true method="post" action=HeadcountSave::PATH>
                {hidden("year", year.to_string())}
                {rows}
                <div class="actions"><button class="button">{room.text(key::STAFF_SAVE)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn list_form(room: &Room, list: &Filling) -> AnyView {
    let fault = list.fault("file");
    let described = if fault.is_some() { "file-hint file-error" } else { "file-hint" };
    let lines = list.0.fields.as_slice().iter().filter(|(name, _)| name == "found");
    let found: Vec<_> = lines.map(|(_, line)| view! { <li>{line.clone()}</li> }).collect();
    let found = (!found.is_empty()).then(|| view! { <ul class="found" id="file-found">{found}</ul> });
    view! {
        <details class="fold" id="file-fold" open=fault.is_some()>
            <summary>{room.text(key::HEADCOUNT_LIST)}</summary>
            <form class="form" novalidate=true method="post" action=HeadcountImport::PATH enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{room.text(key::HEADCOUNT_FILE)}</label>
                    <p class="hint" id="file-hint">{room.text(key::HEADCOUNT_FILE_HINT)}</p>
                    {field_error("file", fault.as_deref())}
                    {found}
                    <input
                        id="file"
                        name="file"
                        type="file"
                        accept=".csv,.txt,text/csv,text/plain"
                        aria-describedby=described
                        aria-invalid=fault.is_some().then_some("true")
                    />
                </div>
                <div class="actions"><button class="button quiet">{room.text(key::HEADCOUNT_READ)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn column_words(wording: Wording, column: Column) -> String {
    wording.text(match column {
        Column::School => key::HEADCOUNT_COLUMN_SCHOOL,
        Column::Unit => key::HEADCOUNT_COLUMN_UNIT,
        Column::Year => key::HEADCOUNT_YEAR,
        Column::People => key::HEADCOUNT_COLUMN_PEOPLE,
    })
}

fn line_words(wording: Wording, refused: &LineRefused) -> String {
    use LineFault as Fault;
    let why = match refused.fault {
        Fault::Formula => wording.text(key::STAFF_FAULT_FORMULA),
        Fault::TooManyCells => wording.text(key::STAFF_FAULT_TOO_MANY_CELLS),
        Fault::UnknownUnit => wording.text(key::STAFF_FAULT_UNKNOWN_UNIT),
        Fault::AmbiguousUnit => wording.text(key::STAFF_FAULT_AMBIGUOUS_UNIT),
        Fault::NotAYear => wording.text(key::HEADCOUNT_FAULT_YEAR),
        Fault::NotANumber => wording.with(key::HEADCOUNT_FAULT_NUMBER, [("most", MOST_PEOPLE.into())]),
        Fault::SameAs { line } => wording.with(key::LISTS_FAULT_SAME_AS, [("line", line.into())]),
    };
    let what = format!("{}: {why}", column_words(wording, refused.column));
    wording.with(key::HEADCOUNT_LINE, [("line", refused.line.into()), ("what", what.into())])
}

/// What was typed at each unit; a field that names none is nobody's.
fn typed(fields: &Fields) -> Result<Vec<(UnitId, String)>, Elsewhere> {
    let named = fields.as_slice().iter().filter_map(|(name, value)| Some((name.strip_prefix("count.")?, value)));
    let mut typed: Vec<(UnitId, String)> = Vec::new();
    for (unit, value) in named {
        let unit: UnitId = unit.parse().map_err(|_| Elsewhere::NotFound)?;
        // Of a field that comes twice the first one counts, as everywhere.
        if !typed.iter().any(|(known, _)| *known == unit) {
            typed.push((unit, value.clone()));
        }
    }
    Ok(typed)
}

crate::form_functions!(HeadcountSave);
upload_functions!(HeadcountImport);

/// Saves the numbers of a year.
#[server(prefix = "/_fn", endpoint = "headcount-save", input = Form)]
pub async fn headcount_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let year = read_year(fields.get("year")).ok_or(Elsewhere::NotFound)?;
        match save(&room.program, &keeper, year, &typed(&fields)?).await? {
            Filled::Done(()) => {
                form::forget(&form_name(year)).await?;
                form::say("good", room.text(key::STAFF_SAVED)).await?;
            }
            Filled::Faulty(units) => {
                let why = room.with(key::HEADCOUNT_FAULT_NUMBER, [("most", MOST_PEOPLE.into())]);
                let faults = units.into_iter().map(|unit| (name_of(unit), why.clone())).collect();
                form::keep(&form_name(year), &Typed { fields, faults }).await?;
            }
        }
        Ok(format!("{ADDRESS}?year={year}"))
    })
    .await
}

/// Reads a list: all of it, or nothing.
#[server(prefix = "/_fn", endpoint = "headcount-import", input = Upload)]
pub async fn headcount_import(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let bytes = match sent.file {
            Uploaded::None => return refused(room.text(key::STAFF_SHEET_NONE), Vec::new()).await,
            Uploaded::TooLarge => return refused(room.text(key::STAFF_SHEET_TOO_LARGE), Vec::new()).await,
            Uploaded::File { bytes, .. } => bytes,
        };
        match import(&room.program, &keeper, &bytes).await? {
            Importing::Imported { counts } => {
                form::forget(LIST).await?;
                form::say("good", room.with(key::HEADCOUNT_IMPORTED, [("counts", counts.into())])).await?;
                Ok(ADDRESS.to_owned())
            }
            Importing::Unreadable(fault) => {
                let why = sheet_fault(room.wording, &fault, |column| column_words(room.wording, column));
                refused(why, Vec::new()).await
            }
            Importing::Refused(lines) => {
                let found = lines.iter().take(MOST_SHOWN).map(|line| line_words(room.wording, line)).collect();
                refused(room.text(key::HEADCOUNT_REFUSED), found).await
            }
        }
    })
    .await
}

async fn refused(why: String, found: Vec<String>) -> Result<String, Elsewhere> {
    let fields = Fields(found.into_iter().map(|line| ("found".to_owned(), line)).collect());
    form::keep(LIST, &Typed { fields, faults: vec![("file".to_owned(), why)] }).await?;
    Ok(format!("{ADDRESS}#errors"))
}
