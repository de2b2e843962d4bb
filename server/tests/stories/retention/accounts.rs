//! What is left of an account that was switched off.

use chrono::TimeDelta;
use domain::account::Role;
use domain::ids::{AccountId, PointId};
use domain::improvement::{ImprovementPoint, PointStatus};
use domain::retention::Kind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::access::point_writer;
use server::availability::{ReachForm, TimesKeeper, save_reach};
use server::on_both_databases;
use server::store::TypedColumn;
use server::store::entity::{
    account, calendar_feed, closed_days, hours, import, improvement_point, outbox, passkey, role, training,
};
use server::testing::World;

use super::{erase, everything};
use crate::scene::day;

/// They signed in at the organisation's provider once.
async fn at_provider(world: &World, of: AccountId) {
    let write = world.store().write(|tx| {
        Box::pin(async move {
            let update = account::Entity::update_many()
                .col_expr(account::Column::ProviderIssuer, Expr::value("https://login.voorbeeld.test"))
                .col_expr(account::Column::ProviderSubject, Expr::value("nummer77"));
            update.filter(account::Column::Id.is(of)).exec(tx).await?;
            Ok::<_, server::store::StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// An improvement point to which this person sees.
async fn owned_point(world: &World, owner: &str) -> PointId {
    let officer = world.account("Bea Leid").role(Role::PolicyOfficer).make().await;
    let writer = point_writer(&world.signed_in(officer).await).expect("a policy officer");
    let text = ImprovementPoint {
        owner: owner.to_owned(),
        ..ImprovementPoint::new("Starters missen een maatje.", PointStatus::Doing)
    };
    server::improvement::add(&world.program, &writer, &text.fields()).await.expect("the store").done()
}

on_both_databases! {
    async fn calendars_hours_and_roles_go_after_a_month_and_the_name_after_a_year(world: World) {
        let host = world
            .account("Hans Host")
            .role(Role::HrAdviser)
            .trained()
            .every_working_day("09:00", "17:00")
            .make()
            .await;
        world.busy(host, world.now(), world.now() + TimeDelta::hours(1)).await;
        at_provider(&world, host).await;
        crate::passkey::given_one(&world, host).await;
        let reach = ReachForm { phone: "06 12345678".into(), video_address: "bellen.voorbeeld.test/hans".into() };
        save_reach(&world.program, &TimesKeeper::own(&world.signed_in(host).await), &reach).await.expect("the store").done();
        let point = owned_point(&world, "Hans Host").await;
        server::jobs::deliver::deliver_all(&world.program).await.expect("the store");
        world.change_account(host, |form| form.active = false).await;
        assert_eq!(erase(&world).await.of(Kind::Accounts), 0, "seen today for the first time");
        world.advance(TimeDelta::days(29));
        assert_eq!(erase(&world).await.of(Kind::Accounts), 0);
        world.advance(TimeDelta::days(1));
        assert!(erase(&world).await.of(Kind::Accounts) > 0);
        let conn = world.store().read();
        assert_eq!(hours::Entity::find().filter(hours::Column::AccountId.is(host)).count(conn).await.expect("counted"), 0);
        assert_eq!(role::Entity::find().filter(role::Column::AccountId.is(host)).count(conn).await.expect("counted"), 0);
        assert_eq!(training::Entity::find().count(conn).await.expect("counted"), 0);
        assert_eq!(calendar_feed::Entity::find().count(conn).await.expect("counted"), 0);
        assert_eq!(passkey::Entity::find().count(conn).await.expect("counted"), 0);
        let reach = server::availability::host_reach(&world.program, &world.times_of(host)).await.expect("read");
        assert_eq!(reach, domain::reach::Reach::default(), "how they were reached");
        let left = everything(&world).await;
        assert!(left.contains("hans host") && left.contains("nummer77"));
        world.advance(TimeDelta::days(335));
        erase(&world).await;
        let left = everything(&world).await;
        assert!(!left.contains("hans") && !left.contains("host@"), "{left}");
        assert!(!left.contains("nummer77") && !left.contains("login.voorbeeld.test"), "{left}");
        let row = improvement_point::Entity::find_by_id(point).one(conn).await.expect("the store").expect("it stays");
        assert!(row.owner_account.is_none() && row.owner_name.is_nothing(), "nor does a point say who saw to it");
        let listed = server::account::list(conn, world.board(), world.now()).await.expect("the store");
        assert!(listed.iter().all(|account| account.id != host));
    }

    async fn an_account_that_works_again_keeps_everything(world: World) {
        let host = world.account("Hans Host").role(Role::HrAdviser).every_working_day("09:00", "17:00").make().await;
        world.change_account(host, |form| form.active = false).await;
        erase(&world).await;
        world.advance(TimeDelta::days(20));
        world.change_account(host, |form| form.active = true).await;
        erase(&world).await;
        world.advance(TimeDelta::days(400));
        assert_eq!(erase(&world).await.of(Kind::Accounts), 0);
        let row = account::Entity::find_by_id(host).one(world.store().read()).await.expect("the store");
        assert_eq!(row.map(|row| (row.name, row.inactive_since)), Some(("Hans Host".to_owned(), None)));
    }

    async fn why_a_host_was_away_is_forgotten_after_three_months(world: World) {
        let host = world.account("Hans Host").role(Role::HrAdviser).make().await;
        world.closed(host, day(3, 9), day(3, 13)).await;
        world.holiday(day(3, 9), day(3, 13)).await;
        crate::retention::go_to(&world, "2026-06-12");
        assert_eq!(erase(&world).await.of(Kind::Hosts), 0);
        crate::retention::go_to(&world, "2026-06-13");
        assert_eq!(erase(&world).await.of(Kind::Hosts), 1);
        let left = closed_days::Entity::find().all(world.store().read()).await.expect("the store");
        assert!(left.len() == 1 && left[0].account_id.is_none(), "the board's holidays are about nobody");
    }

    async fn mails_to_staff_and_imported_lists_have_terms_of_their_own(world: World) {
        world.school("Het Noorden").await;
        let text = "name,private_email,school,departure_type,last_day_worked,end_of_employment\n\
                    Anna Bakker,anna@thuis.test,Het Noorden,voluntary,2026-04-24,2026-04-30\n";
        let by = world.coordinator();
        let done = server::departure::import::import_file(&world.program, &by, "anna.csv", text.as_bytes()).await;
        assert!(matches!(done, Ok(server::departure::import::Imported::Done { .. })), "{done:?}");
        let account = world.account("Hans Host").role(Role::PolicyOfficer).make().await;
        // Somebody else's address: the old one is told, by a mail that belongs to no record.
        world.change_account(account, |form| form.email = "hans.nieuw@voorbeeld.test".into()).await;
        server::jobs::deliver::deliver_all(&world.program).await.expect("the store");
        let conn = world.store().read();
        let staff = || outbox::Entity::find().filter(outbox::Column::DepartureId.is_null()).count(conn);
        assert_eq!(staff().await.expect("counted"), 1);
        world.advance(TimeDelta::days(29));
        assert_eq!(erase(&world).await.of(Kind::Imports), 0);
        world.advance(TimeDelta::days(1));
        assert_eq!(erase(&world).await.of(Kind::Imports), 1);
        assert_eq!(import::Entity::find().count(conn).await.expect("counted"), 0);
        crate::retention::go_to(&world, "2026-06-02");
        erase(&world).await;
        assert_eq!(staff().await.expect("counted"), 1);
        crate::retention::go_to(&world, "2026-06-03");
        erase(&world).await;
        assert_eq!(staff().await.expect("counted"), 0);
    }
}
