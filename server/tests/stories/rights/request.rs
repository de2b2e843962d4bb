//! Leavers object, or have their data left alone: it counts at once, HR answers within a month, and they read it.

use chrono::TimeDelta;
use domain::Language;
use domain::access::AnswersVisibility;
use domain::account::Role;
use domain::course::{LeaderStatus, Owner, Stage};
use domain::rights::{OpeningGround, RequestWords, Right, Ruling, answer_by};
use domain::talk::HostKind;
use domain::time_line::{ActorKind, EventKind};
use sea_orm::{EntityTrait, QueryFilter};
use server::access::{CodesTyped, OwnDataOf, Refused, RequestHandler, record_viewer, request_handler};
use server::departure::break_glass::{Opening, break_glass};
use server::departure::record;
use server::lists::{day, leader, worklist};
use server::mail::MailKind;
use server::on_both_databases;
use server::questionnaire::{Looked, MyData, my_data};
use server::rights::{
    Answering, Asking, Lifting, OpeningRestricted, answer, ask, lift, open_restricted, requests_of, to_answer,
};
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;

use crate::departure::{coordinator, proof};
use crate::retention::{dry_run, erase, everything, full, go_to};
use crate::scene::{Leaver, Scene};

fn words(text: &str) -> RequestWords {
    RequestWords::parse(text).expect("short enough")
}

async fn asks(scene: &Scene<'_>, leaver: &Leaver, right: Right, why: &str) -> Asking {
    let proof = scene.proof(leaver.id, true).await;
    ask(&scene.world.program, &proof, right, &words(why)).await.expect("the store")
}

async fn lifts(scene: &Scene<'_>, leaver: &Leaver, right: Right) -> Lifting {
    let proof = scene.proof(leaver.id, true).await;
    lift(&scene.world.program, &proof, right).await.expect("the store")
}

/// The same after the link has expired: with the mailed code it still opens one's own data.
async fn lifts_late(world: &World, leaver: &Leaver, right: Right) -> Lifting {
    let token = world.token_of(leaver.id).await;
    let cookie = server::access::cookie_of_expired(&world.program, &token).await.expect("the store");
    let typed = CodesTyped { own: Some(leaver.id), letter: None };
    let cookie = cookie.seal(world.program.secrets());
    let proof = server::access::own_data_of(&world.program, &cookie, typed).await.expect("one's own data open");
    lift(&world.program, &proof, right).await.expect("the store")
}

/// What Cora of the whole board can answer.
async fn handler(world: &World) -> RequestHandler {
    let cora = world.cora().await;
    let coordinator = cora.coordinator().expect("a coordinator");
    let listed = to_answer(&world.program, &coordinator).await.expect("the store");
    let id = listed.first().expect("it stands on the list").request.id;
    request_handler(&world.program, &cora, id).await.expect("of the whole board")
}

async fn answers(world: &World, handler: &RequestHandler, ruling: Ruling, why: &str) -> Answering {
    answer(&world.program, handler, ruling, &words(why)).await.expect("the store")
}

async fn own(scene: &Scene<'_>, leaver: &Leaver) -> Vec<server::rights::Request> {
    let proof = OwnDataOf::from(&scene.proof(leaver.id, true).await);
    requests_of(&scene.world.program, &proof).await.expect("the store")
}

