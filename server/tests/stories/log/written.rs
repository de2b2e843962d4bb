//! Who saw or changed what stands in the log, with the way by which they came in.

use chrono::TimeDelta;
use domain::account::Role;
use domain::departure::DepartureType;
use domain::device::Device;
use domain::ids::AccountId;
use domain::retention::{Ground, Term};
use domain::route::{Foreseeing, Route, RuleDraft};
use domain::time_line::{ActorKind, EventKind, Way};
use sea_orm::{EntityTrait, QueryOrder};
use server::access::{former_reader, tip_reader};
use server::account::{self, AccountForm, NewAccount, RoleForm};
use server::availability::{self, ClosedDaysForm, HolidayKeeper};
use server::departure::import::{Lines, Previewing, preview, start_and_wait};
use server::headcount;
use server::on_both_databases;
use server::organisation::{self, OrganisationForm};
use server::retention::{Mode, change_terms, erase_on_request, sweep};
use server::rule::{self, RuleKey};
use server::session::{self, SessionKey, SignedInWith, StoredSession};
use server::sign_in::{Asked, end_one, end_others, enter_code, request_code, sign_out};
use server::stay;
use server::store::entity::{event, outbox};
use server::testing::World;
use server::tips;
use server::training::{self, Noted, TrainingForm};
use server::unit::{self, UnitForm};

use super::is_whole;
use crate::scene::Scene;

/// What was written down since `from`: what, who, and whom it is about.
async fn written(world: &World, from: usize) -> Vec<(EventKind, Option<AccountId>, Option<AccountId>)> {
    let told = |row: event::Model| (*row.kind, row.actor_account.map(Into::into), row.about_account.map(Into::into));
    rows(world).await.into_iter().skip(from).map(told).collect()
}

async fn rows(world: &World) -> Vec<event::Model> {
    event::Entity::find().order_by_asc(event::Column::Id).all(world.store().read()).await.expect("the store")
}

async fn count(world: &World) -> usize {
    rows(world).await.len()
}

async fn last(world: &World) -> event::Model {
    rows(world).await.pop().expect("something was written down")
}

fn said(world: &World, row: &event::Model) -> String {
    row.said(world.store().read()).expect("it opens").unwrap_or_default()
}

fn detail(world: &World, row: &event::Model) -> serde_json::Value {
    serde_json::from_str(&said(world, row)).unwrap_or_default()
}

fn form(roles: &[Role]) -> AccountForm {
    AccountForm {
        name: "Anna de Vries".into(),
        email: "anna@voorbeeld.test".into(),
        language: "nl".into(),
        active: true,
        roles: roles.iter().map(|role| RoleForm { role: role.code().into(), ..RoleForm::default() }).collect(),
        ..AccountForm::default()
    }
}

async fn mailed_code(world: &World) -> String {
    let mail = outbox::Entity::find().order_by_desc(outbox::Column::Id).one(world.store().read()).await;
    let mail = mail.expect("the store").expect("a mail waits");
    let payload: serde_json::Value = mail.needs(world.store().read()).expect("it opens");
    payload["code"].as_str().expect("a code").to_owned()
}

#[test]
fn every_setting_has_a_word_in_the_log() {
    let settings = serde_json::to_value(crate::mail::words::organisation()).expect("JSON");
    for (field, _) in settings.as_object().expect("fields") {
        let word = wording::Wording::new(domain::Language::Nl).code_if_any("setting", field);
        assert!(word.is_some(), "{field}");
    }
}

