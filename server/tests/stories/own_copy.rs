//! The leaver's own copy, and the link that opens nothing else any more.

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::ids::DepartureId;
use domain::prediction::Prediction;
use domain::reason::ReasonCode;
use domain::talk::{TalkChoice, Way};
use domain::task::Request;
use domain::waiting::WaitingStep;
use server::access::{self, Refused, cookie_of_expired, leaver_by_token, own_data_of};
use server::departure::break_glass::break_glass;
use server::departure::waiting;
use server::itip::Handed;
use server::own_copy::{Copying, OwnCopy, Part, for_leaver, for_staff, own_talks};
use server::questionnaire::{MyData, WishAnswer, answer_whether_wanted, my_data};
use server::talk::{Cancelling, Choosing, Recorded, cancel, choose, held_asking};
use server::testing::World;

use crate::departure::coordinator;
use crate::itip::{Talk, VERA};
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

    async fn days_and_ticks_of_a_special_course_and_a_no_are_in_the_copy(world: World) {
        let scene = Scene::set(&world).await;
        let settled = [
            ("departure_type", "settlement"),
            ("concluded_on", "2026-03-01"),
            ("reconsider_stated", "yes"),
            ("questionnaire_switched_on", "yes"),
            ("known_from", "2026-03-20"),
            ("director_or_hr", "yes"),
        ];
        let vera = scene.leaver_with("Vera Trek", &settled).await;
        let noted = answer_whether_wanted(&world.program, &vera.proof, false).await.expect("the store");
        assert_eq!(noted, WishAnswer::Noted);
        let copy = copy_of(&world, &scene, vera.id).await.departure;
        assert_eq!(copy.concluded_on.map(|day| day.to_string()).as_deref(), Some("2026-03-01"));
        assert_eq!(copy.known_from.map(|day| day.to_string()).as_deref(), Some("2026-03-20"));
        assert!(copy.reconsider_stated && copy.questionnaire_switched_on && copy.director_or_hr);
        assert_eq!(copy.questionnaire_wanted.as_deref(), Some("no"));
        assert_eq!(copy.leader.as_deref(), Some("Lot Leider"));
        let told = [("departure_type", "fixed_term_not_renewed"), ("condition_confirmed", "yes")];
        let told = scene.leaver_with("Theo Telt", &told).await;
        let copy = copy_of(&world, &scene, told.id).await.departure;
        assert!(copy.condition_confirmed_at.is_some() && copy.questionnaire_wanted.is_none());
    }

    async fn talks_and_times_that_fell_away_are_in_the_copy_with_what_calendars_answered(world: World) {
        let talk = Talk::planned(&world).await;
        let (scene, vera) = (&talk.scene, &talk.vera);
        assert_eq!(talk.hand_in(talk.reply(VERA, "DECLINED")).await, Handed::Kept(1));
        let proven = scene.proof(vera.id, true).await;
        let cancelled = cancel(&world.program, &proven, *talk.row.talk_id).await.expect("the store");
        assert_eq!(cancelled, Cancelling::Cancelled);
        let chosen = choose(&world.program, &proven, TalkChoice::None, false).await.expect("the store");
        assert_eq!(chosen, Choosing::Chosen);
        let copy = copy_of(&world, scene, vera.id).await;
        let dropped = copy.talks.iter().find(|talk| talk.dropped_at.is_some()).expect("it fell away");
        let [time] = dropped.appointments.as_slice() else { panic!("{:?}", dropped.appointments) };
        assert_eq!((time.starts_at, time.host.as_deref()), (talk.row.starts_at, Some("Ad Viseur")));
        assert!(time.cancelled_at.is_some());
        let answers: Vec<_> = time.calendars.iter().map(|one| (one.who.as_str(), one.answer.as_str())).collect();
        assert_eq!(answers, [("leaver", "declined")]);
        let proof = access::OwnDataOf::from(&scene.proof(vera.id, true).await);
        let shown = own_talks(&world.program, &proof).await.expect("the store").expect("the code was typed");
        assert!(shown.talks.iter().all(|talk| talk.dropped_at.is_none()), "their page shows the talks that count");
    }

    async fn what_is_not_over_is_in_the_copy_and_hr_takes_no_draft_and_no_address_of_a_mail(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.post().await;
        scene.answer(&vera).await;
        let hr = world.coordinator_of(vera.id).await;
        let retires = fields(&[("departure_type", "retirement")]);
        let asked = waiting::ask(&world.program, &hr, WaitingStep::ChangeType, &retires).await.expect("the store");
        assert!(matches!(asked, waiting::Asking::Waits { .. }), "{asked:?}");
        let copy = copy_of(&world, &scene, vera.id).await;
        let draft = copy.draft.expect("answered, and not handed in");
        let reasons = draft.items.iter().find(|item| item.key == "reasons").expect("answered");
        assert_eq!((reasons.values.as_slice(), reasons.answer.as_slice()), (&["B1".to_owned()][..], &["Te hoge werkdruk".to_owned()][..]));
        let [waits] = copy.waiting.as_slice() else { panic!("{:?}", copy.waiting) };
        assert_eq!((waits.code.as_str(), waits.who.as_deref()), ("change_type", Some("Cora Coördinator")));
        assert_eq!(waits.typed, retires);
        assert!(!copy.mails.is_empty());
        for mail in &copy.mails {
            assert_eq!(mail.to.as_deref(), Some("vera.trek@thuis.test"), "{}", mail.code);
        }
        let by_hr = for_staff(&world.program, &world.record_viewer(&world.cora().await, vera.id).await, Language::Nl).await;
        let by_hr = by_hr.expect("coordinates it");
        assert!(by_hr.draft.is_none() && by_hr.mails.iter().all(|mail| mail.to.is_none()));
        assert!(!by_hr.to_json().contains("werkdruk"));
        assert_eq!((by_hr.waiting.len(), by_hr.mails.len()), (1, copy.mails.len()));
    }

    async fn what_a_leader_asked_of_hr_and_agreements_are_in_the_copy(world: World) {
        let scene = Scene::set(&world).await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&rik).await;
        scene.post().await;
        let leader = scene.as_leader(scene.leader, &rik).await;
        let wish = Request::parse("Kan Rik zijn rooster houden?").expect("short enough");
        let noted = held_asking(&world.program, &leader, world.today(), Way::InPerson, wish.as_ref()).await;
        assert_eq!(noted.expect("the store"), Recorded::Noted);
        let viewer = world.record_viewer(&world.cora().await, rik.id).await;
        let by_hr = for_staff(&world.program, &viewer, Language::Nl).await.expect("coordinates it");
        for copy in [copy_of(&world, &scene, rik.id).await, by_hr] {
            let tasks: Vec<_> = copy.tasks.iter().map(|task| (task.source.as_str(), task.what.as_str())).collect();
            assert_eq!(tasks, [("asked", "Kan Rik zijn rooster houden?")]);
        }
        let vera = over(&world, &scene).await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let revision = server::report::open(&world.program, &adviser).await.expect("the store").revision;
        let agreed = [("story", "Het begon."), ("told", "B1"), ("agreement.0.what", "Terugbellen"), ("agreement.0.owner", "")];
        server::report::finalise(&world.program, &adviser, &fields(&agreed), revision).await.expect("the store");
        let whats = |copy: &OwnCopy| copy.tasks.iter().map(|task| task.what.clone()).collect::<Vec<_>>();
        assert_eq!(whats(&copy_of(&world, &scene, vera.id).await), ["Terugbellen"]);
        let viewer = world.record_viewer(&world.cora().await, vera.id).await;
        let by_hr = for_staff(&world.program, &viewer, Language::Nl).await.expect("coordinates it");
        assert!(whats(&by_hr).is_empty(), "an agreement is part of the report");
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
        assert_eq!(copy.left_out, [Part::Answers, Part::Reports, Part::Draft, Part::Receivers]);
        let text = copy.to_json();
        for withheld in ["werkdruk", "vorig jaar", "Bas Baas"] {
            assert!(!text.contains(withheld), "{withheld} in {text}");
        }
        let made: Vec<_> =
            copy_of(&world, &scene, vera.id).await.events.into_iter().filter(|event| event.code == "copy_made").collect();
        assert_eq!(made.len(), 1, "they see that HR made one");
    }

    async fn with_break_glass_access_the_copy_holds_what_was_said_and_the_look_is_written_down(world: World) {
        let scene = Scene::set(&world).await;
        let vera = over(&world, &scene).await;
        finalised(&world, &scene, &vera).await;
        let by = world.signed_in(coordinator(&world).await).await;
        let proof = world.record_viewer(&by, vera.id).await.coordinator().expect("coordinates it");
        break_glass(&world.program, &proof, "Zij vraagt een kopie.").await.expect("the store");
        let viewer = world.record_viewer(&by, vera.id).await;
        let copy = for_staff(&world.program, &viewer, Language::Nl).await.expect("coordinates it");
        assert_eq!(copy.left_out, [Part::Draft, Part::Receivers], "what nobody of the staff sees");
        assert!(copy.answers.is_some() && copy.reports.len() == 1);
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
