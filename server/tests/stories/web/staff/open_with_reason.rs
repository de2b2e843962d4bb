//! `POST /_fn/open-with-reason`: whoever opens answers with a reason showed just now who they are.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use server::on_both_databases;
use server::store::entity::session::{Column, Entity};
use server::testing::World;

use crate::addresses::{OPEN_WITH_REASON, SIGN_IN_ADDRESS, SIGN_IN_AGAIN, SIGN_IN_CODE};
use crate::provider::fake::{Fake, Signing};
use crate::provider::visitor::{AtProvider, visitor};
use crate::running::Running;
use crate::scene::Scene;
use crate::web::visitor::{code_in, mail_to, without_posting};

const COORDINATOR: &str = "co@voorbeeld.test";
const OPENED: &str = "staan een uur voor je open";

/// A leaver who handed in, and somebody of HR; returns the leaver's record.
async fn set(world: &World) -> (Scene<'_>, String) {
    world.advance(Utc::now() - world.now());
    world.account("Co Ordinator").email(COORDINATOR).role(Role::HrCoordinator).make().await;
    let scene = Scene::set(world).await;
    let leaver = scene.leaver("Loes Verhoeven").await;
    scene.hand_in(&leaver).await;
    let id = leaver.id.to_string();
    (scene, id)
}

fn form(id: &str) -> String {
    format!("departure={id}&reason=Een+klacht+over+de+afhandeling&sure=yes")
}

/// Whoever is signed in showed so many minutes ago who they are.
pub async fn shown_ago(world: &World, ago: TimeDelta) {
    for row in Entity::find().all(world.store().read()).await.expect("read") {
        let mut data: Value = serde_json::from_str(&row.data).expect("JSON");
        if data.get("staff").is_none() {
            continue;
        }
        data["staff"]["shown_at"] = json!((Utc::now() - ago).timestamp());
        let (id, data) = (row.id, data.to_string());
        let (id, data) = (&id, &data);
        let write = world.store().write(|tx| {
            Box::pin(async move {
                let update = Entity::update_many().col_expr(Column::Data, Expr::value(data.as_str()));
                update.filter(Column::Id.eq(id.as_str())).exec(tx).await?;
                Ok::<_, server::store::StoreError>(())
            })
        });
        write.await.expect("the store");
    }
}

on_both_databases! {
    async fn a_fresh_code_counts_and_one_of_this_morning_asks_for_another(world: World) {
        let (_scene, id) = set(&world).await;
        let record = format!("/staff/departures/{id}");
        let running = Running::start(&world);
        let co = visitor(&running);
        co.ask(SIGN_IN_ADDRESS, Some("email=co%40voorbeeld.test&next=%2Fstaff"));
        let typed = format!("code={}", code_in(&mail_to(&running, COORDINATOR, 0)));
        assert_eq!(co.ask(SIGN_IN_CODE, Some(&typed)).location, "/staff");
        shown_ago(&world, TimeDelta::minutes(11)).await;
        let asked = co.ask(OPEN_WITH_REASON, Some(&form(&id)));
        let again = format!("/staff/sign-in/again?next=%2Fstaff%2Fdepartures%2F{id}");
        assert_eq!(without_posting(&asked.location), again);
        assert!(!co.ask(&record, None).body().contains("Te hoge werkdruk"), "nothing has opened");
        let page = co.ask(&asked.location, None);
        assert!(page.body().contains("Log nog een keer in") && page.body().contains(COORDINATOR));
        let next = asked.location.split_once('?').expect("where to go on").1;
        let sent = co.ask(SIGN_IN_AGAIN, Some(next));
        assert_eq!(sent.location, "/staff/sign-in/code");
        let typed = format!("code={}", code_in(&mail_to(&running, COORDINATOR, 1)));
        let back = co.ask(SIGN_IN_CODE, Some(&typed));
        assert_eq!(without_posting(&back.location), record);
        let page = co.ask(&back.location, None);
        assert!(page.body().contains("Een klacht over de afhandeling"), "what was typed stays");
        assert!(page.body().contains("Je bent opnieuw ingelogd") && !page.body().contains("Te hoge werkdruk"));
        let opened = co.ask(OPEN_WITH_REASON, Some(&form(&id)));
        assert_eq!(opened.location, record);
        let page = co.ask(&record, None);
        assert!(page.body().contains(OPENED) && page.body().contains("Te hoge werkdruk"));
    }

    async fn a_sign_in_at_the_provider_counts_from_when_it_says(world: World) {
        let (_scene, id) = set(&world).await;
        let record = format!("/staff/departures/{id}");
        let fake = Fake::start().await;
        let running = Running::start_with(&world, &fake.environment());
        let co = visitor(&running);
        let of_co = |auth_time: Value| json!({ "sub": "co", "email": COORDINATOR, "auth_time": auth_time });
        let now = Utc::now().timestamp();
        let mut next = String::new();
        for long_ago in [json!(now - 660), json!(null)] {
            co.signs_in(&fake, &of_co(long_ago));
            let asked = co.ask(OPEN_WITH_REASON, Some(&form(&id)));
            let (page, query) = asked.location.split_once('?').expect("where to go on");
            assert_eq!(page, "/staff/sign-in/again");
            query.clone_into(&mut next);
        }
        let page = co.ask(&format!("/staff/sign-in/again?{next}"), None);
        assert!(page.body().contains("again=yes") && !page.body().contains(SIGN_IN_AGAIN), "a code is no way here");
        let begin = format!("/staff/sign-in/provider?{next}&again=yes");
        let back = co.goes_to(&fake, &begin, Signing::Right, &of_co(json!(now - 660)));
        let refused = co.ask(&back, None);
        assert!(refused.status == 403 && refused.body().contains("We weten niet of jij het bent"));
        let back = co.goes_to(&fake, &begin, Signing::Right, &of_co(json!(Utc::now().timestamp())));
        let led = co.ask(&back, None).location;
        assert_eq!(without_posting(&led), record);
        assert!(co.ask(&led, None).body().contains("Een klacht over de afhandeling"), "what was typed stays");
        co.ask(OPEN_WITH_REASON, Some(&form(&id)));
        assert!(co.ask(&record, None).body().contains(OPENED));
    }

    async fn whoever_signs_in_again_as_somebody_else_finds_nothing_of_the_first(world: World) {
        let (_scene, id) = set(&world).await;
        world.account("An Dere").email("an@voorbeeld.test").role(Role::HrCoordinator).make().await;
        let record = format!("/staff/departures/{id}");
        let fake = Fake::start().await;
        let running = Running::start_with(&world, &fake.environment());
        let browser = visitor(&running);
        browser.signs_in(&fake, &json!({ "sub": "co", "email": COORDINATOR, "auth_time": 1 }));
        browser.ask(OPEN_WITH_REASON, Some(&form(&id)));
        let first = browser.copy();
        browser.signs_in(&fake, &json!({ "sub": "an", "email": "an@voorbeeld.test" }));
        assert!(browser.is_in() && !first.is_in(), "whoever has the first one's cookie is nobody");
        let page = browser.ask(&record, None);
        assert!(page.body().contains("An Dere") && !page.body().contains("Een klacht over de afhandeling"));
    }
}
