//! Mails that follow from what somebody did, or go by themselves: to whom, and what stands in them, compared with
//! docs/permissions.md.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::Utc;
use mail_parser::{MessageParser, MimeHeaders};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::jobs::deliver::deliver_all;
use server::mail::MailKind;
use server::store::TypedColumn;
use server::store::entity::outbox::MailState;
use server::store::entity::{departure, outbox};
use server::testing::World;

use super::people::{
    ADMINISTRATOR, ADVISER, BOARD_COORDINATOR, COORDINATOR, LEADER, OTHER_ADVISER, OTHER_COORDINATOR,
    OTHER_SCHOOLS_LEADER,
};
use super::place::SOUTH;
use super::secrets::Secrets;
use super::snapshot::Snapshot;
use super::table::Matrix;

/// HR of the whole board, who does what the scene needs done.
const CORA: &str = "Cora Coördinator";

/// Longer than this no mail is written to a folder.
const IN_HANDS_LIMIT: Duration = Duration::from_secs(30);

/// One mail, as its row has it.
struct Mail {
    id: String,
    kind: MailKind,
    /// The account's name; empty where it goes to the leaver.
    account: String,
    /// The leaver's name; empty where it is about nobody.
    about: String,
}

/// What the mails so far came to.
#[derive(Default)]
pub struct Mails {
    /// Ids that were looked at.
    known: BTreeSet<String>,
    /// Each kind with whom it went to.
    seen: BTreeMap<String, BTreeSet<String>>,
    /// Kinds whose text was read.
    read: BTreeSet<String>,
    pub wrong: Vec<String>,
}

impl Mails {
    /// Looks at every mail in the outbox that was not looked at before; what may leave now, leaves.
    pub async fn look(
        &mut self,
        world: &World,
        database: &Snapshot,
        folders: &[PathBuf],
        matrix: &Matrix,
        secrets: &Secrets,
    ) {
        let new: Vec<Mail> =
            rows(world, database).await.into_iter().filter(|mail| !self.known.contains(&mail.id)).collect();
        if new.is_empty() {
            return;
        }
        let now = Utc::now();
        world.clock.set(now);
        deliver_all(&world.program).await.expect("the store");
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
        // What waits for the morning leaves then; a code is of no use any more by that time.
        world.clock.set(calendar.next_opening(now));
        deliver_all(&world.program).await.expect("the store");
        world.clock.set(now);
        is_out_of_hands(world).await;
        let files = files(folders);
        for mail in new {
            self.compare(&mail, files.get(&mail.id), matrix, secrets);
            self.known.insert(mail.id);
        }
    }

    fn compare(&mut self, mail: &Mail, file: Option<&PathBuf>, matrix: &Matrix, secrets: &Secrets) {
        let code = mail.kind.code().to_owned();
        let Some(row) = matrix.mails.get(&code) else { return };
        let to = receiver(mail);
        if !row.to.contains(to) {
            self.wrong.push(format!("mail {code} went to `{to}` ({}), about {}", mail.account, mail.about));
        }
        if !is_of_the_same_school(mail) {
            self.wrong.push(format!("mail {code} about {} went to {}", mail.about, mail.account));
        }
        self.seen.entry(code.clone()).or_default().insert(to.to_owned());
        let Some(file) = file else { return };
        let elsewhere = mail.about.to_lowercase().contains(SOUTH);
        for (kind, of_south) in secrets.in_text(&text_of(file)) {
            if !row.tells.contains(kind) || (of_south != elsewhere && !mail.about.is_empty()) {
                self.wrong.push(format!("mail {code} to `{to}` about {} tells `{kind}`", mail.about));
            }
        }
        self.read.insert(code);
    }

    /// Kinds without a row, rows without a kind, and what the rows say and never happened.
    pub fn incomplete(&self, matrix: &Matrix) -> Vec<String> {
        let kinds: BTreeSet<&str> = MailKind::ALL.iter().map(|kind| kind.code()).collect();
        let rows: BTreeSet<&str> = matrix.mails.keys().map(String::as_str).collect();
        let without_row = kinds.difference(&rows).map(|kind| {
            format!("mail {kind} has no row: say in docs/permissions.md, \"Mails\", to whom it goes and what it tells")
        });
        let without_kind = rows.difference(&kinds).map(|row| format!("{row} is no kind of mail any more"));
        let never = matrix.mails.iter().flat_map(|(code, row)| {
            let seen = self.seen.get(code);
            row.to
                .iter()
                .filter(move |to| seen.is_none_or(|seen| !seen.contains(*to)))
                .map(move |to| format!("mail {code} never went to `{to}`: let it happen in matrix/mails.rs"))
        });
        let unread = self.seen.keys().filter(|code| !self.read.contains(*code));
        let unread = unread.map(|code| format!("mail {code} was queued and never left"));
        without_row.chain(without_kind).chain(never).chain(unread).collect()
    }
}

