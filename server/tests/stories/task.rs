//! Tasks: made of agreements and of what is asked of HR, seen by their owners, done and undone.

use chrono::TimeDelta;
use domain::account::Role;
use domain::report::{FieldFault, FieldFaultKind};
use domain::talk::{HostKind, Way};
use domain::task::{Request, TaskSource};
use server::access::{self, SignedIn, task_owner};
use server::account::RoleForm;
use server::mail::MailKind;
use server::report::{Finalising, Saved, finalise, follow_up, save};
use server::talk::{Denial, Recorded, deny_held, held_asking};
use server::task::{Marking, TaskPage, mark, page};
use server::testing::World;

use crate::report::{after_the_talk, fields};
use crate::scene::{Leaver, Scene, day};

async fn tasks(world: &World, viewer: &SignedIn) -> TaskPage {
    page(&world.program, viewer).await.expect("the store")
}

fn whats(page: &TaskPage) -> Vec<&str> {
    page.open.iter().map(|task| task.what.as_str()).collect()
}

/// Somebody whose informal talk was held, and its leader asked this of HR.
async fn asked(scene: &Scene<'_>, text: &str) -> Leaver {
    let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
    scene.post().await;
    scene.hand_in(&rik).await;
    scene.post().await;
    let leader = scene.as_leader(scene.leader, &rik).await;
    let wish = Request::parse(text).expect("short enough");
    let noted = held_asking(&scene.world.program, &leader, day(3, 3), Way::InPerson, wish.as_ref()).await;
    assert_eq!(noted.expect("the store"), Recorded::Noted);
    rik
}

