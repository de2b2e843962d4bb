//! Which periods are counted, when, and from how many people something is said; periods of the board's own, corrections,
//! and figures that are being made.

use chrono::NaiveDate;
use domain::disclosure::{LEAST_ANSWERED, LEAST_DISSENTERS, LEAST_FOR_REASONS, LEAST_INVITED};
use domain::release::{
    FREEZE_WEEKS, FigureFault, FigureField, FigureSettings, KEEP_YEARS_LEAST, KEEP_YEARS_MOST, NotAsked, PeriodKind,
    REASON_CHARACTERS, THRESHOLD_MOST,
};
use leptos::prelude::*;
use server::access::{FiguresKeeper, figures_keeper, figures_reader};
use server::form::Filled;
use server::release::{
    Asking, Headline, ask_for_days, change_settings, jobs, newest_of_each, request_correction, settings,
};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::figures::TAB as FIGURES;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};

mod making;

pub const ADDRESS: &str = "/staff/organisation/figures";
const SETTINGS: &str = "figures-settings";
const DAYS: &str = "figures-days";
const CORRECTION: &str = "figures-correction";

async fn keeping() -> Result<(Room, FiguresKeeper), Elsewhere> {
    let room = room().await?;
    let keeper = figures_keeper(&room.viewer)?;
    Ok((room, keeper))
}

/// `/staff/organisation/figures`.
pub fn settings_page() -> AnyView {
    page(|| async {
        let (room, keeper) = keeping().await?;
        let conn = room.program.store().read();
        let stored = settings(conn, keeper.board()).await?;
        let reader = figures_reader(&room.viewer)?;
        let made = newest_of_each(&room.program, &reader).await?;
        let in_the_making = jobs(&room.program, &reader).await?;
        let filling = Filling::of(form::kept(SETTINGS).await?, fields_of(&stored));
        let days = Filling(form::kept(DAYS).await?.unwrap_or_default());
        let correction = Filling(form::kept(CORRECTION).await?.unwrap_or_default());
        let all = filling.and(&days).and(&correction);
        let title = room.text(key::FIGURES_SETTINGS_TITLE);
        let is_of_organisation = room.viewer.coordinator().is_ok() || room.viewer.administrator().is_ok();
        let head = if is_of_organisation {
            headline(&room, title.clone(), ADDRESS)
        } else {
            view! { <a class="back" href=FIGURES>{room.text(key::FIGURES_TITLE)}</a> <h1>{title.clone()}</h1> }
                .into_any()
        };
        let content = view! {
            {all.summary(room.wording)}
            {head}
            {making::section(&room, &in_the_making)}
            {settings_form(&room, &filling)}
            {days_form(&room, &days)}
            {correction_form(&room, &correction, &made)}
        };
        let tab = if is_of_organisation { TAB } else { FIGURES };
        room.page(tab, room.title(title, all.has_faults()), content).await
    })
}

/// The settings as their form has them.
fn fields_of(settings: &FigureSettings) -> Vec<(String, String)> {
    let [invited, answered, reasons, dissenters] = settings.numbers();
    let value = |field: FigureField| match field {
        FigureField::Period => settings.kind.code().to_owned(),
        FigureField::Weeks => settings.weeks.to_string(),
        FigureField::Invited => invited.to_string(),
        FigureField::Answered => answered.to_string(),
        FigureField::Reasons => reasons.to_string(),
        FigureField::Dissenters => dissenters.to_string(),
        FigureField::KeepYears => settings.keep_years.map(|years| years.to_string()).unwrap_or_default(),
    };
    FigureField::ALL.iter().map(|field| (field.code().to_owned(), value(*field))).collect()
}

/// The limits of a field's number.
fn limits(field: FigureField) -> Option<(u32, u32)> {
    match field {
        FigureField::Period => None,
        FigureField::Weeks => Some((*FREEZE_WEEKS.start(), *FREEZE_WEEKS.end())),
        FigureField::Invited => Some((LEAST_INVITED, THRESHOLD_MOST)),
        FigureField::Answered => Some((LEAST_ANSWERED, THRESHOLD_MOST)),
        FigureField::Reasons => Some((LEAST_FOR_REASONS, THRESHOLD_MOST)),
        FigureField::Dissenters => Some((LEAST_DISSENTERS, THRESHOLD_MOST)),
        FigureField::KeepYears => Some((KEEP_YEARS_LEAST, KEEP_YEARS_MOST)),
    }
}

