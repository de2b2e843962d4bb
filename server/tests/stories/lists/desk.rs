//! HR's board as a desk: what needs a hand today on top, orders, and what a search finds beside the list.

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::departure_form::Field;
use domain::ids::DepartureId;
use domain::rights::{RequestWords, Right};
use domain::time_line::EventKind;
use domain::waiting::WaitingStep;
use sea_orm::{EntityTrait, QueryFilter};
use server::access::Coordinator;
use server::departure::address::{Correcting, correct};
use server::departure::cancel::cancel;
use server::departure::several::{Deed, Fate, do_for_several};
use server::departure::waiting::{Ended, Ending, asked_by, carry_out_due, end};
use server::lists::worklist::{Beside, Openness, Sort, WorklistFilter, WorklistPage, beside, export, page};
use server::rights::{Asking, ask};
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;
use wording::Wording;

use crate::departure::{coordinator, fields, proof};
use crate::scene::Scene;

fn typed(text: &str) -> WorklistFilter {
    WorklistFilter { text: text.into(), ..WorklistFilter::default() }
}

async fn seen(world: &World, coordinator: &Coordinator, filter: &WorklistFilter) -> WorklistPage {
    page(&world.program, coordinator, filter, None).await.expect("the store")
}

fn names(seen: &WorklistPage) -> Vec<&str> {
    seen.rows.iter().map(|row| row.name.as_str()).collect()
}

/// What there is beside the list for somebody who keeps no people.
async fn also(world: &World, coordinator: &Coordinator, text: &str) -> Beside {
    beside(&world.program, coordinator, None, &typed(text)).await.expect("the store")
}

/// A coordinator of another school, where nobody leaves.
async fn of_another_school(world: &World) -> Coordinator {
    let south = world.school("Het Zuiden").await;
    let account = world.account("Zus Zuid").role_of(Role::HrCoordinator, south).make().await;
    world.signed_in(account).await.coordinator().expect("coordinates")
}

/// A coordinator of the whole board, who has an account.
async fn of_hr(world: &World) -> Coordinator {
    let account = coordinator(world).await;
    world.signed_in(account).await.coordinator().expect("coordinates")
}

/// Somebody for whom HR has to confirm first that it is settled.
async fn to_confirm(scene: &Scene<'_>, name: &str) -> DepartureId {
    scene.world.leaver(name).of(scene.team).led_by(scene.leader).set(Field::DepartureType, "dismissal").register().await
}

