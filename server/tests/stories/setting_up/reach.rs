//! How hosts say they are reached, and what of it those who meet them read on pages, in mails and in calendars.

use chrono::TimeDelta;
use domain::account::Role;
use domain::ids::AccountId;
use domain::reach::{Reach, VideoAddress};
use domain::talk::{HostKind, Way};
use mail_parser::MessageParser;
use sea_orm::EntityTrait;
use server::access::Refused;
use server::availability::{
    ReachField, ReachForm, SettingsForm, TimesKeeper, host_reach, host_settings, save_reach, save_settings,
};
use server::feed::FeedKeeper;
use server::form::Filled;
use server::home::{TalkPart, home};
use server::jobs::deliver;
use server::on_both_databases;
use server::settings::MailTo;
use server::store::entity;
use server::subscription::{host_calendar, renew, subscription_address};
use server::talk::{Call, HostBooking, HostPlan, calendar_of, call_of, plan_by_host, plan_on_behalf};
use server::testing::World;

use crate::mail::post::{Folder, empty, posting};
use crate::scene::{Leaver, Scene, day};
use crate::talk::behalf::{coordinator, plan};

const PHONE: &str = "06 1234 5678";
const ADDRESS: &str = "https://bellen.voorbeeld.test/ad-viseur";

fn both() -> ReachForm {
    ReachForm { phone: format!(" {PHONE} "), video_address: ADDRESS.into() }
}

async fn says(world: &World, host: AccountId, form: &ReachForm) {
    let own = TimesKeeper::own(&world.signed_in(host).await);
    save_reach(&world.program, &own, form).await.expect("the store").done();
}

/// What the leaver's page shows of it, for the talk with HR.
async fn shown(world: &World, leaver: &Leaver) -> (Option<String>, Option<String>) {
    let home = home(&world.program, &leaver.proof).await.expect("the store");
    let TalkPart::Talks(talks) = home.talk else { panic!("{:?}", home.talk) };
    let talk = talks.into_iter().find(|talk| talk.host == HostKind::HrAdviser).expect("a talk with HR");
    let Reach { phone, video } = talk.reach;
    (phone.map(String::from), video.map(String::from))
}

/// Lines of a calendar as they were before they were folded.
fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