const fn label(field: FigureField) -> wording::Key {
    match field {
        FigureField::Period => key::FIGURES_SETTINGS_PERIOD,
        FigureField::Weeks => key::FIGURES_SETTINGS_WEEKS,
        FigureField::Invited => key::FIGURES_SETTINGS_INVITED,
        FigureField::Answered => key::FIGURES_SETTINGS_ANSWERED,
        FigureField::Reasons => key::FIGURES_SETTINGS_REASONS,
        FigureField::Dissenters => key::FIGURES_SETTINGS_DISSENTERS,
        FigureField::KeepYears => key::FIGURES_SETTINGS_KEEP_YEARS,
    }
}

fn between(room: &Room, words: wording::Key, field: FigureField) -> String {
    let (least, most) = limits(field).unwrap_or_default();
    room.with(words, [("least", least.into()), ("most", most.into())])
}

fn settings_form(room: &Room, filling: &Filling) -> AnyView {
    let control = |field: FigureField| {
        let one = filling.field(field.code(), room.text(label(field)));
        match field {
            FigureField::Period => {
                let kinds = PeriodKind::ALL.iter().filter(|kind| kind.years().is_none());
                let options = kinds.map(|kind| (kind.code().to_owned(), room.wording.code("period-kind", kind.code())));
                one.select(options.collect()).hint(room.text(key::FIGURES_SETTINGS_PERIOD_HINT)).view()
            }
            FigureField::Weeks => number(one.hint(between(room, key::FIGURES_SETTINGS_WEEKS_HINT, field))),
            FigureField::KeepYears => number(one.hint(between(room, key::FIGURES_SETTINGS_KEEP_YEARS_HINT, field))),
            FigureField::Invited | FigureField::Answered | FigureField::Reasons | FigureField::Dissenters => {
                number(one.hint(between(room, key::FIGURES_SETTINGS_LEAST_HINT, field)))
            }
        }
    };
    let rows: Vec<_> = FigureField::ALL.iter().map(|field| control(*field)).collect();
    view! {
        <section aria-labelledby="settings-title">
            <h2 id="settings-title">{room.text(key::FIGURES_SETTINGS_FORM)}</h2>
            <p>{room.text(key::FIGURES_SETTINGS_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=FiguresChange::PATH>
                {rows}
                <div class="actions"><button class="button">{room.text(key::STAFF_SAVE)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn number(field: crate::components::Field) -> AnyView {
    field.inputmode("numeric").autocomplete("off").width("short").view()
}

fn days_form(room: &Room, days: &Filling) -> AnyView {
    view! {
        <section aria-labelledby="days-title">
            <h2 id="days-title">{room.text(key::FIGURES_OWN_DAYS)}</h2>
            <p>{room.text(key::FIGURES_OWN_DAYS_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=FiguresDays::PATH>
                <div class="fields">
                    {days.date("first_day", room.text(key::FIGURES_OWN_FIRST)).view()}
                    {days.date("last_day", room.text(key::FIGURES_OWN_LAST)).view()}
                </div>
                {days.tick("sure", room.text(key::FIGURES_OWN_SURE), None)}
                <div class="actions"><button class="button quiet">{room.text(key::FIGURES_OWN_MAKE)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// Nothing while there is nothing to correct.
fn correction_form(room: &Room, correction: &Filling, made: &[Headline]) -> Option<AnyView> {
    // Three years together are of what the years counted, which is corrected there.
    let made: Vec<&Headline> = made.iter().filter(|one| one.period.years().is_none()).collect();
    if made.is_empty() {
        return None;
    }
    let words = |one: &Headline| {
        let days = one.period.days();
        let args = [("from", room.wording.date(days.first).into()), ("until", room.wording.date(days.last).into())];
        (one.period.code(), room.with(key::FIGURES_DAYS, args))
    };
    let which =
        correction.field("release", room.text(key::FIGURES_PERIOD)).select(made.into_iter().map(words).collect());
    let reason = correction
        .field("reason", room.text(key::FIGURES_CORRECT_REASON))
        .hint(room.with(key::FIGURES_CORRECT_REASON_HINT, [("most", REASON_CHARACTERS.into())]));
    let view = view! {
        <section aria-labelledby="correct-title">
            <h2 id="correct-title">{room.text(key::FIGURES_CORRECT)}</h2>
            <p>{room.text(key::FIGURES_CORRECT_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=FiguresCorrect::PATH>
                {which.view()}
                {reason.view()}
                <div class="actions"><button class="button quiet">{room.text(key::FIGURES_CORRECT_MAKE)}</button></div>
            </form>
        </section>
    };
    Some(view.into_any())
}

crate::form_functions!(FiguresChange, FiguresDays, FiguresCorrect);

/// Saves the settings: they count for what is made from now on.
#[server(prefix = "/_fn", endpoint = "figures-change", input = Form)]
pub async fn figures_change(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (room, keeper) = keeping().await?;
        form::fresh(SETTINGS, &fields, ADDRESS).await?;
        match change_settings(&room.program, &keeper, |field| fields.get(field.code())).await? {
            Filled::Done(()) => {
                form::forget(SETTINGS).await?;
                form::say("good", room.text(key::STAFF_SAVED)).await?;
            }
            Filled::Faulty(found) => {
                let words = |(field, fault): (FigureField, FigureFault)| {
                    let said = match fault {
                        FigureFault::TooLow => between(&room, key::FIGURES_FAULT_TOO_LOW, field),
                        FigureFault::OutOfRange => between(&room, key::FIGURES_FAULT_BETWEEN, field),
                        FigureFault::UnknownPeriod | FigureFault::NotANumber => {
                            room.wording.code("figure-fault", fault.code())
                        }
                    };
                    (field.code().to_owned(), said)
                };
                let faults = found.into_iter().map(words).collect();
                form::keep(SETTINGS, &Typed { fields, faults }).await?;
            }
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Has days of the board's own counted.
#[server(prefix = "/_fn", endpoint = "figures-days", input = Form)]
pub async fn figures_days(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (room, keeper) = keeping().await?;
        form::fresh(DAYS, &fields, ADDRESS).await?;
        let day = |name: &str| fields.get(name).trim().parse::<NaiveDate>().ok();
        let (first, last) = (day("first_day"), day("last_day"));
        // For good: the periods that have these days in common are never counted by themselves.
        let unsure = (!fields.ticked("sure")).then(|| ("sure".to_owned(), room.text(key::FIGURES_OWN_UNSURE)));
        let (Some(first), Some(last), None) = (first, last, &unsure) else {
            let missing = [("first_day", first), ("last_day", last)].into_iter().filter(|(_, day)| day.is_none());
            let words = |name: &str| match fields.get(name).trim() {
                "" => key::STAFF_FAULT_DATE_MISSING,
                _ => key::STAFF_FAULT_DATE_IMPOSSIBLE,
            };
            let faults = missing.map(|(name, _)| (name.to_owned(), room.text(words(name)))).chain(unsure).collect();
            form::keep(DAYS, &Typed { fields, faults }).await?;
            return Ok(ADDRESS.to_owned());
        };
        let asked = ask_for_days(&room.program, &keeper, first, last).await?;
        answered(&room, DAYS, "first_day", asked, fields).await
    })
    .await
}

/// Has a period counted once more, for a reason.
#[server(prefix = "/_fn", endpoint = "figures-correct", input = Form)]
pub async fn figures_correct(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (room, keeper) = keeping().await?;
        form::fresh(CORRECTION, &fields, ADDRESS).await?;
        let asked = request_correction(&room.program, &keeper, fields.get("release"), fields.get("reason")).await?;
        let field = match asked {
            Asking::Not(NotAsked::ReasonMissing | NotAsked::ReasonTooLong) => "reason",
            Asking::Asked { .. } | Asking::Not(_) => "release",
        };
        answered(&room, CORRECTION, field, asked, fields).await
    })
    .await
}

/// What came of asking: it is made, or a sentence at the field says why not.
async fn answered(room: &Room, name: &str, field: &str, asked: Asking, fields: Fields) -> Result<String, Elsewhere> {
    match asked {
        Asking::Asked { .. } => {
            form::forget(name).await?;
            form::say("good", room.text(key::FIGURES_ASKED)).await?;
        }
        Asking::Not(why) => {
            let faults = vec![(field.to_owned(), room.wording.code("not-asked", why.code()))];
            form::keep(name, &Typed { fields, faults }).await?;
        }
    }
    Ok(ADDRESS.to_owned())
}
