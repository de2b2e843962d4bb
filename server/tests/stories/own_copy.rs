//! The leaver's own copy, and the link that opens nothing else any more.

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::ids::DepartureId;
use domain::prediction::Prediction;
use domain::reason::ReasonCode;
use domain::talk::Way;
use server::access::{self, Refused, cookie_of_expired, leaver_by_token, own_data_of};
use server::departure::break_glass::break_glass;
use server::own_copy::{Copying, OwnCopy, Part, for_leaver, for_staff};
use server::questionnaire::{MyData, my_data};
use server::testing::World;

use crate::departure::coordinator;
use crate::scene::{Leaver, Scene};

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The leaver answered, the adviser predicted, met them and closed the report; somebody may not host.
async fn over(world: &World, scene: &Scene<'_>) -> Leaver {
    let boss = world.account("Bas Baas").role(Role::HrAdviser).trained().make().await;
    let leaver = scene.leaver_with("Vera Trek", &[("may_not_host", &boss.to_string())]).await;
    scene.hand_in(&leaver).await;
    scene.post().await;
    let adviser = scene.as_adviser(scene.adviser, &leaver).await;
    let program = &world.program;
    let prediction = Prediction::Reason(ReasonCode::D4);
    server::prediction::predict(program, &adviser, prediction).await.expect("the store");
    let today = world.now().date_naive();
    server::talk::held(program, &adviser, today, Way::InPerson).await.expect("the store");
    server::report::save_notes(program, &adviser, "Heel geheim", "").await.expect("the store");
    leaver
}

async fn finalised(world: &World, scene: &Scene<'_>, leaver: &Leaver) {
    let adviser = scene.as_adviser(scene.adviser, leaver).await;
    let revision = server::report::open(&world.program, &adviser).await.expect("the store").revision;
    let whole = fields(&[("story", "Het begon vorig jaar."), ("told", "B1")]);
    server::report::finalise(&world.program, &adviser, &whole, revision).await.expect("the store");
}

async fn copy_of(world: &World, scene: &Scene<'_>, id: DepartureId) -> OwnCopy {
    let proof = scene.proof(id, true).await;
    let copy = for_leaver(&world.program, &proof, Language::Nl).await.expect("the store");
    let Copying::Copy(copy) = copy else { panic!("{copy:?}") };
    *copy
}

