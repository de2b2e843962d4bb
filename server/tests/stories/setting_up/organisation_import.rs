//! Importing lists of units and of people.

use std::fmt::Write;
use std::time::Instant;

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::device::Device;
use domain::ids::OrganisationImportId;
use domain::import::ImportState;
use domain::organisation_import::{Column, LineFault, List};
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::{Grant, Keeper, Refused};
use server::account::{Account, AccountForm, RoleForm, add, change, list};
use server::jobs::deliver::deliver_all;
use server::mail::MailKind;
use server::on_both_databases;
use server::organisation_import::{
    File, FileFault, Previewing, Starting, Verdict, forget, load, preview, start, start_and_wait,
};
use server::proposal::{Proposed, Settled, confirm};
use server::retention::{Mode, sweep};
use server::session::{self, SignedInWith, StoredSession};
use server::store::TypedColumn;
use server::store::entity::{event, organisation_import, outbox, training, unit};
use server::testing::World;
use server::unit::{SchoolNode, tree};

const UNITS: &str = "naam;soort;hoort bij;teamleider;plaats\n";
const PEOPLE: &str = "naam;mailadres;rollen;werkt op;geldt voor;taal\n";

fn file(list: List, text: &str) -> File {
    let heading = match list {
        List::Units => UNITS,
        List::People => PEOPLE,
    };
    File { list, name: format!("{list}.csv"), bytes: format!("{heading}{text}").into_bytes() }
}

/// Looks at lists; an empty text is none.
async fn kept(world: &World, keeper: &Keeper, units: &str, people: &str) -> OrganisationImportId {
    let lists = [(List::Units, units), (List::People, people)];
    let files: Vec<File> =
        lists.into_iter().filter(|(_, text)| !text.is_empty()).map(|(list, text)| file(list, text)).collect();
    stored(preview(&world.program, keeper, &files, None).await.expect("the store"))
}

fn stored(done: Previewing) -> OrganisationImportId {
    let Previewing::Stored(id) = done else { panic!("{done:?}") };
    id
}

async fn started(world: &World, id: OrganisationImportId) -> Starting {
    start(&world.program, &world.keeper(), id).await.expect("the store")
}

async fn schools(world: &World) -> Vec<SchoolNode> {
    tree(world.store().read(), world.board()).await.expect("the store")
}

async fn account(world: &World, email: &str) -> Account {
    let all = list(world.store().read(), world.board(), world.now()).await.expect("the store");
    all.into_iter().find(|one| one.email == email).unwrap_or_else(|| panic!("nobody signs in as {email}"))
}

/// Units and accounts, the administrator's among them.
async fn how_many(world: &World) -> (u64, usize) {
    let units = unit::Entity::find().count(world.store().read()).await.expect("the store");
    (units, list(world.store().read(), world.board(), world.now()).await.expect("the store").len())
}

/// A session of the staff that is open.
async fn sign_in(world: &World, account: &Account, id: &str) {
    let (now, device) = (world.now(), Device { browser: None, system: None });
    let staff = Some(SignedInWith { account: account.id, signed_in_at: now, seen_at: now, device });
    let session = StoredSession { id: id.into(), staff, data: "{}".into(), expires_at: now + TimeDelta::hours(1) };
    session::create(world.store(), &session).await.expect("the store");
}