server::on_both_databases! {
    async fn with_the_last_role_that_is_given_tasks_they_go_out_of_sight(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = after_the_talk(&scene).await;
        let report = fields(&[
            ("story", "Het begon."), ("told", "B1"),
            ("agreement.0.what", "Terugbellen over de sfeer"), ("agreement.0.owner", ""),
        ]);
        finalise(&world.program, &adviser, &report, 0).await.expect("the store");
        let viewer = world.signed_in(scene.adviser).await;
        let task = tasks(&world, &viewer).await.open[0].id;
        for (roles, sees) in [(vec![], false), (vec![Role::PolicyOfficer], false), (vec![Role::TeamLeader], true)] {
            let role = |role: &Role| RoleForm { role: role.code().into(), ..RoleForm::default() };
            world.change_account(scene.adviser, |form| form.roles = roles.iter().map(role).collect()).await;
            let viewer = world.signed_in(scene.adviser).await;
            assert_eq!(!tasks(&world, &viewer).await.open.is_empty(), sees, "{roles:?}");
            assert_eq!(task_owner(&world.program, &viewer, task).await.is_ok(), sees, "{roles:?}");
        }
    }

    async fn agreements_become_tasks_of_whom_they_name_or_of_the_adviser(world: World) {
        let scene = Scene::set(&world).await;
        let bea = world.account("Bea Leid").role(Role::PolicyOfficer).make().await;
        let (_, adviser) = after_the_talk(&scene).await;
        let report = fields(&[
            ("story", "Het begon."), ("told", "B1"),
            ("agreement.0.what", "Getuigschrift"), ("agreement.0.owner", "lot  LEIDER"), ("agreement.0.by", "2026-03-02"),
            ("agreement.1.what", "Boekenkast"), ("agreement.1.owner", "de conciërge"), ("agreement.1.outside", "yes"),
            ("agreement.2.what", "Cijfers"), ("agreement.2.owner", "Bea Leid"), ("agreement.2.by", "2026-03-20"),
            ("agreement.2.outside", "yes"),
            ("agreement.3.what", "Terugbellen"),
        ]);
        for _ in 0..2 {
            finalise(&world.program, &adviser, &report, 0).await.expect("the store");
        }
        let leaders = tasks(&world, &world.signed_in(scene.leader).await).await;
        assert_eq!(whats(&leaders), ["Getuigschrift"]);
        assert!(leaders.open[0].overdue && leaders.open[0].source == TaskSource::Agreement);
        let own = tasks(&world, &world.signed_in(scene.adviser).await).await;
        assert_eq!(whats(&own), ["Cijfers", "Boekenkast", "Terugbellen"], "by date, the others last");
        assert_eq!(own.open[1].owner_name, "de conciërge");
        assert!(tasks(&world, &world.signed_in(bea).await).await.open.is_empty(), "a policy officer sees no record");
    }

    async fn a_name_that_nobody_has_never_lands_with_the_adviser_in_silence(world: World) {
        let scene = Scene::set(&world).await;
        let elsewhere = world.school("Het Zuiden").await;
        world.account("Ver Weg").role_of(Role::TeamLeader, elsewhere).make().await;
        let (vera, adviser) = after_the_talk(&scene).await;
        let page = server::report::open(&world.program, &adviser).await.expect("the store");
        assert!(page.owners.iter().any(|name| name == "Lot Leider"), "{:?}", page.owners);
        assert!(!page.owners.iter().any(|name| name == "Ver Weg" || name == "Vera Trek"), "{:?}", page.owners);
        let agreed = |owner: &str, outside: &str| {
            fields(&[
                ("story", "Het begon."), ("told", "B1"),
                ("agreement.0.what", "Boekenkast"), ("agreement.0.owner", owner), ("agreement.0.outside", outside),
            ])
        };
        let unknown = FieldFault { field: "agreement.0.owner".into(), kind: FieldFaultKind::UnknownPerson };
        let saved = save(&world.program, &adviser, &agreed("Lot Lieder", ""), 0).await.expect("the store");
        assert_eq!(saved, Saved::Kept { revision: 1, faults: vec![unknown.clone()] }, "what was typed is kept");
        let done = finalise(&world.program, &adviser, &agreed("Lot Lieder", ""), 1).await.expect("the store");
        assert_eq!(done, Finalising::Faults(vec![unknown]));
        let own = world.signed_in(scene.adviser).await;
        assert!(tasks(&world, &own).await.open.is_empty());
        let done = finalise(&world.program, &adviser, &agreed("Lot Lieder", "yes"), 1).await.expect("the store");
        assert!(matches!(done, Finalising::Final { .. }), "{done:?}");
        assert_eq!(whats(&tasks(&world, &own).await), ["Boekenkast"], "they said so themselves");
        assert!(scene.mails(vera.id, MailKind::TaskMade).await.is_empty());
    }

    async fn the_owner_of_a_task_is_told_once_by_a_mail_that_says_nothing_of_it(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        let report = fields(&[
            ("story", "Het begon."), ("told", "B1"),
            ("agreement.0.what", "Getuigschrift"), ("agreement.0.owner", "Lot Leider"),
            ("agreement.1.what", "Cijfers"), ("agreement.1.owner", "Lot Leider"),
            ("agreement.2.what", "Terugbellen"),
        ]);
        world.advance(TimeDelta::hours(11));
        for _ in 0..2 {
            finalise(&world.program, &adviser, &report, 0).await.expect("the store");
        }
        let mails = scene.mails(vera.id, MailKind::TaskMade).await;
        assert_eq!(mails.len(), 1, "one for both, and none to the adviser about their own");
        assert!(mails.iter().all(|mail| mail.account_id == Some(scene.leader.into())));
        assert!(mails.iter().all(|mail| !mail.at_once && mail.due_at > world.now()), "it waits for the morning");
        assert!(mails.iter().all(|mail| !world.opened(&mail.payload, mail.id).contains("Getuigschrift") && !world.opened(&mail.payload, mail.id).contains("Vera")));
        let leader = world.signed_in(scene.leader).await;
        for left in [1, 0] {
            let id = tasks(&world, &leader).await.open[0].id;
            let owner = task_owner(&world.program, &leader, id).await.expect("theirs");
            mark(&world.program, &owner, true).await.expect("the store");
            let waiting = scene.mails(vera.id, MailKind::TaskMade).await.len();
            assert_eq!(waiting, left, "who has done all of it need not hear of it");
        }
    }

    async fn a_task_names_the_leaver_only_to_who_may_know_them(world: World) {
        let scene = Scene::set(&world).await;
        let other = world.account("Otto Ander").role(Role::HrAdviser).make().await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        server::talk::held(&world.program, &adviser, day(3, 3), Way::InPerson).await.expect("the store");
        let report = fields(&[
            ("story", "Het begon."), ("told", "B1"),
            ("agreement.0.what", "Vraag"), ("agreement.0.owner", "otto.ander@voorbeeld.test"),
            ("agreement.1.what", "Kaart"),
        ]);
        finalise(&world.program, &adviser, &report, 0).await.expect("the store");
        let others = tasks(&world, &world.signed_in(other).await).await;
        assert_eq!((whats(&others), others.open[0].departure.clone()), (vec!["Vraag"], None));
        let own = tasks(&world, &world.signed_in(scene.adviser).await).await;
        assert_eq!(own.open[0].departure, Some((vera.id, "Vera Trek".to_owned())));
    }

    async fn what_a_leader_asks_is_for_the_coordinators_of_the_unit(world: World) {
        let scene = Scene::set(&world).await;
        let elsewhere = world.school("Het Zuiden").await;
        let near = world.account("Co Noord").role_of(Role::HrCoordinator, scene.school).make().await;
        let far = world.account("Co Zuid").role_of(Role::HrCoordinator, elsewhere).make().await;
        let rik = asked(&scene, " Laptop terugvragen ").await;
        let (near, far) = (world.signed_in(near).await, world.signed_in(far).await);
        let seen = tasks(&world, &near).await;
        assert_eq!(whats(&seen), ["Laptop terugvragen"]);
        assert_eq!(seen.open[0].departure, Some((rik.id, "Rik Tijd".to_owned())));
        assert_eq!(whats(&tasks(&world, &world.cora().await).await), ["Laptop terugvragen"]);
        assert!(tasks(&world, &far).await.open.is_empty());
        let leader = world.signed_in(scene.leader).await;
        assert!(tasks(&world, &leader).await.open.is_empty(), "it is not theirs to do");
        let viewer = access::record_viewer(&world.program, &leader, rik.id).await.expect("they lead the team");
        assert_eq!(follow_up(&world.program, &viewer).await.expect("the store").tasks.len(), 1, "they see what they asked");
        let id = seen.open[0].id;
        assert!(task_owner(&world.program, &far, id).await.is_err());
        assert!(task_owner(&world.program, &leader, id).await.is_err());
        assert!(task_owner(&world.program, &near, id).await.is_ok());
    }

    async fn a_task_is_done_and_undone_and_leaves_the_list_after_a_month(world: World) {
        let scene = Scene::set(&world).await;
        asked(&scene, "Laptop").await;
        let cora = world.cora().await;
        let id = tasks(&world, &cora).await.open[0].id;
        let owner = task_owner(&world.program, &cora, id).await.expect("theirs");
        let set = |done| { let (program, owner) = (world.program.clone(), owner); async move {
            mark(&program, &owner, done).await.expect("the store")
        }};
        assert_eq!(set(true).await, Marking::Done);
        assert_eq!(set(true).await, Marking::Already);
        let seen = tasks(&world, &cora).await;
        assert!(seen.open.is_empty());
        assert_eq!(seen.done[0].done.as_ref().and_then(|done| done.by.as_deref()), Some("Cora Coördinator"));
        assert_eq!(set(false).await, Marking::Reopened);
        assert_eq!(tasks(&world, &cora).await.open.len(), 1);
        assert_eq!(set(true).await, Marking::Done);
        world.advance(TimeDelta::days(31));
        assert_eq!(tasks(&world, &cora).await, TaskPage::default());
    }

    async fn a_denied_informal_talk_keeps_what_was_asked_and_asks_it_once(world: World) {
        let scene = Scene::set(&world).await;
        let rik = asked(&scene, "Laptop").await;
        let program = &world.program;
        let talk = scene.talk(&rik, HostKind::TeamLeader).await;
        assert_eq!(deny_held(program, &rik.proof, talk).await.expect("the store"), Denial::Noted);
        let cora = world.cora().await;
        assert_eq!(whats(&tasks(&world, &cora).await), ["Laptop"]);
        for text in ["Laptop", "Sleutel"] {
            let leader = scene.as_leader(scene.leader, &rik).await;
            let wish = Request::parse(text).expect("short enough");
            let noted = held_asking(program, &leader, day(3, 3), Way::InPerson, wish.as_ref()).await.expect("the store");
            assert_eq!(noted, Recorded::Noted);
            deny_held(program, &rik.proof, talk).await.expect("the store");
        }
        let mut open: Vec<String> = tasks(&world, &cora).await.open.into_iter().map(|task| task.what).collect();
        open.sort();
        assert_eq!(open, ["Laptop", "Sleutel"]);
    }

    async fn a_formal_talk_asks_nothing_this_way(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let wish = Request::parse("Laptop").expect("short enough");
        held_asking(&world.program, &adviser, day(3, 3), Way::Video, wish.as_ref()).await.expect("the store");
        assert!(tasks(&world, &world.cora().await).await.open.is_empty());
    }
}