server::on_both_databases! {
    async fn a_copy_needs_the_code(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        let copy = for_leaver(&world.program, &vera.proof, Language::Nl).await.expect("the store");
        assert!(matches!(copy, Copying::CodeNeeded), "{copy:?}");
    }

    async fn the_copy_holds_facts_answers_talks_the_final_report_and_what_happened(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        let before = copy_of(&world, &scene, vera.id).await;
        assert!(before.reports.is_empty(), "the report is not final");
        finalised(&world, &scene, &vera).await;
        let copy = copy_of(&world, &scene, vera.id).await;
        assert_eq!((copy.format, copy.version, copy.left_out.as_slice()), ("uitzwaai-own-copy", 1, &[][..]));
        assert_eq!(copy.person.private_email.as_deref(), Some("vera.trek@thuis.test"));
        let answers = copy.answers.as_ref().expect("handed in");
        let reasons = answers.items.iter().find(|item| item.key == "reasons").expect("asked");
        assert_eq!((reasons.values.as_slice(), reasons.answer.as_slice()), (&["B1".to_owned()][..], &["Te hoge werkdruk".to_owned()][..]));
        assert_eq!(copy.talks.len(), 1);
        assert_eq!(copy.reports[0].report.story, "Het begon vorig jaar.");
        let looks: Vec<_> = copy.events.iter().filter(|event| event.code == "answers_seen").collect();
        assert!(!looks.is_empty() && looks.iter().all(|look| look.who.as_deref() == Some("Ad Viseur")), "{looks:?}");
        assert!(copy.mails.iter().any(|mail| mail.code == "invitation"), "{:?}", copy.mails);
    }

    async fn nothing_the_table_withholds_is_in_the_copy(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        let text = copy_of(&world, &scene, vera.id).await.to_json();
        for withheld in ["geheim", "Bas Baas", "D4", "predict", "notes", "exclu"] {
            assert!(!text.contains(withheld), "{withheld} in {text}");
        }
    }

    async fn a_copy_by_hr_leaves_out_what_hr_may_not_see_and_says_so(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        finalised(&world, &scene, &vera).await;
        let by = world.signed_in(coordinator(&world).await).await;
        let viewer = world.record_viewer(&by, vera.id).await;
        let copy = for_staff(&world.program, &viewer, Language::Nl).await.expect("coordinates it");
        assert_eq!(copy.left_out, [Part::Answers, Part::Reports]);
        let text = copy.to_json();
        for withheld in ["werkdruk", "vorig jaar", "Bas Baas"] {
            assert!(!text.contains(withheld), "{withheld} in {text}");
        }
        let made: Vec<_> =
            copy_of(&world, &scene, vera.id).await.events.into_iter().filter(|event| event.code == "copy_made").collect();
        assert_eq!(made.len(), 1, "they see that HR made one");
    }

    async fn with_break_glass_access_the_copy_is_whole_and_the_look_is_written_down(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        finalised(&world, &scene, &vera).await;
        let by = world.signed_in(coordinator(&world).await).await;
        let proof = world.record_viewer(&by, vera.id).await.coordinator().expect("coordinates it");
        break_glass(&world.program, &proof, "Zij vraagt een kopie.").await.expect("the store");
        let viewer = world.record_viewer(&by, vera.id).await;
        let copy = for_staff(&world.program, &viewer, Language::Nl).await.expect("coordinates it");
        assert!(copy.left_out.is_empty() && copy.answers.is_some() && copy.reports.len() == 1);
        let events = copy_of(&world, &scene, vera.id).await.events;
        let seen_by_hr = |code: &str| events.iter().any(|one| one.code == code && one.who.as_deref() == Some(by.name.as_str()));
        assert!(seen_by_hr("answers_seen") && seen_by_hr("report_seen"));
    }

    async fn nobody_but_hr_of_the_unit_makes_a_copy_for_a_leaver(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        for other in [scene.adviser, scene.leader] {
            let viewer = world.record_viewer(&world.signed_in(other).await, vera.id).await;
            let copy = for_staff(&world.program, &viewer, Language::Nl).await;
            assert!(matches!(copy, Err(Refused::NotFound)), "{copy:?}");
        }
    }

    async fn six_weeks_after_closing_the_link_opens_the_own_data_and_nothing_else(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        finalised(&world, &scene, &vera).await;
        let token = world.token_of(vera.id).await;
        let (program, secrets) = (&world.program, world.program.secrets());
        let open = leaver_by_token(program, &token).await.expect("the course has just ended").seal(secrets);
        world.advance(TimeDelta::days(43));
        assert!(matches!(leaver_by_token(program, &token).await, Err(Refused::NotFound)));
        assert!(matches!(access::leaver(program, &open, Some(vera.id)).await, Err(Refused::NotFound)));
        let cookie = cookie_of_expired(program, &token).await.expect("the store").seal(secrets);
        let closed = own_data_of(program, &cookie, None).await.expect("it is theirs");
        assert!(closed.expired());
        assert!(matches!(my_data(program, &closed).await, Ok(MyData::CodeNeeded { .. })));
        let entered = own_data_of(program, &cookie, Some(vera.id)).await.expect("it is theirs");
        assert!(matches!(my_data(program, &entered).await, Ok(MyData::Data(_))));
        assert!(matches!(for_leaver(program, &entered, Language::Nl).await, Ok(Copying::Copy(_))));
    }

    async fn a_broken_foreign_or_revoked_link_gets_a_cookie_that_opens_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        finalised(&world, &scene, &vera).await;
        let (program, secrets) = (&world.program, world.program.secrets());
        let token = world.token_of(vera.id).await;
        let mut foreign = token.clone();
        foreign.replace_range(60..64, if token.ends_with("AAAA") { "BBBB" } else { "AAAA" });
        let proof = world.coordinator_of(vera.id).await;
        for token in [foreign.as_str(), "kapot", ""] {
            let cookie = cookie_of_expired(program, token).await.expect("the store").seal(secrets);
            assert!(matches!(own_data_of(program, &cookie, Some(vera.id)).await, Err(Refused::NotFound)), "{token}");
        }
        server::departure::link::revoke(program, &proof, false).await.expect("the store");
        let cookie = cookie_of_expired(program, &token).await.expect("the store").seal(secrets);
        assert!(matches!(own_data_of(program, &cookie, Some(vera.id)).await, Err(Refused::NotFound)));
    }
}