on_both_databases! {
    async fn a_preview_of_both_lists_says_line_by_line_what_will_become_of_it(world: World) {
        let brug = world.school("De Brug").await;
        world.team(brug, "Onderbouw").await;
        world.account("Anna de Vries").make().await;
        let units = "havo;team;De Linde;jan@voorbeeld.test;\nDe Linde;;;;Dorp\nonderbouw;team;DE BRUG;;\nvwo;team;Nergens;;\n";
        let people = "Jan Bakker;jan@voorbeeld.test;;De Linde;;\nAnna;anna.de.vries@voorbeeld.test;beheerder;;;\n\
            =1;tom@voorbeeld.test;teamleider;;;\n";
        let id = kept(&world, &world.keeper(), units, people).await;
        let seen = load(&world.program, &world.keeper(), id).await.expect("the store").expect("theirs");
        let units = seen.units.as_ref().expect("a list");
        assert_eq!((units.total, units.new, units.there, units.refused), (4, 2, 1, 1));
        let refused = &units.lines[0];
        assert_eq!((refused.number, refused.name.as_str()), (5, "vwo"));
        assert_eq!(refused.verdict, Verdict::Refused(vec![(Column::Parent, LineFault::UnknownParent)]));
        let Verdict::New(havo) = &units.lines[1].verdict else { panic!("{units:?}") };
        assert_eq!((havo.school.as_deref(), havo.leader.as_deref()), (Some("De Linde"), Some("jan@voorbeeld.test")));
        let people = seen.people.as_ref().expect("a list");
        assert_eq!((people.total, people.new, people.there, people.refused), (3, 1, 1, 1));
        let faults = vec![(Column::Name, LineFault::Formula), (Column::Unit, LineFault::LeaderOfWhat)];
        assert_eq!(people.lines[0].verdict, Verdict::Refused(faults));
        let Verdict::New(jan) = &people.lines[1].verdict else { panic!("{people:?}") };
        assert_eq!(jan.roles, [(Role::TeamLeader, Some("De Linde, havo".to_owned()))]);
        assert_eq!(started(&world, id).await, Starting::HasRefused);
        assert_eq!(how_many(&world).await, (2, 2), "all or nothing, so nothing");
    }

    async fn what_was_confirmed_is_made_once(world: World) {
        let units = "havo;team;De Linde;jan@voorbeeld.test;\nvwo;team;De Linde;;Zolder\nDe Linde;school;;;Dorp\n";
        let people = "naam;mailadres;rollen;werkt op;geldt voor;taal;training;training vanaf;training tot en met\n\
            Jan Bakker;Jan@Voorbeeld.test;;De Linde;;Engels;;;\n\
            Ada Vos;ada@voorbeeld.test;adviseur + coördinator;;;;Gesprekken;1-2-2026;31-1-2028\n\
            Tom Smit;tom@voorbeeld.test;teamleider;De Linde;vwo;;;;\n";
        let people = File { list: List::People, name: "mensen.csv".into(), bytes: people.as_bytes().to_vec() };
        let keeper = world.keeper();
        let files = [file(List::Units, units), people];
        let id = stored(preview(&world.program, &keeper, &files, None).await.expect("the store"));
        let tries = (0..4).map(|_| {
            let (program, keeper) = (world.program.clone(), keeper.clone());
            tokio::spawn(async move { start_and_wait(&program, &keeper, id).await.expect("the store") })
        });
        let mut begun = 0;
        for one in tries.collect::<Vec<_>>() {
            begun += usize::from(one.await.expect("no panic") == Starting::Started);
        }
        assert_eq!((begun, how_many(&world).await), (1, (3, 4)));
        let done = load(&world.program, &keeper, id).await.expect("the store").expect("theirs");
        assert_eq!(done.state, ImportState::Done);
        assert_eq!((done.schools, done.teams, done.accounts, done.skipped), (1, 2, 3, 0));
        let [linde] = schools(&world).await.try_into().expect("one school");
        assert_eq!((linde.school.name.as_str(), linde.school.place.as_deref()), ("De Linde", Some("Dorp")));
        let [havo, vwo] = linde.teams.try_into().expect("two teams");
        assert_eq!((havo.name.as_str(), vwo.name.as_str(), vwo.place.as_deref()), ("havo", "vwo", Some("Zolder")));
        let jan = account(&world, "jan@voorbeeld.test").await;
        assert_eq!((jan.language, jan.school, jan.active), (Language::En, Some(linde.school.id), true));
        assert_eq!(jan.grants, [Grant { role: Role::TeamLeader, unit: Some(havo.id), deputy_of: None }]);
        let tom = account(&world, "tom@voorbeeld.test").await;
        assert_eq!(tom.grants, [Grant { role: Role::TeamLeader, unit: Some(vwo.id), deputy_of: None }]);
        let ada = account(&world, "ada@voorbeeld.test").await;
        assert_eq!(ada.grants, [Role::HrCoordinator, Role::HrAdviser].map(|role| Grant { role, unit: None, deputy_of: None }));
        let conn = world.store().read();
        let trainings = training::Entity::find().all(conn).await.expect("the store");
        assert_eq!(trainings.iter().map(|row| *row.account_id).collect::<Vec<_>>(), [ada.id]);
        // Whoever keeps people is told of roles that nobody else could confirm.
        let mails = outbox::Entity::find().all(conn).await.expect("the store");
        for email in [&jan.email, &tom.email] {
            let theirs: Vec<&str> =
                mails.iter().filter(|mail| world.to_address(mail) == *email).map(|mail| mail.kind.code()).collect();
            assert_eq!(theirs, [MailKind::Welcome.code()], "{email} is told once that they can sign in");
        }
        let row = organisation_import::Entity::find_by_id(id).one(conn).await.expect("the store").expect("there");
        assert_eq!((row.units_content, row.people_content), (None, None), "the lists have done their work");
    }

    async fn a_role_that_opens_what_leavers_said_waits_for_a_second_person(world: World) {
        world.account("Bo Bestuur").role(Role::HrCoordinator).make().await;
        let people = "Ada;ada@voorbeeld.test;adviseur, beleidsmedewerker;;;\n";
        let id = kept(&world, &world.keeper(), "", people).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let ada = account(&world, "ada@voorbeeld.test").await;
        assert_eq!(ada.grants, [Grant { role: Role::PolicyOfficer, unit: None, deputy_of: None }]);
        let waiting = server::account::role_proposals(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(waiting.iter().map(|one| one.role).collect::<Vec<_>>(), [Role::HrAdviser]);
    }

    async fn the_same_lists_again_make_nothing_twice(world: World) {
        let (units, people) = ("De Linde;school;;;\nhavo;team;De Linde;jan@voorbeeld.test;\n", "Jan;jan@voorbeeld.test;;;;\n");
        let keeper = world.keeper();
        let id = kept(&world, &keeper, units, people).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let more = format!("{units}vwo;team;De Linde;;\n");
        let id = kept(&world, &keeper, &more, people).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let done = load(&world.program, &keeper, id).await.expect("the store").expect("theirs");
        assert_eq!((done.schools, done.teams, done.accounts, done.skipped), (0, 1, 0, 3));
        assert_eq!(how_many(&world).await, (3, 2));
        assert_eq!(started(&world, id).await, Starting::Already);
    }

    async fn a_corrected_list_takes_the_place_of_its_own_and_leaves_the_other(world: World) {
        let keeper = world.keeper();
        let id = kept(&world, &keeper, "De Linde;school;;;\n", "Jan;jan@voorbeeld.test;koning;De Linde;;\n").await;
        assert_eq!(started(&world, id).await, Starting::HasRefused);
        let broken = File { bytes: b"kleur\nrood\n".to_vec(), ..file(List::People, "") };
        let done = preview(&world.program, &keeper, &[broken], Some(id)).await.expect("the store");
        assert!(matches!(done, Previewing::Refused(_)), "{done:?}");
        assert!(load(&world.program, &keeper, id).await.expect("the store").is_some(), "what was there stays");
        let corrected = file(List::People, "Jan;jan@voorbeeld.test;adviseur;De Linde;;\n");
        let other = stored(preview(&world.program, &keeper, &[corrected], Some(id)).await.expect("the store"));
        assert!(load(&world.program, &keeper, id).await.expect("the store").is_none(), "and then goes");
        assert_eq!(started(&world, other).await, Starting::Started);
        let [linde] = schools(&world).await.try_into().expect("one school");
        let jan = account(&world, "jan@voorbeeld.test").await;
        assert_eq!(jan.grants, [Grant { role: Role::HrAdviser, unit: Some(linde.school.id), deputy_of: None }]);
        let late = file(List::People, "Piet;piet@voorbeeld.test;adviseur;;;\n");
        let after = stored(preview(&world.program, &keeper, &[late], Some(other)).await.expect("the store"));
        let seen = load(&world.program, &keeper, after).await.expect("the store").expect("theirs");
        assert!(seen.units.is_none(), "what was imported goes nowhere along");
        assert!(load(&world.program, &keeper, other).await.expect("the store").is_some());
    }

    async fn somebody_elses_lists_are_not_there(world: World) {
        let other = world.account("Bo Bestuur").role(Role::HrCoordinator).make().await;
        let other = world.signed_in(other).await.keeper().expect("keeps units and people");
        let id = kept(&world, &other, "De Linde;school;;;\n", "").await;
        assert!(load(&world.program, &world.keeper(), id).await.expect("the store").is_none());
        assert_eq!(started(&world, id).await, Starting::NotFound);
        let mine = file(List::People, "Jan;jan@voorbeeld.test;adviseur;;;\n");
        let mine = stored(preview(&world.program, &world.keeper(), &[mine], Some(id)).await.expect("the store"));
        let seen = load(&world.program, &world.keeper(), mine).await.expect("the store").expect("theirs");
        assert!(seen.units.is_none(), "nor do they go along with one's own");
        assert!(load(&world.program, &other, id).await.expect("the store").is_some(), "or away");
    }

    async fn whoever_is_no_administrator_makes_none_and_leaves_their_accounts_alone(world: World) {
        let bo = world.account("Bo Bestuur").role(Role::HrCoordinator).make().await;
        let bo = world.signed_in(bo).await.keeper().expect("keeps units and people");
        let (units, people) = ("De Linde;school;;beheer@voorbeeld.test;\n", "Jan;jan@voorbeeld.test;beheerder;;;\n");
        let id = kept(&world, &bo, units, people).await;
        let seen = load(&world.program, &bo, id).await.expect("the store").expect("theirs");
        let faults = |column, fault| vec![(column, fault)];
        assert_eq!(
            seen.units.expect("a list").lines[0].verdict,
            Verdict::Refused(faults(Column::Leader, LineFault::LeaderIsAdministrator))
        );
        assert_eq!(
            seen.people.expect("a list").lines[0].verdict,
            Verdict::Refused(faults(Column::Roles, LineFault::OnlyAdministrators))
        );
        assert_eq!(start(&world.program, &bo, id).await.expect("the store"), Starting::HasRefused);
        let id = kept(&world, &world.keeper(), units, people).await;
        assert_eq!(started(&world, id).await, Starting::Started, "administrators may");
        assert!(account(&world, "jan@voorbeeld.test").await.grants.iter().any(|one| one.role == Role::Administrator));
    }

    async fn a_leader_with_an_account_gets_the_role_beside_the_others(world: World) {
        let brug = world.school("De Brug").await;
        let id = world.account("Anna de Vries").role_of(Role::TeamLeader, brug).role(Role::HrAdviser).make().await;
        let anna = account(&world, "anna.de.vries@voorbeeld.test").await;
        sign_in(&world, &anna, "theirs").await;
        let units = "A;team;De Brug;anna.de.vries@voorbeeld.test;\nB;team;De Brug;anna.de.vries@voorbeeld.test;\n";
        let lists = kept(&world, &world.keeper(), units, "").await;
        assert_eq!(started(&world, lists).await, Starting::Started);
        let anna = account(&world, "anna.de.vries@voorbeeld.test").await;
        assert_eq!((anna.id, anna.grants.len()), (id, 4));
        let teams = schools(&world).await.remove(0).teams;
        for unit in [Some(brug), Some(teams[0].id), Some(teams[1].id)] {
            assert!(anna.grants.contains(&Grant { role: Role::TeamLeader, unit, deputy_of: None }), "{:?}", anna.grants);
        }
        assert!(anna.grants.contains(&Grant { role: Role::HrAdviser, unit: None, deputy_of: None }));
        let session = session::load(world.store(), "theirs", world.now()).await.expect("the store");
        assert!(session.is_none(), "other roles end the sessions");
    }

    async fn what_changed_meanwhile_is_seen_before_anything_is_made(world: World) {
        let bo = world.account("Bo Bestuur").role(Role::HrCoordinator).make().await;
        let bo = world.signed_in(bo).await.keeper().expect("keeps units and people");
        let ada = world.account("Ada Vos").make().await;
        let units = "De Linde;school;;ada.vos@voorbeeld.test;\nDe Brug;school;;;\n";
        let id = kept(&world, &bo, units, "Jan;jan@voorbeeld.test;adviseur;;;\n").await;
        // By hand, somebody makes one of them, and the leader becomes an administrator.
        world.school("De Brug").await;
        let form = AccountForm {
            name: "Ada Vos".into(),
            email: "ada.vos@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            roles: vec![RoleForm { role: Role::Administrator.code().into(), ..RoleForm::default() }],
            ..AccountForm::default()
        };
        change(&world.program, &world.keeper(), ada, &form).await.expect("the store").done();
        assert_eq!(start(&world.program, &bo, id).await.expect("the store"), Starting::HasRefused);
        assert_eq!(how_many(&world).await, (1, 3), "nothing was made");
        change(&world.program, &world.keeper(), ada, &AccountForm { roles: Vec::new(), ..form }).await.expect("the store").done();
        let jan = AccountForm { name: "Jan".into(), email: "jan@voorbeeld.test".into(), language: "nl".into(), ..AccountForm::default() };
        add(&world.program, &world.keeper(), &jan).await.expect("the store").done();
        assert_eq!(start(&world.program, &bo, id).await.expect("the store"), Starting::Started);
        let done = load(&world.program, &bo, id).await.expect("the store").expect("theirs");
        assert_eq!((done.schools, done.accounts, done.skipped), (1, 0, 2), "what is there already is skipped");
    }

    async fn a_file_that_is_no_list_is_refused_as_a_whole(world: World) {
        let keeper = world.keeper();
        let done = preview(&world.program, &keeper, &[], None).await.expect("the store");
        assert_eq!(done, Previewing::Nothing);
        let swapped = [
            File { bytes: format!("{PEOPLE}Jan;jan@voorbeeld.test;adviseur;;;\n").into_bytes(), ..file(List::Units, "") },
            File { bytes: b"naam\nJan\n".to_vec(), ..file(List::People, "") },
        ];
        let Previewing::Refused(faults) = preview(&world.program, &keeper, &swapped, None).await.expect("the store")
        else { panic!("neither can be read") };
        assert_eq!(faults, [(List::Units, FileFault::TheOther), (List::People, FileFault::TheOther)]);
        let kept = organisation_import::Entity::find().count(world.store().read()).await.expect("the store");
        assert_eq!(kept, 0, "nothing of it is kept");
    }

    async fn lists_that_nobody_imports_are_forgotten_after_a_day_and_numbers_after_a_month(world: World) {
        let keeper = world.keeper();
        let done = kept(&world, &keeper, "De Linde;school;;;\n", "").await;
        assert_eq!(started(&world, done).await, Starting::Started);
        let given_up = kept(&world, &keeper, "Klooster;x;;;\n", "").await;
        let is_there = async |id| load(&world.program, &keeper, id).await.expect("the store").is_some();
        world.advance(TimeDelta::hours(23));
        server::jobs::purge::once(&world.program).await.expect("the store");
        assert!(is_there(given_up).await);
        world.advance(TimeDelta::hours(1));
        server::jobs::purge::once(&world.program).await.expect("the store");
        assert!(!is_there(given_up).await && is_there(done).await);
        world.advance(TimeDelta::days(28));
        sweep(&world.program, world.board(), Mode::Erase).await.expect("the store");
        assert!(is_there(done).await);
        world.advance(TimeDelta::days(1));
        sweep(&world.program, world.board(), Mode::Erase).await.expect("the store");
        assert!(!is_there(done).await);
    }

    async fn lists_that_were_looked_at_keep_nothing_once_others_are_read_or_they_are_thrown_away(world: World) {
        let keeper = world.keeper();
        let bo = world.account("Bo Bestuur").role(Role::HrCoordinator).make().await;
        let bo = world.signed_in(bo).await.keeper().expect("keeps units and people");
        let refused = kept(&world, &keeper, "Klooster;x;;;\n", "Jan;jan@voorbeeld.test;koning;;;\n").await;
        let of_bo = kept(&world, &bo, "De Brug;school;;;\n", "").await;
        let later = kept(&world, &keeper, "De Linde;school;;;\n", "").await;
        let rows = async || {
            let all = organisation_import::Entity::find().all(world.store().read()).await.expect("the store");
            all.into_iter().map(|row| *row.id).collect::<Vec<_>>()
        };
        assert_eq!(rows().await, [of_bo, later], "{refused} went with everything in it");
        assert!(matches!(forget(&world.program, &keeper, of_bo).await, Err(Refused::NotFound)), "somebody else's");
        forget(&world.program, &keeper, later).await.expect("theirs");
        assert_eq!(rows().await, [of_bo]);
        assert_eq!(start(&world.program, &bo, of_bo).await.expect("the store"), Starting::Started);
        assert!(matches!(forget(&world.program, &bo, of_bo).await, Err(Refused::NotFound)), "what was made stays made");
    }

    async fn roles_of_a_list_are_one_mail_to_each_who_could_confirm_them(world: World) {
        world.account("Bo Bestuur").role(Role::HrCoordinator).make().await;
        let people = "Ada;ada@voorbeeld.test;adviseur;;;\nTom;tom@voorbeeld.test;adviseur, coördinator;;;\n";
        let id = kept(&world, &world.keeper(), "", people).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let conn = world.store().read();
        let waiting = server::account::role_proposals(conn, world.board()).await.expect("the store");
        assert_eq!(waiting.len(), 3);
        let asked = async || {
            let asked = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::SecondPersonAsked));
            asked.all(conn).await.expect("the store")
        };
        assert_eq!(asked().await.iter().map(|mail| world.to_name(mail)).collect::<Vec<_>>(), ["Bo Bestuur"]);
        let sent = async || {
            deliver_all(&world.program).await.expect("the store");
            asked().await.iter().filter(|mail| mail.state.code() == "sent").count()
        };
        assert_eq!(sent().await, 1, "while they wait it goes");
        // Of another list everything is settled before the mail goes.
        let id = kept(&world, &world.keeper(), "", "Eva;eva@voorbeeld.test;adviseur;;;\n").await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let bo = account(&world, "bo.bestuur@voorbeeld.test").await.id;
        let bo = world.signed_in(bo).await.keeper().expect("keeps units and people");
        let waiting = server::account::role_proposals(conn, world.board()).await.expect("the store");
        let all: Vec<Proposed> = waiting.iter().map(|one| Proposed::Role(one.id)).collect();
        let done = confirm(&world.program, &bo, &all).await.expect("may");
        assert_eq!((all.len(), done), (4, Settled { settled: 4, gone: 0 }));
        assert_eq!(sent().await, 1, "nobody is asked what was settled");
    }

    async fn an_import_stands_in_the_log_with_what_was_made(world: World) {
        let units = "havo;team;De Linde;;\nDe Linde;school;;;\n";
        let id = kept(&world, &world.keeper(), units, "Jan;jan@voorbeeld.test;beleidsmedewerker;;;\n").await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let entries = event::Entity::find().filter(event::Column::Kind.is(EventKind::OrganisationImported));
        let entry = entries.one(world.store().read()).await.expect("the store").expect("it was written down");
        assert_eq!(entry.actor_account.map(|id| id.get()), Some(world.keeper().account()));
        let said = entry.said(world.store().read()).expect("it opens").expect("numbers");
        let detail: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(detail, serde_json::json!({ "schools": 1, "teams": 1, "people": 1 }));
    }

    async fn ten_thousand_people_take_seconds(world: World) {
        let mut people = String::new();
        for number in 0..10_000 {
            writeln!(people, "Naam Nummer{number};n{number}@voorbeeld.test;beleidsmedewerker;De Linde;;").expect("memory");
        }
        let keeper = world.keeper();
        let begun = Instant::now();
        let id = kept(&world, &keeper, "De Linde;school;;;\n", &people).await;
        assert_eq!(start_and_wait(&world.program, &keeper, id).await.expect("the store"), Starting::Started);
        let seconds = begun.elapsed().as_secs();
        println!("10,000 people in {seconds} s");
        assert!(seconds < 120, "{seconds} s, even in a debug build on a busy machine");
        assert_eq!(how_many(&world).await, (1, 10_001));
    }
}