server::on_both_databases! {
    async fn what_waits_for_hr_today_stands_on_top_and_is_counted_apart(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Anna Proef").await;
        to_confirm(&scene, "Dirk Proef").await;
        let coordinator = world.coordinator();
        let calm = seen(&world, &coordinator, &WorklistFilter::default()).await;
        assert!(calm.rows.iter().all(|row| !row.in_hand) && calm.counts.in_hand.is_zero(), "nothing is due today");
        world.advance(TimeDelta::days(8));
        let busy = seen(&world, &coordinator, &WorklistFilter::default()).await;
        assert!(busy.rows[0].in_hand && busy.rows[0].own && busy.rows[0].name == "Dirk Proef", "{:?}", busy.rows);
        assert_eq!(busy.counts.in_hand.at_most_a_hundred(), 1);
        assert_eq!(busy.counts.in_hand_late.at_most_a_hundred(), 1);
        assert_eq!(names(&busy).len(), 2, "each once");
        assert!(!busy.rows[1].in_hand && !busy.rows[1].own, "{:?}", busy.rows[1]);
    }

    async fn heads_sort_by_surname_and_the_other_way_round(world: World) {
        let scene = Scene::set(&world).await;
        for name in ["Anna Zwart", "Bea Appel", "Cor van der Meer"] {
            scene.leaver(name).await;
        }
        let by = |text: &str| WorklistFilter { sort: Sort::parse(text), ..WorklistFilter::default() };
        let coordinator = world.coordinator();
        let up = seen(&world, &coordinator, &by("name")).await;
        assert_eq!(names(&up), ["Bea Appel", "Cor van der Meer", "Anna Zwart"]);
        let down = seen(&world, &coordinator, &by("-name")).await;
        assert_eq!(names(&down), ["Anna Zwart", "Cor van der Meer", "Bea Appel"]);
        assert!(!up.too_many_to_sort && up.next.is_none());
    }

    async fn a_surname_that_hr_gave_is_what_the_list_is_sorted_by(world: World) {
        let scene = Scene::set(&world).await;
        for (first, surname) in [("Anna", "Proef Test"), ("Bo", "Smit"), ("Cor", "Quist")] {
            let fields = [("name", ""), ("first_name", first), ("surname", surname)];
            scene.leaver_with(&format!("{first} {surname}"), &fields).await;
        }
        scene.leaver("Dik Rust").await;
        let coordinator = world.coordinator();
        let by = |text: &str| WorklistFilter { sort: Sort::parse(text), ..WorklistFilter::default() };
        let up = seen(&world, &coordinator, &by("name")).await;
        assert_eq!(names(&up), ["Anna Proef Test", "Cor Quist", "Dik Rust", "Bo Smit"]);
        let down = seen(&world, &coordinator, &by("-name")).await;
        assert_eq!(names(&down), ["Bo Smit", "Dik Rust", "Cor Quist", "Anna Proef Test"]);
    }

    async fn what_is_due_nothing_comes_last_whichever_end_stands_on_top(world: World) {
        let scene = Scene::set(&world).await;
        for name in ["Anna Eerst", "Bea Later"] {
            to_confirm(&scene, name).await;
            world.advance(TimeDelta::days(1));
        }
        let over = scene.leaver("Cor Klaar").await.id;
        cancel(&world.program, &world.coordinator_of(over).await).await.expect("the store");
        for order in ["due", "-due"] {
            let filter = WorklistFilter { sort: Sort::parse(order), open: Openness::All, ..WorklistFilter::default() };
            let sorted = seen(&world, &world.coordinator(), &filter).await;
            let due: Vec<_> = sorted.rows.iter().map(|row| row.due).collect();
            assert_eq!((due.len(), due[2], names(&sorted)[2]), (3, None, "Cor Klaar"), "{order}: {due:?}");
            assert!(due[..2].iter().all(Option::is_some), "{order}: {due:?}");
        }
    }

    async fn sorted_pages_follow_one_another_without_gap_or_double(world: World) {
        let scene = Scene::set(&world).await;
        for number in 0..60 {
            let leaver = scene.world.leaver(&format!("Naam Nummer{number}"));
            leaver.of(scene.team).led_by(scene.leader).register().await;
        }
        let filter = WorklistFilter { sort: Sort::parse("name"), ..WorklistFilter::default() };
        let coordinator = world.coordinator();
        let first = seen(&world, &coordinator, &filter).await;
        let second = page(&world.program, &coordinator, &filter, first.next.as_ref()).await.expect("the store");
        let mut ids: Vec<DepartureId> = first.rows.iter().chain(&second.rows).map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((first.rows.len(), second.rows.len(), ids.len()), (50, 10, 60));
        assert!(second.next.is_none());
    }

    async fn a_search_says_how_many_are_among_the_finished_and_only_to_whom_they_are_shown(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Anna Proef").await;
        cancel(&world.program, &world.coordinator_of(leaver.id).await).await.expect("the store");
        let coordinator = world.coordinator();
        assert!(seen(&world, &coordinator, &typed("proef")).await.rows.is_empty());
        assert_eq!(also(&world, &coordinator, "proef").await.finished.at_most_a_hundred(), 1);
        let there = seen(&world, &coordinator, &typed("proef").among_the_finished()).await;
        assert_eq!(names(&there), ["Anna Proef"]);
        let other = of_another_school(&world).await;
        assert_eq!(also(&world, &other, "proef").await, Beside::default());
        let all = WorklistFilter { open: Openness::All, ..typed("proef") };
        assert!(seen(&world, &other, &all).await.rows.is_empty());
    }

    async fn a_whole_address_finds_whose_it_is_and_a_part_of_it_nobody(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Aïcha Proef", &[("private_email", "aicha@thuis.test")]).await;
        let coordinator = world.coordinator();
        assert_eq!(names(&seen(&world, &coordinator, &typed("AICHA@thuis.test")).await), ["Aïcha Proef"]);
        assert!(seen(&world, &coordinator, &typed("cha@thuis.test")).await.rows.is_empty());
        let other = of_another_school(&world).await;
        assert!(seen(&world, &other, &typed("aicha@thuis.test")).await.rows.is_empty());
        assert_eq!(also(&world, &other, "aicha@thuis.test").await, Beside::default());
    }

    async fn somebody_with_two_addresses_is_found_by_either_and_by_none_of_before(world: World) {
        let scene = Scene::set(&world).await;
        let two = [("private_email", "aicha@thuis.test"), ("work_email", "a.proef@school.test")];
        let aicha = scene.leaver_with("Aïcha Proef", &two).await.id;
        scene.leaver_with("Bo Proef", &[("private_email", ""), ("work_email", "b.proef@school.test")]).await;
        let account = coordinator(&world).await;
        let hr = world.signed_in(account).await.coordinator().expect("coordinates");
        for address in ["aicha@thuis.test", "A.Proef@school.test"] {
            assert_eq!(names(&seen(&world, &hr, &typed(address)).await), ["Aïcha Proef"], "{address}");
        }
        assert_eq!(names(&seen(&world, &hr, &typed("b.proef@school.test")).await), ["Bo Proef"]);
        let other = of_another_school(&world).await;
        assert!(seen(&world, &other, &typed("a.proef@school.test")).await.rows.is_empty());
        let changed = fields(&[("private_email", "aicha@elders.test"), ("work_email", "")]);
        let corrected = correct(&world.program, &proof(&world, account, aicha).await, &changed).await;
        assert_eq!(corrected.expect("the store"), Correcting::Corrected);
        assert_eq!(names(&seen(&world, &hr, &typed("aicha@elders.test")).await), ["Aïcha Proef"]);
        for gone in two.map(|(_, address)| address) {
            assert!(seen(&world, &hr, &typed(gone)).await.rows.is_empty(), "{gone}");
        }
    }

    async fn whoever_does_not_see_an_address_finds_nobody_by_it(world: World) {
        let scene = Scene::set(&world).await;
        let two = [("private_email", "zus@thuis.test"), ("work_email", "zus@voorbeeld.test")];
        let zus = scene.leaver_with("Zus Zelf", &two).await;
        let account = world.account("Zus Zelf").email("zus@voorbeeld.test").role(Role::HrCoordinator).make().await;
        let own = world.signed_in(account).await.coordinator().expect("coordinates");
        let hr = of_hr(&world).await;
        let found = async |who: &Coordinator, address: &str| {
            let all = WorklistFilter { open: Openness::All, ..typed(address) };
            let beside = also(&world, who, address).await.finished.at_most_a_hundred();
            seen(&world, who, &all).await.rows.len() + usize::try_from(beside).expect("a few")
        };
        for address in two.map(|(_, address)| address) {
            assert_eq!(found(&hr, address).await, 1, "{address}");
            assert_eq!(found(&own, address).await, 0, "{address}: their own record opens to them as a leaver alone");
        }
        let asked = ask(&world.program, &scene.proof(zus.id, true).await, Right::Restrict, &RequestWords::default()).await;
        assert!(matches!(asked.expect("the store"), Asking::Asked { .. }));
        for address in two.map(|(_, address)| address) {
            assert_eq!(found(&hr, address).await, 0, "{address}: what is restricted is found by nobody");
        }
    }

    async fn teams_are_found_in_reach_alone_and_lead_to_who_leaves_there(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Anna Proef").await;
        let coordinator = world.coordinator();
        let found = also(&world, &coordinator, "onderb").await.units;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].team.as_ref().map(|(id, _)| *id), Some(scene.team));
        let theirs = WorklistFilter { school: Some(scene.school), team: Some(scene.team), ..WorklistFilter::default() };
        assert_eq!(names(&seen(&world, &coordinator, &theirs).await), ["Anna Proef"]);
        let other = of_another_school(&world).await;
        assert!(also(&world, &other, "onderb").await.units.is_empty());
        assert!(also(&world, &coordinator, "%").await.units.is_empty(), "signs alone find nothing");
    }

    async fn what_is_put_away_is_told_from_what_has_its_name_now(world: World) {
        let (scene, hr) = (Scene::set(&world).await, world.board_coordinator());
        let old = world.school("Het Westen").await;
        let team = world.team(scene.school, "Bovenbouw").await;
        for unit in [old, team] {
            server::unit::put_away(&world.program, &hr, unit).await.expect("works").done();
        }
        let new = world.school("Het Westen").await;
        world.team(scene.school, "Bovenbouw").await;
        let coordinator = world.coordinator();
        let listed = seen(&world, &coordinator, &WorklistFilter::default()).await.schools;
        let of = |id| listed.iter().find(|school| school.id == id).map(|school| school.is_put_away);
        assert_eq!((of(old), of(new), of(scene.school)), (Some(true), Some(false), Some(false)));
        let found = also(&world, &coordinator, "bovenb").await.units;
        let mut away: Vec<_> = found.iter().map(|unit| unit.is_put_away).collect();
        away.sort_unstable();
        assert_eq!(away, [false, true], "both, each as it is");
    }

    async fn the_staff_is_found_by_whoever_keeps_people_and_by_nobody_else(world: World) {
        let scene = Scene::set(&world).await;
        let coordinator = world.coordinator();
        let keeper = world.keeper();
        let kept = beside(&world.program, &coordinator, Some(&keeper), &typed("leid")).await.expect("the store");
        assert_eq!(kept.people, [(scene.leader, "Lot Leider".to_owned())]);
        assert!(also(&world, &coordinator, "leid").await.people.is_empty());
    }

    async fn the_staff_that_is_found_stands_by_surname_also_where_not_all_are_named(world: World) {
        Scene::set(&world).await;
        for name in
            ["Anna Zoekg", "Bea Zoekf", "Cas Zoeke", "Dirk Zoekd", "Eva van Zoekc", "Fee Zoekb", "Gijs Zoeka"]
        {
            world.account(name).make().await;
        }
        let kept = beside(&world.program, &world.coordinator(), Some(&world.keeper()), &typed("zoek")).await;
        let people = kept.expect("the store").people;
        let named: Vec<&str> = people.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(named, ["Gijs Zoeka", "Fee Zoekb", "Eva van Zoekc", "Dirk Zoekd", "Cas Zoeke", "Bea Zoekf"]);
    }

    async fn the_list_is_taken_along_as_far_as_it_reaches_and_the_log_says_so(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Anna Proef", &[("private_email", "anna@thuis.test")]).await;
        let dutch = Wording::new(Language::Nl);
        let taken = async |who: &Coordinator| {
            export(&world.program, who, &WorklistFilter::default(), dutch).await.expect("the store")
        };
        let file = taken(&world.coordinator()).await;
        assert!(file.contains("\"Anna Proef\";\"Het Noorden\";\"Onderbouw\"") && !file.contains('@'), "{file}");
        let other = of_another_school(&world).await;
        assert_eq!(taken(&other).await.lines().count(), 1, "headings alone");
        let written = event::Entity::find().filter(event::Column::Kind.is(EventKind::BoardExported));
        let written = written.all(world.store().read()).await.expect("the store");
        assert_eq!(written.len(), 2);
        assert!(written.iter().all(|entry| entry.detail.is_none()), "nobody's name stays in the log");
    }

    async fn one_thing_is_done_for_several_and_each_is_told_apart(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.leaver("Anna Proef").await.id;
        let bo = scene.world.leaver("Bo Proef").of(scene.team).led_by(scene.leader).without_address().register().await;
        let gone = scene.leaver("Cor Proef").await.id;
        cancel(&world.program, &world.coordinator_of(gone).await).await.expect("the store");
        let several = async |who: &Coordinator, deed| {
            let told = do_for_several(&world.program, who, deed, &[anna, bo, gone, anna]).await.expect("the store");
            told.into_iter().map(|one| (one.name, one.fate)).collect::<Vec<_>>()
        };
        let named = |name: &str, fate| (name.to_owned(), fate);
        let coordinator = of_hr(&world).await;
        let paused = several(&coordinator, Deed::Pause).await;
        let each = [("Anna Proef", Fate::Waits), ("Bo Proef", Fate::Waits), ("Cor Proef", Fate::NotNow)];
        assert_eq!(paused, each.map(|(name, fate)| named(name, fate)), "each once, in the order of the page");
        assert_eq!(several(&coordinator, Deed::Pause).await, paused, "asked twice it waits once");
        let reminded = several(&coordinator, Deed::Remind).await;
        assert_eq!(reminded[0], named("Anna Proef", Fate::AnotherWaits), "one thing waits at a time");
        let too_early = several(&coordinator, Deed::Resume).await;
        assert_eq!(too_early[0], named("Anna Proef", Fate::AnotherWaits), "the pause that waits goes through");
        world.advance(TimeDelta::minutes(1));
        assert_eq!(carry_out_due(&world.program).await.expect("the store"), 2);
        assert_eq!(several(&coordinator, Deed::Pause).await[0], named("Anna Proef", Fate::Already));
        let reminded = several(&coordinator, Deed::Remind).await;
        assert!(reminded.iter().all(|(_, fate)| !matches!(fate, Fate::Done | Fate::Waits)), "paused: {reminded:?}");
        let letters = several(&coordinator, Deed::Letter).await;
        assert!(letters.iter().all(|(_, fate)| *fate != Fate::Done), "paused, or mail reaches them: {letters:?}");
        let other = of_another_school(&world).await;
        assert!(several(&other, Deed::Resume).await.is_empty(), "of others nothing is done, nor said");
        let resumed = several(&coordinator, Deed::Resume).await;
        assert_eq!(resumed[0], named("Anna Proef", Fate::Done));
        assert_eq!(several(&coordinator, Deed::Resume).await[0], named("Anna Proef", Fate::Already));
    }
    async fn what_was_asked_for_several_is_undone_or_done_as_one_and_by_nobody_elsewhere(world: World) {
        let scene = Scene::set(&world).await;
        let coordinator = of_hr(&world).await;
        let mut people = Vec::new();
        for name in ["Anna Proef", "Bo Proef", "Cor Proef"] {
            people.push(scene.leaver(name).await.id);
        }
        let program = &world.program;
        let told = do_for_several(program, &coordinator, Deed::Pause, &people).await.expect("the store");
        assert!(told.iter().all(|one| one.fate == Fate::Waits), "{told:?}");
        let waits = async |who: &Coordinator| asked_by(program, who).await.expect("the store");
        let found = waits(&coordinator).await;
        let [of_step] = found.as_slice() else { panic!("one line: {found:?}") };
        assert_eq!((of_step.step, of_step.ids.len()), (WaitingStep::Pause, 3));
        assert_eq!(of_step.due_at - world.now(), TimeDelta::minutes(1));

        let other = of_another_school(&world).await;
        assert!(waits(&other).await.is_empty());
        let refused = end(program, &other, &of_step.ids, Ending::Undo).await.expect("the store");
        assert_eq!(refused, Ended { late: 3, ..Ended::default() }, "as if nothing waited");
        assert_eq!(waits(&coordinator).await, found, "and nothing is another");

        let one = &of_step.ids[..1];
        let done = end(program, &coordinator, one, Ending::Now).await.expect("the store");
        assert_eq!(done, Ended { done: 1, ..Ended::default() });
        let undone = end(program, &coordinator, &of_step.ids, Ending::Undo).await.expect("the store");
        assert_eq!(undone, Ended { done: 2, late: 1, failed: 0 });
        assert!(waits(&coordinator).await.is_empty());
        world.advance(TimeDelta::hours(1));
        assert_eq!(carry_out_due(program).await.expect("the store"), 0);
        let mut paused = 0;
        for id in people {
            paused += usize::from(world.row_of(id).await.stage.code() == "paused");
        }
        assert_eq!(paused, 1, "of those that were undone nothing is another");
    }
}