on_both_databases! {
    async fn a_host_says_how_they_are_reached_and_nothing_else_of_theirs_is_touched(world: World) {
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let keeper = TimesKeeper::own(&world.signed_in(anna).await);
        let others = save_reach(&world.program, &world.times_of(anna), &both()).await;
        assert!(matches!(others, Err(Refused::NotFound)), "nobody says it for another: {others:?}");
        let wrong = ReachForm { phone: "bel HR".into(), video_address: "http://bellen.voorbeeld.test".into() };
        let refused = save_reach(&world.program, &keeper, &wrong).await.expect("the store");
        assert_eq!(refused, Filled::Faulty(vec![ReachField::Phone, ReachField::VideoAddress]));
        assert_eq!(host_reach(&world.program, &keeper).await.expect("read"), Reach::default(), "nothing was written");

        let limits = SettingsForm { buffer_before: "10".into(), ..SettingsForm::default() };
        save_settings(&world.program, &keeper, &limits).await.expect("the store").done();
        says(&world, anna, &both()).await;
        save_settings(&world.program, &keeper, &limits).await.expect("the store").done();
        let kept = host_reach(&world.program, &keeper).await.expect("read");
        assert_eq!(ReachForm::of(&kept), ReachForm { phone: PHONE.into(), video_address: ADDRESS.into() });
        let settings = host_settings(&world.program, &keeper).await.expect("read");
        assert_eq!(SettingsForm::of(&settings), limits);
        let sealed = world.all_sealed().await;
        for (column, text) in [("phone", PHONE), ("video_address", ADDRESS)] {
            let kept = sealed.iter().find(|value| (value.place.table, value.place.column) == ("host_settings", column));
            let kept = kept.expect("it is sealed");
            assert!(kept.opened == text && !kept.sealed.contains(text), "{column}");
        }

        says(&world, anna, &ReachForm::default()).await;
        assert_eq!(host_reach(&world.program, &keeper).await.expect("read"), Reach::default());
        let row = entity::host_settings::Entity::find_by_id(anna).one(world.store().read()).await.expect("the store");
        let row = row.expect("a row");
        assert!(row.phone.is_none() && row.video_address.is_none(), "empty is nothing at all");
    }

    async fn the_address_of_a_video_call_stands_on_the_page_in_mails_and_in_calendars(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        says(&world, scene.adviser, &both()).await;
        let hr = coordinator(&scene, &vera).await;
        empty(&world).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let wanted = HostPlan { way: Way::Video, ..plan(day(3, 10), 10 * 60, true) };
        let done = plan_on_behalf(&world.program, &hr, talk, scene.adviser, &wanted).await.expect("the store");
        let HostBooking::Booked(booked) = done else { panic!("{done:?}") };
        assert_eq!(shown(&world, &vera).await, (None, Some(ADDRESS.to_owned())), "the number is for the last day");

        let folder = Folder::new();
        deliver::deliver_all(&posting(&world, MailTo::Folder(folder.0.clone()))).await.expect("the store");
        let mails = folder.mails();
        assert_eq!(mails.len(), 2, "to the leaver and to the host");
        for (name, bytes) in &mails {
            let message = MessageParser::default().parse(bytes.as_slice()).expect("a message");
            let text = message.body_text(0).expect("a plain text");
            assert!(text.contains(ADDRESS) && !text.contains(PHONE), "{name}: {text}");
            let file = message.attachment(0).and_then(|part| part.text_contents()).expect("a calendar").to_owned();
            let file = file.replace("\r\n", "\n").replace("\n ", "");
            assert!(file.contains(ADDRESS) && !file.contains(PHONE), "{name}: {file}");
        }

        let own = calendar_of(&world.program, &vera.proof, booked.appointment).await.expect("the store");
        let own = own.expect("theirs");
        assert!(unfolded(&own).contains(&format!("LOCATION:Via beeldbellen: {ADDRESS}")), "{own}");
        let keeper = FeedKeeper::own(&world.signed_in(scene.adviser).await);
        renew(&world.program, &keeper).await.expect("theirs");
        let address = subscription_address(&world.program, &keeper).await.expect("the store").expect("it is on");
        let token = address.rsplit('/').next().and_then(|file| file.strip_suffix(".ics")).expect("a token");
        let subscribed = host_calendar(&world.program, token).await.expect("it opens").text;
        assert!(unfolded(&subscribed).contains(ADDRESS), "{subscribed}");
        let viewer = world.signed_in(scene.adviser).await;
        let hosts_day = server::lists::day::page(&world.program, &viewer, day(3, 10)).await.expect("the store");
        assert_eq!(hosts_day.today[0].video.as_ref().map(|video| video.as_str()), Some(ADDRESS));
    }

    async fn a_host_names_another_address_for_one_talk_and_nobody_else_does(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        says(&world, scene.adviser, &both()).await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let (once, others) = ("https://bellen.voorbeeld.test/eenmalig", "https://bellen.voorbeeld.test/meeluisteren");
        let at = |address: &str| Call::At(VideoAddress::parse(address).expect("an address"));
        let wanted = |call: Call, hour: u16| HostPlan { way: Way::Video, call, ..plan(day(3, 10), hour * 60, true) };
        let done = plan_by_host(&world.program, &adviser, &wanted(at(once), 10)).await.expect("the store");
        let HostBooking::Booked(booked) = done else { panic!("{done:?}") };
        let told = Some(once.to_owned());
        assert_eq!(shown(&world, &vera).await, (None, told.clone()));
        assert_eq!(call_of(&world.program, &adviser).await.expect("the store").map(String::from), told);
        let own = calendar_of(&world.program, &vera.proof, booked.appointment).await.expect("the store");
        let own = unfolded(&own.expect("theirs"));
        assert!(own.contains(once) && !own.contains(ADDRESS), "{own}");
        let sealed = world.all_sealed().await;
        let kept = sealed.iter().find(|value| (value.place.table, value.place.column) == ("appointments", "video_address"));
        let kept = kept.expect("it is sealed");
        assert!(kept.opened == once && !kept.sealed.contains(once));

        // HR, who moves it, could else hear what is said.
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let moved = wanted(at(others), 11);
        let done = plan_on_behalf(&world.program, &hr, talk, scene.adviser, &moved).await.expect("the store");
        assert!(matches!(done, HostBooking::Moved(_)), "{done:?}");
        assert_eq!(shown(&world, &vera).await, (None, told), "it stays with the talk");
        let usual = wanted(Call::Usual, 12);
        assert!(matches!(plan_by_host(&world.program, &adviser, &usual).await, Ok(HostBooking::Moved(_))));
        assert_eq!(shown(&world, &vera).await, (None, Some(ADDRESS.to_owned())));
    }

    async fn a_number_is_told_for_a_talk_by_phone_and_on_the_last_day_before_any(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        says(&world, scene.adviser, &both()).await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let at = |wanted: HostPlan| {
            let (program, adviser) = (&world.program, scene.adviser);
            async move { plan_on_behalf(program, &hr, talk, adviser, &wanted).await.expect("the store") }
        };
        let in_person = HostPlan {
            way: Way::InPerson, place: Some("kamer 1".into()), ..plan(day(3, 10), 10 * 60, true)
        };
        assert!(matches!(at(in_person).await, HostBooking::Booked(_)));
        assert_eq!(shown(&world, &vera).await, (None, None), "a week before, and in person");
        world.advance(TimeDelta::days(6) + TimeDelta::hours(1));
        assert_eq!(shown(&world, &vera).await, (Some(PHONE.to_owned()), None), "on the last day");
        assert!(matches!(at(plan(day(3, 17), 10 * 60, true)).await, HostBooking::Moved(_)));
        assert_eq!(shown(&world, &vera).await, (Some(PHONE.to_owned()), None), "by phone");
        says(&world, scene.adviser, &ReachForm::default()).await;
        assert_eq!(shown(&world, &vera).await, (None, None), "what is not said is not shown");
    }
}
