//! The board is made with the first account; only the command line does that.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::ids::BoardId;
use domain::organisation::{Organisation, Sector};
use domain::questionnaire::Questionnaire;
use domain::rights::Basis;
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

use crate::store::entity::{board, questionnaire};
use crate::store::{StoreError, Tx};

/// Makes a board with settings to start from, and the standard questionnaire as its first version.
/// `leader_talks_too` is what the first set-up asks ([`Organisation::leader_talks_too`]).
pub(crate) async fn create_board(
    tx: &Tx<'_>,
    name: &str,
    leader_talks_too: bool,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<BoardId, StoreError> {
    let id = BoardId::new(Uuid::now_v7());
    let settings = Organisation { leader_talks_too, ..settings_to_start_from(name, zone) };
    insert(tx, id, &settings, now).await?;
    Ok(id)
}

async fn insert(tx: &Tx<'_>, id: BoardId, settings: &Organisation, now: DateTime<Utc>) -> Result<(), StoreError> {
    let settings = Set(settings.to_json());
    let row = board::ActiveModel {
        id: Set(id.into()),
        settings,
        created_at: Set(now),
        retention: Set(None),
        left_out_steps: Set(None),
        figures: Set(None),
        figure_words: Set(None),
    };
    board::Entity::insert(row).exec_without_returning(tx).await?;
    let standard = Questionnaire::standard();
    questionnaire::Entity::insert(questionnaire::ActiveModel {
        board_id: Set(id.into()),
        version: Set(i32::try_from(standard.version()).unwrap_or(1)),
        definition: Set(standard.to_json()),
        published_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// HR, the counsellor's name, and how to reach them, until an administrator says so.
pub(crate) const CONTACTS_TO_START_FROM: [&str; 3] = ["HR", "de vertrouwenspersoon", "vraag het bij HR"];

/// What holds until an administrator has filled in the settings. Contacts say so in words, because
/// a leaver may see them.
fn settings_to_start_from(name: &str, zone: Tz) -> Organisation {
    let words = |words: [&str; 3]| words.map(str::to_owned);
    let [hr_contact, counsellor_name, counsellor_contact] = words(CONTACTS_TO_START_FROM);
    Organisation {
        name: name.to_owned(),
        sector: Sector::Pupils,
        sender_name: name.to_owned(),
        sender_name_en: String::new(),
        reply_to: None,
        hr_contact,
        counsellor_name,
        counsellor_contact,
        states_legal_limit: true,
        legal_limit_nl: String::new(),
        legal_limit_en: String::new(),
        time_zone: zone.into(),
        level_names_nl: words(["bestuur", "school", "team"]),
        level_names_en: words(["board", "school", "team"]),
        talks_a_day: 3,
        asks_later: false,
        leader_talks_too: true,
        consent_on: None,
        consent_reference: String::new(),
        officer_name: String::new(),
        officer_contact: String::new(),
        basis: Basis::LegitimateInterest,
        talk_name_nl: None,
        talk_name_en: None,
        facts_off: Vec::new(),
        subjects: Vec::new(),
    }
}