on_both_databases! {
    async fn an_objection_stops_the_course_until_hr_answers_and_the_leaver_reads_why(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.post().await;
        let by = answer_by(world.now().date_naive());
        assert_eq!(asks(&scene, &vera, Right::Object, "Ik wil dit niet.").await, Asking::Asked { answer_by: by });
        assert_eq!(asks(&scene, &vera, Right::Object, "").await, Asking::Already);
        for _ in 0..12 {
            world.advance(TimeDelta::days(1));
            scene.post().await;
        }
        for kind in [MailKind::QuestionnaireReminder1, MailKind::Invitation] {
            assert!(scene.mails(vera.id, kind).await.is_empty(), "{kind}");
        }
        let row = scene.loaded(&vera).await.departure;
        assert_eq!((*row.stage, *row.owner), (Stage::Paused, Owner::Hr));
        assert!(row.due_at.is_some(), "HR owes an answer");
        let told = scene.mails(vera.id, MailKind::RightAsked).await;
        assert!(told.iter().all(|mail| mail.sent_at.is_some() && !world.opened(&mail.payload, mail.id).contains("niet")), "{told:?}");
        assert_eq!(told.len(), 1, "whoever coordinates the unit hears that there is something to answer");
        let handler = handler(&world).await;
        assert_eq!(answers(&world, &handler, Ruling::Refused, " ").await, Answering::ReasonMissing);
        let refused = answers(&world, &handler, Ruling::Refused, "De wet verplicht ons.").await;
        assert_eq!(refused, Answering::Answered { told: true });
        assert_eq!(answers(&world, &handler, Ruling::Granted, "").await, Answering::NotOpen);
        let found = own(&scene, &vera).await;
        let said = found[0].answer.as_ref().expect("HR answered");
        assert_eq!((said.ruling, said.words.as_deref()), (Ruling::Refused, Some("De wet verplicht ons.")));
        assert!(!found[0].stands && found[0].words.as_deref() == Some("Ik wil dit niet."));
        scene.post().await;
        let mails = scene.mails(vera.id, MailKind::RightAnswered).await;
        assert!(mails.len() == 1 && !world.opened(&mails[0].payload, mails[0].id).contains("wet"), "the answer stands on the page only");
        for _ in 0..4 {
            world.advance(TimeDelta::days(1));
            scene.post().await;
        }
        assert_eq!(scene.mails(vera.id, MailKind::QuestionnaireReminder1).await.len(), 1, "it goes on where it was");
        assert!(scene.mails(vera.id, MailKind::Invitation).await.is_empty(), "twelve days do not count");
    }

    async fn what_hr_is_asked_to_correct_or_erase_is_answered_with_a_term_and_stops_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.post().await;
        let by_link = scene.proof(vera.id, false).await;
        let asked = ask(&world.program, &by_link, Right::Erase, &words("Alles")).await.expect("the store");
        assert_eq!(asked, Asking::CodeNeeded);
        assert_eq!(asks(&scene, &vera, Right::Rectify, " ").await, Asking::WordsMissing);
        let answer_by = answer_by(world.now().date_naive());
        let said = [(Right::Rectify, "Mijn team is een ander."), (Right::Erase, "Mijn oude adres.")];
        for (right, text) in said {
            assert_eq!(asks(&scene, &vera, right, text).await, Asking::Asked { answer_by }, "{right}");
            assert_eq!(asks(&scene, &vera, right, text).await, Asking::Already, "{right}");
            world.advance(TimeDelta::hours(1));
        }
        let told = scene.mails(vera.id, MailKind::RightAsked).await;
        assert_eq!(told.len(), 2, "HR of the unit hears of each");
        assert!(told.iter().all(|mail| !world.opened(&mail.payload, mail.id).contains("adres")), "the words stand on the page only");
        for _ in 0..12 {
            world.advance(TimeDelta::days(1));
            scene.post().await;
        }
        assert!(!scene.mails(vera.id, MailKind::QuestionnaireReminder1).await.is_empty(), "the course goes on");
        assert_ne!(*scene.loaded(&vera).await.departure.stage, Stage::Paused);
        assert!(record_viewer(&world.program, &world.cora().await, vera.id).await.is_ok());
        let first = handler(&world).await;
        assert_eq!(answers(&world, &first, Ruling::Refused, "").await, Answering::ReasonMissing);
        let done = answers(&world, &first, Ruling::Granted, "Je staat nu bij de onderbouw.").await;
        assert_eq!(done, Answering::Answered { told: true });
        assert_eq!(answers(&world, &first, Ruling::Refused, "Toch niet.").await, Answering::NotOpen, "it has ended");
        let refused = answers(&world, &handler(&world).await, Ruling::Refused, "Dat moeten wij bewaren.").await;
        assert_eq!(refused, Answering::Answered { told: true });
        let found = own(&scene, &vera).await;
        let read = |right: Right| {
            let request = found.iter().find(|request| request.right == right).expect("it was asked");
            let answer = request.answer.as_ref().expect("HR answered");
            (request.stands, answer.ruling, answer.words.clone())
        };
        assert_eq!(read(Right::Rectify), (false, Ruling::Granted, Some("Je staat nu bij de onderbouw.".to_owned())));
        assert_eq!(read(Right::Erase), (false, Ruling::Refused, Some("Dat moeten wij bewaren.".to_owned())));
        let cora = world.cora().await;
        let board = cora.coordinator().expect("a coordinator");
        assert!(to_answer(&world.program, &board).await.expect("the store").is_empty());
        assert_eq!(scene.mails(vera.id, MailKind::RightAnswered).await.len(), 2);
        let MyData::Data(mine) = my_data(&world.program, &scene.proof(vera.id, true).await).await.expect("the store")
        else {
            panic!("the code was typed");
        };
        for kind in [
            EventKind::RectificationAsked,
            EventKind::RectificationGranted,
            EventKind::ErasureWanted,
            EventKind::ErasureRefused,
        ] {
            assert!(mine.done.iter().any(|did| did.what == kind), "{kind} in {:?}", mine.done);
        }
    }

    async fn what_waits_to_be_corrected_or_erased_is_taken_back(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        for right in [Right::Rectify, Right::Erase] {
            asks(&scene, &vera, right, "Mijn naam.").await;
            assert_eq!(lifts(&scene, &vera, right).await, Lifting::Lifted, "{right}");
            assert_eq!(lifts(&scene, &vera, right).await, Lifting::NothingThere, "{right}");
        }
        let found = own(&scene, &vera).await;
        assert!(found.len() == 2 && found.iter().all(|request| !request.stands && request.answer.is_none()));
    }

    async fn what_was_granted_stands_until_the_leaver_takes_it_back(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        asks(&scene, &vera, Right::Object, "").await;
        let handler = handler(&world).await;
        assert!(matches!(answers(&world, &handler, Ruling::Granted, "").await, Answering::Answered { .. }));
        assert!(own(&scene, &vera).await[0].stands);
        world.advance(TimeDelta::days(3));
        scene.post().await;
        assert!(scene.mails(vera.id, MailKind::Questionnaire).await.is_empty());
        assert_eq!(lifts(&scene, &vera, Right::Object).await, Lifting::Lifted);
        assert_eq!(lifts(&scene, &vera, Right::Object).await, Lifting::NothingThere);
        scene.post().await;
        assert_eq!(scene.mails(vera.id, MailKind::Questionnaire).await.len(), 1);
        assert_eq!(asks(&scene, &vera, Right::Object, "").await, Asking::Asked {
            answer_by: answer_by(world.now().date_naive()),
        });
    }

    async fn the_link_alone_asks_for_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let by_link = OwnDataOf::from(&scene.proof(vera.id, false).await);
        let token = world.token_of(vera.id).await;
        let cookie = server::access::leaver_by_token(&world.program, &token).await.expect("it opens");
        let typed = CodesTyped { own: None, letter: Some(vera.id) };
        let by_letter = server::access::own_data_of(&world.program, &cookie.seal(world.program.secrets()), typed).await;
        for proof in [by_link, by_letter.expect("it opens")] {
            let asked = ask(&world.program, &proof, Right::Restrict, &words("")).await.expect("the store");
            assert_eq!(asked, Asking::CodeNeeded);
            let lifted = lift(&world.program, &proof, Right::Restrict).await.expect("the store");
            assert_eq!(lifted, Lifting::CodeNeeded);
        }
    }

    async fn what_was_asked_with_a_letter_hr_ends_in_its_own_name_alone(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let token = world.token_of(vera.id).await;
        let cookie = server::access::leaver_by_token(&world.program, &token).await.expect("it opens");
        let typed = CodesTyped { own: None, letter: Some(vera.id) };
        let by_letter = server::access::own_data_of(&world.program, &cookie.seal(world.program.secrets()), typed).await;
        let by_letter = by_letter.expect("it opens");
        let written = async |kind: EventKind| {
            let found = event::Entity::find().filter(event::Column::Kind.is(kind)).all(world.store().read()).await;
            found.expect("the store").into_iter().map(|row| *row.actor).collect::<Vec<_>>()
        };
        for (right, lifted, ended) in [
            (Right::Object, EventKind::ObjectionTakenBack, EventKind::ObjectionRefused),
            (Right::Restrict, EventKind::RestrictionLifted, EventKind::RestrictionRefused),
        ] {
            let asked = ask(&world.program, &by_letter, right, &words("")).await.expect("the store");
            assert!(matches!(asked, Asking::Asked { .. }), "asking protects: {asked:?}");
            assert_eq!(lift(&world.program, &by_letter, right).await.expect("the store"), Lifting::CodeNeeded);
            assert!(written(lifted).await.is_empty(), "nobody took it back in their name");
            let handler = handler(&world).await;
            let ends = answers(&world, &handler, Ruling::Refused, "Op eigen verzoek, gesproken op 3 maart.").await;
            assert!(matches!(ends, Answering::Answered { .. }), "{ends:?}");
            assert_eq!(written(ended).await, [ActorKind::Staff]);
        }
        assert!(scene.loaded(&vera).await.departure.restricted_since.is_none());
    }

    async fn what_is_restricted_is_opened_by_nobody_and_stands_on_no_list_but_as_one_word(world: World) {
        let scene = Scene::set(&world).await;
        let hr = coordinator(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.booked_first(&vera).await;
        let opens = async |account| {
            let viewer = world.signed_in(account).await;
            record_viewer(&world.program, &viewer, vera.id).await
        };
        let listed = async || {
            let signed_in = world.signed_in(hr).await;
            let board = signed_in.coordinator().expect("a coordinator");
            let all = worklist::page(&world.program, &board, &worklist::WorklistFilter::default(), None).await;
            let all = all.expect("the store");
            let host = world.signed_in(scene.adviser).await;
            let date = scene.loaded(&vera).await.appointments[0].starts_at.date_naive();
            let of_host = day::page(&world.program, &host, date).await.expect("the store");
            let team = leader::page(&world.program, &world.signed_in(scene.leader).await).await.expect("the store");
            (all.rows.len(), all.counts.open.at_most_a_hundred(), of_host.today.len(), team.rows.len())
        };
        assert_eq!(listed().await, (1, 1, 1, 1));
        asks(&scene, &vera, Right::Restrict, "").await;
        for account in [hr, scene.adviser] {
            let refused = opens(account).await;
            assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        }
        assert_eq!(listed().await, (0, 0, 0, 1), "a leader whose line went would know what was asked");
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        assert!(scene.loaded(&vera).await.live_appointment(talk).is_some(), "the leaver's own talk stands");
        let MyData::Data(mine) = my_data(&world.program, &scene.proof(vera.id, true).await).await.expect("the store")
        else {
            panic!("the code was typed");
        };
        assert!(mine.answers.is_some(), "to the leaver everything opens");
        lifts(&scene, &vera, Right::Restrict).await;
        assert!(opens(hr).await.is_ok() && opens(scene.adviser).await.is_ok());
        assert_eq!(listed().await, (1, 1, 1, 1));
    }

    async fn a_leader_reads_of_what_is_restricted_what_they_read_where_they_have_no_talk(world: World) {
        let scene = Scene::set(&world).await;
        let head = world.account("Rie Rector").role_of(Role::SchoolHead, scene.school).make().await;
        let vera = scene.leaver_with("Vera Trek", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&vera).await;
        scene.post().await;
        scene.booked_first(&vera).await;
        let program = &world.program;
        let leader = world.signed_in(scene.leader).await;
        let on_the_team_page = async || {
            let rows = leader::page(program, &leader).await.expect("the store").rows.into_iter();
            rows.map(|row| (row.status, row.talk_by, row.starts_at, row.talk)).collect::<Vec<_>>()
        };
        let at_school = async || {
            let proof = world.signed_in(head).await.school_head().expect("heads it");
            let schools = server::school::schools(program, &proof).await.expect("the store");
            schools[0].leavers.iter().map(|here| here.status).collect::<Vec<_>>()
        };
        assert_eq!(on_the_team_page().await[0].0, LeaderStatus::Planned);
        assert_eq!(at_school().await, [LeaderStatus::Planned]);
        asks(&scene, &vera, Right::Restrict, "").await;
        assert_eq!(on_the_team_page().await, [(LeaderStatus::Arranged, None, None, None)]);
        assert_eq!(at_school().await, [LeaderStatus::Arranged]);
        let viewer = record_viewer(program, &leader, vera.id).await.expect("the name is known to them");
        assert!(viewer.leader().is_err(), "nothing is held, asked or planned meanwhile");
        let seen = record::load(program, &viewer, Language::Nl).await.expect("the store");
        let status = record::StatusView::Leader { status: LeaderStatus::Arranged, talk_by: None };
        assert_eq!((seen.status, seen.talks.len(), seen.facts.is_none()), (status, 0, true));
        let last = scene.loaded(&vera).await.departure.last_day_worked;
        world.advance(TimeDelta::days((last - world.now().date_naive()).num_days() + 1));
        assert_eq!((on_the_team_page().await.len(), at_school().await.len()), (0, 0), "as of anybody else");
    }

    async fn a_reason_that_was_stated_before_opens_nothing_and_a_ground_does_for_an_hour(world: World) {
        let scene = Scene::set(&world).await;
        let hr = coordinator(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let before = proof(&world, hr, vera.id).await;
        let opened = break_glass(&world.program, &before, "Een klacht").await.expect("the store");
        assert!(matches!(opened, Opening::Opened { .. }));
        asks(&scene, &vera, Right::Restrict, "").await;
        let viewer = world.signed_in(hr).await;
        let look = async || record_viewer(&world.program, &viewer, vera.id).await;
        assert!(matches!(look().await, Err(Refused::NotFound)));
        let board = viewer.coordinator().expect("a coordinator");
        let id = to_answer(&world.program, &board).await.expect("the store")[0].request.id;
        let handler = request_handler(&world.program, &viewer, id).await.expect("of the whole board");
        let open = async |why: &str| {
            open_restricted(&world.program, &handler, OpeningGround::Claim, &words(why)).await.expect("the store")
        };
        assert_eq!(open("").await, OpeningRestricted::ReasonMissing);
        assert_eq!(open("\u{200b}").await, OpeningRestricted::ReasonMissing, "nobody can read it");
        assert_eq!(open("Een rechtszaak").await, OpeningRestricted::Opened { told: true });
        let seen = record::load(&world.program, &look().await.expect("open"), Language::Nl).await.expect("the store");
        assert!(seen.answers.is_some(), "for this the law opens it");
        assert!(matches!(
            record_viewer(&world.program, &world.signed_in(scene.adviser).await, vera.id).await,
            Err(Refused::NotFound)
        ));
        let told = scene.mails(vera.id, MailKind::BreakGlassUsed).await;
        assert!(told.iter().any(|mail| world.opened(&mail.payload, mail.id).contains("Een rechtszaak")));
        let MyData::Data(mine) = my_data(&world.program, &scene.proof(vera.id, true).await).await.expect("the store")
        else {
            panic!("the code was typed");
        };
        let looks = mine.looks.iter().filter(|look| look.what == Looked::BreakGlassUsed).count();
        assert_eq!(looks, 2, "both stand among the looks");
        world.advance(TimeDelta::minutes(61));
        assert!(matches!(look().await, Err(Refused::NotFound)));
        assert_eq!(answers(&world, &handler, Ruling::Refused, "Te laat gevraagd").await, Answering::Answered { told: true });
        assert_eq!(open("Nog eens").await, OpeningRestricted::NotRestricted);
        assert!(look().await.is_ok(), "what was refused restricts nothing");
    }

    async fn a_ground_of_the_law_opens_to_read_and_changes_or_erases_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let hr = coordinator(&world).await;
        let vera = scene.invited("Vera Trek").await;
        asks(&scene, &vera, Right::Restrict, "").await;
        let handler = handler(&world).await;
        let opened = open_restricted(&world.program, &handler, OpeningGround::Claim, &words("Een rechtszaak")).await;
        assert_eq!(opened.expect("the store"), OpeningRestricted::Opened { told: true });
        let record = record_viewer(&world.program, &world.cora().await, vera.id).await.expect("open for an hour");
        assert!(matches!(record.coordinator(), Err(Refused::NotFound)), "who may cancel could erase it");
        assert!(record.visibility().answers == AnswersVisibility::Full && record.visibility().time_line);
        lifts(&scene, &vera, Right::Restrict).await;
        proof(&world, hr, vera.id).await;
    }

    async fn while_it_is_restricted_nothing_goes_by_itself_and_nothing_is_erased(world: World) {
        let scene = Scene::set(&world).await;
        let zwaantje = full(&world, &scene).await;
        asks(&scene, &zwaantje, Right::Restrict, "").await;
        scene.post().await;
        go_to(&world, "2028-06-01");
        assert!(dry_run(&world).await.is_empty(), "its terms have passed long ago");
        erase(&world).await;
        assert!(everything(&world).await.contains("quispel"));
        let handler = handler(&world).await;
        assert!(matches!(answers(&world, &handler, Ruling::Granted, "").await, Answering::Answered { .. }));
        erase(&world).await;
        assert!(everything(&world).await.contains("quispel"));
        assert_eq!(lifts_late(&world, &zwaantje, Right::Restrict).await, Lifting::Lifted);
        erase(&world).await;
        assert!(!everything(&world).await.contains("quispel"), "the term counts again");
    }

    async fn news_waits_until_the_leaver_lets_it_go(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.booked_first(&vera).await;
        world.advance(TimeDelta::days(9));
        let host = scene.as_adviser(scene.adviser, &vera).await;
        let skipped = domain::prediction::Prediction::Skipped;
        server::prediction::predict(&world.program, &host, skipped).await.expect("the store");
        let today = world.now().date_naive();
        server::talk::held(&world.program, &host, today, domain::talk::Way::InPerson).await.expect("the store");
        let revision = server::report::open(&world.program, &host).await.expect("the store").revision;
        let whole = crate::departure::fields(&[("story", "Een verhaal."), ("told", "B1")]);
        server::report::finalise(&world.program, &host, &whole, revision).await.expect("the store");
        asks(&scene, &vera, Right::Restrict, "").await;
        let left = async || {
            let mails = scene.mails(vera.id, MailKind::ReportReady).await;
            mails.iter().filter(|mail| mail.sent_at.is_some()).count()
        };
        for _ in 0..4 {
            world.advance(TimeDelta::days(1));
            scene.post().await;
        }
        assert_eq!((left().await, scene.mails(vera.id, MailKind::ReportReady).await.len()), (0, 1), "it waits");
        lifts(&scene, &vera, Right::Restrict).await;
        for _ in 0..4 {
            world.advance(TimeDelta::days(1));
            scene.post().await;
        }
        assert_eq!(left().await, 1);
    }

    async fn only_hr_of_the_unit_answers_and_nobody_their_own(world: World) {
        let scene = Scene::set(&world).await;
        let elsewhere = world.school("Het Zuiden").await;
        let vera = scene.leaver("Vera Trek").await;
        asks(&scene, &vera, Right::Object, "").await;
        let id = handler(&world).await.request();
        let far = world.account("Ver Weg").role_of(Role::HrCoordinator, elsewhere).make().await;
        let here = world.account("Dicht Bij").role_of(Role::HrCoordinator, scene.school).make().await;
        let own = world.account("Vera Zelf").email("vera.trek@thuis.test").role(Role::HrCoordinator).make().await;
        for (account, may) in [(far, false), (own, false), (here, true), (scene.adviser, false), (scene.leader, false)] {
            let viewer = world.signed_in(account).await;
            let found = request_handler(&world.program, &viewer, id).await;
            assert_eq!(found.is_ok(), may, "{}", viewer.name);
            if let Ok(board) = viewer.coordinator() {
                let listed = to_answer(&world.program, &board).await.expect("the store");
                assert_eq!(listed.len(), usize::from(may), "{}", viewer.name);
            }
        }
    }
}
