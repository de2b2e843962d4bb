//! What is told and read of where a departure stands tells nothing of what the leaver does, and nothing of those whose data
//! are left alone or being erased.

use chrono::TimeDelta;
use domain::api::{ApiScope, ToldStage};
use domain::ids::DepartureId;
use domain::retention::Ground;
use domain::rights::{RequestWords, Right};
use domain::talk::TalkChoice;
use serde_json::Value;
use server::access::{Admission, api_client, api_departure};
use server::api::{Changing, cancel, change, close_over, webhooks};
use server::departure::cancel::Cancelling;
use server::departure::pause::{pause, resume};
use server::retention::erase_on_request;
use server::rights::ask;
use server::talk::choose;

use super::token;
use super::told::{Heard, Hearing, tell, told};
use crate::departure::stored;
use crate::scene::{Leaver, Scene, day};

/// Type and stage of what was told of this departure, in order.
fn of(heard: &[Heard], id: DepartureId) -> Vec<(String, String)> {
    let bodies = heard.iter().map(|one| serde_json::from_str::<Value>(&one.body).expect("JSON"));
    let theirs = bodies.filter(|body| body["data"]["id"] == id.to_string());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    theirs.map(|body| (text(&body["type"]), text(&body["data"]["stage"]))).collect()
}

fn news(kind: &str, stage: &str) -> (String, String) {
    (format!("departure.{kind}"), stage.to_owned())
}

async fn restrict(scene: &Scene<'_>, leaver: &Leaver) {
    let proof = scene.proof(leaver.id, true).await;
    let words = RequestWords::parse("Laat het rusten.").expect("short enough");
    ask(&scene.world.program, &proof, Right::Restrict, &words).await.expect("the store");
}

server::on_both_databases! {
    async fn whoever_declines_is_told_of_as_whoever_does_nothing(world: World) {
        let (scene, hearing) = (Scene::set(&world).await, Hearing::start(204).await);
        told(&world, &hearing.address).await;
        let (declines, waits) = (scene.leaver("Iris Nieuw").await, scene.leaver("Vera Trek").await);
        tell(&world).await;
        let registered = hearing.heard();
        for leaver in [&declines, &waits] {
            assert_eq!(of(&registered, leaver.id), [news("registered", "open")]);
        }
        let since = stored(&world, declines.id).await.told_at;
        world.advance(TimeDelta::hours(1));
        scene.hand_in(&declines).await;
        choose(&world.program, &scene.proof(declines.id, true).await, TalkChoice::None, false).await.expect("the store");
        scene.post().await;
        let row = stored(&world, declines.id).await;
        assert!(row.closed_at.is_some(), "its course is over");
        assert_eq!((*row.told_stage, row.told_at), (ToldStage::Open, since), "and nobody outside can tell");
        assert!(row.updated_at > since);
        tell(&world).await;
        assert!(hearing.heard().is_empty());
        assert_eq!(close_over(&world.program).await.expect("the store"), 0, "its days are not over");
        world.advance(TimeDelta::days(150));
        assert_eq!(close_over(&world.program).await.expect("the store"), 2);
        tell(&world).await;
        let heard = hearing.heard();
        for leaver in [&declines, &waits] {
            assert_eq!(of(&heard, leaver.id), [news("closed", "closed")]);
        }
        assert_eq!(stored(&world, declines.id).await.told_at, stored(&world, waits.id).await.told_at);
        assert_eq!(close_over(&world.program).await.expect("the store"), 0, "once");
    }

    async fn what_hr_does_is_told(world: World) {
        let (scene, hearing) = (Scene::set(&world).await, Hearing::start(204).await);
        told(&world, &hearing.address).await;
        let leaver = scene.leaver("Iris Nieuw").await;
        let hr = world.coordinator_of(leaver.id).await;
        pause(&world.program, &hr).await.expect("the store");
        resume(&world.program, &hr).await.expect("the store");
        tell(&world).await;
        let told = of(&hearing.heard(), leaver.id);
        assert_eq!(told, [news("registered", "open"), news("changed", "paused"), news("changed", "open")]);
    }

    async fn nothing_goes_out_of_what_is_left_alone_or_being_erased(world: World) {
        let (scene, hearing) = (Scene::set(&world).await, Hearing::start(204).await);
        told(&world, &hearing.address).await;
        let (restricts, goes) = (scene.invited("Iris Nieuw").await, scene.invited("Vera Trek").await);
        restrict(&scene, &restricts).await;
        let hr = world.coordinator_of(goes.id).await;
        erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        assert_eq!(tell(&world).await, 0, "neither what waited nor that anything ended");
        assert!(hearing.heard().is_empty());
        let kept = webhooks(&world.program, &world.administrator()).await.expect("the store");
        assert_eq!((kept[0].waiting, kept[0].parked), (0, 0), "and nothing of it waits any more");
        world.advance(TimeDelta::days(150));
        assert_eq!(close_over(&world.program).await.expect("the store"), 0);
    }

    async fn what_a_leaver_restricts_while_a_request_is_under_way_is_neither_changed_nor_cancelled(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.invited("Iris Nieuw").await;
        let token = token(&world, &[ApiScope::DeparturesWrite]).await;
        let Admission::Admitted(client) = api_client(&world.program, &token).await.expect("the store") else {
            panic!("it counts");
        };
        let writer = client.writer(None).expect("it writes");
        let departure = api_departure(&world.program, &writer, leaver.id, false).await.expect("it is there");
        restrict(&scene, &leaver).await;
        let days = [("last_day_worked".to_owned(), "2026-04-20".to_owned())];
        let changed = change(&world.program, &departure, &days).await.expect("the store");
        assert_eq!(changed, Changing::ChangedMeanwhile);
        let cancelled = cancel(&world.program, &departure).await.expect("the store");
        assert_eq!(cancelled, Cancelling::Withheld);
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.cancelled_at, row.last_day_worked), (None, day(4, 24)));
        api_departure(&world.program, &writer, leaver.id, false).await.expect_err("asking again finds nothing");
    }
}