on_both_databases! {
    async fn signing_in_and_out_and_a_shut_door_are_written_down(world: World) {
        let anna = world.account("Anna de Vries").email("anna@voorbeeld.test").make().await;
        let from = count(&world).await;
        let mut asked = Asked::default();
        request_code(&world.program, "anna@voorbeeld.test", "::1", &mut asked).await.expect("the store");
        let code = mailed_code(&world).await;
        let wrong = if code == "111111" { "222222" } else { "111111" };
        for (email, typed) in [("anna", wrong), ("niemand", "111111"), ("anna", &code)] {
            enter_code(&world.program, &format!("{email}@voorbeeld.test"), &asked, typed).await.expect("the store");
        }
        sign_out(&world.program, &world.signed_in(anna).await).await.expect("the store");
        assert_eq!(written(&world, from).await, [
            (EventKind::SignInRefused, None, Some(anna)),
            (EventKind::SignInRefused, None, None),
            (EventKind::SignedIn, Some(anna), None),
            (EventKind::SignedOut, Some(anna), None),
        ]);
        let refused = &rows(&world).await[from];
        assert_eq!(refused.actor, ActorKind::Visitor);
        assert!(rows(&world).await.iter().all(|row| !said(&world, row).contains("niemand")));
        assert!(is_whole(&world).await);
    }

    async fn addresses_of_former_colleagues_and_tips_say_once_a_day_who_read_them(world: World) {
        let cora = world.cora().await;
        let pia = world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
        let pia = world.signed_in(pia).await;
        let former = former_reader(&cora).expect("HR of the whole board");
        let handed_on = tip_reader(&pia).expect("of the whole board");
        let from = count(&world).await;
        for _ in 0..2 {
            stay::list(&world.program, &former).await.expect("the store");
            tips::batches(&world.program, &handed_on).await.expect("the store");
        }
        stay::export(&world.program, &former).await.expect("the store");
        world.advance(TimeDelta::days(1));
        stay::list(&world.program, &former).await.expect("the store");
        let by = |who: AccountId, kind| (kind, Some(who), None);
        assert_eq!(written(&world, from).await, [
            by(cora.account(), EventKind::FormerSeen),
            by(pia.account(), EventKind::TipsSeen),
            by(cora.account(), EventKind::FormerExported),
            by(cora.account(), EventKind::FormerSeen),
        ]);
        assert!(is_whole(&world).await);
    }

    async fn tries_beyond_the_limit_do_not_fill_the_log(world: World) {
        let from = count(&world).await;
        let anna = world.account("Anna de Vries").email("anna@voorbeeld.test").make().await;
        for _ in 0..40 {
            enter_code(&world.program, "niemand@voorbeeld.test", &Asked::default(), "111111").await.expect("the store");
        }
        let refused = async || {
            let written = written(&world, from).await.into_iter();
            written.filter(|(kind, _, _)| *kind == EventKind::SignInRefused).collect::<Vec<_>>()
        };
        assert_eq!(refused().await.len(), 30);
        enter_code(&world.program, "anna@voorbeeld.test", &Asked::default(), "111111").await.expect("the store");
        assert_eq!(refused().await.last(), Some(&(EventKind::SignInRefused, None, Some(anna))), "each address has its own");
    }

    async fn sessions_that_somebody_ended_are_written_down(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        let viewer = world.signed_in(anna).await;
        let (here, device) = (SessionKey::of("here"), Device { browser: None, system: None });
        for name in ["here", "phone", "laptop", "library"] {
            let staff = SignedInWith { account: anna, signed_in_at: world.now(), seen_at: world.now(), device };
            let expires_at = world.now() + TimeDelta::hours(1);
            let row = StoredSession { id: name.into(), staff: Some(staff), data: "{}".into(), expires_at };
            assert!(session::create(world.store(), &row).await.expect("the store"));
        }
        let from = count(&world).await;
        assert!(end_one(&world.program, &viewer, &SessionKey::of("phone")).await.expect("the store"));
        assert!(!end_one(&world.program, &viewer, &SessionKey::of("phone")).await.expect("the store"));
        assert_eq!(end_others(&world.program, &viewer, &here).await.expect("the store"), 2);
        account::end_sessions(&world.program, &world.keeper(), anna).await.expect("the store");
        let (bea, about) = (Some(world.keeper().account()), Some(anna));
        assert_eq!(written(&world, from).await, [
            (EventKind::SessionsEnded, about, about),
            (EventKind::SessionsEnded, about, about),
            (EventKind::SessionsEnded, bea, about),
        ]);
        let counts: Vec<serde_json::Value> =
            rows(&world).await.iter().skip(from).map(|row| detail(&world, row)["sessions"].clone()).collect();
        assert_eq!(counts, [1, 2, 1]);
    }

    async fn terms_and_what_was_erased_are_written_down(world: World) {
        let bea = Some(world.keeper().account());
        let scene = Scene::set(&world).await;
        let noor = scene.leaver("Noor Jansen").await;
        let usual: Vec<String> = Term::ALL.iter().map(|term| term.limits().usual.to_string()).collect();
        let typed = |term: Term| if term == Term::Answers { "6" } else { usual[term as usize].as_str() };
        let from = count(&world).await;
        change_terms(&world.program, &world.keeper(), typed).await.expect("the store").done();
        let of_board = async || {
            let rows = rows(&world).await.into_iter().skip(from).filter(|row| row.departure_id.is_none());
            rows.map(|row| (*row.kind, row.actor_account.map(Into::into))).collect::<Vec<(EventKind, Option<AccountId>)>>()
        };
        assert_eq!(of_board().await, [(EventKind::RetentionChanged, bea)]);
        assert_eq!(detail(&world, &last(&world).await), serde_json::json!({ "answers": [12, 6] }));
        let hr = world.coordinator_of(noor.id).await;
        erase_on_request(&world.program, &hr, Ground::Mistaken).await.expect("the store");
        let asked = (EventKind::RecordsErased, Some(hr.account()));
        assert!(of_board().await.contains(&asked), "who asked for it");
        scene.leaver("Vera Trek").await;
        world.advance(TimeDelta::days(400));
        sweep(&world.program, world.board(), Mode::Erase).await.expect("the store");
        assert!(of_board().await.contains(&(EventKind::RecordsErased, None)), "the program, by the terms");
        assert!(is_whole(&world).await);
    }

    async fn every_change_of_an_account_is_written_down(world: World) {
        let bea = Some(world.keeper().account());
        let from = count(&world).await;
        let id = account::add(&world.program, &world.keeper(), &form(&[Role::PolicyOfficer])).await.expect("the store").done();
        let moved = AccountForm { email: "bakker@voorbeeld.test".into(), name: "Anna Bakker".into(), ..form(&[Role::TeamLeader]) };
        for form in [&moved, &moved, &AccountForm { active: false, ..moved.clone() }, &moved] {
            account::change(&world.program, &world.keeper(), id, form).await.expect("the store").done();
        }
        let kinds: Vec<EventKind> = written(&world, from).await.into_iter().map(|(kind, by, about)| {
            assert_eq!((by, about), (bea, Some(id)));
            kind
        }).collect();
        assert_eq!(kinds, [
            EventKind::AccountMade,
            EventKind::RoleGiven,
            EventKind::AccountAddressChanged,
            EventKind::AccountEdited,
            EventKind::RoleTaken,
            EventKind::RoleGiven,
            EventKind::AccountEnded,
            EventKind::AccountReopened,
        ]);
        let given = &rows(&world).await[from + 5];
        assert_eq!(detail(&world, given)["role"], "team_leader");
        let all: String = rows(&world).await.iter().map(|row| said(&world, row)).collect();
        assert!(!all.contains("voorbeeld.test"), "no address stands in the log: {all}");
    }

    async fn the_command_line_is_named_as_such(world: World) {
        let new = NewAccount {
            name: "Henk Hoofd".into(),
            email: "henk@voorbeeld.test".into(),
            language: "nl".into(),
            roles: vec!["hr_coordinator".into()],
            organisation: String::new(),
            leader_talks_too: false,
        };
        let from = count(&world).await;
        let henk = account::create(&world.program, &new).await.expect("the store").done();
        organisation::note_backup(world.store(), world.now()).await.expect("the store");
        organisation::note_rotation(world.store(), world.now()).await.expect("the store");
        assert_eq!(written(&world, from).await, [
            (EventKind::AccountMade, None, Some(henk)),
            (EventKind::RoleGiven, None, Some(henk)),
            (EventKind::BackupMade, None, None),
            (EventKind::KeysRotated, None, None),
        ]);
        let ways = rows(&world).await.iter().skip(from).map(|row| Way::of(*row.actor, None)).collect::<Vec<_>>();
        assert_eq!(ways, [Some(Way::CommandLine); 4]);
    }

    async fn an_import_is_written_down_as_a_whole_and_for_each_leaver(world: World) {
        world.team(world.school("Het Noorden").await, "Onderbouw").await;
        let list = "naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n\
            Sanne Willems;sanne@thuis.test;Het Noorden;Onderbouw;voluntary;24-04-2026;30-06-2026\n\
            Tom Bakker;tom@thuis.test;Het Noorden;Onderbouw;voluntary;24-04-2026;30-06-2026\n";
        world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let at_the_machine = server::access::coordinator_at_the_machine(&world.program).await.expect("there is one");
        for (coordinator, actor) in [(world.coordinator(), ActorKind::Staff), (at_the_machine, ActorKind::Machine)] {
            let list = list.replace("thuis", actor.code()).replace("24-04", if actor == ActorKind::Staff { "24-04" } else { "23-04" });
            let kept = preview(&world.program, &coordinator, "lijst.csv", list.as_bytes()).await.expect("the store");
            let Previewing::Stored(id) = kept else { panic!("{kept:?}") };
            let from = count(&world).await;
            start_and_wait(&world.program, &coordinator, id, Lines::All).await.expect("the store");
            let rows: Vec<event::Model> = rows(&world).await.into_iter().skip(from).filter(|row| row.actor == actor).collect();
            let kinds: Vec<&str> = rows.iter().map(|row| row.kind.code()).collect();
            assert_eq!(kinds, ["imported", "imported", "list_imported"], "{actor}");
            assert_eq!(detail(&world, &rows[2])["leavers"], 2);
        }
        assert!(is_whole(&world).await);
    }

    async fn training_units_settings_holidays_and_rules_are_written_down(world: World) {
        let bea = Some(world.keeper().account());
        let (program, keeper) = (&world.program, world.keeper());
        let anna = world.account("Anna de Vries").make().await;
        let from = count(&world).await;
        let course = TrainingForm { name: "Open gesprek".into(), valid_from: "1-1-2026".into(), valid_until: "31-12-2026".into() };
        let noted = training::add(program, &keeper, anna, &course).await.expect("the store").done();
        let Noted::Noted(id) = noted else { panic!("it is not their own") };
        training::change(program, &keeper, id, "30-6-2026").await.expect("the store").done();
        training::remove(program, &keeper, id).await.expect("the store");
        let brug = UnitForm { name: "De Brug".into(), ..UnitForm::default() };
        let brug = unit::add(program, &keeper, &brug).await.expect("the store").done();
        let boog = UnitForm { name: "De Boog".into(), ..UnitForm::default() };
        unit::change(program, &keeper, brug, &boog).await.expect("the store").done();
        let counts = [(brug, "84".to_owned())];
        for _ in 0..2 {
            headcount::save(program, &keeper, 2026, &counts).await.expect("the store").done();
        }
        assert_eq!(detail(&world, &last(&world).await), serde_json::json!({ "years": [2026] }), "never what it says");
        let mut settings = OrganisationForm::of(&organisation::organisation(world.store().read(), world.board()).await.expect("the store"));
        organisation::change(program, &world.administrator(), &settings).await.expect("the store").done();
        settings.name = "Een ander bestuur".into();
        organisation::change(program, &world.administrator(), &settings).await.expect("the store").done();
        assert_eq!(detail(&world, &last(&world).await)["fields"], serde_json::json!(["name"]), "never what it says");
        let days = ClosedDaysForm { first_day: "2026-05-01".into(), reason: "vrij".into(), ..ClosedDaysForm::default() };
        let holidays = HolidayKeeper::from(&world.administrator());
        let may = availability::add_holidays(program, &holidays, &days).await.expect("the store").done();
        availability::remove_holidays(program, &holidays, may).await.expect("the store");
        let key = RuleKey { unit: None, departure_type: DepartureType::VoluntaryResignation, foreseeing: Foreseeing::Any };
        let draft = RuleDraft {
            route: Route::Adviser.code().into(),
            formal_minutes: "45".into(),
            informal_minutes: "20".into(),
            days_before_last: String::new(),
            guide: String::new(),
        };
        rule::save(program, &keeper, key, 0, &draft).await.expect("the store").done();
        let about_anna = Some(anna);
        assert_eq!(written(&world, from).await, [
            (EventKind::TrainingNoted, bea, about_anna),
            (EventKind::TrainingChanged, bea, about_anna),
            (EventKind::TrainingTaken, bea, about_anna),
            (EventKind::UnitAdded, bea, None),
            (EventKind::UnitChanged, bea, None),
            (EventKind::HeadcountChanged, bea, None),
            (EventKind::SettingsChanged, bea, None),
            (EventKind::HolidaysChanged, bea, None),
            (EventKind::HolidaysChanged, bea, None),
            (EventKind::RuleChanged, bea, None),
        ]);
        let days_of_host = world.times_of(anna);
        availability::add_closed_days(program, &days_of_host, &days).await.expect("the store").done();
        assert_eq!(last(&world).await.kind, EventKind::RuleChanged, "a host's own days are theirs");
        assert!(is_whole(&world).await);
    }
}
