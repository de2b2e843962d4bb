//! One SeaORM entity a table. Ids and codes are the domain's own types ([`Typed`](super::Typed)).

use sea_orm::{EntityTrait, IdenStatic, Iterable};

macro_rules! entities {
    ($($name:ident),+ $(,)?) => {
        $(pub mod $name;)+

        /// The table whose columns these are, as far as they tell.
        pub(super) fn table_with(columns: &[&str]) -> Option<&'static str> {
            let tables = [$(matched::<$name::Entity>(columns)),+];
            tables.into_iter().flatten().max_by_key(|(size, _)| *size).map(|(_, table)| table)
        }
    };
}

entities! {
    account,
    api_request,
    api_token,
    appointment,
    appointment_reply,
    board,
    calendar_feed,
    cell,
    closed_opening,
    closed_days,
    code,
    coded_departure,
    day_talk,
    departure,
    draft,
    erasure,
    event,
    excluded_host,
    extra_hours,
    foreign_release,
    form_draft,
    former_colleague,
    gone_number,
    guides,
    headcount,
    host_settings,
    hours,
    import,
    import_heading,
    improvement_comment,
    improvement_point,
    limit,
    link,
    log_entry,
    log_head,
    name_word,
    organisation_import,
    outbox,
    passkey,
    pause,
    prediction,
    questionnaire,
    release,
    release_job,
    release_member,
    report,
    report_addition,
    report_reply,
    response,
    retention_turn,
    rights_request,
    role,
    role_proposal,
    route_rule,
    school_count,
    seal_key,
    search_index,
    second_response,
    session,
    talk,
    task,
    tip,
    tip_turn,
    training,
    training_proposal,
    unit,
    waiting_step,
    webhook,
    webhook_delivery,
}

/// The table's name and how many columns it has, where all of them are there.
fn matched<E: EntityTrait>(columns: &[&str]) -> Option<(usize, &'static str)> {
    let all = E::Column::iter().all(|column| columns.contains(&column.as_str()));
    all.then(|| (E::Column::iter().count(), E::default().table_name()))
}