/// Waits for what the running program has in hands: it writes its own files, and a copy of the database in which a mail
/// is claimed would give it back to nobody.
pub async fn is_out_of_hands(world: &World) {
    let begun = Instant::now();
    let claimed = || outbox::Entity::find().filter(outbox::Column::State.is(MailState::Claimed));
    while claimed().count(world.store().read()).await.expect("the store") > 0 {
        assert!(begun.elapsed() < IN_HANDS_LIMIT, "a mail stays in somebody's hands");
        tokio::task::yield_now().await;
    }
}

async fn rows(world: &World, database: &Snapshot) -> Vec<Mail> {
    let leavers = departure::Entity::find().all(world.store().read()).await.expect("the store");
    let names: HashMap<String, String> = leavers.iter().map(|row| (row.id.to_string(), world.name(row))).collect();
    let each = database
        .texts(
            "SELECT lower(hex(outbox.id)) || '|' || outbox.kind || '|' || \
             coalesce(accounts.name, '') || '|' || lower(hex(coalesce(outbox.departure_id, ''))) FROM outbox \
             LEFT JOIN accounts ON accounts.id = outbox.account_id",
        )
        .await;
    each.iter()
        .map(|line| {
            let parts: Vec<&str> = line.split('|').collect();
            let kind = MailKind::parse(parts[1]).expect("a kind");
            let about = names.get(parts[3]).cloned().unwrap_or_default();
            assert_eq!(about.is_empty(), parts[3].is_empty(), "{line}: about a leaver who is there");
            Mail { id: parts[0].to_owned(), kind, account: parts[2].to_owned(), about }
        })
        .collect()
}

/// To whom a mail goes, as docs/permissions.md calls them.
fn receiver(mail: &Mail) -> &'static str {
    if mail.kind.goes_to_an_old_address() || mail.kind == MailKind::AddressChanged {
        return "old-address";
    }
    if mail.kind.is_to_former() {
        return if mail.account.is_empty() && mail.about.is_empty() { "former" } else { "others" };
    }
    if mail.account.is_empty() {
        return if mail.kind.is_to_leaver() { "leaver" } else { "nobody" };
    }
    if mail.about.is_empty() {
        return "account";
    }
    match mail.account.as_str() {
        LEADER | OTHER_SCHOOLS_LEADER => "leader",
        ADVISER | OTHER_ADVISER => "adviser",
        COORDINATOR | OTHER_COORDINATOR | BOARD_COORDINATOR | CORA | ADMINISTRATOR => "hr",
        _ => "others",
    }
}

fn is_of_the_same_school(mail: &Mail) -> bool {
    let south = mail.about.to_lowercase().contains(SOUTH);
    match mail.account.as_str() {
        LEADER | ADVISER | COORDINATOR => !south,
        OTHER_SCHOOLS_LEADER | OTHER_ADVISER | OTHER_COORDINATOR => south || mail.about.is_empty(),
        _ => true,
    }
}

/// The mails in these folders, by their ids.
fn files(folders: &[PathBuf]) -> BTreeMap<String, PathBuf> {
    let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (_, id) = name.strip_suffix(".eml")?.split_once('-')?;
            Some((id.replace('-', ""), entry.path()))
        })
        .collect()
}

/// Everything that can be read in a mail: subject, text, HTML and attachments.
fn text_of(file: &Path) -> String {
    let bytes = std::fs::read(file).expect("a file");
    let mail = MessageParser::default().parse(&bytes).expect("a mail");
    let mut text = mail.subject().unwrap_or_default().to_owned();
    for part in &mail.parts {
        text += &format!("\n{}\n", part.attachment_name().unwrap_or_default());
        text += &String::from_utf8_lossy(part.contents());
    }
    // A calendar's lines are folded (RFC 5545, 3.1).
    text.replace("\r\n ", "")
}
